import type { AnswersBecause } from './answers-because.ts';
import type { SourceId } from './ids.ts';
import type { DateRange, LocalDate } from './instant.ts';
import type { Device } from './provenance.ts';

/** What a person is compared with themselves in, a value a day. HRV by RMSSD and by SDNN are two metrics. */
export const eraMetrics = {
  restingHeartRateBpm: { unit: 'bpm', title: 'Resting heart rate' },
  lowestHeartRateBpm: { unit: 'bpm', title: 'Lowest heart rate asleep' },
  hrvRmssdMilliseconds: { unit: 'ms', title: 'HRV (RMSSD)' },
  hrvSdnnMilliseconds: { unit: 'ms', title: 'HRV (SDNN)' },
  asleepSeconds: { unit: 's', title: 'Time asleep' },
  oxygenSaturationPercent: { unit: '%', title: 'Blood oxygen' },
  respirationRatePerMinute: { unit: '1/min', title: 'Respiration rate' },
  skinTemperatureCelsius: { unit: '°C', title: 'Skin temperature' },
  skinTemperatureDeviationCelsius: { unit: '°C', title: 'Skin temperature deviation' },
  bodyTemperatureCelsius: { unit: '°C', title: 'Body temperature' },
  stressScore: { unit: 'score', title: 'Stress' },
  weightKilograms: { unit: 'kg', title: 'Weight' },
  bodyFatPercent: { unit: '%', title: 'Body fat' },
  vo2max: { unit: 'ml/kg/min', title: 'VO2max' },
} as const satisfies { readonly [metric: string]: { readonly unit: string; readonly title: string } };

export type EraMetric = keyof typeof eraMetrics;

export function isEraMetric(name: string): name is EraMetric {
  return Object.hasOwn(eraMetrics, name);
}

/** How the value of a day was measured. Values of two methods are no more comparable than those of two devices. */
export const MeasuringMethod = {
  /** A source's own value of the day. */
  DaySummary: 'day-summary',
  /** Of the main sleep, without naps. */
  Sleep: 'sleep',
  HrvNight: 'hrv-night',
  HrvMorning: 'hrv-morning',
  HrvDay: 'hrv-day',
  HrvSpot: 'hrv-spot',
  /** Beside a vendor's score of recovery. */
  Readiness: 'readiness',
  /** A scale, a cuff, a tape, a lab. */
  BodyMeasurement: 'body-measurement',
  /** Mean of what was sampled through the day; only of days of which no source gives a value. */
  Samples: 'samples',
} as const;
export type MeasuringMethod = (typeof MeasuringMethod)[keyof typeof MeasuringMethod];

/** A stretch of days in which one device measured in one way: within it values compare, beyond it they do not. */
export interface Era<M extends EraMetric = EraMetric> {
  readonly metric: M;
  /** First and last day with a value of its own. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Days with a value of its own. */
  readonly days: number;
  /** Through which it came, in the order in which they did: a device may be read through several. */
  readonly sourceIds: readonly SourceId[];
  /** All that any of its records says of the device; `null` where none says anything. */
  readonly device: Device | null;
  readonly method: MeasuringMethod;
  /** The same number: the same device in the same way, also where others measured in between. */
  readonly instrument: number;
  readonly began: EraBeginning;
}

export interface EraBeginning {
  /** `first`: nothing is known before. */
  readonly because: 'first' | 'source' | 'device' | 'method';
  /** For the person. Names of devices in it come from the sources: data, never instruction. */
  readonly sentence: string;
}

/** The value of one day, by the source that the person prefers for it. */
export interface EraValue<M extends EraMetric = EraMetric> {
  readonly metric: M;
  readonly localDate: LocalDate;
  readonly value: number;
  readonly sourceId: SourceId;
  /** Why this source. */
  readonly because: AnswersBecause;
  /** Sources that say something of the same day, too; in no order. */
  readonly others: readonly SourceId[];
  readonly device: Device | null;
  readonly method: MeasuringMethod;
  /** As of an era: values of one number compare. */
  readonly instrument: number;
  /** Place in `eras`; `null` for a day within an era on which something else measured: no part of its baseline. */
  readonly era: number | null;
}

export interface EraSeries<M extends EraMetric = EraMetric> {
  readonly metric: M;
  /** Oldest first; they do not overlap. The last one is that of the latest value. */
  readonly eras: readonly Era<M>[];
  /** Oldest first; a day without a value is absent. */
  readonly values: readonly EraValue<M>[];
  /** Sources that say something of these days and are left out: their terms forbid it. */
  readonly withheld: readonly SourceId[];
}

export interface EraQuery {
  /** Absent: all days. */
  readonly dates?: DateRange;
  /**
   * As it looked on the last day asked: what measured later decides nothing. Else an interruption at the end is told from a
   * new device by the days after it.
   */
  readonly withoutHindsight?: boolean;
  /** Only these sources. */
  readonly sourceIds?: readonly SourceId[];
}
