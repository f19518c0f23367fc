import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireNotNegative, requirePositive } from '../refuse.ts';
import { type ActivityLevel, requireActivityLevel } from './daily-energy.ts';
import { carbohydrateRangeOf } from './ranges.ts';

export const nutritionGoals = [
  'maintenance',
  'weight_loss',
  'muscle_gain',
  'strength_performance',
  'endurance_performance',
] as const;
export type NutritionGoal = (typeof nutritionGoals)[number];

export interface MacronutrientInput {
  readonly weightKilograms: number;
  /** What is to be eaten in a day. */
  readonly dailyKilocalories: number;
  readonly activityLevel: ActivityLevel;
  readonly goal: NutritionGoal;
  /** With it carbohydrate is judged by the range published for so much training. */
  readonly trainingHoursPerDay?: number;
}

export interface Macronutrients {
  readonly proteinGrams: number;
  readonly carbohydrateGrams: number;
  readonly fatGrams: number;
  readonly kilocalories: number;
}

const PROTEIN_KILOCALORIES = 4;
const CARBOHYDRATE_KILOCALORIES = 4;
const FAT_KILOCALORIES = 9;

function requireInput({ weightKilograms, dailyKilocalories, activityLevel, goal }: MacronutrientInput): void {
  requirePositive('weightKilograms', weightKilograms);
  requirePositive('dailyKilocalories', dailyKilocalories);
  requireActivityLevel(activityLevel);
  if (!nutritionGoals.includes(goal)) refuse('goal', `must be one of ${nutritionGoals.join(', ')}.`);
}

/** g/kg, in the order of the levels: the goal of losing weight comes after them, so it never applies to the first three. */
function proteinPerKilogram(level: ActivityLevel, goal: NutritionGoal): number {
  if (level === 'sedentary') return 0.8;
  if (level === 'lightly_active' || level === 'moderately_active') return 1.3;
  if (goal === 'endurance_performance') return 2;
  return goal === 'muscle_gain' || goal === 'strength_performance' ? 2.2 : 1.8;
}

function carbohydratePerKilogram(level: ActivityLevel, goal: NutritionGoal): number {
  if (level === 'sedentary' || level === 'lightly_active') return 3;
  if (goal === 'endurance_performance') return 10;
  return level === 'moderately_active' ? 6 : 7.2;
}

const fatPercents: { readonly [goal in NutritionGoal]: number } = {
  weight_loss: 20,
  muscle_gain: 25,
  strength_performance: 25,
  endurance_performance: 27.5,
  maintenance: 27.5,
};

function sumOf(proteinGrams: number, carbohydrateGrams: number, fatGrams: number): Macronutrients {
  const kilocalories =
    PROTEIN_KILOCALORIES * proteinGrams + CARBOHYDRATE_KILOCALORIES * carbohydrateGrams + FAT_KILOCALORIES * fatGrams;
  return { proteinGrams, carbohydrateGrams, fatGrams, kilocalories };
}

const WEIGHT_LOSS_PROTEIN = 1.8;

/** Losing weight comes first: protein then spares muscle, whatever the level. */
function proteinOf(level: ActivityLevel, goal: NutritionGoal): number {
  return goal === 'weight_loss' ? WEIGHT_LOSS_PROTEIN : proteinPerKilogram(level, goal);
}

function rangeWarnings(carbohydrateGrams: number, { weightKilograms, trainingHoursPerDay }: MacronutrientInput) {
  const perKilogram = carbohydrateGrams / weightKilograms;
  const { low, high } =
    trainingHoursPerDay === undefined
      ? { low: 3, high: 12 }
      : carbohydrateRangeOf(trainingHoursPerDay).gramsPerKilogram;
  const days = trainingHoursPerDay === undefined ? 'training days' : `${trainingHoursPerDay} h of training a day`;
  return perKilogram < low || perKilogram > high
    ? [`Carbohydrate is ${perKilogram.toFixed(1)} g/kg, outside of the ${low} to ${high} g/kg published for ${days}.`]
    : [];
}

export interface DailyProteinInput {
  readonly weightKilograms: number;
  readonly activityLevel: ActivityLevel;
  readonly goal: NutritionGoal;
}

export interface DailyProtein {
  readonly gramsPerKilogram: number;
  readonly grams: number;
}

export const dailyProtein = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.protein.weight_loss_first',
    version: 1,
    title: 'Protein of a day',
    unit: 'g',
    evidence: 'heuristic',
    formula: '1.8 g/kg to lose weight; else 0.8, 1.3, 1.8, 2.0 or 2.2 g/kg by level and goal',
    validRange: 'healthy adults; published ranges for people who train: 1.3 to 1.8 and more in a deficit',
    references: [references.pierre, references.phillipsVanLoon2011],
  },
  ({ weightKilograms, activityLevel, goal }: DailyProteinInput): Outcome<DailyProtein> => {
    requireInput({ weightKilograms, activityLevel, goal, dailyKilocalories: 1 });
    const gramsPerKilogram = proteinOf(activityLevel, goal);
    return computed({ gramsPerKilogram, grams: gramsPerKilogram * weightKilograms });
  },
);

export const macronutrients = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.macronutrients.energy_closed',
    version: 1,
    title: 'Macronutrients of a day',
    unit: 'g',
    evidence: 'heuristic',
    formula:
      'protein 0.8 to 2.2 g/kg by level and goal (1.8 to lose weight), fat 20, 25 or 27.5 % of energy, carbohydrate the rest; 4, 4 and 9 kcal/g',
    validRange: 'healthy adults; the three always sum to the energy given',
    references: [references.phillipsVanLoon2011, references.burke2011],
  },
  (input: MacronutrientInput): Outcome<Macronutrients> => {
    requireInput(input);
    const { weightKilograms, dailyKilocalories, activityLevel, goal } = input;
    const protein = proteinOf(activityLevel, goal) * weightKilograms;
    const fat = (dailyKilocalories * fatPercents[goal]) / 100 / FAT_KILOCALORIES;
    const rest = dailyKilocalories - PROTEIN_KILOCALORIES * protein - FAT_KILOCALORIES * fat;
    if (rest < 0) {
      return insufficientData(
        'energy for the protein and fat of this weight and goal',
        `${(-rest).toFixed(0)} kcal too few`,
      );
    }
    const carbohydrate = rest / CARBOHYDRATE_KILOCALORIES;
    return computed(sumOf(protein, carbohydrate, fat), rangeWarnings(carbohydrate, input));
  },
);

/** The three may hold more or less energy than the day: kept for comparison. */
export const macronutrientsPierre = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.macronutrients.pierre',
    version: 1,
    title: 'Macronutrients of a day (Pierre)',
    unit: 'g',
    evidence: 'heuristic',
    formula:
      'protein 0.8, 1.3, 1.8, 2.0 or 2.2 g/kg, carbohydrate 3, 6, 7.2 or 10 g/kg, fat the larger of the rest and 20 to 27.5 %, held to 20..35 %',
    validRange: 'for comparison only; sums to 86 to 143 % of the energy in the worked cases',
    references: [references.pierre],
  },
  (input: MacronutrientInput): Outcome<Macronutrients> => {
    requireInput(input);
    const { weightKilograms, dailyKilocalories, activityLevel, goal } = input;
    const protein = proteinPerKilogram(activityLevel, goal) * weightKilograms;
    const carbohydrate = carbohydratePerKilogram(activityLevel, goal) * weightKilograms;
    const rest = dailyKilocalories - PROTEIN_KILOCALORIES * protein - CARBOHYDRATE_KILOCALORIES * carbohydrate;
    const target = (dailyKilocalories * fatPercents[goal]) / 100;
    const fat = Math.min(0.35 * dailyKilocalories, Math.max(0.2 * dailyKilocalories, rest, target));
    const value = sumOf(protein, carbohydrate, fat / FAT_KILOCALORIES);
    const percent = (100 * value.kilocalories) / dailyKilocalories;
    return computed(value, [
      ...(Math.abs(percent - 100) > 1 ? [`The three hold ${percent.toFixed(0)} % of the energy of the day.`] : []),
      ...(input.trainingHoursPerDay === undefined ? [] : rangeWarnings(carbohydrate, input)),
    ]);
  },
);

export interface MacronutrientShareInput {
  readonly proteinGrams: number;
  readonly carbohydrateGrams: number;
  readonly fatGrams: number;
  readonly dailyKilocalories: number;
}

export interface MacronutrientShares {
  readonly proteinPercent: number;
  readonly carbohydratePercent: number;
  readonly fatPercent: number;
  readonly sumPercent: number;
}

export const macronutrientShares = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.macronutrient-share.atwater_4_4_9',
    version: 1,
    title: 'Share of energy by macronutrient',
    unit: '%',
    evidence: 'consensus',
    formula: '4 kcal/g protein and carbohydrate, 9 kcal/g fat, over the energy of the day',
    validRange: 'mixed food without alcohol; fibre counts as other carbohydrate',
    references: [references.convention],
  },
  (input: MacronutrientShareInput): Outcome<MacronutrientShares> => {
    const { proteinGrams, carbohydrateGrams, fatGrams, dailyKilocalories } = input;
    for (const name of ['proteinGrams', 'carbohydrateGrams', 'fatGrams'] as const)
      requireNotNegative(name, input[name]);
    requirePositive('dailyKilocalories', dailyKilocalories);
    const { kilocalories } = sumOf(proteinGrams, carbohydrateGrams, fatGrams);
    const percent = (part: number) => (100 * part) / dailyKilocalories;
    const sumPercent = percent(kilocalories);
    return computed(
      {
        proteinPercent: percent(PROTEIN_KILOCALORIES * proteinGrams),
        carbohydratePercent: percent(CARBOHYDRATE_KILOCALORIES * carbohydrateGrams),
        fatPercent: percent(FAT_KILOCALORIES * fatGrams),
        sumPercent,
      },
      Math.abs(sumPercent - 100) > 1 ? [`The shares sum to ${sumPercent.toFixed(1)} %, not to 100.`] : [],
    );
  },
);
