// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const RestingEnergyMethod = {
  MifflinStJeor: 'mifflin_st_jeor',
  MifflinPierreFloor: 'mifflin_pierre_floor',
  HarrisBenedict1919: 'harris_benedict_1919',
  HarrisBenedict1984: 'harris_benedict_1984',
  KatchMcArdle: 'katch_mcardle',
  Cunningham: 'cunningham_1980',
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

export const energyFamilies = {
  'energy.resting': RestingEnergyMethod,
  'energy.daily': DailyEnergyMethod,
  'energy.availability': { Loucks: 'loucks' },
  'energy.macronutrients': MacronutrientMethod,
  'energy.macronutrient-share': { Atwater: 'atwater_4_4_9' },
  'energy.meal-split': { Pierre: 'pierre' },
  'energy.meal-energy': { Pierre: 'pierre' },
  'energy.nutrient-timing': { Pierre: 'pierre' },
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
} as const;
