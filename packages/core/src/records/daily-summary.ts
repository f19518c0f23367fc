import type { BaseRecord } from './base.ts';

/** Totals of one calendar day of the wearer. `start` and `end` are that day's edges. */
export interface DailySummary extends BaseRecord<'dailySummary'> {
  readonly steps?: number;
  readonly distanceMeters?: number;
  readonly floorsClimbed?: number;
  readonly activeEnergyKilocalories?: number;
  readonly basalEnergyKilocalories?: number;
  readonly totalEnergyKilocalories?: number;
  readonly moderateActivitySeconds?: number;
  readonly vigorousActivitySeconds?: number;
  readonly sedentarySeconds?: number;
  readonly restingHeartRateBpm?: number;
  readonly averageHeartRateBpm?: number;
  readonly minimumHeartRateBpm?: number;
  readonly maximumHeartRateBpm?: number;
  readonly averageStressScore?: number;
  readonly averageOxygenSaturationPercent?: number;
  readonly averageRespirationRatePerMinute?: number;
  readonly wearSeconds?: number;
  /** The day was still running when it was read. */
  readonly partial: boolean;
}
