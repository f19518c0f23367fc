import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import { name, optional, word } from './parts.ts';

export const cycleDaySchema = once(() =>
  z
    .strictObject({
      ...baseShape('cycleDay'),
      flow: z.enum(['none', 'spotting', 'light', 'medium', 'heavy']).exactOptional(),
      phase: z.enum(['menstrual', 'follicular', 'ovulatory', 'luteal']).exactOptional(),
      dayOfCycle: z.int().min(1).max(1000).exactOptional(),
      symptoms: z.array(word()),
      contraception: optional(name),
    })
    .check(checkBase),
);
