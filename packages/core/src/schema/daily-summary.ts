import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import { beatsPerMinute, count, finite, kilocalories, meters, optional, percent, perMinute, seconds } from './parts.ts';

export const dailySummarySchema = once(() =>
  z
    .strictObject({
      ...baseShape('dailySummary'),
      steps: optional(count),
      distanceMeters: optional(meters),
      floorsClimbed: optional(count),
      activeEnergyKilocalories: optional(kilocalories),
      basalEnergyKilocalories: optional(kilocalories),
      totalEnergyKilocalories: optional(kilocalories),
      moderateActivitySeconds: optional(seconds),
      vigorousActivitySeconds: optional(seconds),
      sedentarySeconds: optional(seconds),
      restingHeartRateBpm: optional(beatsPerMinute),
      averageHeartRateBpm: optional(beatsPerMinute),
      minimumHeartRateBpm: optional(beatsPerMinute),
      maximumHeartRateBpm: optional(beatsPerMinute),
      averageStressScore: optional(finite),
      averageOxygenSaturationPercent: optional(percent),
      averageRespirationRatePerMinute: optional(perMinute),
      wearSeconds: optional(seconds),
      partial: z.boolean(),
    })
    .check(checkBase),
);
