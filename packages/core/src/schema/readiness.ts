import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { beatsPerMinute } from './parts.ts';
import { vendorScoreSchema } from './sleep.ts';

export const readinessSchema = z
  .strictObject({
    ...baseShape('readiness'),
    score: vendorScoreSchema,
    contributors: z.array(vendorScoreSchema),
    restingHeartRateBpm: beatsPerMinute.exactOptional(),
  })
  .check(checkBase);
