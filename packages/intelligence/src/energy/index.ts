export {
  type ActivityLevel,
  dailyEnergy,
  dailyEnergyWithExercise,
  type EnergyAvailabilityInput,
  energyAvailability,
  type RestingPlusExerciseInput,
} from './daily-energy.ts';
export {
  type MacronutrientInput,
  type MacronutrientShareInput,
  type MacronutrientShares,
  type Macronutrients,
  macronutrientShares,
  macronutrients,
  macronutrientsPierre,
  type NutritionGoal,
} from './macronutrients.ts';
export {
  type MealInput,
  type MealSplit,
  type MealTiming,
  mealEnergy,
  mealSplit,
  type NutrientTiming,
  type NutrientTimingInput,
  nutrientTiming,
} from './meals.ts';
export {
  type LeanMassInput,
  type PersonSize,
  restingEnergy,
  restingEnergyCunningham,
  restingEnergyHarrisBenedict,
  restingEnergyHarrisBenedictRevised,
  restingEnergyKatchMcArdle,
  restingEnergyPierreFloor,
} from './resting-energy.ts';
