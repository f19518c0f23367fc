// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

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

export const recoveryFamilies = {
  'recovery.form-score': FormScoreMethod,
  'recovery.score': RecoveryScoreMethod,
  'recovery.aggregate': RecoveryAggregation,
  'recovery.readiness': { ZScores: 'z_scores' },
  'recovery.baseline-deviation': { ZScore: 'z_score' },
  'recovery.daily-strain': { SaturatingTrimp: 'saturating_trimp' },
} as const;

/** The method taken when the caller names none. */
export const recoveryDefaults = {
  'recovery.form-score': 'pierre_code',
  'recovery.score': 'weighted_pierre_code',
  'recovery.aggregate': 'weighted',
  'recovery.readiness': 'z_scores',
  'recovery.baseline-deviation': 'z_score',
  'recovery.daily-strain': 'saturating_trimp',
} as const;
