import {
  addDays,
  type EraMetric,
  type EraSeries,
  eraMetrics,
  type HealthData,
  type LocalDate,
  type Outcome,
  type ReadCall,
  type SourceId,
} from '@vitalwire/core';
import {
  type BaselineDeviation,
  type BaselineDeviationInput,
  baselineDeviation,
  type HrvTrend,
  hrvTrend,
} from '@vitalwire/intelligence/health';
import { type EraDays, eraDays } from '../baseline-by-era.ts';
import { cleanOptional } from '../text/clean-text.ts';
import { attempt } from '../training/attempt.ts';

/** Days that the person's usual is taken from, the judged one not among them. */
export const BASELINE_DAYS = 60;

/** What is compared with the person themselves; RMSSD and SDNN are two metrics, and HRV is judged by its logarithm. */
export const usualMetrics = {
  restingHeartRateBpm: { measure: 'restingHeartRate', decimals: 0 },
  lowestHeartRateBpm: { measure: 'restingHeartRate', decimals: 0 },
  hrvRmssdMilliseconds: { measure: 'other', decimals: 1, logarithm: true },
  hrvSdnnMilliseconds: { measure: 'other', decimals: 1, logarithm: true },
  respirationRatePerMinute: { measure: 'respiratoryRate', decimals: 1 },
  oxygenSaturationPercent: { measure: 'oxygenSaturation', decimals: 1 },
  skinTemperatureCelsius: { measure: 'skinTemperature', decimals: 2 },
  skinTemperatureDeviationCelsius: { measure: 'skinTemperature', decimals: 2 },
} as const satisfies {
  readonly [M in EraMetric]?: {
    readonly measure: BaselineDeviationInput['measure'];
    readonly decimals: number;
    readonly logarithm?: true;
  };
};
export type UsualMetric = keyof typeof usualMetrics;
export const usualMetricNames = Object.keys(usualMetrics) as readonly UsualMetric[];

/** One metric on one day beside what is usual for the person on the same device. */
export interface OwnUsual {
  readonly metric: UsualMetric;
  readonly series: EraSeries<UsualMetric>;
  /** `insufficient` without a value of the day, or with too few days of the present device. */
  readonly deviation: Outcome<BaselineDeviation>;
  /** In the unit of the metric, also where the logarithm was judged. */
  readonly usual: { readonly center: number; readonly low: number; readonly high: number } | null;
  /** Of RMSSD alone: the week against the four weeks. */
  readonly trend: Outcome<HrvTrend> | null;
  /** Day by day, the judged one last. */
  readonly days: EraDays<UsualMetric>;
}

export async function ownUsual(
  metric: UsualMetric,
  day: LocalDate,
  health: HealthData,
  read: ReadCall,
  sourceIds?: readonly SourceId[],
): Promise<OwnUsual> {
  const dates = { from: addDays(day, -BASELINE_DAYS), to: day };
  const series: EraSeries<UsualMetric> = await health.eras(
    metric,
    { dates, withoutHindsight: true, ...(sourceIds === undefined ? {} : { sourceIds }) },
    read,
  );
  const { measure, ...rule } = usualMetrics[metric];
  const logarithm = 'logarithm' in rule;
  const days = eraDays(series, dates);
  const own = days.presentValues;
  const judged = own.map((value) => (value === null || !logarithm ? value : Math.log(value)));
  const deviation = attempt(() => baselineDeviation({ measure, dailyValues: judged }));
  return {
    metric,
    series,
    deviation,
    usual: deviation.status === 'ok' ? bandOf(deviation.value, logarithm) : null,
    trend: metric === 'hrvRmssdMilliseconds' ? trendOf(own) : null,
    days,
  };
}

function bandOf({ mean, sd }: BaselineDeviation, logarithm: boolean) {
  const back = logarithm ? Math.exp : (value: number) => value;
  return { center: back(mean), low: back(mean - 2 * sd), high: back(mean + 2 * sd) };
}

function trendOf(values: readonly (number | null)[]): Outcome<HrvTrend> {
  const dailyReadings = values.map((milliseconds) =>
    milliseconds === null ? null : ({ measure: 'rmssd', milliseconds } as const),
  );
  return attempt(() => hrvTrend({ dailyReadings }));
}

/** Why a usual is of fewer days than asked: another device or another way of measuring began. */
export function beganAnew(usuals: readonly OwnUsual[]): readonly string[] {
  return usuals.flatMap(({ metric, days: { present } }) => {
    if (present === null || present.began.because === 'first') return [];
    const why = cleanOptional(present.began.sentence, 200) ?? '';
    return [
      `${eraMetrics[metric].title}: compared with days of the present device alone, last begun on ${present.from}. ${why}`.trim(),
    ];
  });
}
