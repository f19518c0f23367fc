import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireSameLength, requireSamples, requireWhole } from '../refuse.ts';
import { type BoundsOf, boundsOf, type Finding, spansWhere } from './findings.ts';

export const cadenceLockBounds = {
  windowSeconds: 90,
  /** Mean distance between heart rate and steps a minute. */
  nearBpm: 2,
  /** Share of the cadence's variance that is gone when the heart rate is taken from it. */
  trackedShare: 0.65,
  /** Below this variance of cadence nothing can be tracked. */
  cadenceVariance: 0.3,
  /** A change of heart rate this large within 10 s, into or out of nearness, stands in for tracking. */
  stepBpm: 15,
} as const;

export interface CadenceLockInput {
  /** 1 Hz, NaN missing. */
  readonly heartRateBpm: Float64Array;
  /** 1 Hz, both feet (twice the strides a minute); NaN missing. */
  readonly stepsPerMinute: Float64Array;
  readonly bounds?: BoundsOf<typeof cadenceLockBounds>;
}

const STEP_REACH_SECONDS = 10;

/** Sums up to each sample of one quantity; a window's sum is one difference. */
function sums(length: number, of: (index: number) => number): Float64Array {
  const sum = new Float64Array(length + 1);
  for (let i = 0; i < length; i++) sum[i + 1] = (sum[i] ?? 0) + of(i);
  return sum;
}

/**
 * A heart that happens to beat as often as the feet step still varies on its own; a sensor that reads the steps follows
 * each of their changes.
 */
export const cadenceLock = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.cadence-lock.variance_tracking',
    version: 1,
    title: 'Heart rate locked to cadence',
    unit: 'findings',
    evidence: 'heuristic',
    formula:
      'windows of 90 s with mean |HR - steps| <= 2 and either var(HR - steps) <= 0.35·var(steps) or a step of HR by 15 bpm within 10 s at either end',
    validRange: 'running and walking with steps a minute; needs 90 s of lock',
    references: [references.ours],
  },
  ({ heartRateBpm, stepsPerMinute, bounds }: CadenceLockInput): Outcome<readonly Finding[]> => {
    const { windowSeconds, nearBpm, trackedShare, cadenceVariance, stepBpm } = boundsOf(cadenceLockBounds, bounds);
    requireSamples('heartRateBpm', heartRateBpm, 'not-negative');
    requireSamples('stepsPerMinute', stepsPerMinute, 'not-negative');
    requireSameLength('stepsPerMinute', stepsPerMinute, heartRateBpm);
    requireWhole('bounds.windowSeconds', windowSeconds, 2);
    const { length } = heartRateBpm;
    const known = (i: number) => !Number.isNaN(heartRateBpm[i]) && (stepsPerMinute[i] ?? 0) > 0;
    const count = sums(length, (i) => (known(i) ? 1 : 0));
    if ((count[length] ?? 0) < windowSeconds)
      return insufficientData(`${windowSeconds} s of heart rate with cadence`, `${count[length] ?? 0} s`);
    const apart = (i: number) => (known(i) ? (heartRateBpm[i] ?? 0) - (stepsPerMinute[i] ?? 0) : 0);
    // Taken from a usual cadence, squares keep their digits.
    const steps = (i: number) => (known(i) ? (stepsPerMinute[i] ?? 0) - 160 : 0);
    const near = sums(length, (i) => Math.abs(apart(i)));
    const apartSum = sums(length, apart);
    const apartSquares = sums(length, (i) => apart(i) ** 2);
    const stepSum = sums(length, steps);
    const stepSquares = sums(length, (i) => steps(i) ** 2);
    const inWindow = (sum: Float64Array, from: number) =>
      ((sum[from + windowSeconds] ?? 0) - (sum[from] ?? 0)) / windowSeconds;
    const variance = (sum: Float64Array, squares: Float64Array, from: number) =>
      Math.max(0, inWindow(squares, from) - inWindow(sum, from) ** 2);
    const nearWindow = (from: number) =>
      from + windowSeconds <= length && inWindow(count, from) === 1 && inWindow(near, from) <= nearBpm;
    const tracked = (from: number) => {
      const cadence = variance(stepSum, stepSquares, from);
      return cadence >= cadenceVariance && variance(apartSum, apartSquares, from) <= (1 - trackedShare) * cadence;
    };
    const mean = (from: number, to: number) => {
      let sum = 0;
      let seconds = 0;
      for (let i = Math.max(0, from); i < Math.min(length, to); i++) {
        if (!known(i)) continue;
        sum += heartRateBpm[i] ?? 0;
        seconds++;
      }
      return seconds === 0 ? Number.NaN : sum / seconds;
    };
    const stepAt = (second: number) =>
      Math.abs(
        mean(second + STEP_REACH_SECONDS, second + 2 * STEP_REACH_SECONDS) - mean(second - STEP_REACH_SECONDS, second),
      ) >= stepBpm;
    const findings: Finding[] = [];
    const report = (fromSecond: number, toSecond: number) => {
      const seconds = toSecond - fromSecond;
      const over = (sum: Float64Array) => ((sum[toSecond] ?? 0) - (sum[fromSecond] ?? 0)) / seconds;
      findings.push({
        code: 'heart_rate_cadence_lock',
        channel: 'heartRateBpm',
        fromSecond,
        toSecond,
        severity: 'warning',
        numbers: { meanDistanceBpm: over(near), meanStepsPerMinute: over(stepSum) + 160, seconds },
      });
    };
    for (const [from, lastStart] of spansWhere(length, nearWindow)) {
      const to = lastStart - 1 + windowSeconds;
      if (stepAt(from - STEP_REACH_SECONDS / 2) || stepAt(to - STEP_REACH_SECONDS / 2)) report(from, to);
      else
        for (const [start, end] of spansWhere(lastStart - from, (i) => tracked(from + i), windowSeconds))
          report(from + start, from + end - 1 + windowSeconds);
    }
    return computed(findings);
  },
);
