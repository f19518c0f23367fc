// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const RestingEnergyMethod = {
  MifflinStJeor: 'mifflin_st_jeor',
  MifflinPierreFloor: 'mifflin_pierre_floor',
  HarrisBenedict1919: 'harris_benedict_1919',
  HarrisBenedict1984: 'harris_benedict_1984',
  KatchMcArdle: 'katch_mcardle',
  Cunningham: 'cunningham_1980',
  /** Cunningham for athletes with known lean mass, else Mifflin-St Jeor, else Katch-McArdle. */
  Hybrid: 'hybrid',
} as const;
export type RestingEnergyMethod = (typeof RestingEnergyMethod)[keyof typeof RestingEnergyMethod];

export const DailyEnergyMethod = {
  PalMultiplier: 'pal_multiplier',
  RestingPlusExercise: 'resting_plus_exercise',
} as const;
export type DailyEnergyMethod = (typeof DailyEnergyMethod)[keyof typeof DailyEnergyMethod];

export const MacronutrientMethod = {
  EnergyClosed: 'energy_closed',
  Pierre: 'pierre',
} as const;
export type MacronutrientMethod = (typeof MacronutrientMethod)[keyof typeof MacronutrientMethod];

export const NutrientTimingMethod = { Pierre: 'pierre', Kerksick: 'kerksick_2017' } as const;
export type NutrientTimingMethod = (typeof NutrientTimingMethod)[keyof typeof NutrientTimingMethod];

export const energyFamilies = {
  'energy.resting': RestingEnergyMethod,
  'energy.daily': DailyEnergyMethod,
  'energy.availability': { Loucks: 'loucks' },
  'energy.macronutrients': MacronutrientMethod,
  'energy.macronutrient-share': { Atwater: 'atwater_4_4_9' },
  'energy.meal-split': { Pierre: 'pierre' },
  'energy.meal-energy': { Pierre: 'pierre' },
  'energy.nutrient-timing': NutrientTimingMethod,
  'energy.deficit': { Guarded: 'guarded' },
  'energy.expenditure': { WeightChange: 'weight_change_7700' },
  'energy.protein': { WeightLossFirst: 'weight_loss_first' },
  'energy.carbohydrate-range': { Burke: 'burke_2011' },
  'energy.exercise-carbohydrate': { Acsm: 'acsm_2016' },
  'energy.substrate-oxidation': { Stoichiometric: 'stoichiometric' },
  'energy.carbohydrate-oxidation': { IntensityLine: 'intensity_line' },
  'energy.fluid-plan': { MassLossLimit: 'mass_loss_limit' },
  'energy.sodium-loss': { SweatRange: 'sweat_range' },
} as const;

/** The method taken when the caller names none. */
export const energyDefaults = {
  'energy.resting': 'mifflin_st_jeor',
  'energy.daily': 'pal_multiplier',
  'energy.availability': 'loucks',
  'energy.macronutrients': 'energy_closed',
  'energy.macronutrient-share': 'atwater_4_4_9',
  'energy.meal-split': 'pierre',
  'energy.meal-energy': 'pierre',
  'energy.nutrient-timing': 'pierre',
  'energy.deficit': 'guarded',
  'energy.expenditure': 'weight_change_7700',
  'energy.protein': 'weight_loss_first',
  'energy.carbohydrate-range': 'burke_2011',
  'energy.exercise-carbohydrate': 'acsm_2016',
  'energy.substrate-oxidation': 'stoichiometric',
  'energy.carbohydrate-oxidation': 'intensity_line',
  'energy.fluid-plan': 'mass_loss_limit',
  'energy.sodium-loss': 'sweat_range',
} as const;
