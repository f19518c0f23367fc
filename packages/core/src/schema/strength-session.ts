import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import {
  count,
  instant,
  kilograms,
  meters,
  name,
  optional,
  prose,
  ratingOneToTen,
  ratingZeroToTen,
  seconds,
  word,
} from './parts.ts';

export const strengthSetSchema = once(() =>
  z.strictObject({
    exercise: optional(name),
    type: word(),
    start: optional(instant),
    durationSeconds: optional(seconds),
    repetitions: optional(count),
    weightKilograms: optional(kilograms),
    distanceMeters: optional(meters),
    repetitionsInReserve: optional(ratingZeroToTen),
    perceivedExertion: optional(ratingOneToTen),
  }),
);

export const strengthSessionSchema = once(() =>
  z
    .strictObject({
      ...baseShape('strengthSession'),
      name: optional(name),
      notes: optional(prose),
      sets: z.array(strengthSetSchema()),
    })
    .check(checkBase),
);
