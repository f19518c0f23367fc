import { type EraMetric, eraMetrics, type LocalDate, type MergedRecord, Scope } from '@vitalwire/core';
import { baselineDeviation, hrvTrend } from '@vitalwire/intelligence/health';
import * as z from 'zod';
import { onlyFrom } from '../activity/filters.ts';
import { methodOf } from '../basis-of.ts';
import { aliasesOf } from '../catalog/aliases.ts';
import { basisOfDays, sourcesOn } from '../days/days-basis.ts';
import { windowInputs, windowOf } from '../days/window.ts';
import { type Contribution, defineTool } from '../define-tool.ts';
import { answerInputs, cursorInput, providerInput } from '../inputs.ts';
import { rounded } from '../round.ts';
import { cleanText } from '../text/clean-text.ts';
import { snakeCase } from '../text/snake-case.ts';
import { believedValues, whySources } from '../why-source.ts';
import {
  BASELINE_DAYS,
  beganAnew,
  type OwnUsual,
  ownUsual,
  type UsualMetric,
  usualMetricNames,
  usualMetrics,
} from './own-usual.ts';

const signal = z.strictObject({
  metric: z.string(),
  value: z.number(),
  unit: z.string(),
  usual: z.number(),
  usual_low: z.number(),
  usual_high: z.number(),
  z_score: z.number(),
  status: z.enum(['below_usual', 'usual', 'above_usual']),
  baseline_days: z.int(),
});

const day = z.strictObject({
  date: z.string(),
  resting_heart_rate_bpm: z.number().optional(),
  lowest_heart_rate_bpm: z.number().optional(),
  hrv_rmssd_milliseconds: z.number().optional(),
  hrv_sdnn_milliseconds: z.number().optional(),
  respiration_rate_per_minute: z.number().optional(),
  oxygen_saturation_percent: z.number().optional(),
  skin_temperature_celsius: z.number().optional(),
  skin_temperature_deviation_celsius: z.number().optional(),
  vendor_scores: z.string().optional().describe("Each on its vendor's own scale; they do not compare"),
});
type Row = z.input<typeof day>;

export const getRecovery = defineTool({
  name: 'get_recovery',
  title: 'Recovery',
  description:
    "HRV, resting heart rate, respiration, oxygen and skin temperature of the last day against the person's own usual on the same device, day by day, and vendors' recovery scores on their scales.",
  toolset: 'health',
  input: z.strictObject({ ...windowInputs(7), provider: providerInput, cursor: cursorInput, ...answerInputs }),
  output: z.strictObject({
    last_day: z.string(),
    signals: z.array(signal).describe('Of the last day; usual: within 2 SD of the 60 days before'),
    hrv_week: z
      .strictObject({
        status: z.enum(['below', 'within', 'above']),
        rolling_rmssd_milliseconds: z.number(),
        band_low_milliseconds: z.number(),
        band_high_milliseconds: z.number(),
        variation_percent: z.number(),
      })
      .optional()
      .describe('Mean of 7 days against the band of 28'),
    insufficient: z.array(z.strictObject({ metric: z.string(), need: z.string(), have: z.string() })),
    days: z.array(day).describe('Newest first'),
  }),
  needs: ['health', 'person'],
  scopes: [Scope.RecoveryRead],
  effect: 'read',
  aliases: aliasesOf('get_recovery'),
  result: 'list',
  rows: 'days',
  async run({ provider, ...asked }, { services: { health, person }, read, now, position }) {
    const window = windowOf(asked, now, await person.profile(read));
    const only = await onlyFrom(provider, health, read);
    const usuals = await Promise.all(
      usualMetricNames.map((metric) => ownUsual(metric, window.to, health, read, only.sourceIds)),
    );
    const range = { ...only, dates: window };
    const reading = await health.list('readiness', { order: 'newest-first', ...range }, read);
    // A window of the days that the usual is made of has been read with them.
    const series =
      window.days <= BASELINE_DAYS
        ? usuals.map(({ series: known }) => since(window.from, known))
        : await Promise.all(usualMetricNames.map((metric) => health.eras(metric, range, read)));
    const rows = rowsOf(series, reading.records);
    const listed = rows.filter(({ date }) => position === null || date < (position.d ?? ''));
    const sources = sourcesOf(series, reading.records);
    const trend = usuals.find(({ trend }) => trend !== null)?.trend ?? null;
    return {
      output: {
        last_day: window.to,
        signals: usuals.flatMap(signalOf),
        ...(trend?.status === 'ok' ? { hrv_week: weekOf(trend.value) } : {}),
        insufficient: lackingOf(usuals),
        days: listed,
      },
      basis: await basisOfDays(
        {
          records: reading.records,
          readings: [reading],
          methods: [
            ...(usuals.some(({ deviation }) => deviation.status === 'ok') ? [methodOf(baselineDeviation.spec)] : []),
            ...(trend?.status === 'ok' ? [methodOf(hrvTrend.spec)] : []),
          ],
          coverage: { daysAsked: window.days, daysWithData: rows.length },
          assumptions: [
            ...window.assumptions,
            ...whySources(believedValues(series, window.from)),
            ...beganAnew(usuals),
          ],
          missing: missingOf(series, rows.length, window.days),
        },
        sources,
        ['dailySummary', 'sleep', 'hrv', 'readiness', 'samples'],
        health,
        read,
      ),
      contributions: [...reading.records.map(scoreContribution), ...series.flatMap(valueContributions)],
      positions: listed.map(({ date }) => ({ d: date })),
    };
  },
  summarize({ last_day, signals, hrv_week, days }) {
    if (days.length === 0) return `Nothing is known of recovery up to ${last_day}.`;
    const unusual = signals.filter(({ status }) => status !== 'usual');
    const words =
      signals.length === 0
        ? 'nothing of it can be compared with the own usual'
        : unusual.length === 0
          ? `all ${signals.length} signals as usual`
          : unusual
              .map(({ metric, value, unit, status }) => `${metric} ${value} ${unit} (${status.replace('_', ' ')})`)
              .join(', ');
    const week = hrv_week === undefined ? '' : ` HRV of the week ${hrv_week.status} the own band.`;
    return `On ${last_day}: ${words}.${week}`;
  },
});

/** One line of a metric on the judged day; nothing without a usual to judge by. */
export function signalOf({ metric, deviation, usual }: OwnUsual): readonly z.input<typeof signal>[] {
  if (deviation.status !== 'ok' || usual === null) return [];
  const { decimals, ...rule } = usualMetrics[metric];
  const value = 'logarithm' in rule ? Math.exp(deviation.value.today) : deviation.value.today;
  const cut = (number: number) => rounded(number, decimals) ?? 0;
  return [
    {
      metric: snakeCase(metric),
      value: cut(value),
      unit: eraMetrics[metric].unit,
      usual: cut(usual.center),
      usual_low: cut(usual.low),
      usual_high: cut(usual.high),
      z_score: rounded(deviation.value.z, 1) ?? 0,
      status: deviation.value.status,
      baseline_days: deviation.value.baselineDays,
    },
  ];
}

function weekOf(trend: {
  readonly status: 'below' | 'within' | 'above';
  readonly rollingLnRmssd: number;
  readonly lower: number;
  readonly upper: number;
  readonly rollingCvPercent: number;
}) {
  return {
    status: trend.status,
    rolling_rmssd_milliseconds: rounded(Math.exp(trend.rollingLnRmssd), 1) ?? 0,
    band_low_milliseconds: rounded(Math.exp(trend.lower), 1) ?? 0,
    band_high_milliseconds: rounded(Math.exp(trend.upper), 1) ?? 0,
    variation_percent: rounded(trend.rollingCvPercent, 1) ?? 0,
  };
}

/** Of what some source measures at all: what it lacks to be judged. */
function lackingOf(usuals: readonly OwnUsual[]) {
  return usuals.flatMap(({ metric, series, deviation, trend }) => {
    if (series.values.length === 0) return [];
    const name = snakeCase(metric);
    return [
      ...(deviation.status === 'ok' ? [] : [{ metric: name, need: deviation.need, have: deviation.have }]),
      ...(trend === null || trend.status === 'ok' ? [] : [{ metric: 'hrv_week', need: trend.need, have: trend.have }]),
    ];
  });
}

type Series = OwnUsual['series'];

function since(first: LocalDate, series: Series): Series {
  return { ...series, values: series.values.filter(({ localDate }) => localDate >= first) };
}

function rowsOf(series: readonly Series[], scores: readonly MergedRecord<'readiness'>[]): readonly Row[] {
  const rows = new Map<LocalDate, Row>();
  const at = (date: LocalDate) => rows.get(date) ?? { date };
  for (const { metric, values } of series) {
    const { decimals } = usualMetrics[metric];
    for (const { localDate, value } of values)
      rows.set(localDate, { ...at(localDate), [snakeCase(metric)]: rounded(value, decimals) });
  }
  for (const [date, some] of Map.groupBy(scores, ({ record }) => record.localDate))
    rows.set(date, { ...at(date), vendor_scores: some.map(scoreWords).join('; ') });
  return [...rows.values()].toSorted((a, b) => (a.date < b.date ? 1 : -1));
}

/** `whoop Recovery 62 (0 to 100)`: the scale goes with the number wherever it goes. */
export function scoreWords({ record: { provenance, score } }: MergedRecord<'readiness'>): string {
  return `${provenance.sourceId} ${cleanText(score.name, 40)} ${rounded(score.value, 1)} (${score.minimum} to ${score.maximum})`;
}

function missingOf(series: readonly Series[], given: number, asked: number): readonly string[] {
  if (given === 0) return ['No source says anything of recovery on these days.'];
  const none = series.filter(({ values }) => values.length === 0).map(({ metric }) => snakeCase(metric));
  return [
    ...(given < asked ? [`${asked - given} of ${asked} days have no data.`] : []),
    ...(none.length === 0 ? [] : [`No source gives ${none.join(', ')} on these days.`]),
  ];
}

function sourcesOf(series: readonly Series[], scores: readonly MergedRecord<'readiness'>[]) {
  return sourcesOn([
    ...series.flatMap(({ values }) => values),
    ...scores.map(({ record }) => ({ sourceId: record.provenance.sourceId, localDate: record.localDate })),
  ]);
}

function scoreContribution(scored: MergedRecord<'readiness'>): Contribution {
  return {
    date: scored.record.localDate,
    record_id: scored.record.id,
    metric: 'vendor_score',
    value: scoreWords(scored),
  };
}

function valueContributions({
  metric,
  values,
}: {
  readonly metric: UsualMetric & EraMetric;
  readonly values: Series['values'];
}): readonly Contribution[] {
  return values.toReversed().map(({ localDate, value, sourceId, method }) => ({
    date: localDate,
    metric: snakeCase(metric),
    value: rounded(value, usualMetrics[metric].decimals) ?? null,
    source: sourceId,
    measured: method,
  }));
}
