import {
  addDays,
  type BasisCoverage,
  daysBetween,
  type HealthQuery,
  type LocalDate,
  type MergedRecord,
  Scope,
  sportFamily,
} from '@vitalwire/core';
import * as z from 'zod';
import { trainingSeconds } from '../activity/activity-fields.ts';
import { onlyFrom, sportsNamed } from '../activity/filters.ts';
import { basisOf } from '../basis-of.ts';
import { aliasesOf } from '../catalog/aliases.ts';
import { type Contribution, defineTool } from '../define-tool.ts';
import { answerInputs, providerInput, sportInput } from '../inputs.ts';
import { rounded } from '../round.ts';
import { todayOf } from '../today.ts';

const row = z.strictObject({
  period: z.enum(['last_7_days', 'last_28_days', 'this_year', 'last_365_days', 'all_time']),
  sport: z.string().describe('Family of sports'),
  activities: z.int(),
  active_days: z.int(),
  duration_seconds: z.number(),
  distance_meters: z.number().optional().describe('Of the activities that report one'),
  ascent_meters: z.number().optional().describe('Of the activities that report it'),
  energy_kilocalories: z.number().optional().describe('Of the activities that report it'),
});
type Row = z.input<typeof row>;

export const getStats = defineTool({
  name: 'get_stats',
  title: 'Training totals',
  description:
    'Sums of activities, days, time, distance, climb and energy by sport for the last 7, 28 and 365 days, this year and all time.',
  toolset: 'activities',
  input: z.strictObject({ provider: providerInput, sport_type: sportInput, ...answerInputs }),
  output: z.strictObject({
    today: z.string(),
    first_day: z.string().optional(),
    last_day: z.string().optional(),
    totals: z.array(row),
  }),
  needs: ['health', 'person'],
  scopes: [Scope.ActivityRead],
  effect: 'read',
  aliases: aliasesOf('get_stats'),
  result: 'list',
  async run({ provider, sport_type }, { services: { health, person }, read, now }) {
    const query: HealthQuery = {
      order: 'oldest-first',
      ...(await onlyFrom(provider, health, read)),
      ...(sport_type === undefined ? {} : { subtypes: sportsNamed(sport_type) }),
    };
    const [profile, reading] = await Promise.all([person.profile(read), health.list('workout', query, read)]);
    const { day: today, assumptions } = todayOf(now, profile);
    const { records } = reading;
    return {
      output: {
        today,
        first_day: records[0]?.record.localDate,
        last_day: records.at(-1)?.record.localDate,
        totals: periodsOf(today).flatMap(([period, from]) => totalsByFamily(period, from, today, records)),
      },
      basis: basisOf({
        records,
        readings: [reading],
        coverage: coverageOf(records, today),
        assumptions,
        missing: unreported(records),
      }),
      contributions: records.toReversed().map(contributionOf),
    };
  },
  summarize: ({ totals, today }) => {
    const week = totals.filter(({ period }) => period === 'last_7_days');
    const count = week.reduce((sum, { activities }) => sum + activities, 0);
    const hours = week.reduce((sum, { duration_seconds }) => sum + duration_seconds, 0) / 3600;
    return `Last 7 days to ${today}: ${count} ${count === 1 ? 'activity' : 'activities'}, ${hours.toFixed(1)} hours.`;
  },
});

/** Of the days since the first activity. */
function coverageOf(records: readonly MergedRecord<'workout'>[], today: LocalDate): BasisCoverage | null {
  const days = new Set(records.map(({ record }) => record.localDate));
  const [first] = records;
  if (first === undefined) return null;
  return {
    daysAsked: Math.max(daysBetween(first.record.localDate, today) + 1, days.size),
    daysWithData: days.size,
  };
}

function contributionOf({ record }: MergedRecord<'workout'>): Contribution {
  return {
    activity_id: record.id,
    date: record.localDate,
    sport: sportFamily(record.sport),
    duration_seconds: trainingSeconds(record),
    distance_meters: record.distanceMeters ?? null,
    ascent_meters: record.ascentMeters ?? null,
    energy_kilocalories: record.energyKilocalories ?? null,
    source: record.provenance.sourceId,
  };
}

function periodsOf(today: LocalDate): readonly (readonly [period: Row['period'], from: LocalDate])[] {
  const [year = ''] = today.split('-');
  return [
    ['last_7_days', addDays(today, -6)],
    ['last_28_days', addDays(today, -27)],
    ['this_year', `${year}-01-01` as LocalDate],
    ['last_365_days', addDays(today, -364)],
    ['all_time', '0001-01-01' as LocalDate],
  ];
}

function totalsByFamily(
  period: Row['period'],
  from: LocalDate,
  to: LocalDate,
  records: readonly MergedRecord<'workout'>[],
): readonly Row[] {
  const inside = records.filter(
    ({ record }) => record.localDate >= from && (period === 'all_time' || record.localDate <= to),
  );
  const families = Map.groupBy(inside, ({ record }) => sportFamily(record.sport));
  return [...families]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([sport, members]) => ({
      period,
      sport,
      activities: members.length,
      active_days: new Set(members.map(({ record }) => record.localDate)).size,
      duration_seconds:
        rounded(
          members.reduce((sum, { record }) => sum + trainingSeconds(record), 0),
          0,
        ) ?? 0,
      distance_meters: rounded(
        sumOf(members, ({ record }) => record.distanceMeters),
        0,
      ),
      ascent_meters: rounded(
        sumOf(members, ({ record }) => record.ascentMeters),
        0,
      ),
      energy_kilocalories: rounded(
        sumOf(members, ({ record }) => record.energyKilocalories),
        0,
      ),
    }));
}

/** Of those that report it; absent when none does. */
function sumOf(
  records: readonly MergedRecord<'workout'>[],
  value: (record: MergedRecord<'workout'>) => number | undefined,
): number | undefined {
  const reported = records.flatMap((record) => value(record) ?? []);
  return reported.length === 0 ? undefined : reported.reduce((sum, part) => sum + part, 0);
}

function unreported(records: readonly MergedRecord<'workout'>[]): readonly string[] {
  const without = (value: (record: MergedRecord<'workout'>) => number | undefined, what: string) => {
    const count = records.filter((record) => value(record) === undefined).length;
    return count === 0 || count === records.length
      ? []
      : [`${count} of ${records.length} activities report no ${what}.`];
  };
  if (records.length === 0) return ['There are no activities.'];
  return [
    ...without(({ record }) => record.distanceMeters, 'distance'),
    ...without(({ record }) => record.ascentMeters, 'climb'),
    ...without(({ record }) => record.energyKilocalories, 'energy'),
  ];
}
