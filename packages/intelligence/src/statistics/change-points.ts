import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requirePositive, requireWhole } from '../refuse.ts';
import { normalQuantile } from './distributions.ts';
import { type Era, eraSpans } from './eras.ts';
import { noiseOf, persistenceFactor } from './noise.ts';
import { type DailyValues, type Interval, knownValues, readSeries, requireLevel } from './series.ts';

export interface ChangePointInput {
  readonly values: DailyValues;
  /** Each era is divided on its own: a change of device is no change of the person. */
  readonly eras?: readonly Era[];
  /** Known days that a level must last; 7 unless given. */
  readonly minimumDays?: number;
  /** What a change must gain, in ln n; 3 unless given. Higher finds fewer. */
  readonly penalty?: number;
  /** Of the intervals; 0.95 unless given. */
  readonly level?: number;
}

export interface LevelSegment {
  readonly fromDay: number;
  /** The first day after it. */
  readonly toDay: number;
  readonly n: number;
  readonly mean: number;
}

export interface ChangePoint {
  /** First day of the new level. */
  readonly day: number;
  readonly shift: number;
  /** Widened for days that resemble each other; the day itself is taken as known. */
  readonly interval: Interval;
  readonly shiftInSd: number;
}

export interface ChangePoints {
  readonly changes: readonly ChangePoint[];
  readonly segments: readonly LevelSegment[];
  /** Of single days about their level. */
  readonly noiseSd: number;
  readonly persistence: number;
}

type Divide = (sums: PrefixSums, minimum: number, penalty: number) => readonly number[];

/** Sums of the values and of their squares before each position. */
interface PrefixSums {
  readonly count: number;
  /** Squared deviations from the mean of the values from `from` to before `to`. */
  cost(from: number, to: number): number;
}

function prefixSums(values: Float64Array): PrefixSums {
  const count = values.length;
  const sum = new Float64Array(count + 1);
  const square = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) {
    sum[i + 1] = sum[i]! + values[i]!;
    square[i + 1] = square[i]! + values[i]! ** 2;
  }
  const cost = (from: number, to: number) => square[to]! - square[from]! - (sum[to]! - sum[from]!) ** 2 / (to - from);
  return { count, cost };
}

/** The division with the least cost: exact, starts that can never win again are dropped. */
export function pelt({ count, cost }: PrefixSums, minimum: number, penalty: number): readonly number[] {
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(count + 1);
  best[0] = -penalty;
  let starts: number[] = [];
  for (let end = minimum; end <= count; end++) {
    const fresh = end - minimum;
    if (best[fresh]! < Number.POSITIVE_INFINITY) starts.push(fresh);
    for (const start of starts) {
      const total = best[start]! + cost(start, end) + penalty;
      if (total >= best[end]!) continue;
      best[end] = total;
      before[end] = start;
    }
    starts = starts.filter((start) => best[start]! + cost(start, end) <= best[end]!);
  }
  const changes: number[] = [];
  for (let end = before[count]!; end > 0; end = before[end]!) changes.push(end);
  return changes.reverse();
}

function halve({ count, cost }: PrefixSums, minimum: number, penalty: number): readonly number[] {
  const split = (from: number, to: number): readonly number[] => {
    let least = cost(from, to) - penalty;
    let at = -1;
    for (let middle = from + minimum; middle <= to - minimum; middle++) {
      const total = cost(from, middle) + cost(middle, to);
      if (total >= least) continue;
      least = total;
      at = middle;
    }
    return at < 0 ? [] : [...split(from, at), at, ...split(at, to)];
  };
  return split(0, count);
}

function find(input: ChangePointInput, divide: Divide): Outcome<ChangePoints> {
  const { values, eras = [], minimumDays = 7, penalty = 3, level = 0.95 } = input;
  requireWhole('minimumDays', minimumDays, 2);
  requirePositive('penalty', penalty);
  requireLevel(level);
  const series = readSeries('values', values);
  const spans = eraSpans(eras, series.length);
  // Differences across a change of device are left out like those across a gap.
  const separated = spans.flatMap(({ from, to }) => [...series.subarray(from, to), Number.NaN]);
  const noise = noiseOf(Float64Array.from(separated));
  const n = knownValues(series).x.length;
  if (noise === null || n < 2 * minimumDays) {
    return insufficientData(`${2 * minimumDays} days, 10 of them after another and not all alike`, `${n} days`);
  }
  const unit = noise.sd * persistenceFactor(noise);
  const changes: ChangePoint[] = [];
  const segments: LevelSegment[] = [];
  for (const { from, to } of spans) {
    const { x, y } = knownValues(series.subarray(from, to));
    if (y.length === 0) continue;
    const scaled = y.map((value) => (value - y[0]!) / unit);
    const inside = y.length < 2 * minimumDays ? [] : divide(prefixSums(scaled), minimumDays, penalty * Math.log(n));
    const bounds = [0, ...inside, y.length];
    for (let i = 0; i + 1 < bounds.length; i++) {
      const [start, end] = [bounds[i]!, bounds[i + 1]!];
      let mean = 0;
      for (let k = start; k < end; k++) mean += y[k]! / (end - start);
      const segment = {
        fromDay: from + (start === 0 ? 0 : x[start]!),
        toDay: from + (end < y.length ? x[end]! : to - from),
        n: end - start,
        mean,
      };
      const last = segments.at(-1);
      if (start > 0 && last !== undefined) {
        const shift = mean - last.mean;
        const reach = normalQuantile(0.5 + level / 2) * unit * Math.sqrt(1 / segment.n + 1 / last.n);
        const interval = { low: shift - reach, high: shift + reach };
        changes.push({ day: segment.fromDay, shift, interval, shiftInSd: shift / noise.sd });
      }
      segments.push(segment);
    }
  }
  return computed(
    { changes, segments, noiseSd: noise.sd, persistence: noise.persistence },
    noise.persistence >= 0.6
      ? [`Neighbouring days resemble each other (${noise.persistence.toFixed(2)}): a slow wave may look like steps.`]
      : [],
  );
}

const NOISE =
  'noise from neighbouring differences: φ = 1 + 2·r, SD = MAD-SD of differences/√(2(1-φ)), unit = SD·√((1+φ)/(1-φ))';

export const changePoints = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.change-points.pelt',
    version: 1,
    title: 'Changes of level',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula: `least Σ((y - segment mean)/unit)² + penalty·ln n a change, within eras, by PELT; ${NOISE} (ours)`,
    validRange:
      'levels of 7 known days; of 180-day series without a change 1 in 100 shows one, 1 in 15 where neighbours correlate by 0.8 (60 days: 1 in 8)',
    references: [references.killick2012],
  },
  (input: ChangePointInput) => find(input, pelt),
);

export const changePointsBinary = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.change-points.binary_segmentation',
    version: 1,
    title: 'Changes of level, by halving',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula: `the best cut, again in both halves, while it gains penalty·ln n; ${NOISE} (ours)`,
    validRange: 'as PELT; may miss a short level between two equal ones',
    references: [references.killick2012],
  },
  (input: ChangePointInput) => find(input, halve),
);
