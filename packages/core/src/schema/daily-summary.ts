import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { beatsPerMinute, count, finite, kilocalories, meters, percent, perMinute, seconds } from './parts.ts';

export const dailySummarySchema = z
  .strictObject({
    ...baseShape('dailySummary'),
    steps: count.exactOptional(),
    distanceMeters: meters.exactOptional(),
    floorsClimbed: count.exactOptional(),
    activeEnergyKilocalories: kilocalories.exactOptional(),
    basalEnergyKilocalories: kilocalories.exactOptional(),
    totalEnergyKilocalories: kilocalories.exactOptional(),
    moderateActivitySeconds: seconds.exactOptional(),
    vigorousActivitySeconds: seconds.exactOptional(),
    sedentarySeconds: seconds.exactOptional(),
    restingHeartRateBpm: beatsPerMinute.exactOptional(),
    averageHeartRateBpm: beatsPerMinute.exactOptional(),
    minimumHeartRateBpm: beatsPerMinute.exactOptional(),
    maximumHeartRateBpm: beatsPerMinute.exactOptional(),
    averageStressScore: finite.exactOptional(),
    averageOxygenSaturationPercent: percent.exactOptional(),
    averageRespirationRatePerMinute: perMinute.exactOptional(),
    wearSeconds: seconds.exactOptional(),
    partial: z.boolean(),
  })
  .check(checkBase);
