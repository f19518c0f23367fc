import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireNotNegative, requirePositive } from '../refuse.ts';

/** Shares of a meal's energy, and the meal's share of the day, by when it is eaten. */
const meals = {
  pre_training: { proteinPercent: 20, carbohydratePercent: 55, fatPercent: 25, dayShare: 0.175 },
  post_training: { proteinPercent: 30, carbohydratePercent: 45, fatPercent: 25, dayShare: 0.275 },
  rest_day: { proteinPercent: 30, carbohydratePercent: 35, fatPercent: 35, dayShare: 0.25 },
  general: { proteinPercent: 25, carbohydratePercent: 45, fatPercent: 30, dayShare: 0.25 },
} as const;

export type MealTiming = keyof typeof meals;

export interface MealInput {
  readonly mealTiming: MealTiming;
}

function requireTiming(timing: MealTiming): void {
  if (!Object.hasOwn(meals, timing)) refuse('mealTiming', `must be one of ${Object.keys(meals).join(', ')}.`);
}

export interface MealSplit {
  readonly proteinPercent: number;
  readonly carbohydratePercent: number;
  readonly fatPercent: number;
}

export const mealSplit = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.meal-split.pierre',
    version: 1,
    title: 'Macronutrients of a meal',
    unit: '% of energy',
    evidence: 'heuristic',
    formula:
      'protein, carbohydrate, fat: 20, 55, 25 before training; 30, 45, 25 after; 30, 35, 35 on rest days; 25, 45, 30 otherwise',
    validRange: 'a starting point; what is eaten in a day matters more',
    references: [references.pierre, references.kerksick2017],
  },
  ({ mealTiming }: MealInput): Outcome<MealSplit> => {
    requireTiming(mealTiming);
    const { proteinPercent, carbohydratePercent, fatPercent } = meals[mealTiming];
    return computed({ proteinPercent, carbohydratePercent, fatPercent });
  },
);

export const mealEnergy = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.meal-energy.pierre',
    version: 1,
    title: 'Energy of a meal',
    unit: 'kcal',
    evidence: 'heuristic',
    formula: 'share of the day: 17.5 % before training, 27.5 % after, 25 % otherwise',
    validRange: 'four meals a day',
    references: [references.pierre],
  },
  ({ mealTiming, dailyKilocalories }: MealInput & { readonly dailyKilocalories: number }) => {
    requireTiming(mealTiming);
    requirePositive('dailyKilocalories', dailyKilocalories);
    return computed(meals[mealTiming].dayShare * dailyKilocalories);
  },
);

const carbohydrateBefore = { low: 0.375, moderate: 0.75, high: 0.975 } as const;

export interface NutrientTimingInput {
  readonly weightKilograms: number;
  readonly dailyProteinGrams: number;
  readonly intensity: keyof typeof carbohydrateBefore;
}

export interface NutrientTiming {
  readonly carbohydrateBeforeGrams: number;
  readonly proteinAfterGrams: number;
  readonly carbohydrateAfterGrams: number;
  readonly proteinPerMealGrams: number;
}

const MEALS = 4;

export const nutrientTiming = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.nutrient-timing.pierre',
    version: 1,
    title: 'Food around training',
    unit: 'g',
    evidence: 'heuristic',
    formula:
      'before 0.375, 0.75 or 0.975 g/kg carbohydrate by intensity; after 1 g/kg carbohydrate and a fifth of the protein of the day, held to 20..40 g; protein over 4 meals',
    validRange: 'the cited position stand gives 1 to 4 g/kg of carbohydrate before: these amounts lie below it',
    references: [references.pierre, references.kerksick2017],
  },
  ({ weightKilograms, dailyProteinGrams, intensity }: NutrientTimingInput): Outcome<NutrientTiming> => {
    requirePositive('weightKilograms', weightKilograms);
    requireNotNegative('dailyProteinGrams', dailyProteinGrams);
    if (!Object.hasOwn(carbohydrateBefore, intensity)) refuse('intensity', "must be 'low', 'moderate' or 'high'.");
    return computed(
      {
        carbohydrateBeforeGrams: carbohydrateBefore[intensity] * weightKilograms,
        proteinAfterGrams: Math.max(20, Math.min(40, dailyProteinGrams / 5)),
        carbohydrateAfterGrams: weightKilograms,
        proteinPerMealGrams: dailyProteinGrams / MEALS,
      },
      ['The amounts before training lie below the 1 to 4 g/kg of the published position stand.'],
    );
  },
);
