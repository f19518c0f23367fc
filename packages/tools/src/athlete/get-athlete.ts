import {
  type HealthQuery,
  type LocalDate,
  type PersonProfile,
  Scope,
  type ThresholdMetric,
  UnitSystem,
} from '@vitalwire/core';
import * as z from 'zod';
import { onlyFrom } from '../activity/filters.ts';
import { basisOf, thresholdInput } from '../basis-of.ts';
import { aliasesOf } from '../catalog/aliases.ts';
import { defineTool } from '../define-tool.ts';
import { answerInputs, providerInput } from '../inputs.ts';
import { cleanOptional } from '../text/clean-text.ts';
import { snakeCase } from '../text/snake-case.ts';
import { todayOf } from '../today.ts';
import { thresholdRow, thresholdRowOf, thresholdsInForce } from './threshold-rows.ts';

/** What the tools ask for most, and what for. */
const wanted: readonly (readonly [metric: ThresholdMetric, use: string])[] = [
  ['ftpWatts', 'power zones, intensity and TSS from power'],
  ['lactateThresholdHeartRateBpm', 'heart rate zones and load from heart rate'],
  ['maximumHeartRateBpm', 'load from heart rate'],
  ['restingHeartRateBpm', 'load from heart rate'],
  ['thresholdSpeedMetersPerSecond', 'running load and pace zones'],
  ['weightKilograms', 'power to weight'],
];

export const getAthlete = defineTool({
  name: 'get_athlete',
  title: 'Athlete profile',
  description:
    'What the person told of themselves, their thresholds as of today, how many activities there are, and what is not known.',
  toolset: 'athlete',
  input: z.strictObject({ provider: providerInput, ...answerInputs }),
  output: z.strictObject({
    today: z.string(),
    display_name: z.string().optional(),
    birth_year: z.int().optional(),
    sex: z.enum(['female', 'male']).optional(),
    height_meters: z.number().optional(),
    time_zone: z.string().optional(),
    units: z.enum(UnitSystem).optional(),
    activities: z.int().describe('After merging'),
    first_activity_day: z.string().optional(),
    last_activity_day: z.string().optional(),
    thresholds: z.array(thresholdRow),
    not_known: z.array(z.string()),
  }),
  needs: ['health', 'person'],
  scopes: [Scope.ProfileRead],
  effect: 'read',
  aliases: aliasesOf('get_athlete'),
  result: 'list',
  async run({ provider }, { services: { health, person }, read, now }) {
    const query: HealthQuery = {
      order: 'oldest-first',
      ...(await onlyFrom(provider, health, read)),
    };
    const [profile, thresholds, reading] = await Promise.all([
      person.profile(read),
      person.thresholds(read),
      // Two recordings of one ride are one activity: only the merged list can count them.
      health.list('workout', query, read),
    ]);
    const { day: today, assumptions } = todayOf(now, profile);
    const weighings = await person.weighings(today as LocalDate, read);
    const inForce = thresholdsInForce([...thresholds, ...weighings], today);
    const { records } = reading;
    const days = records.map(({ record }) => record.localDate).toSorted();
    return {
      output: {
        today,
        display_name: cleanOptional(profile.displayName),
        birth_year: profile.birthYear,
        sex: profile.sex,
        height_meters: profile.heightMeters,
        time_zone: cleanOptional(profile.timeZone),
        units: profile.units,
        activities: records.length,
        first_activity_day: days[0],
        last_activity_day: days.at(-1),
        thresholds: inForce.map(thresholdRowOf),
        not_known: [
          ...unknownFields(profile),
          ...wanted.filter(([metric]) => !inForce.some((found) => found.metric === metric)).map(needed),
        ],
      },
      basis: basisOf({ records, readings: [reading], inputs: inForce.map(thresholdInput), assumptions }),
    };
  },
  summarize: ({ activities, thresholds, not_known }) =>
    `${activities} ${activities === 1 ? 'activity' : 'activities'}, ${thresholds.length} thresholds in force today, ${not_known.length} things not known.`,
});

function needed([metric, use]: (typeof wanted)[number]): string {
  return `${snakeCase(metric)}: needed for ${use}`;
}

function unknownFields(profile: PersonProfile): readonly string[] {
  return [
    ...(profile.birthYear === undefined ? ['birth_year: needed for estimates by age'] : []),
    ...(profile.sex === undefined ? ['sex: needed for load from heart rate'] : []),
    ...(profile.timeZone === undefined ? ['time_zone: needed to know what today is'] : []),
  ];
}
