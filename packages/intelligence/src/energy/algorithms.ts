import { dailyEnergy, dailyEnergyWithExercise, energyAvailability } from './daily-energy.ts';
import { calorieDeficit, expenditureFromWeight } from './deficit.ts';
import { carbohydrateOxidation, exerciseCarbohydrate, fluidPlan, sodiumLoss, substrateOxidation } from './fuel.ts';
import { dailyProtein, macronutrientShares, macronutrients, macronutrientsPierre } from './macronutrients.ts';
import { mealEnergy, mealSplit, nutrientTiming } from './meals.ts';
import { carbohydrateRange, nutrientTimingRanges } from './ranges.ts';
import {
  restingEnergy,
  restingEnergyCunningham,
  restingEnergyHarrisBenedict,
  restingEnergyHarrisBenedictRevised,
  restingEnergyHybrid,
  restingEnergyKatchMcArdle,
  restingEnergyPierreFloor,
} from './resting-energy.ts';

/** By id: a part of the registry. */
export const energyAlgorithms = {
  'energy.resting.mifflin_st_jeor': restingEnergy,
  'energy.resting.mifflin_pierre_floor': restingEnergyPierreFloor,
  'energy.resting.harris_benedict_1919': restingEnergyHarrisBenedict,
  'energy.resting.harris_benedict_1984': restingEnergyHarrisBenedictRevised,
  'energy.resting.katch_mcardle': restingEnergyKatchMcArdle,
  'energy.resting.cunningham_1980': restingEnergyCunningham,
  'energy.resting.hybrid': restingEnergyHybrid,
  'energy.daily.pal_multiplier': dailyEnergy,
  'energy.daily.resting_plus_exercise': dailyEnergyWithExercise,
  'energy.availability.loucks': energyAvailability,
  'energy.macronutrients.energy_closed': macronutrients,
  'energy.macronutrients.pierre': macronutrientsPierre,
  'energy.macronutrient-share.atwater_4_4_9': macronutrientShares,
  'energy.meal-split.pierre': mealSplit,
  'energy.meal-energy.pierre': mealEnergy,
  'energy.nutrient-timing.pierre': nutrientTiming,
  'energy.nutrient-timing.kerksick_2017': nutrientTimingRanges,
  'energy.deficit.guarded': calorieDeficit,
  'energy.expenditure.weight_change_7700': expenditureFromWeight,
  'energy.protein.weight_loss_first': dailyProtein,
  'energy.carbohydrate-range.burke_2011': carbohydrateRange,
  'energy.exercise-carbohydrate.acsm_2016': exerciseCarbohydrate,
  'energy.substrate-oxidation.stoichiometric': substrateOxidation,
  'energy.carbohydrate-oxidation.intensity_line': carbohydrateOxidation,
  'energy.fluid-plan.mass_loss_limit': fluidPlan,
  'energy.sodium-loss.sweat_range': sodiumLoss,
} as const;
