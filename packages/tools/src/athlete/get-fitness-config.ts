import { Scope } from '@vitalwire/core';
import * as z from 'zod';
import { basisOf, thresholdInput } from '../basis-of.ts';
import { defineTool } from '../define-tool.ts';
import { localDate, pageInputs } from '../inputs.ts';
import { snakeCase } from '../text/snake-case.ts';
import { todayOf } from '../today.ts';
import { configurationName, configurationNamed, methodRow, methodRows } from './fitness-config.ts';
import { thresholdRow, thresholdRowOf, thresholdsInForce } from './threshold-rows.ts';

export const getFitnessConfig = defineTool({
  name: 'get_fitness_config',
  title: 'Thresholds, methods',
  description:
    'Dated thresholds: FTP, threshold and maximum heart rate, weight, threshold pace and so on. Those in force on a day, then the whole history, newest first. A metric of a past day uses the value of that day. Methods in use, who chose each, and which others there are.',
  toolset: 'athlete',
  input: z.strictObject({
    configuration_name: configurationName.optional().describe('default or a sport; without it all'),
    date: localDate.optional().describe('Day, default today'),
    ...pageInputs,
  }),
  output: z.strictObject({
    date: z.string(),
    in_force: z.array(thresholdRow),
    methods: z.array(methodRow),
    history: z.array(thresholdRow),
  }),
  needs: ['person'],
  scopes: [Scope.ProfileRead],
  effect: 'read',
  result: 'list',
  rows: 'history',
  async run({ configuration_name, date, offset = 0 }, { services: { person }, read, now, position }) {
    const name = configuration_name === undefined ? undefined : configurationNamed(configuration_name);
    const [profile, all] = await Promise.all([person.profile(read), person.thresholds(read)]);
    const { day: today, assumptions } = todayOf(now, profile);
    const ofSet = all.filter(({ sport }) => name === undefined || (sport ?? 'default') === name);
    const first = Number(position?.n ?? 0) + offset;
    const history = ofSet.toReversed().slice(first).map(thresholdRowOf);
    const day = (date ?? today) as typeof today;
    const weighings = name === undefined || name === 'default' ? await person.weighings(day, read) : [];
    const inForce = thresholdsInForce([...ofSet, ...weighings], day);
    return {
      output: {
        date: day,
        in_force: inForce.map((threshold) => ({
          ...thresholdRowOf(threshold),
          ...(threshold.extrapolated ? { known_later: true } : {}),
        })),
        methods: methodRows(profile),
        history,
      },
      basis: basisOf({
        inputs: inForce.map(thresholdInput),
        assumptions: [
          ...(date === undefined ? assumptions : []),
          ...inForce.flatMap(({ extrapolated, metric, validFrom }) =>
            extrapolated
              ? [`${snakeCase(metric)} is first known on ${validFrom}; that value is taken for ${day}.`]
              : [],
          ),
        ],
        missing: ofSet.length === 0 ? ['No threshold is known; set_fitness_config saves them.'] : [],
      }),
      positions: history.map((_, index) => ({ n: String(first + index + 1) })),
    };
  },
  summarize: ({ date, in_force, history }) =>
    in_force.length === 0
      ? `No threshold is known for ${date}.`
      : `${standing(in_force, date)}, ${history.length} dated values.`,
});

function standing(rows: readonly z.output<typeof thresholdRow>[], date: string): string {
  const later = rows.filter(({ known_later }) => known_later === true).length;
  const known = `${rows.length - later} ${rows.length - later === 1 ? 'threshold' : 'thresholds'} in force on ${date}`;
  return later === 0 ? known : `${known}, ${later} first known later and standing in`;
}
