import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { beatsPerMinute, milliseconds, share, wholeCount } from './parts.ts';

const hrvShape = {
  ...baseShape('hrv'),
  context: z.enum(['night', 'morning', 'spot', 'day']),
  beatCount: wholeCount.exactOptional(),
  artefactShare: share.exactOptional(),
  averageHeartRateBpm: beatsPerMinute.exactOptional(),
};

export const hrvSchema = z
  .discriminatedUnion('method', [
    z.strictObject({ ...hrvShape, method: z.literal('rmssd'), rmssdMilliseconds: milliseconds }),
    z.strictObject({ ...hrvShape, method: z.literal('sdnn'), sdnnMilliseconds: milliseconds }),
  ])
  .check(checkBase);
