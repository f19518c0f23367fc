import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import { milliliters, name, optional } from './parts.ts';

export const hydrationSchema = once(() =>
  z
    .strictObject({
      ...baseShape('hydration'),
      volumeMilliliters: milliliters(),
      direction: z.enum(['intake', 'loss']),
      beverage: optional(name),
    })
    .check(checkBase),
);
