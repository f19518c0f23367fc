import { type StrengthSession, sportFamily, type Workout } from '@vitalwire/core';
import {
  isOfUnknownClock,
  isStampedMidnight,
  type Match,
  minutes,
  overlapOf,
  same,
  sameRecorder,
  spanOf,
} from './match.ts';

/** People write their sets down during the session, or soon after it. */
const BEFORE_SECONDS = 30 * 60;
const AFTER_SECONDS = 60 * 60;
const APPS_APART_SECONDS = 10 * 60;
const SHARED = 0.5;
/** So much of the time of both: whatever the watch calls it, what was logged is what was done. */
const TOGETHER_SHARE = 0.75;
/** Of what was logged by the clock of another zone, the length has to speak. */
const CLOCK_LENGTH_SHARE = 0.75;

/** A watch's strength workout and the log of its sets. */
export function matchStrength(workout: Workout, session: StrengthSession): Match | null {
  const family = sportFamily(workout.sport);
  const vague = ['other', 'high_intensity_training', 'cardio_training'].includes(workout.sport);
  // What covers ground is done without weights.
  if (family !== 'strength' && family !== 'other') return null;
  const watch = spanOf(workout);
  const log = spanOf(session);
  const { ofShorter, ofAll, startDifferenceSeconds, lengthShare } = overlapOf(watch, log);
  if (!vague && family === 'other' && ofAll < TOGETHER_SHARE) return null;
  const near =
    family === 'strength'
      ? log.startMs >= watch.startMs - BEFORE_SECONDS * 1000 && log.startMs <= watch.endMs + AFTER_SECONDS * 1000
      : startDifferenceSeconds <= APPS_APART_SECONDS;
  if (ofShorter >= SHARED || near) {
    const apart = Math.abs(watch.startMs - log.startMs) / 1000;
    return same(
      'strength.watch-and-log/1',
      ofShorter >= SHARED ? 0.95 : 0.9,
      `The sets were logged ${ofShorter > 0 ? 'during' : `${minutes(apart)} from the start of`} the watch's workout.`,
    );
  }
  if (family === 'strength' && workout.localDate === session.localDate && isStampedMidnight(session, workout))
    return same(
      'strength.same-day/1',
      0.8,
      'The log names the day and no time, and the watch recorded strength work on it.',
    );
  if (family === 'strength' && lengthShare >= CLOCK_LENGTH_SHARE && isOfUnknownClock(workout, session))
    return same(
      'strength.other-clock/1',
      0.8,
      `The watch recorded strength work of that length on ${workout.localDate}, and the log does not say of which time zone its clock is.`,
    );
  return null;
}

/** Two apps that logged one session. */
export function matchSessions(a: StrengthSession, b: StrengthSession): Match | null {
  if (sameRecorder(a, b)) return null;
  const { ofShorter, startDifferenceSeconds } = overlapOf(spanOf(a), spanOf(b));
  if (ofShorter < SHARED && startDifferenceSeconds > APPS_APART_SECONDS) return null;
  return same(
    'strength.two-logs/1',
    ofShorter >= SHARED ? 0.95 : 0.88,
    `Two logs that start ${minutes(startDifferenceSeconds)} apart.`,
  );
}
