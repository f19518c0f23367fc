import { computed } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive } from '../refuse.ts';

export interface NormalizedPowerStressInput {
  readonly durationSeconds: number;
  readonly normalizedPowerWatts: number;
  readonly ftpWatts: number;
}

export interface AveragePowerStressInput {
  readonly durationSeconds: number;
  readonly averagePowerWatts: number;
  readonly ftpWatts: number;
}

const SECONDS_PER_HOUR = 3600;

/** Hours · (output/threshold)^exponent · 100: an hour at threshold is 100. */
export function stressOf(durationSeconds: number, output: number, threshold: number, exponent: number): number {
  return (durationSeconds / SECONDS_PER_HOUR) * (output / threshold) ** exponent * 100;
}

/** Nobody holds half above a threshold, which is about what an hour allows, for 20 minutes. */
const IMPOSSIBLE_INTENSITY = 1.5;
const IMPOSSIBLE_SECONDS = 1200;
const TOO_LOW = 'Threshold set too low.';

/** Says that a threshold cannot be right; a wrong unit is the usual reason. */
export function thresholdWarning(durationSeconds: number, output: number, threshold: number): readonly string[] {
  return durationSeconds >= IMPOSSIBLE_SECONDS && output > IMPOSSIBLE_INTENSITY * threshold ? [TOO_LOW] : [];
}

/** TSS as defined. */
export const trainingStress = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.training-stress.normalized_power',
    version: 1,
    title: 'Training Stress Score',
    unit: 'TSS',
    evidence: 'consensus',
    formula: 'hours · (NP/FTP)^2 · 100',
    validRange: 'rides with an FTP of the time; 20 to 400 is usual',
    references: [references.allenCoggan],
  },
  (input: NormalizedPowerStressInput) => {
    requireNotNegative('durationSeconds', input.durationSeconds);
    requireNotNegative('normalizedPowerWatts', input.normalizedPowerWatts);
    requirePositive('ftpWatts', input.ftpWatts);
    return computed(
      stressOf(input.durationSeconds, input.normalizedPowerWatts, input.ftpWatts, 2),
      thresholdWarning(input.durationSeconds, input.normalizedPowerWatts, input.ftpWatts),
    );
  },
);

function averageStress(input: AveragePowerStressInput): number {
  requireNotNegative('durationSeconds', input.durationSeconds);
  requireNotNegative('averagePowerWatts', input.averagePowerWatts);
  requirePositive('ftpWatts', input.ftpWatts);
  return stressOf(input.durationSeconds, input.averagePowerWatts, input.ftpWatts, 2);
}

/** Reads 24 to 41 % below TSS on real road rides, the more uneven the ride the more. */
export const trainingStressAveragePower = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.training-stress.avg_power',
    version: 1,
    title: 'Training stress from average power',
    unit: 'TSS',
    evidence: 'heuristic',
    formula: 'hours · (average power/FTP)^2 · 100',
    validRange: 'steady rides; a lower bound for others',
    references: [references.pierre],
  },
  (input: AveragePowerStressInput) =>
    computed(averageStress(input), [
      'Average power stands in for Normalized Power: uneven rides read low.',
      ...thresholdWarning(input.durationSeconds, input.averagePowerWatts, input.ftpWatts),
    ]),
);

export const trainingStressPierreRounded = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.training-stress.avg_power_pierre_rounded',
    version: 1,
    title: 'Training stress from average power, whole numbers',
    unit: 'TSS',
    evidence: 'heuristic',
    formula: 'round(hours · (average power/FTP)^2 · 100)',
    validRange: 'for comparison only',
    references: [references.pierre],
  },
  (input: AveragePowerStressInput) => computed(Math.round(averageStress(input))),
);

/** Skiba's counterpart of TSS on xPower and critical power. */
export const bikeScore = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.bike-score.skiba',
    version: 1,
    title: 'BikeScore',
    unit: 'points',
    evidence: 'heuristic',
    formula: 'hours · (xPower/CP)^2 · 100',
    validRange: 'rides with a critical power of the time',
    references: [references.skibaBikeScore],
  },
  (input: { readonly durationSeconds: number; readonly xPowerWatts: number; readonly criticalPowerWatts: number }) => {
    requireNotNegative('durationSeconds', input.durationSeconds);
    requireNotNegative('xPowerWatts', input.xPowerWatts);
    requirePositive('criticalPowerWatts', input.criticalPowerWatts);
    return computed(stressOf(input.durationSeconds, input.xPowerWatts, input.criticalPowerWatts, 2));
  },
);
