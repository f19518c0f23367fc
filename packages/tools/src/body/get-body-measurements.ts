import {
  addDays,
  type BodyMeasurement,
  daysBetween,
  type EraSeries,
  type LocalDate,
  type MergedRecord,
  type Outcome,
  Scope,
} from '@vitalwire/core';
import { type WeightTrend, weightTrend } from '@vitalwire/intelligence/health';
import * as z from 'zod';
import { onlyFrom } from '../activity/filters.ts';
import { basisOf, methodOf } from '../basis-of.ts';
import { aliasesOf } from '../catalog/aliases.ts';
import { windowInputs, windowOf } from '../days/window.ts';
import { type Contribution, defineTool } from '../define-tool.ts';
import { answerInputs, cursorInput, providerInput } from '../inputs.ts';
import { rounded } from '../round.ts';
import { localTime, offsetAt, zoneAssumed, zoneAssumedOutput } from '../shown-time.ts';
import { cleanOptional } from '../text/clean-text.ts';
import { attempt } from '../training/attempt.ts';
import { believedEvents, whySources } from '../why-source.ts';

const fields = {
  weight_kilograms: ({ weightKilograms }) => rounded(weightKilograms, 2),
  body_fat_percent: ({ bodyFatPercent }) => rounded(bodyFatPercent, 1),
  muscle_mass_kilograms: ({ muscleMassKilograms }) => rounded(muscleMassKilograms, 2),
  bone_mass_kilograms: ({ boneMassKilograms }) => rounded(boneMassKilograms, 2),
  body_water_percent: ({ bodyWaterPercent }) => rounded(bodyWaterPercent, 1),
  visceral_fat_rating: ({ visceralFatRating }) => rounded(visceralFatRating, 1),
  height_meters: ({ heightMeters }) => rounded(heightMeters, 3),
  waist_meters: ({ waistMeters }) => rounded(waistMeters, 3),
  hip_meters: ({ hipMeters }) => rounded(hipMeters, 3),
  neck_meters: ({ neckMeters }) => rounded(neckMeters, 3),
  resting_heart_rate_bpm: ({ restingHeartRateBpm }) => rounded(restingHeartRateBpm, 0),
  vo2max: ({ vo2max }) => rounded(vo2max, 1),
  systolic_pressure_mmhg: (body) => rounded(body.systolicPressureMillimetersOfMercury, 0),
  diastolic_pressure_mmhg: (body) => rounded(body.diastolicPressureMillimetersOfMercury, 0),
} as const satisfies { readonly [field: string]: (body: BodyMeasurement) => number | undefined };
type Field = keyof typeof fields;
const names = Object.keys(fields) as readonly Field[];

const numbers = Object.fromEntries(names.map((name) => [name, z.number().optional()])) as {
  readonly [F in Field]: z.ZodOptional<z.ZodNumber>;
};

const row = z.strictObject({
  id: z.string(),
  start: z.string(),
  ...zoneAssumedOutput,
  date: z.string(),
  ...numbers,
  source: z.string(),
});
type Row = z.input<typeof row>;

export const getBodyMeasurements = defineTool({
  name: 'get_body_measurements',
  title: 'Body measurements',
  description:
    'Weight, composition, girths, blood pressure, VO2max, newest first; the latest of each whatever its age; trend of the weight and its change a week.',
  toolset: 'health',
  input: z.strictObject({ ...windowInputs(90), provider: providerInput, cursor: cursorInput, ...answerInputs }),
  output: z.strictObject({
    latest: z.array(z.strictObject({ metric: z.string(), value: z.number(), date: z.string(), source: z.string() })),
    weight_trend_kilograms: z.number().optional().describe('Smoothed: what the weight is without the noise of days'),
    weight_change_kilograms_per_week: z.number().optional().describe('Of the last 28 days'),
    trend_since: z.string().optional().describe('First day of the present scale'),
    insufficient: z.array(z.strictObject({ metric: z.string(), need: z.string(), have: z.string() })),
    measurements: z.array(row).describe('Newest first'),
  }),
  needs: ['health', 'person'],
  scopes: [Scope.BodyRead],
  effect: 'read',
  aliases: aliasesOf('get_body_measurements'),
  result: 'list',
  rows: 'measurements',
  async run({ provider, ...asked }, { services: { health, person }, read, now, position }) {
    const profile = await person.profile(read);
    const window = windowOf(asked, now, profile);
    const only = await onlyFrom(provider, health, read);
    const upTo = { from: '0001-01-01' as LocalDate, to: window.to };
    const reading = await health.list('bodyMeasurement', { order: 'newest-first', dates: upTo, ...only }, read);
    const inside = reading.records.filter(({ record }) => record.localDate >= window.from);
    const listed = inside.filter(({ record }) => position === null || isAfter(record, position));
    const weights = await health.eras('weightKilograms', { dates: upTo, withoutHindsight: true, ...only }, read);
    const { trend, since, assumptions } = trendOf(weights);
    const rate = trend.status === 'ok' ? trend.value.kilogramsPerWeek : null;
    const newest = weights.values.at(-1)?.localDate;
    // A trend says nothing of days long after the last weighing.
    const current = newest !== undefined && newest >= addDays(window.to, -28);
    return {
      output: {
        latest: latestOf(reading.records),
        ...(trend.status === 'ok' && current
          ? {
              weight_trend_kilograms: rounded(trend.value.latestKilograms, 2),
              ...(rate === null ? {} : { weight_change_kilograms_per_week: rounded(rate, 2) }),
              trend_since: since,
            }
          : {}),
        insufficient: lackOf(trend, current, rate, newest, window.to),
        measurements: listed.map(({ record }) => rowOf(record, profile.timeZone ?? null)),
      },
      basis: basisOf({
        records: reading.records,
        readings: [reading],
        methods: trend.status === 'ok' && current ? [methodOf(weightTrend.spec)] : [],
        coverage: {
          daysAsked: window.days,
          daysWithData: new Set(inside.map(({ record }) => record.localDate)).size,
        },
        assumptions: [
          ...window.assumptions,
          ...whySources(believedEvents('Weighings', inside)),
          ...(current ? assumptions : []),
        ],
        missing: reading.records.length === 0 ? ['There are no body measurements.'] : [],
      }),
      contributions: inside.map(contributionOf),
      positions: listed.map(({ record }) => ({ t: record.start, id: record.id })),
    };
  },
  summarize({ latest, weight_trend_kilograms, weight_change_kilograms_per_week, measurements }) {
    const weight = latest.find(({ metric }) => metric === 'weight_kilograms');
    if (weight === undefined) {
      return latest.length === 0
        ? 'There are no body measurements.'
        : `${measurements.length} measurements, no weight.`;
    }
    const trend = weight_trend_kilograms === undefined ? '' : ` Trend ${weight_trend_kilograms} kg`;
    const change =
      weight_change_kilograms_per_week === undefined
        ? ''
        : `, ${weight_change_kilograms_per_week > 0 ? '+' : ''}${weight_change_kilograms_per_week} kg a week`;
    return `Last weight ${weight.value} kg on ${weight.date}.${trend}${change}${trend === '' ? '' : '.'}`;
  },
});

function isAfter(record: BodyMeasurement, { t = '', id = '' }: Readonly<Record<string, string>>): boolean {
  return record.start < t || (record.start === t && record.id < id);
}

/** @param timeZone of the person, by whose clock times are shown that do not say their offset */
function rowOf(record: BodyMeasurement, timeZone: string | null): Row {
  const values = Object.fromEntries(names.map((name) => [name, fields[name](record)]));
  return {
    id: record.id,
    start: localTime(record.start, offsetAt(record.start, record, timeZone)),
    ...zoneAssumed(record, timeZone),
    date: record.localDate,
    ...values,
    source: record.provenance.sourceId,
  };
}

function latestOf(newestFirst: readonly MergedRecord<'bodyMeasurement'>[]) {
  return names.flatMap((metric) => {
    for (const { record } of newestFirst) {
      const value = fields[metric](record);
      if (value !== undefined) return [{ metric, value, date: record.localDate, source: record.provenance.sourceId }];
    }
    return [];
  });
}

/** Of the present scale alone: another one may weigh half a kilogram more, which is no change of the person. */
function trendOf({ eras, values }: EraSeries<'weightKilograms'>) {
  const present = eras.length - 1;
  const days = values.filter(({ era }) => era === present);
  const first = days[0]?.localDate;
  const trend = attempt(() =>
    weightTrend({
      weighings: days.map(({ localDate, value }) => ({
        dayNumber: first === undefined ? 0 : daysBetween(first, localDate),
        weightKilograms: value,
      })),
    }),
  );
  const began = eras[present]?.began;
  const assumptions =
    began === undefined || began.because === 'first'
      ? []
      : [`The trend begins on ${first}, with another way of weighing: ${cleanOptional(began.sentence, 200) ?? ''}`];
  return { trend, since: first, assumptions };
}

function lackOf(
  trend: Outcome<WeightTrend>,
  current: boolean,
  rate: number | null,
  newest: LocalDate | undefined,
  to: LocalDate,
) {
  if (trend.status !== 'ok') return [{ metric: 'weight_trend_kilograms', need: trend.need, have: trend.have }];
  if (!current) {
    const have = `last one on ${newest}, ${newest === undefined ? 0 : daysBetween(newest, to)} days before`;
    return [{ metric: 'weight_trend_kilograms', need: 'a weighing of the last 28 days', have }];
  }
  const need = '7 weighings over two weeks of the last 28 days, on the same scale';
  return rate === null ? [{ metric: 'weight_change_kilograms_per_week', need, have: 'fewer' }] : [];
}

function contributionOf({ record, sources }: MergedRecord<'bodyMeasurement'>): Contribution {
  const values = names.flatMap((name) => {
    const value = fields[name](record);
    return value === undefined ? [] : [`${name} ${value}`];
  });
  return {
    record_id: record.id,
    date: record.localDate,
    source: record.provenance.sourceId,
    also: sources
      .filter(({ primary }) => !primary)
      .map(({ sourceId }) => sourceId)
      .join(', '),
    values: values.join(', '),
  };
}
