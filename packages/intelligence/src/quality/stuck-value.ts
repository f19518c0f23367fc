import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireSamples } from '../refuse.ts';
import { type BoundsOf, boundsOf, type Finding } from './findings.ts';

export const stuckValueBounds = {
  /** A steady heart holds one whole number for half a minute; two are more than hearts do. */
  minimumSeconds: 120,
} as const;

export interface StuckValueInput {
  /** Name of the channel, repeated in the findings. */
  readonly channel: string;
  /** 1 Hz, NaN missing. Zeros never count as stuck. */
  readonly samples: Float64Array;
  /** For power give 30 s: no leg holds a watt that long, a trainer that reports its target does. */
  readonly bounds?: BoundsOf<typeof stuckValueBounds>;
}

export const stuckValue = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.stuck-value.repeated',
    version: 1,
    title: 'Stuck sensor',
    unit: 'findings',
    evidence: 'heuristic',
    formula: 'the same value, not 0, for 120 s or longer',
    validRange: '1 Hz streams that were not held over gaps when resampled',
    references: [references.ours],
  },
  ({ channel, samples, bounds }: StuckValueInput): Outcome<readonly Finding[]> => {
    const { minimumSeconds } = boundsOf(stuckValueBounds, bounds);
    requireSamples(channel, samples, 'negative-allowed');
    if (samples.every(Number.isNaN)) return insufficientData(`one reading of ${channel}`, 'none');
    const findings: Finding[] = [];
    let from = 0;
    for (let i = 1; i <= samples.length; i++) {
      if (i < samples.length && samples[i] === samples[from]) continue;
      const value = samples[from] ?? Number.NaN;
      const seconds = i - from;
      if (seconds > 1 && seconds >= minimumSeconds && value !== 0)
        findings.push({
          code: 'stuck_value',
          channel,
          fromSecond: from,
          toSecond: i,
          severity: 'warning',
          numbers: { value, seconds },
        });
      from = i;
    }
    return computed(findings);
  },
);
