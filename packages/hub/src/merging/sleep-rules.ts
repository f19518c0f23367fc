import type { Sleep } from '@vitalwire/core';
import { type Match, minutes, overlapOf, percent, same, sameRecorder, shiftedByZone, spanOf } from './match.ts';

const SHARED = 0.6;
const INSIDE = 0.95;
const COPY_SECONDS = 120;

/** Nobody sleeps twice at once: records that share most of their time are one sleep, and a nap inside a night is of it. */
export function matchSleeps(a: Sleep, b: Sleep): Match | null {
  const overlap = overlapOf(spanOf(a), spanOf(b));
  const needed = sameRecorder(a, b) ? INSIDE : SHARED;
  if (overlap.ofShorter >= needed) {
    return same(
      'sleep.same-time/1',
      0.7 + 0.3 * overlap.ofShorter,
      `They share ${percent(overlap.ofShorter)} of the shorter one's time.`,
    );
  }
  if (sameRecorder(a, b) || overlap.lengthDifferenceSeconds > COPY_SECONDS || overlap.ofAll > 0.5) return null;
  const shift = a.nap === b.nap ? shiftedByZone(a, b) : null;
  if (shift === null) return null;
  return same(
    'sleep.shifted-zone/1',
    0.82,
    `They last equally long to ${minutes(overlap.lengthDifferenceSeconds)}, and differ by ${shift / 60} h, the offset of the time zone.`,
  );
}
