import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import { finite, localDate, name, optional, sportFamily, word } from './parts.ts';

export const goalSchema = once(() =>
  z
    .strictObject({
      ...baseShape('goal'),
      title: name(),
      type: word(),
      sport: optional(sportFamily),
      targetValue: optional(finite),
      targetUnit: optional(word),
      startValue: optional(finite),
      targetDate: localDate().nullable(),
      status: z.enum(['active', 'reached', 'abandoned']),
    })
    .check(checkBase),
);
