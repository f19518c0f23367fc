import * as z from 'zod';
import type { Workout } from '../records/workout.ts';
import { isStreamChannel, type StreamChannel } from '../streams.ts';
import { addIssue, baseShape, type Checked, checkBase } from './base.ts';
import {
  beatsPerMinute,
  celsius,
  count,
  endsAfterItStarts,
  instant,
  key,
  kilocalories,
  kilojoules,
  meters,
  metersPerSecond,
  millilitersPerKilogramMinute,
  name,
  nonNegative,
  percent,
  perMinute,
  prose,
  ratingZeroToTen,
  seconds,
  spanMessage,
  spanShape,
  sport,
  watts,
  wholeCount,
  word,
} from './parts.ts';
import { strengthSetSchema } from './strength-session.ts';

const totalsShape = {
  elapsedSeconds: seconds.exactOptional(),
  timerSeconds: seconds.exactOptional(),
  movingSeconds: seconds.exactOptional(),
  distanceMeters: meters.exactOptional(),
  ascentMeters: meters.exactOptional(),
  descentMeters: meters.exactOptional(),
  energyKilocalories: kilocalories.exactOptional(),
  workKilojoules: kilojoules.exactOptional(),
  averageSpeedMetersPerSecond: metersPerSecond.exactOptional(),
  maximumSpeedMetersPerSecond: metersPerSecond.exactOptional(),
  averageHeartRateBpm: beatsPerMinute.exactOptional(),
  minimumHeartRateBpm: beatsPerMinute.exactOptional(),
  maximumHeartRateBpm: beatsPerMinute.exactOptional(),
  averageCadenceRpm: perMinute.exactOptional(),
  maximumCadenceRpm: perMinute.exactOptional(),
  averagePowerWatts: watts.exactOptional(),
  maximumPowerWatts: watts.exactOptional(),
  averageTemperatureCelsius: celsius.exactOptional(),
  maximumTemperatureCelsius: celsius.exactOptional(),
  averageRespirationRatePerMinute: perMinute.exactOptional(),
  strokes: count.exactOptional(),
};

type Total = keyof typeof totalsShape;
const total = z.custom<Total>(
  (value) => typeof value === 'string' && Object.hasOwn(totalsShape, value),
  'must be the name of a total of a workout',
);

export const workoutLapSchema = z
  .strictObject({
    ...totalsShape,
    ...spanShape,
    trigger: word.exactOptional(),
    intensity: word.exactOptional(),
  })
  .refine(endsAfterItStarts, spanMessage);

export const swimLengthSchema = z.strictObject({
  start: instant,
  elapsedSeconds: seconds,
  active: z.boolean(),
  stroke: word.exactOptional(),
  strokes: count.exactOptional(),
});

const pauseSchema = z.strictObject(spanShape).refine(endsAfterItStarts, spanMessage);

const sensorSchema = z.strictObject({
  type: word.exactOptional(),
  manufacturer: word.exactOptional(),
  product: word.exactOptional(),
  serialNumber: word.exactOptional(),
  softwareVersion: word.exactOptional(),
  batteryStatus: word.exactOptional(),
});

const deviceAnalysisSchema = z.strictObject({
  normalizedPowerWatts: watts.exactOptional(),
  trainingStressScore: nonNegative.exactOptional(),
  intensityFactor: nonNegative.exactOptional(),
  functionalThresholdPowerWatts: watts.exactOptional(),
  aerobicTrainingEffect: nonNegative.exactOptional(),
  anaerobicTrainingEffect: nonNegative.exactOptional(),
  trainingLoad: nonNegative.exactOptional(),
  vo2max: millilitersPerKilogramMinute.exactOptional(),
  recoveryTimeMinutes: nonNegative.exactOptional(),
});

const feelSchema = z.strictObject({
  perceivedExertionCr10: ratingZeroToTen.exactOptional(),
  feelPercent: percent.exactOptional(),
});

const streamChannel = z.custom<StreamChannel>(
  (value) => typeof value === 'string' && isStreamChannel(value),
  'must be a stream channel',
);

const streamSummarySchema = z.strictObject({
  sampleCount: wholeCount,
  channels: z.array(streamChannel),
});

export const workoutSchema = z
  .strictObject({
    ...baseShape('workout'),
    ...totalsShape,
    end: instant,
    sport,
    vendorSport: name.exactOptional(),
    name: name.exactOptional(),
    description: prose.exactOptional(),
    indoor: z.boolean().exactOptional(),
    multisportKey: key.exactOptional(),
    poolLengthMeters: meters.exactOptional(),
    laps: z.array(workoutLapSchema),
    lengths: z.array(swimLengthSchema),
    sets: z.array(strengthSetSchema),
    pauses: z.array(pauseSchema),
    sensors: z.array(sensorSchema),
    deviceAnalysis: deviceAnalysisSchema.exactOptional(),
    feel: feelSchema.exactOptional(),
    computedTotals: z.array(total).exactOptional(),
    streams: streamSummarySchema.nullable(),
  })
  .check(checkBase)
  .check(checkComputedTotals);

/** A total said to be computed is there. */
function checkComputedTotals(checked: Checked<Workout>): void {
  const { value } = checked;
  const absent = value.computedTotals?.findIndex((name) => value[name] === undefined) ?? -1;
  if (absent !== -1) addIssue(checked, ['computedTotals', absent], 'names a total that is absent');
}
