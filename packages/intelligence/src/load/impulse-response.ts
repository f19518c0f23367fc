import { computed, Evidence } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireFinite, requireLoads, requireNotNegative, requirePositive } from '../refuse.ts';

export interface ImpulseResponseInput {
  /** Consecutive days, oldest first, rest days as 0. */
  readonly dailyLoads: readonly number[];
  /** All five are of one person and one measure of performance: they are fitted, never assumed. */
  readonly basePerformance: number;
  readonly fitnessGain: number;
  readonly fitnessDays: number;
  readonly fatigueGain: number;
  readonly fatigueDays: number;
}

/** Performance on the day after the last load. */
export const impulseResponse = defineAlgorithm(
  {
    id: 'load.impulse-response.two_component',
    version: 1,
    title: 'Performance by impulse and response',
    unit: 'as the performance that was fitted',
    evidence: Evidence.Contested,
    formula: 'p0 + sum of load·(k1·e^(-days/τ1) - k2·e^(-days/τ2)); the last load lies a day back',
    validRange: 'parameters fitted on own results; predicts days, poorly months',
    references: [references.banister1975, references.mortonBanister1990],
  },
  (input: ImpulseResponseInput) => {
    requireLoads('dailyLoads', input.dailyLoads);
    requireFinite('basePerformance', input.basePerformance);
    requireNotNegative('fitnessGain', input.fitnessGain);
    requireNotNegative('fatigueGain', input.fatigueGain);
    requirePositive('fitnessDays', input.fitnessDays);
    requirePositive('fatigueDays', input.fatigueDays);
    const keepFitness = Math.exp(-1 / input.fitnessDays);
    const keepFatigue = Math.exp(-1 / input.fatigueDays);
    let fitness = 0;
    let fatigue = 0;
    for (const load of input.dailyLoads) {
      fitness = (fitness + load) * keepFitness;
      fatigue = (fatigue + load) * keepFatigue;
    }
    return computed(input.basePerformance + input.fitnessGain * fitness - input.fatigueGain * fatigue);
  },
);
