import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireHeartRateRange, requireNotNegative, requirePositive, requireSamples } from '../refuse.ts';
import { banisterRate, isTrimpSex, type TrimpSex } from './trimp-weights.ts';

export interface HeartRateRange {
  readonly restingHeartRateBpm: number;
  readonly maximumHeartRateBpm: number;
  readonly sex: TrimpSex;
}

export interface TrimpStreamInput extends HeartRateRange {
  /** bpm, one sample a second. NaN is missing and adds nothing. */
  readonly heartRateBpm: Float64Array;
}

export interface TrimpAverageInput extends HeartRateRange {
  readonly durationSeconds: number;
  readonly averageHeartRateBpm: number;
}

/** Below this share of measured samples a sum says that it reads low. */
const EXPECTED_SHARE = 0.9;

export function requireTrimpRange(input: HeartRateRange): void {
  requireHeartRateRange(input.restingHeartRateBpm, input.maximumHeartRateBpm);
  if (!isTrimpSex(input.sex)) refuse('sex', "must be 'female' or 'male': the published constants differ.");
}

export function coverageWarning(measured: number, count: number): readonly string[] {
  if (measured >= count * EXPECTED_SHARE) return [];
  return [
    `Heart rate is missing for ${Math.round(100 - (100 * measured) / count)} % of the time, which added nothing.`,
  ];
}

const cite = [references.banister1991, references.mortonBanister1990];

/** Per-sample sum: the weighting is convex, so a session's average reads low, for intervals far too low. */
export const trimpStream = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.trimp.banister_stream',
    version: 1,
    title: 'Training impulse (Banister), per sample',
    unit: 'au',
    evidence: 'peer-reviewed',
    formula:
      'sum of minutes · x · a·e^(b·x), x = (HR - rest)/(max - rest) in 0..1; a, b = 0.64, 1.92 (men), 0.86, 1.67 (women)',
    validRange: 'endurance sessions; heart rate between rest and maximum',
    references: cite,
  },
  (input: TrimpStreamInput) => {
    requireTrimpRange(input);
    const { heartRateBpm, restingHeartRateBpm: rest, maximumHeartRateBpm: max, sex } = input;
    requireSamples('heartRateBpm', heartRateBpm, 'not-negative');
    let sum = 0;
    let measured = 0;
    let above = 0;
    let lastBpm = Number.NaN;
    let lastRate = 0;
    for (let i = 0; i < heartRateBpm.length; i++) {
      const bpm = heartRateBpm[i] ?? 0;
      if (Number.isNaN(bpm)) continue;
      measured++;
      // Heart rate repeats from second to second, the exponential is the cost.
      if (bpm !== lastBpm) {
        lastBpm = bpm;
        lastRate = bpm <= rest ? 0 : banisterRate(sex, Math.min(1, (bpm - rest) / (max - rest)));
      }
      if (bpm > max) above++;
      sum += lastRate;
    }
    if (measured === 0)
      return insufficientData('heart rate at 1 Hz', `${heartRateBpm.length} samples, none with heart rate`);
    return computed(sum / 60, [
      ...coverageWarning(measured, heartRateBpm.length),
      ...(above > 0
        ? [
            `${above} s lie above the maximum heart rate of ${max} bpm, which is set too low; they counted as the maximum.`,
          ]
        : []),
    ]);
  },
);

/** From a session's mean heart rate: the fallback where no samples are known. */
export const trimp = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.trimp.banister_average',
    version: 1,
    title: 'Training impulse (Banister), from the average',
    unit: 'au',
    evidence: 'peer-reviewed',
    formula:
      'minutes · x · a·e^(b·x), x = (HR - rest)/(max - rest) in 0..1; a, b = 0.64, 1.92 (men), 0.86, 1.67 (women)',
    validRange: 'steady sessions; reads low for intervals',
    references: cite,
  },
  (input: TrimpAverageInput) => {
    requireTrimpRange(input);
    requireNotNegative('durationSeconds', input.durationSeconds);
    requirePositive('averageHeartRateBpm', input.averageHeartRateBpm);
    const { averageHeartRateBpm: bpm, restingHeartRateBpm: rest, maximumHeartRateBpm: max } = input;
    const reserve = Math.max(0, Math.min(1, (bpm - rest) / (max - rest)));
    return computed(
      (input.durationSeconds / 60) * banisterRate(input.sex, reserve),
      bpm > max
        ? [
            `The average lies above the maximum heart rate of ${max} bpm, which is set too low; it counted as the maximum.`,
          ]
        : [],
    );
  },
);

/** TRIMP on the scale of TSS: an hour at threshold is 100. */
export const trimpLthrNormalized = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.trimp.lthr_normalized',
    version: 1,
    title: 'Training impulse, an hour at threshold = 100',
    unit: 'au',
    evidence: 'heuristic',
    formula: '100 · TRIMP / TRIMP of 1 h at LTHR',
    validRange: 'a threshold heart rate between rest and maximum',
    references: [references.goldenCheetah, ...cite],
  },
  (input: HeartRateRange & { readonly trimp: number; readonly lactateThresholdHeartRateBpm: number }) => {
    requireNotNegative('trimp', input.trimp);
    return computed((100 * input.trimp) / hourAtThreshold(input));
  },
);

/** Points of one hour at threshold. */
export function hourAtThreshold(input: HeartRateRange & { readonly lactateThresholdHeartRateBpm: number }): number {
  requireTrimpRange(input);
  const { lactateThresholdHeartRateBpm: threshold, restingHeartRateBpm: rest, maximumHeartRateBpm: max } = input;
  if (!(threshold > rest && threshold <= max)) {
    refuse(
      'lactateThresholdHeartRateBpm',
      `must lie above rest (${rest} bpm) and not above maximum (${max} bpm), not ${threshold}.`,
    );
  }
  return 60 * banisterRate(input.sex, (threshold - rest) / (max - rest));
}
