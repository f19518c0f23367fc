import { type LocalDate, Scope } from '@vitalwire/core';
import * as z from 'zod';
import { basisOf } from '../basis-of.ts';
import { defineTool } from '../define-tool.ts';
import { localDate } from '../inputs.ts';
import { invalidArgument } from '../run/input-issues.ts';
import { snakeCase } from '../text/snake-case.ts';
import { todayOf } from '../today.ts';
import { contradictions } from './contradictions.ts';
import {
  changeOf,
  configurationInput,
  configurationName,
  configurationNamed,
  methodChangeOf,
  methodRows,
  methodsInput,
} from './fitness-config.ts';
import { thresholdRowOf } from './threshold-rows.ts';

export const setFitnessConfig = defineTool({
  name: 'set_fitness_config',
  title: 'Save thresholds, methods',
  description:
    'Saves thresholds that hold from a day on, and the methods to compute by. Earlier days keep their earlier values; a value of the same day is replaced. Only save what the person said or measured.',
  toolset: 'athlete',
  input: z.strictObject({
    configuration: configurationInput.default({}),
    methods: methodsInput,
    remove: z.array(z.string().max(40)).max(10).default([]).describe('Names whose value of that day is taken away'),
    configuration_name: configurationName.default('default'),
    valid_from: localDate.optional().describe('First day, default today'),
    note: z.string().max(60).optional().describe('Where it comes from: lab test'),
  }),
  output: z.strictObject({
    valid_from: z.string(),
    saved: z.array(z.string()),
    removed: z.array(z.string()),
    methods: z.array(z.string()),
    warnings: z.array(z.string()),
  }),
  needs: ['person'],
  scopes: [Scope.ProfileWrite],
  effect: 'write',
  annotations: { idempotentHint: true },
  result: 'fixed',
  async run(
    { configuration, methods, remove, configuration_name, valid_from, note },
    { services: { person }, read, now },
  ) {
    const { day: today, assumptions } = todayOf(now, await person.profile(read));
    const validFrom = (valid_from ?? today) as LocalDate;
    const change = changeOf(
      configuration as Readonly<Record<string, number>>,
      remove,
      configurationNamed(configuration_name),
      validFrom,
    );
    const methodChange = methodChangeOf(methods);
    const changedMethods = Object.keys(methodChange).length;
    if (change.saved.length + change.removed.length + changedMethods === 0) {
      throw invalidArgument('configuration', 'holds nothing to save, such as {"ftp": 250}.');
    }
    const profile = changedMethods === 0 ? null : await person.updateProfile({ algorithms: methodChange }, read);
    const stored =
      change.saved.length === 0
        ? []
        : await person.setThresholds(
            change.saved.map((threshold) => ({ ...threshold, detail: note ?? null })),
            read,
          );
    const removed: string[] = [];
    for (const key of change.removed) {
      if (await person.removeThreshold(key, read)) removed.push(`${snakeCase(key.metric)} of ${key.validFrom}`);
    }
    return {
      output: {
        valid_from: validFrom,
        saved: stored.map((threshold) => {
          const { name, sport, value, unit } = thresholdRowOf(threshold);
          return `${name} ${value} ${unit}${sport === 'default' ? '' : ` (${sport})`}`;
        }),
        removed,
        methods:
          profile === null
            ? []
            : methodRows(profile).flatMap(({ name, method, chosen_by }) =>
                methods[name] === undefined ? [] : [`${name} ${method} (${chosen_by})`],
              ),
        warnings: [
          ...change.warnings,
          ...contradictions(await person.thresholds(read), validFrom),
          ...(validFrom > today ? [`${validFrom} lies ahead: until then the values before it hold.`] : []),
        ],
      },
      basis: basisOf({ assumptions: valid_from === undefined ? assumptions : [] }),
    };
  },
  summarize: ({ saved, removed, methods, valid_from, warnings }) =>
    [
      `${saved.length} saved, ${removed.length} removed, from ${valid_from} on.`,
      ...(methods.length === 0 ? [] : [`Methods for every day: ${methods.join(', ')}.`]),
      ...warnings,
    ].join(' '),
});
