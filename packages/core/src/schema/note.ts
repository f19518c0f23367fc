import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { prose, ratingOneToTen, recordIdSchema, word } from './parts.ts';

export const noteSchema = z
  .strictObject({
    ...baseShape('note'),
    text: prose.exactOptional(),
    tags: z.array(word),
    mood: ratingOneToTen.exactOptional(),
    soreness: ratingOneToTen.exactOptional(),
    fatigue: ratingOneToTen.exactOptional(),
    stress: ratingOneToTen.exactOptional(),
    motivation: ratingOneToTen.exactOptional(),
    ill: z.boolean().exactOptional(),
    injured: z.boolean().exactOptional(),
    about: recordIdSchema.exactOptional(),
  })
  .check(checkBase);
