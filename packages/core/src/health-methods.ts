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
