import type { Call, Pairs } from './call.ts';
import type { Given } from './vector.ts';

const lean: Pick<Call, 'outputs' | 'main'> = {
  outputs: { ffmi: 'index', normalizedFfmi: 'normalizedIndex' },
  main: 'index',
};

const macros: Pick<Call, 'output'> = {
  output: (value, { dailyKilocalories }) => {
    const { proteinGrams, carbohydrateGrams, fatGrams, kilocalories } = value as { readonly [name: string]: number };
    return {
      proteinGrams,
      carbohydrateGrams,
      fatGrams,
      kilocalories,
      energyOfMacrosPercentOfTdee: (100 * Number(kilocalories)) / Number(dailyKilocalories),
    };
  },
};

const leanMass = (given: Given): Given => ({ leanMassKilograms: given.fatFreeMassKilograms, ...given });

export const bodyPairs: Pairs = {
  'bmi quetelet': { id: 'body.mass-index.quetelet' },
  'bodyFatPercent us_navy': { id: 'body.fat-percent.us_navy' },
  'bodyFatPercent siri': { id: 'body.fat-percent.siri' },
  'bodyFatPercent brozek': { id: 'body.fat-percent.brozek' },
  'bodyFatPercent deurenberg': { id: 'body.fat-percent.deurenberg' },
  'bodyDensity jackson_pollock_3': { id: 'body.density.jackson_pollock_3' },
  'bodyDensity jackson_pollock_7': { id: 'body.density.jackson_pollock_7' },
  'leanBodyMass boer': { id: 'body.lean-mass.boer' },
  'ffmi kouri_1995': { id: 'body.fat-free-mass-index.kouri_1995', ...lean },
  'ffmi common_6_1': { id: 'body.fat-free-mass-index.common_6_1', ...lean },

  'bmr mifflin_st_jeor': { id: 'energy.resting.mifflin_st_jeor' },
  'bmr mifflin_pierre_floor': { id: 'energy.resting.mifflin_pierre_floor' },
  'bmr harris_benedict_1919': { id: 'energy.resting.harris_benedict_1919' },
  'bmr harris_benedict_1984': { id: 'energy.resting.harris_benedict_1984' },
  'bmr katch_mcardle': { id: 'energy.resting.katch_mcardle', input: leanMass },
  'bmr cunningham_1980': { id: 'energy.resting.cunningham_1980', input: leanMass },
  'tdee pal_multiplier': { id: 'energy.daily.pal_multiplier' },
  'tdee resting_plus_exercise': {
    id: 'energy.daily.resting_plus_exercise',
    names: { multiplier: 'dayMultiplier', exerciseKcal: 'exerciseKilocalories' },
  },
  'energyAvailability loucks': { id: 'energy.availability.loucks' },
  'macros pierre': { id: 'energy.macronutrients.pierre', ...macros },
  'macros energy_closed': { id: 'energy.macronutrients.energy_closed', ...macros },
  'macroEnergyPercent atwater_4_4_9': { id: 'energy.macronutrient-share.atwater_4_4_9', main: 'sumPercent' },
  'mealMacroSplit pierre': { id: 'energy.meal-split.pierre' },
  'mealEnergy pierre': { id: 'energy.meal-energy.pierre' },
  'nutrientTiming pierre': {
    id: 'energy.nutrient-timing.pierre',
    outputs: {
      preWorkoutCarbsG: 'carbohydrateBeforeGrams',
      postWorkoutProteinG: 'proteinAfterGrams',
      postWorkoutCarbsG: 'carbohydrateAfterGrams',
      proteinPerMealG: 'proteinPerMealGrams',
    },
  },

  ...Object.fromEntries(
    (['mean_epley_brzycki', 'epley', 'brzycki', 'lombardi', 'oconner', 'mayhew', 'wathan', 'lander'] as const).map(
      (method): readonly [string, Call] => [
        `oneRepMax ${method}`,
        { id: `strength.one-rep-max.${method}`, names: { weightKg: 'loadKilograms' } },
      ],
    ),
  ),
};
