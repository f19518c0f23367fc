import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import {
  count,
  instant,
  kilograms,
  meters,
  name,
  prose,
  ratingOneToTen,
  ratingZeroToTen,
  seconds,
  word,
} from './parts.ts';

export const strengthSetSchema = z.strictObject({
  exercise: name.exactOptional(),
  type: word,
  start: instant.exactOptional(),
  durationSeconds: seconds.exactOptional(),
  repetitions: count.exactOptional(),
  weightKilograms: kilograms.exactOptional(),
  distanceMeters: meters.exactOptional(),
  repetitionsInReserve: ratingZeroToTen.exactOptional(),
  perceivedExertion: ratingOneToTen.exactOptional(),
});

export const strengthSessionSchema = z
  .strictObject({
    ...baseShape('strengthSession'),
    name: name.exactOptional(),
    notes: prose.exactOptional(),
    sets: z.array(strengthSetSchema),
  })
  .check(checkBase);
