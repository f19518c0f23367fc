import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive } from '../refuse.ts';
import { type HeartRateRange, hourAtThreshold, trimp, trimpStream } from './banister-trimp.ts';
import { stressOf } from './power-stress.ts';

/** Per sample where there are samples: an average hides intervals. */
export type HeartRateOfSession =
  | { readonly heartRateBpm: Float64Array }
  | { readonly averageHeartRateBpm: number; readonly durationSeconds: number };

export type HeartRateStressInput = HeartRateRange & {
  readonly lactateThresholdHeartRateBpm: number;
} & HeartRateOfSession;

export const heartRateStress = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.heart-rate-stress.lthr_trimp',
    version: 1,
    title: 'Heart rate training stress (hrTSS)',
    unit: 'TSS',
    evidence: 'heuristic',
    formula: '100 · Banister TRIMP / TRIMP of 1 h at LTHR',
    validRange: 'sessions of 20 min or more; short hard efforts read low, heat and fatigue read high',
    references: [references.goldenCheetah, references.banister1991],
  },
  (input: HeartRateStressInput): Outcome<number> => {
    const hour = hourAtThreshold(input);
    const load = 'heartRateBpm' in input ? trimpStream(input) : trimp(input);
    return load.status === 'ok' ? computed((100 * load.value) / hour, load.warnings) : load;
  },
);

/** Credits recovery jogging with 60 points an hour: kept for comparison. */
export const heartRateStressPierre = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.heart-rate-stress.pierre_quadratic',
    version: 1,
    title: 'Heart rate training stress, quadratic',
    unit: 'TSS',
    evidence: 'heuristic',
    formula: 'hours · (HR/LTHR)^2 · 100',
    validRange: 'for comparison only; overstates easy sessions',
    references: [references.pierre],
  },
  (input: {
    readonly durationSeconds: number;
    readonly averageHeartRateBpm: number;
    readonly lactateThresholdHeartRateBpm: number;
  }) => {
    requireNotNegative('durationSeconds', input.durationSeconds);
    requirePositive('averageHeartRateBpm', input.averageHeartRateBpm);
    requirePositive('lactateThresholdHeartRateBpm', input.lactateThresholdHeartRateBpm);
    return computed(stressOf(input.durationSeconds, input.averageHeartRateBpm, input.lactateThresholdHeartRateBpm, 2));
  },
);
