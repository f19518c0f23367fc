import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireSamples } from '../refuse.ts';
import { type BoundsOf, boundsOf, type Finding } from './findings.ts';

export const heartRateStepBounds = {
  /** No heart that a device averages over some seconds changes by more within `stepSeconds`: 8 bpm/s. */
  stepBpm: 25,
  stepSeconds: 3,
  /** A false level lasts seconds (median 2 to 15 s in published football data), seldom more than two minutes. */
  longestSeconds: 150,
  /** The true level may move by so much a second while the false one is shown. */
  driftBpmPerSecond: 1,
} as const;

export interface HeartRateInput {
  /** 1 Hz, NaN missing. */
  readonly heartRateBpm: Float64Array;
  readonly bounds?: BoundsOf<typeof heartRateStepBounds>;
}

/** Highest change against the known samples of the last `reach` seconds, with its sign; 0 without any. */
function stepAt(samples: Float64Array, index: number, reach: number): number {
  const value = samples[index] ?? Number.NaN;
  let step = 0;
  for (let back = 1; back <= reach && back <= index; back++) {
    const change = value - (samples[index - back] ?? Number.NaN);
    if (Math.abs(change) > Math.abs(step)) step = change;
  }
  return step;
}

/** A step that no heart makes and its way back enclose a false level; one without a way back is reported alone. */
export const heartRateSteps = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.heart-rate-steps.step_and_return',
    version: 1,
    title: 'Heart rate dropouts, spikes and jumps',
    unit: 'findings',
    evidence: 'heuristic',
    formula:
      'change of 25 bpm or more within 3 s; undone by one of the other sign within 150 s: dropout or spike, else jump',
    validRange: '1 Hz heart rate of exercise; a strap that is put on mid-way reads as a jump',
    references: [references.joosen2013, references.ours],
  },
  ({ heartRateBpm, bounds }: HeartRateInput): Outcome<readonly Finding[]> => {
    const { stepBpm, stepSeconds, longestSeconds, driftBpmPerSecond } = boundsOf(heartRateStepBounds, bounds);
    requireSamples('heartRateBpm', heartRateBpm, 'not-negative');
    const known = heartRateBpm.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
    if (known < 2) return insufficientData('2 s of heart rate', `${known} s`);
    const findings: Finding[] = [];
    for (let i = 1; i < heartRateBpm.length; i++) {
      const step = stepAt(heartRateBpm, i, stepSeconds);
      if (Math.abs(step) < stepBpm) continue;
      const beforeBpm = (heartRateBpm[i] ?? 0) - step;
      let from = i;
      // The level before is left at the first sample nearer to the new one.
      while (
        from > 1 &&
        i - from < stepSeconds &&
        Math.abs((heartRateBpm[from - 1] ?? Number.NaN) - beforeBpm) > Math.abs(step) / 2
      )
        from--;
      let to = -1;
      const end = Math.min(heartRateBpm.length, i + longestSeconds);
      for (let j = i + 1; j < end && to < 0; j++) {
        const back = stepAt(heartRateBpm, j, stepSeconds);
        // Back near the level before, by a step as sudden.
        const apart = Math.abs((heartRateBpm[j] ?? 0) - beforeBpm) - driftBpmPerSecond * (j - i);
        if (Math.sign(back) === -Math.sign(step) && Math.abs(back) >= stepBpm && apart < Math.abs(step) / 2) to = j;
      }
      const toSecond = to < 0 ? i + 1 : to;
      let extreme = heartRateBpm[i] ?? 0;
      for (let j = from; j < toSecond; j++) {
        const value = heartRateBpm[j] ?? Number.NaN;
        if (Number.isNaN(value)) continue;
        extreme = step < 0 ? Math.min(extreme, value) : Math.max(extreme, value);
      }
      findings.push({
        code: to < 0 ? 'heart_rate_jump' : step < 0 ? 'heart_rate_dropout' : 'heart_rate_spike',
        channel: 'heartRateBpm',
        fromSecond: from,
        toSecond,
        severity: 'warning',
        numbers: { beforeBpm, extremeBpm: extreme, seconds: toSecond - from },
      });
      // Go on behind the return, or behind the reach of a step that stays.
      i = to < 0 ? i + stepSeconds : to + stepSeconds - 1;
    }
    return computed(findings);
  },
);
