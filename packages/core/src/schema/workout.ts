import * as z from 'zod';
import type { Workout } from '../records/workout.ts';
import { isStreamChannel, type StreamChannel } from '../streams.ts';
import { addIssue, baseShape, type Checked, checkBase } from './base.ts';
import { once } from './once.ts';
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
  optional,
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

const totalsShape = once(() => ({
  elapsedSeconds: optional(seconds),
  timerSeconds: optional(seconds),
  movingSeconds: optional(seconds),
  distanceMeters: optional(meters),
  ascentMeters: optional(meters),
  descentMeters: optional(meters),
  energyKilocalories: optional(kilocalories),
  workKilojoules: optional(kilojoules),
  averageSpeedMetersPerSecond: optional(metersPerSecond),
  maximumSpeedMetersPerSecond: optional(metersPerSecond),
  averageHeartRateBpm: optional(beatsPerMinute),
  minimumHeartRateBpm: optional(beatsPerMinute),
  maximumHeartRateBpm: optional(beatsPerMinute),
  averageCadenceRpm: optional(perMinute),
  maximumCadenceRpm: optional(perMinute),
  averagePowerWatts: optional(watts),
  maximumPowerWatts: optional(watts),
  averageTemperatureCelsius: optional(celsius),
  maximumTemperatureCelsius: optional(celsius),
  averageRespirationRatePerMinute: optional(perMinute),
  strokes: optional(count),
}));

type Total = keyof ReturnType<typeof totalsShape>;
const total = once(() =>
  z.custom<Total>(
    (value) => typeof value === 'string' && Object.hasOwn(totalsShape(), value),
    'must be the name of a total of a workout',
  ),
);

export const workoutLapSchema = once(() =>
  z
    .strictObject({
      ...totalsShape(),
      ...spanShape(),
      trigger: optional(word),
      intensity: optional(word),
    })
    .refine(endsAfterItStarts, spanMessage),
);

export const swimLengthSchema = once(() =>
  z.strictObject({
    start: instant(),
    elapsedSeconds: seconds(),
    active: z.boolean(),
    stroke: optional(word),
    strokes: optional(count),
  }),
);

const pauseSchema = once(() => z.strictObject(spanShape()).refine(endsAfterItStarts, spanMessage));

const sensorSchema = once(() =>
  z.strictObject({
    type: optional(word),
    manufacturer: optional(word),
    product: optional(word),
    serialNumber: optional(word),
    softwareVersion: optional(word),
    batteryStatus: optional(word),
  }),
);

const deviceAnalysisSchema = once(() =>
  z.strictObject({
    normalizedPowerWatts: optional(watts),
    trainingStressScore: optional(nonNegative),
    intensityFactor: optional(nonNegative),
    functionalThresholdPowerWatts: optional(watts),
    aerobicTrainingEffect: optional(nonNegative),
    anaerobicTrainingEffect: optional(nonNegative),
    trainingLoad: optional(nonNegative),
    vo2max: optional(millilitersPerKilogramMinute),
    recoveryTimeMinutes: optional(nonNegative),
  }),
);

const feelSchema = once(() =>
  z.strictObject({
    perceivedExertionCr10: optional(ratingZeroToTen),
    feelPercent: optional(percent),
  }),
);

const streamChannel = once(() =>
  z.custom<StreamChannel>((value) => typeof value === 'string' && isStreamChannel(value), 'must be a stream channel'),
);

const streamSummarySchema = once(() =>
  z.strictObject({
    sampleCount: wholeCount(),
    channels: z.array(streamChannel()),
  }),
);

export const workoutSchema = once(() =>
  z
    .strictObject({
      ...baseShape('workout'),
      ...totalsShape(),
      end: instant(),
      sport: sport(),
      vendorSport: optional(name),
      name: optional(name),
      description: optional(prose),
      indoor: z.boolean().exactOptional(),
      multisportKey: optional(key),
      poolLengthMeters: optional(meters),
      laps: z.array(workoutLapSchema()),
      lengths: z.array(swimLengthSchema()),
      sets: z.array(strengthSetSchema()),
      pauses: z.array(pauseSchema()),
      sensors: z.array(sensorSchema()),
      deviceAnalysis: optional(deviceAnalysisSchema),
      feel: optional(feelSchema),
      computedTotals: z.array(total()).exactOptional(),
      streams: streamSummarySchema().nullable(),
    })
    .check(checkBase)
    .check(checkComputedTotals),
);

/** A total said to be computed is there. */
function checkComputedTotals(checked: Checked<Workout>): void {
  const { value } = checked;
  const absent = value.computedTotals?.findIndex((name) => value[name] === undefined) ?? -1;
  if (absent !== -1) addIssue(checked, ['computedTotals', absent], 'names a total that is absent');
}
