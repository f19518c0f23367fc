import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { type IntervalsInput, soundIntervals } from './rr-intervals.ts';

const SMALLEST_BOX = 4;
const LARGEST_BOX = 16;
/** Four boxes of the largest size: fewer beats give no line. */
export const FEWEST_BEATS = 4 * LARGEST_BOX;
/** About two minutes of exercise. */
const STEADY_BEATS = 200;
export const MOST_ARTEFACTS = 0.03;

/** Sum of squared residuals around the straight line through one box. */
function residual(profile: Float64Array, from: number, size: number): number {
  const middle = (size - 1) / 2;
  let sum = 0;
  for (let i = 0; i < size; i++) sum += profile[from + i] ?? 0;
  const mean = sum / size;
  let cross = 0;
  let spread = 0;
  let squares = 0;
  for (let i = 0; i < size; i++) {
    const y = (profile[from + i] ?? 0) - mean;
    cross += (i - middle) * y;
    spread += (i - middle) ** 2;
    squares += y * y;
  }
  return Math.max(0, squares - (cross * cross) / spread);
}

/** Slope of the fluctuation over the scales for `count` intervals from `from` on; `null` where nothing varies. */
export function alpha1Of(intervals: ArrayLike<number>, from: number, count: number): number | null {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += intervals[i] ?? 0;
  const mean = sum / count;
  const profile = new Float64Array(count);
  let height = 0;
  for (let i = 0; i < count; i++) {
    height += (intervals[from + i] ?? 0) - mean;
    profile[i] = height;
  }
  const points: (readonly [x: number, y: number])[] = [];
  for (let size = SMALLEST_BOX; size <= LARGEST_BOX; size++) {
    const boxes = Math.floor(count / size);
    let squares = 0;
    for (let box = 0; box < boxes; box++) squares += residual(profile, box * size, size);
    if (squares <= 1e-9) return null;
    points.push([Math.log(size), Math.log(squares / (boxes * size)) / 2]);
  }
  const meanX = points.reduce((total, [x]) => total + x, 0) / points.length;
  const meanY = points.reduce((total, [, y]) => total + y, 0) / points.length;
  const cross = points.reduce((total, [x, y]) => total + (x - meanX) * (y - meanY), 0);
  const spread = points.reduce((total, [x]) => total + (x - meanX) ** 2, 0);
  return cross / spread;
}

export const dfaAlpha1 = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'hrv.dfa-alpha1.scales_4_16',
    version: 1,
    title: 'DFA α1',
    unit: '1',
    evidence: 'peer-reviewed',
    formula:
      'slope of ln F(n) on ln n, n = 4..16 beats; F = root mean square residual of the mean-centred cumulative sum around a line per box; boxes from the start, leftover dropped',
    validRange:
      'windows of 120 s with under 3 % artefacts; about 0.75 at the first and 0.5 at the second threshold; white noise reads 0.59 at these scales',
    references: [references.peng1995, references.rogers2021],
  },
  ({ rrIntervalsMilliseconds: intervals }: IntervalsInput): Outcome<number> => {
    const { artefactShare } = soundIntervals(intervals);
    const beats = intervals.length;
    if (beats < FEWEST_BEATS) return insufficientData(`${FEWEST_BEATS} intervals in a row`, `${beats}`);
    const alpha1 = alpha1Of(intervals, 0, beats);
    if (alpha1 === null) return insufficientData('intervals that vary', 'constant intervals');
    return computed(alpha1, [
      ...(beats < STEADY_BEATS ? [`${beats} beats are fewer than 120 s of exercise hold.`] : []),
      ...(artefactShare > MOST_ARTEFACTS
        ? [
            `${(100 * artefactShare).toFixed(1)} % of the intervals look like artefacts; above 3 % the value is not to be used.`,
          ]
        : []),
    ]);
  },
);
