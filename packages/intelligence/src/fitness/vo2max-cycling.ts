import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type EquationSex, OLDEST_YEARS, requireSex } from '../person.ts';
import * as references from '../references.ts';
import { requireBetween, requirePositive } from '../refuse.ts';
import { acsmCyclingCost } from './oxygen-cost.ts';
import { vo2maxWarnings } from './vo2max-bounds.ts';

export interface PeakPowerInput {
  /** Highest power of a ramp to exhaustion. */
  readonly maximumPowerWatts: number;
  readonly weightKilograms: number;
}

function requirePeak({ maximumPowerWatts, weightKilograms }: PeakPowerInput): void {
  requirePositive('maximumPowerWatts', maximumPowerWatts);
  requirePositive('weightKilograms', weightKilograms);
}

export interface StorerInput extends PeakPowerInput {
  readonly ageYears: number;
  readonly sex: EquationSex;
}

const storerFits = {
  male: { watts: 10.51, kilograms: 6.35, years: 10.49, constant: 519.3 },
  female: { watts: 9.39, kilograms: 7.7, years: 5.88, constant: 136.7 },
} as const;

export const vo2maxStorer = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.vo2max.storer_cycle',
    version: 1,
    title: 'VO2max from a cycling ramp (Storer)',
    unit: 'mL/kg/min',
    evidence: 'peer-reviewed',
    formula: '(10.51W + 6.35kg - 10.49·age + 519.3)/kg for men, (9.39W + 7.7kg - 5.88·age + 136.7)/kg for women',
    validRange: 'a ramp of 15 W a minute to exhaustion; 20 to 70 years',
    references: [references.storer1990],
  },
  (input: StorerInput) => {
    requirePeak(input);
    requireBetween('ageYears', input.ageYears, 0, OLDEST_YEARS);
    requireSex(input.sex);
    const { watts, kilograms, years, constant } = storerFits[input.sex];
    const { maximumPowerWatts, weightKilograms, ageYears } = input;
    const milliliters = watts * maximumPowerWatts + kilograms * weightKilograms - years * ageYears + constant;
    const fitted = ageYears >= 20 && ageYears <= 70;
    const value = milliliters / weightKilograms;
    if (!(value > 0)) return insufficientData('a power that the equation was made for', `${maximumPowerWatts} W`);
    return computed(value, [
      ...(fitted ? [] : [`The equation was fitted at 20 to 70 years, not at ${ageYears}.`]),
      ...vo2maxWarnings(value),
    ]);
  },
);

export const vo2maxHawleyNoakes = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.vo2max.hawley_noakes',
    version: 1,
    title: 'VO2max from peak power (Hawley & Noakes)',
    unit: 'mL/kg/min',
    evidence: 'peer-reviewed',
    formula: '1000·(0.01141W + 0.435)/kg',
    validRange: 'peak power of a step test to exhaustion; trained cyclists',
    references: [references.hawleyNoakes1992],
  },
  (input: PeakPowerInput) => {
    requirePeak(input);
    const value = (1000 * (0.01141 * input.maximumPowerWatts + 0.435)) / input.weightKilograms;
    return computed(value, vo2maxWarnings(value));
  },
);

export const vo2maxAcsmCycling = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.vo2max.acsm_cycling',
    version: 1,
    title: 'VO2max from maximal aerobic power (ACSM)',
    unit: 'mL/kg/min',
    evidence: 'heuristic',
    formula: '10.8·W/kg + 7',
    validRange: 'a power held for some minutes at the limit; a steady-state equation carried to the maximum',
    references: [references.acsm],
  },
  (input: PeakPowerInput) => {
    requirePeak(input);
    const value = acsmCyclingCost(input.maximumPowerWatts, input.weightKilograms);
    return computed(value, vo2maxWarnings(value));
  },
);
