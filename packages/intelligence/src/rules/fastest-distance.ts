import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requirePositive, requireSameLength } from '../refuse.ts';

export interface FastestDistanceInput {
  /** Since the start, pauses included, rising. */
  readonly elapsedSeconds: Float64Array;
  /** Covered since the start, never falling; NaN is missing and left out. */
  readonly distanceMeters: Float64Array;
  /** 1 m or more. */
  readonly targetsMeters: readonly number[];
  /** Stretches faster than this are faults of the recording and no part of an effort; no limit without. */
  readonly maximumSpeedMetersPerSecond?: number;
  /** Stretches without samples longer than this are no part of an effort; no limit without. */
  readonly longestGapSeconds?: number;
}

export interface FastestDistance {
  readonly meters: number;
  /** `null`: not covered in one sound stretch. */
  readonly seconds: number | null;
  /** On the clock of the input. */
  readonly startSeconds: number | null;
}

/** No track is exact to less. */
const SHORTEST_METERS = 1;

interface Track {
  readonly time: Float64Array;
  readonly distance: Float64Array;
  readonly count: number;
  /** Faulty stretches up to each sample. */
  readonly faults: Int32Array;
  readonly left: number;
}

function trackOf(input: FastestDistanceInput): Track {
  const { elapsedSeconds, distanceMeters, maximumSpeedMetersPerSecond: fastest, longestGapSeconds: longest } = input;
  requireSameLength('distanceMeters', distanceMeters, elapsedSeconds);
  if (fastest !== undefined) requirePositive('maximumSpeedMetersPerSecond', fastest);
  if (longest !== undefined) requirePositive('longestGapSeconds', longest);
  const time = new Float64Array(elapsedSeconds.length);
  const distance = new Float64Array(elapsedSeconds.length);
  const faults = new Int32Array(elapsedSeconds.length);
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < elapsedSeconds.length; i++) {
    const seconds = elapsedSeconds[i] ?? Number.NaN;
    const meters = distanceMeters[i] ?? Number.NaN;
    if (!(seconds > last && seconds < Number.POSITIVE_INFINITY))
      refuse(`elapsedSeconds.${i}`, `must be finite and rise, not ${seconds}.`);
    last = seconds;
    if (Number.isNaN(meters)) continue;
    const before = count === 0 ? 0 : (distance[count - 1] ?? 0);
    if (!(meters >= before && meters < Number.POSITIVE_INFINITY))
      refuse(`distanceMeters.${i}`, `must be finite and never fall, not ${meters} after ${before}.`);
    const gap = count === 0 ? 0 : seconds - (time[count - 1] ?? 0);
    const faulty =
      gap > 0 &&
      ((fastest !== undefined && meters - before > fastest * gap) || (longest !== undefined && gap > longest));
    faults[count] = (count === 0 ? 0 : (faults[count - 1] ?? 0)) + (faulty ? 1 : 0);
    time[count] = seconds;
    distance[count++] = meters;
  }
  return { time, distance, count, faults, left: elapsedSeconds.length - count };
}

/** Time at which `meters` were covered on the stretch that ends at sample `to`. */
function timeOn({ time, distance }: Track, to: number, meters: number): number {
  const [d0, d1] = [distance[to - 1] ?? 0, distance[to] ?? 0];
  const [t0, t1] = [time[to - 1] ?? 0, time[to] ?? 0];
  return t0 + ((t1 - t0) * (meters - d0)) / (d1 - d0);
}

/**
 * Between samples the speed is even, so the fastest window begins or ends at a sample: both kinds are tried, each in
 * one pass.
 */
function fastestOf(track: Track, meters: number): FastestDistance {
  const { time, distance, count, faults } = track;
  let seconds = Number.POSITIVE_INFINITY;
  let startSeconds = 0;
  const offer = (start: number, end: number, from: number, to: number) => {
    if (end - start >= seconds || (faults[to] ?? 0) > (faults[from] ?? 0)) return;
    seconds = end - start;
    startSeconds = start;
  };
  let end = 0;
  for (let start = 0; start < count; start++) {
    const goal = (distance[start] ?? 0) + meters;
    if (end <= start) end = start + 1;
    while (end < count && (distance[end] ?? 0) < goal) end++;
    if (end >= count) break;
    offer(time[start] ?? 0, timeOn(track, end, goal), start, end);
  }
  let start = 0;
  for (end = 1; end < count; end++) {
    const origin = (distance[end] ?? 0) - meters;
    if (origin < (distance[0] ?? 0)) continue;
    // The last sample at or before the origin: standing there costs nothing.
    while (start + 1 < end && (distance[start + 1] ?? 0) <= origin) start++;
    const at = distance[start] === origin ? (time[start] ?? 0) : timeOn(track, start + 1, origin);
    offer(at, time[end] ?? 0, start, end);
  }
  const found = seconds < Number.POSITIVE_INFINITY;
  return { meters, seconds: found ? seconds : null, startSeconds: found ? startSeconds : null };
}

/** Best times over distances inside one activity. */
export const fastestDistances = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.fastest-distance.interpolated',
    version: 1,
    title: 'Fastest time over a distance within an activity',
    unit: 's',
    evidence: 'consensus',
    formula: 'least t2 - t1 with d(t2) - d(t1) = target, d linear between samples, pauses counted',
    validRange: 'recorded distance without jumps; exclude faults by speed and by gap',
    references: [references.convention],
  },
  (input: FastestDistanceInput): Outcome<readonly FastestDistance[]> => {
    for (const [i, meters] of input.targetsMeters.entries())
      requireBetween(`targetsMeters.${i}`, meters, SHORTEST_METERS, Number.MAX_VALUE);
    const track = trackOf(input);
    if (track.count < 2) return insufficientData('2 samples with distance', `${track.count}`);
    const warnings = [];
    const faults = track.faults[track.count - 1] ?? 0;
    if (faults > 0)
      warnings.push(`${faults} stretches were too fast or too long without samples and are no part of an effort.`);
    if (track.left > 0) warnings.push(`${track.left} samples had no distance and were left out.`);
    return computed(
      input.targetsMeters.map((meters) => fastestOf(track, meters)),
      warnings,
    );
  },
);
