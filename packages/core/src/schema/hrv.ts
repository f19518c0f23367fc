import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import { beatsPerMinute, milliseconds, optional, share, wholeCount } from './parts.ts';

const hrvShape = once(() => ({
  ...baseShape('hrv'),
  context: z.enum(['night', 'morning', 'spot', 'day']),
  beatCount: optional(wholeCount),
  artefactShare: optional(share),
  averageHeartRateBpm: optional(beatsPerMinute),
}));

export const hrvSchema = once(() =>
  z
    .discriminatedUnion('method', [
      z.strictObject({ ...hrvShape(), method: z.literal('rmssd'), rmssdMilliseconds: milliseconds() }),
      z.strictObject({ ...hrvShape(), method: z.literal('sdnn'), sdnnMilliseconds: milliseconds() }),
    ])
    .check(checkBase),
);
