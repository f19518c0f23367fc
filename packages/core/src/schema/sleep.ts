import * as z from 'zod';
import { SleepStage } from '../records/sleep.ts';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import {
  beatsPerMinute,
  celsiusDeviation,
  count,
  endsAfterItStarts,
  finite,
  instant,
  name,
  optional,
  percent,
  perMinute,
  seconds,
  spanMessage,
  spanShape,
} from './parts.ts';

export const vendorScoreSchema = once(() =>
  z
    .strictObject({ name: name(), value: finite(), minimum: finite(), maximum: finite() })
    .refine((score) => score.minimum < score.maximum, { message: 'is not above minimum', path: ['maximum'] }),
);

const stageSchema = once(() =>
  z.strictObject({ ...spanShape(), stage: z.enum(SleepStage) }).refine(endsAfterItStarts, spanMessage),
);

export const sleepSchema = once(() =>
  z
    .strictObject({
      ...baseShape('sleep'),
      end: instant(),
      nap: z.boolean(),
      asleepSeconds: optional(seconds),
      inBedSeconds: optional(seconds),
      awakeSeconds: optional(seconds),
      lightSeconds: optional(seconds),
      deepSeconds: optional(seconds),
      remSeconds: optional(seconds),
      latencySeconds: optional(seconds),
      awakenings: optional(count),
      stages: z.array(stageSchema()),
      averageHeartRateBpm: optional(beatsPerMinute),
      lowestHeartRateBpm: optional(beatsPerMinute),
      averageRespirationRatePerMinute: optional(perMinute),
      averageOxygenSaturationPercent: optional(percent),
      skinTemperatureDeviationCelsius: optional(celsiusDeviation),
      vendorScore: optional(vendorScoreSchema),
    })
    .check(checkBase),
);
