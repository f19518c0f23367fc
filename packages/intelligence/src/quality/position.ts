import { computed, insufficientData, type Outcome, type Sport } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requirePositive } from '../refuse.ts';
import { type BoundsOf, boundsOf, type Finding, spansWhere } from './findings.ts';
import { planeOf, type TrackInput, windowExtent } from './plane.ts';
import { speedCeiling } from './speed.ts';

export const positionJumpBounds = {
  /** One and a half times gravity: no tyre and no shoe holds it. */
  accelerationMetersPerSecondSquared: 15,
  /** Across longer holes only speed is judged. */
  joinedSeconds: 3,
  /** What a sound receiver may be off by: a hole may add it to the way. */
  errorMeters: 10,
} as const;

export interface PositionJumpInput extends TrackInput {
  readonly sport: Sport;
  readonly bounds?: BoundsOf<typeof positionJumpBounds>;
}

export const positionJumps = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.position-jumps.implied_motion',
    version: 1,
    title: 'Position jumps',
    unit: 'findings',
    evidence: 'heuristic',
    formula:
      "way above the sport's ceiling for 1 s by 10 m, or change of the velocity vector above 15 m/s^2; a position repeated to the last digit counts as missing",
    validRange: '1 Hz positions outdoors',
    references: [references.ours],
  },
  ({ sport, bounds, ...track }: PositionJumpInput): Outcome<readonly Finding[]> => {
    const { accelerationMetersPerSecondSquared, joinedSeconds, errorMeters } = boundsOf(positionJumpBounds, bounds);
    const { east, north, known } = planeOf(track);
    if (known < 3) return insufficientData('3 positions', `${known}`);
    const { length } = east;
    const speeds = new Float64Array(length);
    const accelerations = new Float64Array(length);
    const beyond = new Uint8Array(length);
    const ceiling = speedCeiling(sport, 1);
    let last = -1;
    let [velocityEast, velocityNorth] = [Number.NaN, Number.NaN];
    for (let i = 0; i < length; i++) {
      // Held values of a resampled recording are no positions.
      if (Number.isNaN(east[i]) || (east[i] === east[last] && north[i] === north[last])) continue;
      if (last >= 0) {
        const seconds = i - last;
        const x = ((east[i] ?? 0) - (east[last] ?? 0)) / seconds;
        const y = ((north[i] ?? 0) - (north[last] ?? 0)) / seconds;
        speeds[i] = Math.hypot(x, y);
        beyond[i] = Math.hypot(x, y) * seconds > ceiling * seconds + errorMeters ? 1 : 0;
        const acceleration = Math.hypot(x - velocityEast, y - velocityNorth) / seconds;
        accelerations[i] = Number.isNaN(acceleration) ? 0 : acceleration;
        [velocityEast, velocityNorth] = seconds <= joinedSeconds ? [x, y] : [Number.NaN, Number.NaN];
      }
      last = i;
    }
    const strange = (i: number) => beyond[i] === 1 || (accelerations[i] ?? 0) > accelerationMetersPerSecondSquared;
    return computed(
      spansWhere(length, strange, joinedSeconds).map(([from, toSecond]): Finding => {
        const highest = (of: Float64Array) =>
          of.subarray(from, toSecond).reduce((high, value) => Math.max(high, value), 0);
        return {
          code: 'position_jump',
          channel: 'latitudeDegrees',
          fromSecond: from,
          toSecond,
          severity: 'warning',
          numbers: {
            highestMetersPerSecond: highest(speeds),
            highestMetersPerSecondSquared: highest(accelerations),
            ceilingMetersPerSecond: ceiling,
          },
        };
      }),
    );
  },
);

export const positionDriftBounds = {
  windowSeconds: 120,
  /** Smaller than a running track, larger than the wander of a receiver at rest. */
  extentMeters: 40,
  /** Under this nothing worth taking out is added to the distance. */
  pathMeters: 40,
  /** A path that leads somewhere is about as long as its box. */
  extentTimes: 2.5,
} as const;

export interface PositionDriftInput extends TrackInput {
  readonly bounds?: BoundsOf<typeof positionDriftBounds>;
}

/** A receiver at rest wanders: two minutes within a small box that still add up to a path. */
export const positionDrift = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.position-drift.small_box_long_path',
    version: 1,
    title: 'Position drift at rest',
    unit: 'findings',
    evidence: 'heuristic',
    formula:
      '120 s whose positions fit into a box of at most 40 m diagonal and add up to 40 m or more and 2.5 diagonals of path',
    validRange: '1 Hz positions; walking about on the spot reads the same',
    references: [references.ours],
  },
  ({ bounds, ...track }: PositionDriftInput): Outcome<readonly Finding[]> => {
    const { windowSeconds, extentMeters, pathMeters, extentTimes } = boundsOf(positionDriftBounds, bounds);
    const { east, north, known } = planeOf(track);
    if (known < windowSeconds) return insufficientData(`${windowSeconds} positions`, `${known}`);
    const { length } = east;
    const path = new Float64Array(length);
    let last = -1;
    for (let i = 0; i < length; i++) {
      const before = i === 0 ? 0 : (path[i - 1] ?? 0);
      if (Number.isNaN(east[i])) path[i] = before;
      else {
        const step =
          last < 0 ? 0 : Math.hypot((east[i] ?? 0) - (east[last] ?? 0), (north[i] ?? 0) - (north[last] ?? 0));
        path[i] = before + step;
        last = i;
      }
    }
    const wide = windowExtent(east, windowSeconds);
    const high = windowExtent(north, windowSeconds);
    // The window of `end` covers the samples from end - windowSeconds + 1.
    const wanders = (end: number) => {
      if (end + 1 < windowSeconds) return false;
      const box = Math.hypot(wide[end] ?? Number.NaN, high[end] ?? Number.NaN);
      const way = (path[end] ?? 0) - (path[end - windowSeconds + 1] ?? 0);
      return box <= extentMeters && way >= pathMeters && way >= extentTimes * box;
    };
    return computed(
      spansWhere(length, wanders, windowSeconds).map(([firstEnd, toSecond]): Finding => {
        const fromSecond = firstEnd + 1 - windowSeconds;
        return {
          code: 'position_drift',
          channel: 'latitudeDegrees',
          fromSecond,
          toSecond,
          severity: 'info',
          numbers: {
            pathMeters: (path[toSecond - 1] ?? 0) - (path[fromSecond] ?? 0),
            netMeters: netOf(east, north, fromSecond, toSecond),
            seconds: toSecond - fromSecond,
          },
        };
      }),
    );
  },
);

/** Straight from the first known position of a span to its last. */
function netOf(east: Float64Array, north: Float64Array, from: number, to: number): number {
  let first = from;
  let last = to - 1;
  while (first < last && Number.isNaN(east[first])) first++;
  while (last > first && Number.isNaN(east[last])) last--;
  return Math.hypot((east[last] ?? 0) - (east[first] ?? 0), (north[last] ?? 0) - (north[first] ?? 0));
}

export const distanceMismatchBounds = {
  /** Distances of GPS and wheel part by some percent of themselves. */
  sharePercent: 5,
  severePercent: 15,
} as const;

export interface DistanceMismatchInput extends TrackInput {
  /** What the recording says of the whole way. */
  readonly distanceMeters: number;
  readonly bounds?: BoundsOf<typeof distanceMismatchBounds>;
}

export const distanceMismatch = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.distance-mismatch.track_against_total',
    version: 1,
    title: 'Distance against track',
    unit: 'findings',
    evidence: 'heuristic',
    formula: '|track - distance|/distance: information above 5 %, warning above 15 %',
    validRange: 'recordings with positions throughout; tunnels and indoor parts read short',
    references: [references.ours],
  },
  ({ distanceMeters, bounds, ...track }: DistanceMismatchInput): Outcome<readonly Finding[]> => {
    const { sharePercent, severePercent } = boundsOf(distanceMismatchBounds, bounds);
    requirePositive('distanceMeters', distanceMeters);
    const { east, north, known } = planeOf(track);
    if (known < 2) return insufficientData('2 positions', `${known}`);
    let trackMeters = 0;
    let last = -1;
    for (let i = 0; i < east.length; i++) {
      if (Number.isNaN(east[i])) continue;
      if (last >= 0)
        trackMeters += Math.hypot((east[i] ?? 0) - (east[last] ?? 0), (north[i] ?? 0) - (north[last] ?? 0));
      last = i;
    }
    const differencePercent = (100 * (trackMeters - distanceMeters)) / distanceMeters;
    if (Math.abs(differencePercent) <= sharePercent) return computed([]);
    return computed([
      {
        code: 'distance_mismatch',
        channel: 'distanceMeters',
        fromSecond: 0,
        toSecond: east.length,
        severity: Math.abs(differencePercent) > severePercent ? 'warning' : 'info',
        numbers: { trackMeters, distanceMeters, differencePercent },
      },
    ]);
  },
);
