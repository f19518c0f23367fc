import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import { finite, name, optional, word } from './parts.ts';

export const labResultSchema = once(() =>
  z
    .strictObject({
      ...baseShape('labResult'),
      name: name(),
      loinc: optional(word),
      value: z.union([finite(), name()]),
      unit: word().nullable(),
      referenceLow: optional(finite),
      referenceHigh: optional(finite),
      laboratory: optional(name),
    })
    .check(checkBase),
);
