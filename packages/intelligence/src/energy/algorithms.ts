import { dailyEnergy, dailyEnergyWithExercise, energyAvailability } from './daily-energy.ts';
import { macronutrientShares, macronutrients, macronutrientsPierre } from './macronutrients.ts';
import { mealEnergy, mealSplit, nutrientTiming } from './meals.ts';
import {
  restingEnergy,
  restingEnergyCunningham,
  restingEnergyHarrisBenedict,
  restingEnergyHarrisBenedictRevised,
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
  'energy.daily.pal_multiplier': dailyEnergy,
  'energy.daily.resting_plus_exercise': dailyEnergyWithExercise,
  'energy.availability.loucks': energyAvailability,
  'energy.macronutrients.energy_closed': macronutrients,
  'energy.macronutrients.pierre': macronutrientsPierre,
  'energy.macronutrient-share.atwater_4_4_9': macronutrientShares,
  'energy.meal-split.pierre': mealSplit,
  'energy.meal-energy.pierre': mealEnergy,
  'energy.nutrient-timing.pierre': nutrientTiming,
} as const;
