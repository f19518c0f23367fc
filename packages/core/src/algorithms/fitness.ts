// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

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
  NesWaist: 'nes_2011_waist',
  NesBmi: 'nes_2011_bmi',
} as const;
export type Vo2maxMethod = (typeof Vo2maxMethod)[keyof typeof Vo2maxMethod];

export const OxygenCostMethod = {
  AcsmRunning: 'acsm_running',
  AcsmCycling: 'acsm_cycling',
} as const;
export type OxygenCostMethod = (typeof OxygenCostMethod)[keyof typeof OxygenCostMethod];

export const EffectiveVo2maxMethod = {
  SwainDaniels: 'swain_daniels',
  RaceCorrected: 'race_corrected',
} as const;
export type EffectiveVo2maxMethod = (typeof EffectiveVo2maxMethod)[keyof typeof EffectiveVo2maxMethod];

export const fitnessFamilies = {
  'fitness.vo2max': Vo2maxMethod,
  'fitness.effective-vo2max': EffectiveVo2maxMethod,
  'fitness.effective-vo2max-correction': { RaceRatio: 'race_ratio' },
  'fitness.vo2max-trend': { TimeWeighted: 'time_weighted' },
  'fitness.oxygen-cost': OxygenCostMethod,
} as const;

/** The method taken when the caller names none. */
export const fitnessDefaults = {
  'fitness.vo2max': 'hybrid',
  'fitness.effective-vo2max': 'swain_daniels',
  'fitness.effective-vo2max-correction': 'race_ratio',
  'fitness.vo2max-trend': 'time_weighted',
  'fitness.oxygen-cost': 'acsm_running',
} as const;
