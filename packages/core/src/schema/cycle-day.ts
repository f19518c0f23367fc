import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { name, word } from './parts.ts';

export const cycleDaySchema = z
  .strictObject({
    ...baseShape('cycleDay'),
    flow: z.enum(['none', 'spotting', 'light', 'medium', 'heavy']).exactOptional(),
    phase: z.enum(['menstrual', 'follicular', 'ovulatory', 'luteal']).exactOptional(),
    dayOfCycle: z.int().min(1).max(1000).exactOptional(),
    symptoms: z.array(word),
    contraception: name.exactOptional(),
  })
  .check(checkBase);
