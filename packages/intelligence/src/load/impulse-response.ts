import { computed } from '@vitalwire/core';
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

export interface VariableDoseInput extends ImpulseResponseInput {
  /** Days over which past training raises what a load costs. */
  readonly sensitivityDays: number;
}

/**
 * What `loads` leave on each morning: sum of load·e^(-days/τ), where the load of the day before lies one day back. One
 * value more than loads; the first is 0.
 */
export function decayedSum(loads: ArrayLike<number>, days: number): Float64Array {
  const keep = Math.exp(-1 / days);
  const sums = new Float64Array(loads.length + 1);
  for (let i = 0; i < loads.length; i++) sums[i + 1] = ((sums[i] ?? 0) + (loads[i] ?? 0)) * keep;
  return sums;
}

/** Each load times the decayed sum of all up to it, its own day included undecayed. */
export function sensitizedLoads(loads: ArrayLike<number>, sensitivityDays: number): Float64Array {
  const before = decayedSum(loads, sensitivityDays);
  return Float64Array.from(loads, (load, i) => load * (load + (before[i] ?? 0)));
}

function respond(input: ImpulseResponseInput, tiring: ArrayLike<number>): number {
  requireFinite('basePerformance', input.basePerformance);
  requireNotNegative('fitnessGain', input.fitnessGain);
  requireNotNegative('fatigueGain', input.fatigueGain);
  requirePositive('fitnessDays', input.fitnessDays);
  requirePositive('fatigueDays', input.fatigueDays);
  const fitness = decayedSum(input.dailyLoads, input.fitnessDays).at(-1) ?? 0;
  const fatigue = decayedSum(tiring, input.fatigueDays).at(-1) ?? 0;
  return input.basePerformance + input.fitnessGain * fitness - input.fatigueGain * fatigue;
}

/** Performance on the day after the last load. */
export const impulseResponse = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.impulse-response.two_component',
    version: 1,
    title: 'Performance by impulse and response',
    unit: 'as the performance that was fitted',
    evidence: 'contested',
    formula: 'p0 + sum of load·(k1·e^(-days/τ1) - k2·e^(-days/τ2)); the last load lies a day back',
    validRange: 'parameters fitted on own results; predicts days, poorly months',
    references: [references.banister1975, references.mortonBanister1990],
  },
  (input: ImpulseResponseInput) => {
    requireLoads('dailyLoads', input.dailyLoads);
    return computed(respond(input, input.dailyLoads));
  },
);

/** A load tires more the more was done before it. `fatigueGain` is k3 here. */
export const impulseResponseVariableDose = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.impulse-response.variable_dose',
    version: 1,
    title: 'Performance by impulse and response (variable dose)',
    unit: 'as the performance that was fitted',
    evidence: 'contested',
    formula: 'as two_component with k2 of day i = k3 · sum of load·e^(-days/τ3) up to day i, its own load undecayed',
    validRange: 'parameters fitted on own results; predicts days, poorly months',
    references: [references.busso2003],
  },
  (input: VariableDoseInput) => {
    requireLoads('dailyLoads', input.dailyLoads);
    requirePositive('sensitivityDays', input.sensitivityDays);
    return computed(respond(input, sensitizedLoads(input.dailyLoads, input.sensitivityDays)));
  },
);
