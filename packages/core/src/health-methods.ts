// Named methods of the families about health. Values are stored: add, never rename.

export const Vo2maxMethod = {
  Hybrid: 'hybrid',
  Cooper: 'cooper_12min',
  Rockport: 'rockport',
  Astrand: 'astrand_equation',
  BruceFoster: 'bruce_foster',
  BrucePollock: 'bruce_pollock_female',
  FromVdot: 'from_vdot',
  Uth: 'uth_hr_ratio',
  Storer: 'storer_cycle',
  HawleyNoakes: 'hawley_noakes',
  AcsmCycling: 'acsm_cycling',
} as const;
export type Vo2maxMethod = (typeof Vo2maxMethod)[keyof typeof Vo2maxMethod];

export const OxygenCostMethod = {
  AcsmRunning: 'acsm_running',
  AcsmCycling: 'acsm_cycling',
} as const;
export type OxygenCostMethod = (typeof OxygenCostMethod)[keyof typeof OxygenCostMethod];

export const SleepScoreMethod = {
  Pierre: 'pierre',
  PierreNoStages: 'pierre_no_stages',
} as const;
export type SleepScoreMethod = (typeof SleepScoreMethod)[keyof typeof SleepScoreMethod];

export const FormScoreMethod = {
  PierreCode: 'pierre_code',
  PierreExamples: 'pierre_examples',
  PierreLinear: 'pierre_linear',
} as const;
export type FormScoreMethod = (typeof FormScoreMethod)[keyof typeof FormScoreMethod];

export const RecoveryScoreMethod = {
  WeightedPierreCode: 'weighted_pierre_code',
  WeightedPierreExamples: 'weighted_pierre_examples',
} as const;
export type RecoveryScoreMethod = (typeof RecoveryScoreMethod)[keyof typeof RecoveryScoreMethod];

export const RecoveryAggregation = {
  Weighted: 'weighted',
  Additive: 'additive',
  Multiplicative: 'multiplicative',
  Minmax: 'minmax',
  Mean: 'mean',
  GeometricMean: 'geometric_mean',
  Neural: 'neural',
} as const;
export type RecoveryAggregation = (typeof RecoveryAggregation)[keyof typeof RecoveryAggregation];

export const OneRepMaxMethod = {
  MeanEpleyBrzycki: 'mean_epley_brzycki',
  Epley: 'epley',
  Brzycki: 'brzycki',
  Lombardi: 'lombardi',
  OConner: 'oconner',
  Mayhew: 'mayhew',
  Wathan: 'wathan',
  Lander: 'lander',
} as const;
export type OneRepMaxMethod = (typeof OneRepMaxMethod)[keyof typeof OneRepMaxMethod];

export const BodyFatMethod = {
  UsNavy: 'us_navy',
  Siri: 'siri',
  Brozek: 'brozek',
  Deurenberg: 'deurenberg',
} as const;
export type BodyFatMethod = (typeof BodyFatMethod)[keyof typeof BodyFatMethod];

export const BodyDensityMethod = {
  JacksonPollock3: 'jackson_pollock_3',
  JacksonPollock7: 'jackson_pollock_7',
} as const;
export type BodyDensityMethod = (typeof BodyDensityMethod)[keyof typeof BodyDensityMethod];

export const FatFreeMassIndexMethod = {
  Kouri: 'kouri_1995',
  Common: 'common_6_1',
} as const;
export type FatFreeMassIndexMethod = (typeof FatFreeMassIndexMethod)[keyof typeof FatFreeMassIndexMethod];

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
