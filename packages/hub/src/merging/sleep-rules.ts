import type { Sleep } from '@vitalwire/core';
import {
  hours,
  isOfUnknownClock,
  type Match,
  minutes,
  overlapOf,
  percent,
  same,
  sameRecorder,
  shiftedByZone,
  spanOf,
} from './match.ts';

const SHARED = 0.6;
const INSIDE = 0.95;
/** Two devices do not agree on a nap to the second: it is a copy. */
const COPY_SECONDS = 5;
/** They agree on a night's waking better than on falling asleep; of what is shorter than this, that says nothing. */
const NIGHT_SECONDS = 3 * 3600;
const WAKING_APART_SECONDS = 45 * 60;
const LENGTHS_APART_SECONDS = 75 * 60;

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
  if (sameRecorder(a, b) || a.nap !== b.nap) return null;
  const nights = overlap.longerSeconds * overlap.lengthShare >= NIGHT_SECONDS;
  if (overlap.lengthDifferenceSeconds > (nights ? LENGTHS_APART_SECONDS : COPY_SECONDS)) return null;
  const ends = Math.abs(spanOf(a).endMs - spanOf(b).endMs) / 1000;
  const shift = shiftedByZone(a, b, ends, nights ? WAKING_APART_SECONDS : COPY_SECONDS);
  if (shift === null || (shift.seasonal && overlap.lengthDifferenceSeconds > COPY_SECONDS)) {
    if (!nights || a.nap || !isOfUnknownClock(a, b)) return null;
    return same(
      'sleep.same-night/1',
      0.8,
      `Both are the night of ${a.localDate} and last equally long to ${minutes(overlap.lengthDifferenceSeconds)}; one of them does not say of which time zone its clock is.`,
    );
  }
  return same(
    'sleep.shifted-zone/2',
    0.82,
    `They last equally long to ${minutes(overlap.lengthDifferenceSeconds)}, and end ${hours(shift.minutes)} apart, the offset of the time zone.`,
  );
}
