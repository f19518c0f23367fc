import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type AnsweredBy, firstAnswer } from '../hybrid.ts';
import * as references from '../references.ts';
import { requireBetween, requirePositive } from '../refuse.ts';

export const thresholdHeartRateFriel = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'heart-rate.threshold.friel_30min_last20',
    version: 1,
    title: 'Threshold heart rate from a 30 min trial',
    unit: 'bpm',
    evidence: 'consensus',
    formula: 'mean heart rate of the last 20 min of a solo all-out 30 min',
    validRange: 'an even all-out effort without company',
    references: [references.friel],
  },
  (input: { readonly averageHeartRateLast20MinutesBpm: number }) => {
    requirePositive('averageHeartRateLast20MinutesBpm', input.averageHeartRateLast20MinutesBpm);
    return computed(input.averageHeartRateLast20MinutesBpm);
  },
);

export const thresholdHeartRatePierre = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'heart-rate.threshold.pierre_from_30min',
    version: 1,
    title: 'Threshold heart rate from 30 min (share)',
    unit: 'bpm',
    evidence: 'heuristic',
    formula: 'mean heart rate of 30 min · fraction (0.95 to 1)',
    validRange: 'for comparison only',
    references: [references.pierre],
  },
  (input: { readonly averageHeartRate30MinutesBpm: number; readonly fraction: number }) => {
    requirePositive('averageHeartRate30MinutesBpm', input.averageHeartRate30MinutesBpm);
    requireBetween('fraction', input.fraction, 0.5, 1);
    return computed(input.averageHeartRate30MinutesBpm * input.fraction);
  },
);

export const thresholdHeartRateFromMaximum = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'heart-rate.threshold.from_maxhr',
    version: 1,
    title: 'Threshold heart rate from the maximum',
    unit: 'bpm',
    evidence: 'heuristic',
    formula: 'maximum heart rate · fraction (0.85 to 0.90)',
    validRange: 'a first guess where no trial is known; trained athletes lie higher',
    references: [references.pierre],
  },
  (input: { readonly maximumHeartRateBpm: number; readonly fraction: number }) => {
    requirePositive('maximumHeartRateBpm', input.maximumHeartRateBpm);
    requireBetween('fraction', input.fraction, 0.5, 1);
    return computed(input.maximumHeartRateBpm * input.fraction, [
      'Threshold heart rate was estimated from the maximum, not measured.',
    ]);
  },
);

/** Middle of the published 85 to 90 % of maximum. */
const FALLBACK_FRACTION = 0.88;

export interface ThresholdHeartRateInput {
  readonly averageHeartRateLast20MinutesBpm?: number;
  readonly maximumHeartRateBpm?: number;
}

export type ThresholdHeartRateAnswerId = 'heart-rate.threshold.friel_30min_last20' | 'heart-rate.threshold.from_maxhr';

export const thresholdHeartRate = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'heart-rate.threshold.hybrid',
    version: 1,
    title: 'Threshold heart rate, best available method',
    unit: 'bpm',
    evidence: 'heuristic',
    formula: 'a 30 min trial, else 0.88 · maximum heart rate',
    validRange: 'as the method that answered',
    references: [references.friel],
  },
  (input: ThresholdHeartRateInput): Outcome<AnsweredBy<number, ThresholdHeartRateAnswerId>> => {
    const { averageHeartRateLast20MinutesBpm, maximumHeartRateBpm } = input;
    return firstAnswer<number, ThresholdHeartRateAnswerId>(
      [
        [
          'heart-rate.threshold.friel_30min_last20',
          () =>
            averageHeartRateLast20MinutesBpm === undefined
              ? null
              : thresholdHeartRateFriel({ averageHeartRateLast20MinutesBpm }),
        ],
        [
          'heart-rate.threshold.from_maxhr',
          () =>
            maximumHeartRateBpm === undefined
              ? null
              : thresholdHeartRateFromMaximum({ maximumHeartRateBpm, fraction: FALLBACK_FRACTION }),
        ],
      ],
      'the heart rate of a 30 min trial, or the maximum heart rate',
    );
  },
);
