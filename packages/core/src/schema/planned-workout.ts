import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import {
  beatsPerMinute,
  meters,
  metersPerSecond,
  name,
  nonNegative,
  optional,
  prose,
  ratingZeroToTen,
  relativePercent,
  seconds,
  sport,
  watts,
} from './parts.ts';

const upsideDown = 'asks for less at the top than at the bottom';

const stepTargetSchema = once(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('open') }),
    z
      .strictObject({ type: z.literal('power'), lowWatts: watts(), highWatts: watts() })
      .refine((target) => target.lowWatts <= target.highWatts, upsideDown),
    z
      .strictObject({ type: z.literal('power-percent'), lowPercent: relativePercent(), highPercent: relativePercent() })
      .refine((target) => target.lowPercent <= target.highPercent, upsideDown),
    z
      .strictObject({ type: z.literal('heart-rate'), lowBpm: beatsPerMinute(), highBpm: beatsPerMinute() })
      .refine((target) => target.lowBpm <= target.highBpm, upsideDown),
    z
      .strictObject({
        type: z.literal('heart-rate-percent'),
        lowPercent: relativePercent(),
        highPercent: relativePercent(),
      })
      .refine((target) => target.lowPercent <= target.highPercent, upsideDown),
    z
      .strictObject({
        type: z.literal('speed'),
        lowMetersPerSecond: metersPerSecond(),
        highMetersPerSecond: metersPerSecond(),
      })
      .refine((target) => target.lowMetersPerSecond <= target.highMetersPerSecond, upsideDown),
    z.strictObject({ type: z.literal('exertion'), cr10: ratingZeroToTen() }),
  ]),
);

const stepLengthSchema = once(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('time'), seconds: seconds() }),
    z.strictObject({ type: z.literal('distance'), meters: meters() }),
    z.strictObject({ type: z.literal('open') }),
  ]),
);

const rampSchema = once(() => z.enum(['rising', 'falling']));

const stepSchema = once(() =>
  z.strictObject({
    intent: z.enum(['warmup', 'work', 'recovery', 'rest', 'cooldown', 'other']),
    length: stepLengthSchema(),
    target: stepTargetSchema(),
    ramp: optional(rampSchema),
    note: optional(prose),
  }),
);

const blockSchema = once(() =>
  z.strictObject({
    repeat: z.int().min(1).max(10_000),
    steps: z.array(stepSchema()),
  }),
);

export const plannedWorkoutSchema = once(() =>
  z
    .strictObject({
      ...baseShape('plannedWorkout'),
      sport: sport(),
      name: name(),
      description: optional(prose),
      blocks: z.array(blockSchema()),
      plannedSeconds: optional(seconds),
      plannedMeters: optional(meters),
      plannedLoad: optional(nonNegative),
      status: z.enum(['planned', 'done', 'skipped']),
    })
    .check(checkBase),
);
