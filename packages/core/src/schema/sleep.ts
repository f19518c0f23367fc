import * as z from 'zod';
import { SleepStage } from '../records/sleep.ts';
import { baseShape, checkBase } from './base.ts';
import {
  beatsPerMinute,
  celsiusDeviation,
  count,
  endsAfterItStarts,
  finite,
  instant,
  name,
  percent,
  perMinute,
  seconds,
  spanMessage,
  spanShape,
} from './parts.ts';

export const vendorScoreSchema = z
  .strictObject({ name, value: finite, minimum: finite, maximum: finite })
  .refine((score) => score.minimum < score.maximum, { message: 'is not above minimum', path: ['maximum'] });

const stageSchema = z.strictObject({ ...spanShape, stage: z.enum(SleepStage) }).refine(endsAfterItStarts, spanMessage);

export const sleepSchema = z
  .strictObject({
    ...baseShape('sleep'),
    end: instant,
    nap: z.boolean(),
    asleepSeconds: seconds.exactOptional(),
    inBedSeconds: seconds.exactOptional(),
    awakeSeconds: seconds.exactOptional(),
    lightSeconds: seconds.exactOptional(),
    deepSeconds: seconds.exactOptional(),
    remSeconds: seconds.exactOptional(),
    latencySeconds: seconds.exactOptional(),
    awakenings: count.exactOptional(),
    stages: z.array(stageSchema),
    averageHeartRateBpm: beatsPerMinute.exactOptional(),
    lowestHeartRateBpm: beatsPerMinute.exactOptional(),
    averageRespirationRatePerMinute: perMinute.exactOptional(),
    averageOxygenSaturationPercent: percent.exactOptional(),
    skinTemperatureDeviationCelsius: celsiusDeviation.exactOptional(),
    vendorScore: vendorScoreSchema.exactOptional(),
  })
  .check(checkBase);
