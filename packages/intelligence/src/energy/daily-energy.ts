import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireNotNegative, requirePositive } from '../refuse.ts';

/** Multiples of resting energy by a description of the usual day. */
export const activityMultipliers = {
  sedentary: 1.2,
  lightly_active: 1.375,
  moderately_active: 1.55,
  very_active: 1.725,
  extra_active: 1.9,
} as const;
export type ActivityLevel = keyof typeof activityMultipliers;

export function requireActivityLevel(level: ActivityLevel): void {
  if (!Object.hasOwn(activityMultipliers, level))
    refuse('activityLevel', `must be one of ${Object.keys(activityMultipliers).join(', ')}.`);
}

export const dailyEnergy = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.daily.pal_multiplier',
    version: 1,
    title: 'Daily energy',
    unit: 'kcal/d',
    evidence: 'heuristic',
    formula: 'resting · 1.2, 1.375, 1.55, 1.725 or 1.9',
    validRange: 'a usual day, its training within the level: do not add logged workouts',
    references: [references.mcArdle],
  },
  (input: { readonly restingKilocalories: number; readonly activityLevel: ActivityLevel }) => {
    requirePositive('restingKilocalories', input.restingKilocalories);
    requireActivityLevel(input.activityLevel);
    return computed(input.restingKilocalories * activityMultipliers[input.activityLevel]);
  },
);

export interface RestingPlusExerciseInput {
  readonly restingKilocalories: number;
  /** The day without training: 1.2 at a desk to 1.4 on the feet. */
  readonly dayMultiplier: number;
  /** What the recorded sessions cost above rest. */
  readonly exerciseKilocalories: number;
}

export const dailyEnergyWithExercise = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.daily.resting_plus_exercise',
    version: 1,
    title: 'Daily energy with logged exercise',
    unit: 'kcal/d',
    evidence: 'heuristic',
    formula: 'resting · 1.2 to 1.4 + logged exercise',
    validRange: 'days whose sessions are all recorded; counts no session twice',
    references: [references.convention],
  },
  ({ restingKilocalories, dayMultiplier, exerciseKilocalories }: RestingPlusExerciseInput) => {
    requirePositive('restingKilocalories', restingKilocalories);
    requireBetween('dayMultiplier', dayMultiplier, 1, 2.5);
    requireNotNegative('exerciseKilocalories', exerciseKilocalories);
    return computed(
      restingKilocalories * dayMultiplier + exerciseKilocalories,
      dayMultiplier > 1.4 ? ['A multiplier above 1.4 holds training already: sessions may count twice.'] : [],
    );
  },
);

export interface EnergyAvailabilityInput {
  readonly intakeKilocalories: number;
  readonly exerciseKilocalories: number;
  readonly fatFreeMassKilograms: number;
}

/** What is left for the body after training. No cut-off is diagnostic by itself. */
export const energyAvailability = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.availability.loucks',
    version: 1,
    title: 'Energy availability',
    unit: 'kcal/kg fat-free mass/d',
    evidence: 'contested',
    formula: '(intake - exercise)/fat-free kg; 45 adequate, below 30 low',
    validRange: 'means of several days with complete records; a prompt to look, no diagnosis',
    references: [references.loucks2011, references.mountjoy2023],
  },
  ({ intakeKilocalories, exerciseKilocalories, fatFreeMassKilograms }: EnergyAvailabilityInput): Outcome<number> => {
    requireNotNegative('intakeKilocalories', intakeKilocalories);
    requireNotNegative('exerciseKilocalories', exerciseKilocalories);
    requirePositive('fatFreeMassKilograms', fatFreeMassKilograms);
    const value = (intakeKilocalories - exerciseKilocalories) / fatFreeMassKilograms;
    return computed(
      value,
      value < 30 ? ['Below 30 kcal/kg: low, if the records are complete. This is no diagnosis.'] : [],
    );
  },
);
