export {
  type ActivityLevel,
  dailyEnergy,
  dailyEnergyWithExercise,
  type EnergyAvailabilityInput,
  energyAvailability,
  type RestingPlusExerciseInput,
} from './daily-energy.ts';
export {
  calorieDeficit,
  type Deficit,
  type DeficitInput,
  type ExpenditureInput,
  expenditureFromWeight,
} from './deficit.ts';
export {
  carbohydrateOxidation,
  type ExerciseCarbohydrate,
  type ExerciseCarbohydrateInput,
  exerciseCarbohydrate,
  type FluidPlan,
  type FluidPlanInput,
  fluidPlan,
  type GasExchangeInput,
  type OxidationByIntensityInput,
  type SubstrateOxidation,
  sodiumLoss,
  substrateOxidation,
} from './fuel.ts';
export {
  type DailyProtein,
  type DailyProteinInput,
  dailyProtein,
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
  type CarbohydrateRange,
  carbohydrateRange,
  nutrientTimingRanges,
  type Range,
  type TimingRanges,
} from './ranges.ts';
export {
  type LeanMassInput,
  type PersonSize,
  type RestingEnergyInput,
  restingEnergy,
  restingEnergyCunningham,
  restingEnergyHarrisBenedict,
  restingEnergyHarrisBenedictRevised,
  restingEnergyHybrid,
  restingEnergyKatchMcArdle,
  restingEnergyPierreFloor,
} from './resting-energy.ts';
