import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { finite, localDate, name, sportFamily, word } from './parts.ts';

export const goalSchema = z
  .strictObject({
    ...baseShape('goal'),
    title: name,
    type: word,
    sport: sportFamily.exactOptional(),
    targetValue: finite.exactOptional(),
    targetUnit: word.exactOptional(),
    startValue: finite.exactOptional(),
    targetDate: localDate.nullable(),
    status: z.enum(['active', 'reached', 'abandoned']),
  })
  .check(checkBase);
