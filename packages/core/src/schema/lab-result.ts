import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { finite, name, word } from './parts.ts';

export const labResultSchema = z
  .strictObject({
    ...baseShape('labResult'),
    name,
    loinc: word.exactOptional(),
    value: z.union([finite, name]),
    unit: word.nullable(),
    referenceLow: finite.exactOptional(),
    referenceHigh: finite.exactOptional(),
    laboratory: name.exactOptional(),
  })
  .check(checkBase);
