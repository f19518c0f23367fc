import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import {
  beatsPerMinute,
  meters,
  metersPerSecond,
  name,
  nonNegative,
  prose,
  ratingZeroToTen,
  relativePercent,
  seconds,
  sport,
  watts,
} from './parts.ts';

const upsideDown = 'asks for less at the top than at the bottom';

const stepTargetSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('open') }),
  z
    .strictObject({ type: z.literal('power'), lowWatts: watts, highWatts: watts })
    .refine((target) => target.lowWatts <= target.highWatts, upsideDown),
  z
    .strictObject({ type: z.literal('power-percent'), lowPercent: relativePercent, highPercent: relativePercent })
    .refine((target) => target.lowPercent <= target.highPercent, upsideDown),
  z
    .strictObject({ type: z.literal('heart-rate'), lowBpm: beatsPerMinute, highBpm: beatsPerMinute })
    .refine((target) => target.lowBpm <= target.highBpm, upsideDown),
  z
    .strictObject({ type: z.literal('heart-rate-percent'), lowPercent: relativePercent, highPercent: relativePercent })
    .refine((target) => target.lowPercent <= target.highPercent, upsideDown),
  z
    .strictObject({
      type: z.literal('speed'),
      lowMetersPerSecond: metersPerSecond,
      highMetersPerSecond: metersPerSecond,
    })
    .refine((target) => target.lowMetersPerSecond <= target.highMetersPerSecond, upsideDown),
  z.strictObject({ type: z.literal('exertion'), cr10: ratingZeroToTen }),
]);

const stepLengthSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('time'), seconds }),
  z.strictObject({ type: z.literal('distance'), meters }),
  z.strictObject({ type: z.literal('open') }),
]);

const stepSchema = z.strictObject({
  intent: z.enum(['warmup', 'work', 'recovery', 'rest', 'cooldown', 'other']),
  length: stepLengthSchema,
  target: stepTargetSchema,
  note: prose.exactOptional(),
});

const blockSchema = z.strictObject({
  repeat: z.int().min(1).max(10_000),
  steps: z.array(stepSchema),
});

export const plannedWorkoutSchema = z
  .strictObject({
    ...baseShape('plannedWorkout'),
    sport,
    name,
    description: prose.exactOptional(),
    blocks: z.array(blockSchema),
    plannedSeconds: seconds.exactOptional(),
    plannedMeters: meters.exactOptional(),
    plannedLoad: nonNegative.exactOptional(),
    status: z.enum(['planned', 'done', 'skipped']),
  })
  .check(checkBase);
