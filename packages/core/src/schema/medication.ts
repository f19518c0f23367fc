import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { name, nonNegative, word } from './parts.ts';

export const medicationSchema = z
  .strictObject({
    ...baseShape('medication'),
    name,
    doseAmount: nonNegative.exactOptional(),
    doseUnit: word.exactOptional(),
    schedule: name.exactOptional(),
    taken: z.boolean(),
  })
  .check(checkBase);
