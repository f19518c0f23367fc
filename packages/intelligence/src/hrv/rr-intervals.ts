import { insufficientData, type Outcome } from '@vitalwire/core';
import { refuse } from '../refuse.ts';

/** Beat-to-beat intervals of one recording, in order. */
export interface IntervalsInput {
  readonly rrIntervalsMilliseconds: ArrayLike<number>;
}

const SHORTEST_MILLISECONDS = 300;
const LONGEST_MILLISECONDS = 2000;
/** Ectopic beats and missed ones differ by more from their neighbours. */
const LARGEST_DEVIATION = 0.2;
/** Beats on either side that make the local median. */
const REACH = 2;

export interface SoundIntervals {
  /** 1 where the interval may be used. */
  readonly sound: Uint8Array;
  readonly count: number;
  readonly artefactShare: number;
}

/** Marks artefacts: outside 300 to 2000 ms, or more than 20 % from the median of five beats around. */
export function soundIntervals(intervals: ArrayLike<number>): SoundIntervals {
  const sound = new Uint8Array(intervals.length);
  let count = 0;
  for (let i = 0; i < intervals.length; i++) {
    const value = intervals[i] ?? Number.NaN;
    if (!(value > 0 && value < Number.POSITIVE_INFINITY))
      refuse(`rrIntervalsMilliseconds.${i}`, `must be above 0, not ${value}.`);
    if (value < SHORTEST_MILLISECONDS || value > LONGEST_MILLISECONDS) continue;
    const median = localMedian(intervals, i);
    if (Math.abs(value - median) > LARGEST_DEVIATION * median) continue;
    sound[i] = 1;
    count++;
  }
  return { sound, count, artefactShare: intervals.length === 0 ? 0 : 1 - count / intervals.length };
}

function localMedian(intervals: ArrayLike<number>, at: number): number {
  const around: number[] = [];
  for (let i = Math.max(0, at - REACH); i <= Math.min(intervals.length - 1, at + REACH); i++)
    around.push(intervals[i] ?? 0);
  around.sort((a, b) => a - b);
  const middle = around.length >> 1;
  const upper = around[middle] ?? 0;
  return around.length % 2 === 1 ? upper : ((around[middle - 1] ?? 0) + upper) / 2;
}

/** Differences of sound neighbours; a dropped interval parts its neighbours. */
export function successiveDifferences(intervals: ArrayLike<number>, { sound }: SoundIntervals): readonly number[] {
  const differences: number[] = [];
  for (let i = 1; i < intervals.length; i++)
    if (sound[i] === 1 && sound[i - 1] === 1) differences.push((intervals[i] ?? 0) - (intervals[i - 1] ?? 0));
  return differences;
}

/** Below a minute, HRV of single recordings scatters too widely to compare. */
const SHORT_MILLISECONDS = 60_000;
const MANY_ARTEFACTS = 0.05;

export function intervalWarnings(intervals: ArrayLike<number>, { artefactShare }: SoundIntervals): readonly string[] {
  let total = 0;
  for (let i = 0; i < intervals.length; i++) total += intervals[i] ?? 0;
  return [
    ...(total < SHORT_MILLISECONDS ? ['The recording is shorter than a minute.'] : []),
    ...(artefactShare > MANY_ARTEFACTS
      ? [`${(100 * artefactShare).toFixed(0)} % of the intervals were artefacts and left out.`]
      : []),
  ];
}

export function tooFewIntervals(count: number): Outcome<never> {
  return insufficientData('two sound intervals in a row', `${count} sound intervals`);
}
