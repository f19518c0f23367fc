import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import { name, nonNegative, optional, word } from './parts.ts';

export const medicationSchema = once(() =>
  z
    .strictObject({
      ...baseShape('medication'),
      name: name(),
      doseAmount: optional(nonNegative),
      doseUnit: optional(word),
      schedule: optional(name),
      taken: z.boolean(),
    })
    .check(checkBase),
);
