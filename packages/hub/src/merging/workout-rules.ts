import { sportFamily, type Workout } from '@vitalwire/core';
import {
  hours,
  isStampedMidnight,
  type Match,
  minutes,
  namesTheDayOf,
  type Overlap,
  overlapOf,
  percent,
  same,
  sameRecorder,
  shiftedByZone,
  spanOf,
} from './match.ts';

/** Devices of one person are started within moments of each other; clocks are right to seconds. */
const TOGETHER_SECONDS = 180;
/** Of the time that either covers, both cover this share. */
const TOGETHER_SHARE = 0.85;
/** So alike that a wrong sport or a wrong distance is the likelier explanation: one person does one thing at a time. */
const BEYOND_DOUBT_SECONDS = 60;
const BEYOND_DOUBT_SHARE = 0.95;
/** Wheel, GPS and stride sensors differ by a few per cent; a device that missed the first minutes by more. */
const SENSOR_DIFFERENCE = 0.15;
/** Nobody covers the same ground twice at once: where the sports differ, the distance tells. */
const TELLING_DIFFERENCE = 0.05;
/** A second device that was thought of late, or stopped early. */
const APART_SECONDS = 20 * 60;
const APART_LENGTH_SHARE = 0.6;
/** The shorter may stick out by as much as two buttons are pressed apart: minutes, of which a short outing has few. */
const INSIDE_SHARE = 0.8;
/** What a person writes down is rounded: 45 min for 43:40, and begun at a quarter past. */
const WRITTEN_DIFFERENCE = 0.05;
const WRITTEN_SECONDS = 240;
const WRITTEN_APART_SECONDS = 10 * 60;
const WRITTEN_STEP_SECONDS = 5 * 60;
const WRITTEN_SHARE = 0.4;
/** Two files of one recording, some with times cut to the minute. */
const COPY_DIFFERENCE = 0.02;
const COPY_SECONDS = 60;
const COPY_APART_SECONDS = 90;
/** Lengths of one outing on two devices, each with its own buttons. */
const DEVICE_DIFFERENCE = 0.08;
const DEVICE_SECONDS = 240;
/** Buttons are not pressed so exactly. */
const EXACT_SECONDS = 2;
/** What follows the end of another so soon is the next thing that was done, not the same in another zone. */
const NEXT_SECONDS = 10 * 60;

/** Whether two records are one workout, and why. `null`: they are not. */
export function matchWorkouts(a: Workout, b: Workout): Match | null {
  if (a.id === b.id || partsOfOneEvent(a, b)) return null;
  const overlap = overlapOf(spanOf(a), spanOf(b));
  const distance = distanceDifference(a, b);
  return (
    together(a, b, overlap, distance) ??
    (sameRecorder(a, b)
      ? null
      : (dated(a, b, overlap, distance) ??
        // Where midnight stands for a day, what else lies around midnight says nothing.
        (isStampedMidnight(a, b) !== isStampedMidnight(b, a) ? null : byTheClock(a, b, overlap, distance))))
  );
}

function byTheClock(a: Workout, b: Workout, overlap: Overlap, distance: number | null): Match | null {
  return (
    written(a, b, overlap, distance) ??
    startedApart(a, b, overlap) ??
    partOf(a, b, overlap) ??
    shifted(a, b, overlap, distance)
  );
}

function partsOfOneEvent(a: Workout, b: Workout): boolean {
  const sameEvent = a.multisportKey !== undefined && a.multisportKey === b.multisportKey;
  return sameEvent && a.provenance.sourceId === b.provenance.sourceId;
}

function together(a: Workout, b: Workout, overlap: Overlap, distance: number | null): Match | null {
  const { startDifferenceSeconds, ofAll } = overlap;
  if (startDifferenceSeconds > TOGETHER_SECONDS || ofAll < TOGETHER_SHARE) return null;
  const alike = startDifferenceSeconds <= BEYOND_DOUBT_SECONDS && ofAll >= BEYOND_DOUBT_SHARE;
  const telling = distance !== null && distance <= TELLING_DIFFERENCE;
  const beyondDoubt = (alike || telling) && !sameRecorder(a, b);
  const sports = sportsAgree(a, b);
  const distances = distance === null || distance <= SENSOR_DIFFERENCE;
  if (!beyondDoubt && !(sports && distances)) return null;
  // Neither what nor how far agrees: two people may share an account.
  if (!sports && !distances) return null;
  const doubt = (sports ? 1 : 0.92) * (distances ? 1 : 0.92) * (distance === null ? 0.97 : 1);
  const distanceText = distance === null ? '' : `, distances within ${percent(distance)}`;
  const sportText = sports ? '' : `, although one says ${a.sport} and the other ${b.sport}`;
  return same(
    'workout.same-time/2',
    ofAll * doubt,
    `They start ${minutes(startDifferenceSeconds)} apart and share ${percent(ofAll)} of their time${distanceText}${sportText}.`,
  );
}

/** One began or ended while the other ran on. */
function startedApart(a: Workout, b: Workout, overlap: Overlap): Match | null {
  const { startDifferenceSeconds, ofShorter, lengthShare } = overlap;
  const inside = ofShorter >= INSIDE_SHARE && lengthShare >= APART_LENGTH_SHARE;
  if (!inside || startDifferenceSeconds > APART_SECONDS || !sportsAgree(a, b)) return null;
  const match = same(
    'workout.started-apart/1',
    0.93 * ofShorter,
    `The shorter lies inside the longer, which began or ended ${minutes(overlap.lengthDifferenceSeconds)} apart from it.`,
  );
  return { ...match, relation: 'same-or-part' };
}

/** From memory: round times that lie around the recorded ones. */
function written(a: Workout, b: Workout, overlap: Overlap, distance: number | null): Match | null {
  if (isRound(a) === isRound(b) || overlap.startDifferenceSeconds > WRITTEN_APART_SECONDS) return null;
  if (overlap.ofAll < WRITTEN_SHARE || !alike(overlap, distance, WRITTEN_SECONDS, WRITTEN_DIFFERENCE)) return null;
  if (!sportsAgree(a, b)) return null;
  return same(
    'workout.written-down/1',
    0.88,
    `One has round times, as people write them down, ${minutes(overlap.startDifferenceSeconds)} from the other's; the lengths agree.`,
  );
}

function isRound(workout: Workout): boolean {
  const { startMs, endMs } = spanOf(workout);
  return startMs % (WRITTEN_STEP_SECONDS * 1000) === 0 && endMs % (WRITTEN_STEP_SECONDS * 1000) === 0;
}

function partOf(a: Workout, b: Workout, { ofShorter, lengthShare, longerSeconds }: Overlap): Match | null {
  if (ofShorter < INSIDE_SHARE || lengthShare === 1 || longerSeconds === 0 || !sportsAgree(a, b)) return null;
  const sentence = 'The shorter ones lie inside the longest, one after the other, and make it up.';
  return { relation: 'part', reason: { rule: 'workout.split/1', confidence: 0.92, sentence } };
}

/** A clock or an export that had the wrong time zone. */
function shifted(a: Workout, b: Workout, overlap: Overlap, distance: number | null): Match | null {
  if (!namedAlike(a, b, distance)) return null;
  const copy = alike(overlap, distance, COPY_SECONDS, COPY_DIFFERENCE);
  // Another device's recording of the same, and then moved: the distance has to speak for it.
  const lengths = overlap.lengthShare >= 1 - DEVICE_DIFFERENCE || overlap.lengthDifferenceSeconds <= DEVICE_SECONDS;
  const other = distance !== null && distance <= TELLING_DIFFERENCE && lengths;
  if (!copy && !other) return null;
  const tolerance = distance === null ? COPY_APART_SECONDS : TOGETHER_SECONDS;
  const shift = shiftedByZone(a, b, overlap.startDifferenceSeconds, tolerance);
  if (shift === null || (isNext(a, b) && !copy)) return null;
  // The wider the choice of hours, the closer it has to be: from home to work and back is an office day apart.
  if (shift.seasonal && (!copy || shift.remainderSeconds > COPY_SECONDS)) return null;
  if (distance === null) {
    const exact = shift.remainderSeconds <= EXACT_SECONDS && overlap.lengthDifferenceSeconds <= EXACT_SECONDS;
    if (a.provenance.sourceId === b.provenance.sourceId || (isNext(a, b) && (!exact || isRound(a)))) return null;
  }
  return same(
    'workout.shifted-zone/2',
    copy ? 0.85 : 0.81,
    `Length${distance === null ? '' : ' and distance'} agree, and the starts differ by ${hours(shift.minutes)}, the offset of the time zone.`,
  );
}

function isNext(a: Workout, b: Workout): boolean {
  const [first, second] = [spanOf(a), spanOf(b)].sort((x, y) => x.startMs - y.startMs);
  const gap = ((second?.startMs ?? 0) - (first?.endMs ?? 0)) / 1000;
  return gap > -TOGETHER_SECONDS && gap < NEXT_SECONDS;
}

/** A day without a time of day: an entry by hand, or an export of dates. */
function dated(a: Workout, b: Workout, overlap: Overlap, distance: number | null): Match | null {
  const dated = isStampedMidnight(a, b);
  if (dated === isStampedMidnight(b, a) || !namesTheDayOf(dated ? a : b, dated ? b : a)) return null;
  if (!namedAlike(a, b, distance)) return null;
  if (!alike(overlap, distance, WRITTEN_SECONDS, WRITTEN_DIFFERENCE)) return null;
  return same(
    'workout.same-day/1',
    0.82,
    `One names the day and no time; sport and length${distance === null ? '' : ' and distance'} agree.`,
  );
}

function alike(overlap: Overlap, distance: number | null, seconds: number, share: number): boolean {
  const { lengthDifferenceSeconds, longerSeconds } = overlap;
  const lengths = longerSeconds > 0 && lengthDifferenceSeconds <= Math.max(seconds, share * longerSeconds);
  return lengths && (distance === null || distance <= share);
}

/** At one and the same time, a word that says little agrees with every sport. */
function sportsAgree(a: Workout, b: Workout): boolean {
  return sportsEqual(a, b) || sportFamily(a.sport) === 'other' || sportFamily(b.sport) === 'other';
}

/** At different times it takes the same sport, or an equal distance of what one calls just a workout. */
function namedAlike(a: Workout, b: Workout, distance: number | null): boolean {
  return sportsEqual(a, b) || (distance !== null && (a.sport === 'other' || b.sport === 'other'));
}

function sportsEqual(a: Workout, b: Workout): boolean {
  const family = sportFamily(a.sport);
  return a.sport === b.sport || (family !== 'other' && family === sportFamily(b.sport));
}

/** Share of the longer distance; `null` when one says none. */
function distanceDifference(a: Workout, b: Workout): number | null {
  if (!a.distanceMeters || !b.distanceMeters) return null;
  const longer = Math.max(a.distanceMeters, b.distanceMeters);
  return (longer - Math.min(a.distanceMeters, b.distanceMeters)) / longer;
}
