import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import { optional, prose, ratingOneToTen, recordIdSchema, word } from './parts.ts';

export const noteSchema = once(() =>
  z
    .strictObject({
      ...baseShape('note'),
      text: optional(prose),
      tags: z.array(word()),
      mood: optional(ratingOneToTen),
      soreness: optional(ratingOneToTen),
      fatigue: optional(ratingOneToTen),
      stress: optional(ratingOneToTen),
      motivation: optional(ratingOneToTen),
      ill: z.boolean().exactOptional(),
      injured: z.boolean().exactOptional(),
      about: optional(recordIdSchema),
    })
    .check(checkBase),
);
