import {
  addDays,
  type DailyMetric,
  type DailyValue,
  type DateRange,
  type EraMetric,
  type EraSeries,
  eraMetrics,
  type MergedRecord,
  Scope,
  type SourceId,
} from '@vitalwire/core';
import * as z from 'zod';
import { trainingSeconds } from '../activity/activity-fields.ts';
import { aliasesOf } from '../catalog/aliases.ts';
import { type Contribution, defineTool } from '../define-tool.ts';
import { answerInputs } from '../inputs.ts';
import { rounded } from '../round.ts';
import { cleanOptional } from '../text/clean-text.ts';
import { snakeCase } from '../text/snake-case.ts';
import { believedValues, whySources } from '../why-source.ts';
import { basisOfDays, choicesAmong, sourcesOn } from './days-basis.ts';
import { windowInputs, windowOf } from './window.ts';

/** Compared within one device's era alone. */
const measured = [
  'asleepSeconds',
  'restingHeartRateBpm',
  'hrvRmssdMilliseconds',
  'hrvSdnnMilliseconds',
  'respirationRatePerMinute',
  'oxygenSaturationPercent',
  'weightKilograms',
] as const satisfies readonly EraMetric[];
/** What a day adds up to, and in which unit. */
const counted = {
  steps: 'steps',
  distanceMeters: 'm',
  floorsClimbed: 'floors',
  activeEnergyKilocalories: 'kcal',
  totalEnergyKilocalories: 'kcal',
  moderateActivitySeconds: 's',
  vigorousActivitySeconds: 's',
} as const satisfies { readonly [M in DailyMetric]?: string };
type Counted = keyof typeof counted;

const row = z.strictObject({
  metric: z.string(),
  mean: z.number().describe('Of the days with data'),
  unit: z.string(),
  days: z.int().describe('Days with data'),
  before: z.number().optional().describe('Mean of as many days before'),
  days_before: z.int().optional(),
  change: z.number().optional(),
});
type Row = z.input<typeof row>;

interface Line {
  readonly row: Row;
  /** Why there is no comparison, where there could have been one. */
  readonly apart: string | null;
  readonly days: readonly {
    readonly localDate: DailyValue['localDate'];
    readonly sourceId: SourceId;
    readonly value: number;
  }[];
}

export const getHealthSummary = defineTool({
  name: 'get_health_summary',
  title: 'Health summary',
  description:
    'A period at a glance: sleep, HRV, heart rate, weight, steps, energy, training; mean a day, days with data, and the change from the period before where the same device measured both.',
  toolset: 'health',
  input: z.strictObject({ ...windowInputs(28), ...answerInputs }),
  output: z.strictObject({
    first_day: z.string(),
    last_day: z.string(),
    training: z.strictObject({
      activities: z.int(),
      duration_seconds: z.number(),
      activities_before: z.int(),
      duration_seconds_before: z.number(),
    }),
    metrics: z.array(row),
  }),
  needs: ['health', 'person'],
  scopes: [Scope.ActivityRead, Scope.SleepRead, Scope.RecoveryRead, Scope.BodyRead],
  effect: 'read',
  aliases: aliasesOf('get_health_summary'),
  result: 'list',
  async run(asked, { services: { health, person }, read, now }) {
    const window = windowOf(asked, now, await person.profile(read));
    const before = { from: addDays(window.from, -window.days), to: addDays(window.from, -1) };
    const both = { from: before.from, to: window.to };
    const workouts = await health.list('workout', { order: 'oldest-first', dates: both }, read);
    const series = await Promise.all(measured.map((metric) => health.eras(metric, { dates: both }, read)));
    const values = await health.days({ dates: both, metrics: Object.keys(counted) as Counted[] }, read);
    const lines = [
      ...series.flatMap((one) => eraLine(one, window, before)),
      ...[...Map.groupBy(values, ({ metric }) => metric)].flatMap(([metric, some]) =>
        countedLine(metric as Counted, some, window, before),
      ),
    ];
    const inside = workouts.records.filter(({ record }) => record.localDate >= window.from);
    const earlier = workouts.records.filter(({ record }) => record.localDate < window.from);
    const sources = sourcesOn([
      ...lines.flatMap(({ days }) => days),
      ...inside.map(({ record }) => ({ sourceId: record.provenance.sourceId, localDate: record.localDate })),
    ]);
    const known = new Set(
      [...lines.flatMap(({ days }) => days), ...inside.map(({ record }) => record)].map((of) => of.localDate),
    );
    return {
      output: {
        first_day: window.from,
        last_day: window.to,
        training: {
          activities: inside.length,
          duration_seconds: secondsOf(inside),
          activities_before: earlier.length,
          duration_seconds_before: secondsOf(earlier),
        },
        metrics: lines.map((line) => line.row),
      },
      basis: await basisOfDays(
        {
          readings: [workouts],
          coverage: { daysAsked: window.days, daysWithData: known.size },
          assumptions: [
            ...window.assumptions,
            ...lines.flatMap(({ apart }) => apart ?? []),
            ...whySources(believedValues(series, window.from)),
            ...choicesAmong(values.filter(({ localDate }) => localDate >= window.from)),
          ],
          missing: missingOf(lines, window.to === window.today),
        },
        sources,
        ['workout', 'sleep', 'hrv', 'dailySummary', 'bodyMeasurement', 'samples'],
        health,
        read,
      ),
      contributions: lines.flatMap(contributionsOf),
    };
  },
  summarize({ first_day, last_day, training, metrics }) {
    const activities = `${training.activities} ${training.activities === 1 ? 'activity' : 'activities'}`;
    const said = metrics.slice(0, 3).map(({ metric, mean, unit, change }) => {
      const moved = change === undefined ? '' : ` (${change > 0 ? '+' : ''}${change})`;
      return `${metric} ${mean} ${unit}${moved}`;
    });
    return `${first_day} to ${last_day}: ${[`${activities}, ${(training.duration_seconds / 3600).toFixed(1)} h`, ...said].join('; ')}.`;
  },
});

function secondsOf(activities: readonly MergedRecord<'workout'>[]): number {
  return (
    rounded(
      activities.reduce((sum, { record }) => sum + trainingSeconds(record), 0),
      0,
    ) ?? 0
  );
}

const meanOf = (days: readonly { readonly value: number }[]) =>
  days.reduce((sum, { value }) => sum + value, 0) / days.length;

/** Days of the latest device alone: the mean of two devices is the value of neither. */
function eraLine(
  { metric, eras, values }: EraSeries<(typeof measured)[number]>,
  window: DateRange,
  before: DateRange,
): readonly Line[] {
  const inside = values.filter(({ localDate, era }) => localDate >= window.from && era !== null);
  const present = inside.at(-1)?.era ?? null;
  if (present === null) return [];
  const days = inside.filter(({ era }) => era === present);
  const earlier = values.filter(({ localDate }) => localDate <= before.to);
  const comparable = earlier.filter(({ era }) => era === present);
  const { title, unit } = eraMetrics[metric];
  const began = eras[present];
  const mixed = days.length < inside.length || (earlier.length > 0 && comparable.length === 0);
  const apart =
    mixed && began !== undefined
      ? `${title}: only the days since ${began.from} count, on another device or by another way of measuring. ${cleanOptional(began.began.sentence, 160) ?? ''}`.trim()
      : null;
  return [{ row: rowOf(snakeCase(metric), unit, days, comparable), apart, days }];
}

/** Whole days: the running one has not added up yet. */
function countedLine(
  metric: Counted,
  values: readonly DailyValue[],
  window: DateRange & { readonly today: string },
  before: DateRange,
): readonly Line[] {
  const whole = values.filter(({ localDate }) => localDate !== window.today);
  const days = whole.filter(({ localDate }) => localDate >= window.from);
  if (days.length === 0) return [];
  const earlier = whole.filter(({ localDate }) => localDate <= before.to);
  const sources = (of: readonly DailyValue[]) => [...new Set(of.map(({ sourceId }) => sourceId))].toSorted().join(', ');
  const same = sources(days) === sources(earlier);
  const apart =
    same || earlier.length === 0
      ? null
      : `${snakeCase(metric)}: counted by ${sources(days)}, before by ${sources(earlier)}; they are not compared.`;
  return [{ row: rowOf(snakeCase(metric), counted[metric], days, same ? earlier : []), apart, days }];
}

function rowOf(
  metric: string,
  unit: string,
  days: readonly { readonly value: number }[],
  earlier: readonly { readonly value: number }[],
): Row {
  const decimals = ['s', 'm', 'steps', 'kcal'].includes(unit) ? 0 : 1;
  const mean = meanOf(days);
  const base = { metric, mean: rounded(mean, decimals) ?? 0, unit, days: days.length };
  if (earlier.length === 0) return base;
  const was = meanOf(earlier);
  return {
    ...base,
    before: rounded(was, decimals),
    days_before: earlier.length,
    change: rounded(mean - was, decimals),
  };
}

function missingOf(lines: readonly Line[], runsToday: boolean): readonly string[] {
  const given = new Set(lines.map(({ row: { metric } }) => metric));
  const none = [...measured, ...Object.keys(counted)].map(snakeCase).filter((metric) => !given.has(metric));
  return [
    ...(none.length === 0 ? [] : [`No source gives ${none.join(', ')} in this period.`]),
    ...(runsToday ? ['Totals leave today out: it is not over.'] : []),
  ];
}

function contributionsOf({ row: { metric }, days }: Line): readonly Contribution[] {
  return days.toReversed().map(({ localDate, sourceId, value }) => ({
    metric,
    date: localDate,
    value: rounded(value, 1) ?? null,
    source: sourceId,
  }));
}
