// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const FitnessScoreMethod = {
  OpenComposite: 'open_composite',
  PierreRecoveryAdjusted: 'pierre_recovery_adjusted',
} as const;
export type FitnessScoreMethod = (typeof FitnessScoreMethod)[keyof typeof FitnessScoreMethod];

export const ReadinessColourMethod = {
  ZScore: 'z_score',
  HrvBand: 'hrv_band',
  VendorLimits: 'vendor_limits',
} as const;
export type ReadinessColourMethod = (typeof ReadinessColourMethod)[keyof typeof ReadinessColourMethod];

export const rulesFamilies = {
  'rules.fitness-score': FitnessScoreMethod,
  'rules.training-recommendation': { WeighedSignals: 'weighed_signals' },
  'rules.rest-day': { WeighedSignals: 'weighed_signals' },
  'rules.recovery-verdict': { WeightedParts: 'weighted_parts' },
  'rules.readiness-colour': ReadinessColourMethod,
  'rules.overtraining-evidence': { CountOfSigns: 'count_of_signs' },
  'rules.fastest-distance': { Interpolated: 'interpolated' },
  'rules.biggest-climb': { DipsAllowed: 'dips_allowed' },
  'rules.personal-records': { BestOfHistory: 'best_of_history' },
  'rules.new-records': { AgainstHistory: 'against_history' },
  'rules.weekly-review': { OwnHistory: 'own_history' },
  'rules.similar-activities': { WeightedDistance: 'weighted_distance' },
  'rules.like-for-like': { EqualHeartRate: 'equal_heart_rate' },
  'rules.activity-comparison': { Differences: 'differences' },
  'rules.performance-trend': { ConfidenceInterval: 'confidence_interval' },
  'rules.load-balance': { FormAndRamp: 'form_and_ramp' },
  'rules.intensity-distribution': { AgainstIntended: 'against_intended' },
  'rules.habit': { ActiveWeeks: 'active_weeks' },
  'rules.attention': { DailyBrief: 'daily_brief' },
  'rules.gear-wear': { OwnLimit: 'own_limit' },
  'rules.race-readiness': { WeighedSignals: 'weighed_signals' },
} as const;

/** The method taken when the caller names none. */
export const rulesDefaults = {
  'rules.fitness-score': 'open_composite',
  'rules.training-recommendation': 'weighed_signals',
  'rules.rest-day': 'weighed_signals',
  'rules.recovery-verdict': 'weighted_parts',
  'rules.readiness-colour': 'z_score',
  'rules.overtraining-evidence': 'count_of_signs',
  'rules.fastest-distance': 'interpolated',
  'rules.biggest-climb': 'dips_allowed',
  'rules.personal-records': 'best_of_history',
  'rules.new-records': 'against_history',
  'rules.weekly-review': 'own_history',
  'rules.similar-activities': 'weighted_distance',
  'rules.like-for-like': 'equal_heart_rate',
  'rules.activity-comparison': 'differences',
  'rules.performance-trend': 'confidence_interval',
  'rules.load-balance': 'form_and_ramp',
  'rules.intensity-distribution': 'against_intended',
  'rules.habit': 'active_weeks',
  'rules.attention': 'daily_brief',
  'rules.gear-wear': 'own_limit',
  'rules.race-readiness': 'weighed_signals',
} as const;
