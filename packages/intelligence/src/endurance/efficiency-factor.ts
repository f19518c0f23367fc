import { computed } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive } from '../refuse.ts';

const validRange = 'comparison of like sessions of one person';

export const efficiencyFactor = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.efficiency-factor.power',
    version: 1,
    title: 'Efficiency Factor',
    unit: 'W/bpm',
    evidence: 'heuristic',
    formula: 'NP / mean heart rate',
    validRange,
    references: [references.friel],
  },
  (input: { readonly normalizedPowerWatts: number; readonly averageHeartRateBpm: number }) => {
    requireNotNegative('normalizedPowerWatts', input.normalizedPowerWatts);
    requirePositive('averageHeartRateBpm', input.averageHeartRateBpm);
    return computed(input.normalizedPowerWatts / input.averageHeartRateBpm);
  },
);

export const efficiencyFactorRunning = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.efficiency-factor.running_speed',
    version: 1,
    title: 'Efficiency Factor of running',
    unit: 'm/min/bpm',
    evidence: 'heuristic',
    formula: 'normalized graded speed in m/min / mean heart rate',
    validRange,
    references: [references.friel],
  },
  (input: { readonly normalizedGradedSpeedMetersPerSecond: number; readonly averageHeartRateBpm: number }) => {
    requireNotNegative('normalizedGradedSpeedMetersPerSecond', input.normalizedGradedSpeedMetersPerSecond);
    requirePositive('averageHeartRateBpm', input.averageHeartRateBpm);
    return computed((input.normalizedGradedSpeedMetersPerSecond * 60) / input.averageHeartRateBpm);
  },
);
