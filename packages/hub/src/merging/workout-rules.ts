import { sportFamily, type Workout } from '@vitalwire/core';
import {
  isStampedMidnight,
  type Match,
  minutes,
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
/** Wheel, GPS and stride sensors differ by a few per cent. */
const SENSOR_DIFFERENCE = 0.1;
/** A second device that was thought of late, or stopped early. */
const APART_SECONDS = 20 * 60;
const APART_LENGTH_SHARE = 0.6;
const INSIDE_SHARE = 0.95;
/** What a person writes down is rounded: 45 min for 44:37. */
const WRITTEN_DIFFERENCE = 0.05;
const WRITTEN_SECONDS = 150;
/** Two files of one recording. */
const COPY_DIFFERENCE = 0.02;
const COPY_SECONDS = 60;

/** Whether two records are one workout, and why. `null`: they are not. */
export function matchWorkouts(a: Workout, b: Workout): Match | null {
  if (a.id === b.id || partsOfOneEvent(a, b)) return null;
  const overlap = overlapOf(spanOf(a), spanOf(b));
  const distance = distanceDifference(a, b);
  return (
    together(a, b, overlap, distance) ??
    (sameRecorder(a, b)
      ? null
      : (startedApart(a, b, overlap) ??
        partOf(a, b, overlap) ??
        shifted(a, b, overlap, distance) ??
        dated(a, b, overlap, distance)))
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
  const beyondDoubt = alike && !sameRecorder(a, b);
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
  return same(
    'workout.started-apart/1',
    0.93 * ofShorter,
    `The shorter lies inside the longer, which began or ended ${minutes(overlap.lengthDifferenceSeconds)} apart from it.`,
  );
}

function partOf(a: Workout, b: Workout, { ofShorter, lengthShare, longerSeconds }: Overlap): Match | null {
  if (ofShorter < INSIDE_SHARE || lengthShare === 1 || longerSeconds === 0 || !sportsAgree(a, b)) return null;
  const sentence = 'The shorter ones lie inside the longest, one after the other, and make it up.';
  return { relation: 'part', reason: { rule: 'workout.split/1', confidence: 0.92, sentence } };
}

/** A clock or an export that had the wrong time zone. */
function shifted(a: Workout, b: Workout, overlap: Overlap, distance: number | null): Match | null {
  if (!alike(overlap, distance, COPY_SECONDS, COPY_DIFFERENCE) || !sportsAgree(a, b)) return null;
  if (a.provenance.sourceId === b.provenance.sourceId && distance === null) return null;
  const shift = shiftedByZone(a, b);
  if (shift === null) return null;
  return same(
    'workout.shifted-zone/1',
    0.85,
    `Length${distance === null ? '' : ' and distance'} agree, and the starts differ by ${shift / 60} h, the offset of the time zone.`,
  );
}

/** A day without a time of day: an entry by hand, or an export of dates. */
function dated(a: Workout, b: Workout, overlap: Overlap, distance: number | null): Match | null {
  if (a.localDate !== b.localDate || isStampedMidnight(a) === isStampedMidnight(b) || !sportsAgree(a, b)) return null;
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

/** A word that says nothing agrees with every sport. */
export function sportsAgree(a: Workout, b: Workout): boolean {
  const families = [sportFamily(a.sport), sportFamily(b.sport)] as const;
  return a.sport === b.sport || (families[0] !== 'other' && families[0] === families[1]) || families.includes('other');
}

/** Share of the longer distance; `null` when one says none. */
export function distanceDifference(a: Workout, b: Workout): number | null {
  if (!a.distanceMeters || !b.distanceMeters) return null;
  const longer = Math.max(a.distanceMeters, b.distanceMeters);
  return (longer - Math.min(a.distanceMeters, b.distanceMeters)) / longer;
}
