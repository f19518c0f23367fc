import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import { beatsPerMinute, optional } from './parts.ts';
import { vendorScoreSchema } from './sleep.ts';

export const readinessSchema = once(() =>
  z
    .strictObject({
      ...baseShape('readiness'),
      score: vendorScoreSchema(),
      contributors: z.array(vendorScoreSchema()),
      restingHeartRateBpm: optional(beatsPerMinute),
    })
    .check(checkBase),
);
