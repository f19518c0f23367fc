import type { Instant } from '../instant.ts';
import type { BaseRecord } from './base.ts';

export const SleepStage = {
  Awake: 'awake',
  Light: 'light',
  Deep: 'deep',
  Rem: 'rem',
  /** Asleep, and the source does not tell stages apart. */
  Asleep: 'asleep',
  /** In bed, and the source does not say whether asleep. */
  InBed: 'in_bed',
  /** The source lost contact. */
  Unknown: 'unknown',
} as const;
export type SleepStage = (typeof SleepStage)[keyof typeof SleepStage];

/** Half-open. */
export interface SleepStageInterval {
  readonly start: Instant;
  readonly end: Instant;
  readonly stage: SleepStage;
}

/** One sleep, main or nap. `localDate` is the day of waking, `utcOffsetMinutes` the offset at waking. */
export interface Sleep extends BaseRecord<'sleep'> {
  readonly end: Instant;
  readonly nap: boolean;
  /** Time asleep, awake time excluded. */
  readonly asleepSeconds?: number;
  readonly inBedSeconds?: number;
  readonly awakeSeconds?: number;
  readonly lightSeconds?: number;
  readonly deepSeconds?: number;
  readonly remSeconds?: number;
  /** From lying down to falling asleep. */
  readonly latencySeconds?: number;
  readonly awakenings?: number;
  readonly stages: readonly SleepStageInterval[];
  readonly averageHeartRateBpm?: number;
  readonly lowestHeartRateBpm?: number;
  readonly averageRespirationRatePerMinute?: number;
  readonly averageOxygenSaturationPercent?: number;
  readonly skinTemperatureDeviationCelsius?: number;
  /** The vendor's own score, on its own scale. */
  readonly vendorScore?: VendorScore;
}

/** A number only its vendor can explain: never compared with another vendor's, never used in our formulas. */
export interface VendorScore {
  readonly name: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
}
