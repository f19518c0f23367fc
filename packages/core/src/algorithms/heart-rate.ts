// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const MaximumHeartRateMethod = {
  Tanaka: 'tanaka',
  Fox: 'fox',
  Nes: 'nes',
  Gulati: 'gulati',
  GellishLinear: 'gellish_linear',
  GellishQuadratic: 'gellish_quadratic',
  FoxPierreClamped: 'fox_pierre_clamped',
  Observed: 'observed',
} as const;
export type MaximumHeartRateMethod = (typeof MaximumHeartRateMethod)[keyof typeof MaximumHeartRateMethod];

export const HeartRateZoneMethod = {
  Hybrid: 'hybrid',
  Karvonen5: 'karvonen_5',
  PercentMax5: 'percent_max_5',
  PercentMaxPierreConfig: 'percent_max_pierre_config',
  FrielRun7: 'friel_run_7',
  FrielCycling7: 'friel_cycling_7',
  Coggan5: 'coggan_5',
} as const;
export type HeartRateZoneMethod = (typeof HeartRateZoneMethod)[keyof typeof HeartRateZoneMethod];

export const ThresholdHeartRateMethod = {
  Hybrid: 'hybrid',
  Friel30MinuteLast20: 'friel_30min_last20',
  PierreFrom30Minutes: 'pierre_from_30min',
  FromMaximum: 'from_maxhr',
} as const;
export type ThresholdHeartRateMethod = (typeof ThresholdHeartRateMethod)[keyof typeof ThresholdHeartRateMethod];

export const HeartRateRecoveryMethod = {
  Stream60Seconds: 'stream_60s',
  TwoValues: 'two_values',
} as const;
export type HeartRateRecoveryMethod = (typeof HeartRateRecoveryMethod)[keyof typeof HeartRateRecoveryMethod];

export const RestingHeartRateMethod = {
  Lowest30Minutes: 'lowest_30_min_mean',
  LowPercentile: 'low_percentile',
} as const;
export type RestingHeartRateMethod = (typeof RestingHeartRateMethod)[keyof typeof RestingHeartRateMethod];

export const heartRateFamilies = {
  'heart-rate.maximum': MaximumHeartRateMethod,
  'heart-rate.zones': HeartRateZoneMethod,
  'heart-rate.threshold': ThresholdHeartRateMethod,
  'heart-rate.resting': RestingHeartRateMethod,
  'heart-rate.recovery': HeartRateRecoveryMethod,
  'heart-rate.drift': { ConstantOutput: 'constant_output' },
} as const;

/** The method taken when the caller names none. */
export const heartRateDefaults = {
  'heart-rate.maximum': 'tanaka',
  'heart-rate.zones': 'hybrid',
  'heart-rate.threshold': 'hybrid',
  'heart-rate.resting': 'lowest_30_min_mean',
  'heart-rate.recovery': 'stream_60s',
  'heart-rate.drift': 'constant_output',
} as const;
