import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { milliliters, name } from './parts.ts';

export const hydrationSchema = z
  .strictObject({
    ...baseShape('hydration'),
    volumeMilliliters: milliliters,
    direction: z.enum(['intake', 'loss']),
    beverage: name.exactOptional(),
  })
  .check(checkBase);
