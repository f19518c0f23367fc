import type { Place } from '../calendar/place.ts';
import { wave } from '../calendar/place.ts';
import { cosineOfDegrees } from '../exact.ts';
import type { Random } from '../random.ts';
import { wanderer } from './motion.ts';

export interface Track {
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  readonly altitude: Float64Array;
}

const POINTS = 720;
const METERS_PER_DEGREE = 111_320;

interface Loop {
  /** Offsets from the start in units of the loop's length; equal steps along the way, the last one on the first. */
  readonly east: Float64Array;
  readonly north: Float64Array;
}

/**
 * A loop from the door and back to it, as long as the way that was covered. The altitude is the sum of the grades;
 * what it would miss at the end is spread over the whole way.
 */
export function trackOf(place: Place, distance: Float64Array, grade: Float64Array | null, random: Random): Track {
  const loop = loopOf(random);
  const total = Math.max(1, distance[distance.length - 1] ?? 1);
  const perDegreeEast = METERS_PER_DEGREE * cosineOfDegrees(place.latitudeDegrees);
  const latitude = new Float64Array(distance.length);
  const longitude = new Float64Array(distance.length);
  const altitude = new Float64Array(distance.length);
  const missed = climbOf(distance, grade, altitude) / total;
  const northError = wanderer(random, 0.985);
  const eastError = wanderer(random, 0.985);
  for (let i = 0; i < distance.length; i++) {
    const meters = distance[i] ?? 0;
    const place720 = (meters / total) * (POINTS - 1);
    const at = Math.min(POINTS - 2, Math.floor(place720));
    const part = place720 - at;
    const east = total * between(loop.east, at, part) + 1.4 * eastError();
    const north = total * between(loop.north, at, part) + 1.4 * northError();
    latitude[i] = Math.round((place.latitudeDegrees + north / METERS_PER_DEGREE) * 1e6) / 1e6;
    longitude[i] = Math.round((place.longitudeDegrees + east / perDegreeEast) * 1e6) / 1e6;
    altitude[i] = Math.round((place.altitudeMeters + (altitude[i] ?? 0) - missed * meters) * 5) / 5;
  }
  return { latitude, longitude, altitude };
}

/** @returns metres by which the sum of the grades ends above the start */
function climbOf(distance: Float64Array, grade: Float64Array | null, climbed: Float64Array): number {
  if (grade === null) return 0;
  let height = 0;
  let before = 0;
  for (let i = 0; i < distance.length; i++) {
    const meters = distance[i] ?? 0;
    height += ((meters - before) * (grade[i] ?? 0)) / 100;
    climbed[i] = height;
    before = meters;
  }
  return height;
}

function between(values: Float64Array, at: number, part: number): number {
  const from = values[at] ?? 0;
  return from + ((values[at + 1] ?? from) - from) * part;
}

/** A circle with bays and headlands, walked at constant speed. */
function loopOf(random: Random): Loop {
  const bumps = [2, 3, 5, 9].map((turns) => ({
    turns,
    size: random.between(0.05, 0.55) / turns,
    phase: random.next(),
  }));
  const facing = random.next();
  const x = new Float64Array(POINTS);
  const y = new Float64Array(POINTS);
  const along = new Float64Array(POINTS);
  for (let i = 0; i < POINTS; i++) {
    const turn = i / (POINTS - 1);
    let radius = 1;
    for (const { turns, size, phase } of bumps) radius += size * wave(turns * turn + phase);
    x[i] = radius * wave(turn + facing);
    y[i] = radius * wave(turn + facing - 0.25);
    if (i > 0) along[i] = (along[i - 1] ?? 0) + lengthOf((x[i] ?? 0) - (x[i - 1] ?? 0), (y[i] ?? 0) - (y[i - 1] ?? 0));
  }
  const length = along[POINTS - 1] ?? 1;
  const east = new Float64Array(POINTS);
  const north = new Float64Array(POINTS);
  let at = 0;
  for (let i = 0; i < POINTS; i++) {
    const wanted = (length * i) / (POINTS - 1);
    while (at < POINTS - 2 && (along[at + 1] ?? 0) < wanted) at++;
    const step = (along[at + 1] ?? 0) - (along[at] ?? 0);
    const part = step === 0 ? 0 : (wanted - (along[at] ?? 0)) / step;
    east[i] = (between(x, at, part) - (x[0] ?? 0)) / length;
    north[i] = (between(y, at, part) - (y[0] ?? 0)) / length;
  }
  return { east, north };
}

function lengthOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
