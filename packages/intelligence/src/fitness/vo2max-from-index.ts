import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { maximumWarnings, restingWarnings } from '../heart-rate/bounds.ts';
import * as references from '../references.ts';
import { requireHeartRateRange, requirePositive } from '../refuse.ts';
import { oxygenCost } from '../running/oxygen-cost.ts';
import { vo2maxWarnings } from './vo2max-bounds.ts';

/** A performance index with economy folded in, passed on under its label. */
export const vo2maxFromVdot = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.vo2max.from_vdot',
    version: 1,
    title: 'VDOT-equivalent VO2max',
    unit: 'mL/kg/min',
    evidence: 'heuristic',
    formula: 'VO2max = VDOT',
    validRange: 'runners of usual economy; economical ones have a lower VO2max',
    references: [references.danielsFormula],
  },
  (input: { readonly vdot: number }) => {
    requirePositive('vdot', input.vdot);
    return computed(input.vdot, ['VDOT is a performance index: running economy is folded into it.']);
  },
);

export interface HeartRateRatioInput {
  readonly restingHeartRateBpm: number;
  readonly maximumHeartRateBpm: number;
}

export const vo2maxUth = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.vo2max.uth_hr_ratio',
    version: 1,
    title: 'VO2max from the heart rate ratio (Uth)',
    unit: 'mL/kg/min',
    evidence: 'contested',
    formula: '15.3·HRmax/HRrest',
    validRange: 'fitted on well-trained men of 21 to 51 years; the least certain of the estimators',
    references: [references.uth2004],
  },
  (input: HeartRateRatioInput) => {
    requireHeartRateRange(input.restingHeartRateBpm, input.maximumHeartRateBpm);
    const value = (15.3 * input.maximumHeartRateBpm) / input.restingHeartRateBpm;
    return computed(value, [
      'VO2max was estimated from two heart rates, without an effort.',
      ...restingWarnings(input.restingHeartRateBpm),
      ...maximumWarnings(input.maximumHeartRateBpm),
      ...vo2maxWarnings(value),
    ]);
  },
);

export interface EffectiveVo2maxInput {
  readonly distanceMeters: number;
  readonly durationSeconds: number;
  readonly averageHeartRateBpm: number;
  readonly maximumHeartRateBpm: number;
}

/** %HRmax = 0.64·%VO2max + 37. */
const SWAIN_SLOPE = 64;
const SWAIN_INTERCEPT = 37;

export const effectiveVo2max = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.effective-vo2max.swain_daniels',
    version: 1,
    title: 'Effective VO2max of a run',
    unit: 'mL/kg/min',
    evidence: 'heuristic',
    formula: 'VO2(v)/((100·HR/HRmax - 37)/64), VO2(v) after Daniels & Gilbert',
    validRange: 'steady level runs at 65 to 95 % of maximum heart rate; reads high or low by running economy',
    references: [references.danielsGilbert, references.swain1994],
  },
  ({ distanceMeters, durationSeconds, averageHeartRateBpm, maximumHeartRateBpm }: EffectiveVo2maxInput) => {
    requirePositive('distanceMeters', distanceMeters);
    requirePositive('durationSeconds', durationSeconds);
    requirePositive('averageHeartRateBpm', averageHeartRateBpm);
    requirePositive('maximumHeartRateBpm', maximumHeartRateBpm);
    const percent = (100 * averageHeartRateBpm) / maximumHeartRateBpm;
    const cost = oxygenCost(distanceMeters / (durationSeconds / 60));
    if (percent <= 50 || cost <= 0)
      return insufficientData('a run above 50 % of maximum heart rate', `${percent.toFixed(0)} %`);
    const value = (cost * SWAIN_SLOPE) / (percent - SWAIN_INTERCEPT);
    return computed(value, [
      ...(percent < 65 || percent > 95 ? ['The estimate is meant for 65 to 95 % of maximum heart rate.'] : []),
      ...(percent > 100 ? ['Average heart rate lies above the maximum: the maximum is set too low.'] : []),
      ...vo2maxWarnings(value),
    ]);
  },
);
