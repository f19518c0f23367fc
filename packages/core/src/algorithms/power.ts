// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const NormalizedPowerMethod = {
  Coggan: 'coggan',
  GoldenCheetah: 'goldencheetah',
  PierreRawFourthPower: 'pierre_raw_fourth_power',
} as const;
export type NormalizedPowerMethod = (typeof NormalizedPowerMethod)[keyof typeof NormalizedPowerMethod];

/** Every duration, asked durations, or the best of several rides. */
export const MeanMaximalMethod = {
  AllDurations: 'all_durations',
  AskedDurations: 'asked_durations',
  SeasonCurve: 'season_curve',
} as const;
export type MeanMaximalMethod = (typeof MeanMaximalMethod)[keyof typeof MeanMaximalMethod];

export const CriticalPowerMethod = {
  WorkTimeLinear: 'work_time_linear',
  InverseTimeLinear: 'inverse_time_linear',
  Hyperbolic: 'hyperbolic',
  Morton3P: 'morton_3p',
} as const;
export type CriticalPowerMethod = (typeof CriticalPowerMethod)[keyof typeof CriticalPowerMethod];

export const PowerDurationModel = { TwoParameter: 'two_parameter', Morton3P: 'morton_3p' } as const;
export type PowerDurationModel = (typeof PowerDurationModel)[keyof typeof PowerDurationModel];

export const WPrimeBalanceMethod = {
  DifferentialExact: 'differential_exact',
  DifferentialEuler: 'differential_euler',
  Integral: 'integral',
} as const;
export type WPrimeBalanceMethod = (typeof WPrimeBalanceMethod)[keyof typeof WPrimeBalanceMethod];

export const FtpMethod = {
  Hybrid: 'hybrid',
  SixtyMinutePower: '60min_power',
  CriticalPower: 'critical_power',
  TwentyMinuteTest: '20min_test',
  EightMinuteTest: '8min_test',
  RampTest: 'ramp_test',
  AcsmMap75: 'acsm_map_75',
  PierreFromVo2max: 'pierre_from_vo2max',
} as const;
export type FtpMethod = (typeof FtpMethod)[keyof typeof FtpMethod];

export const PowerZoneMethod = { Coggan7: 'coggan_7', Pierre5: 'pierre_5' } as const;
export type PowerZoneMethod = (typeof PowerZoneMethod)[keyof typeof PowerZoneMethod];

/** From the efforts of a season, from one ride, or the best of what rides showed. */
export const AutomaticThresholdMethod = {
  SeasonEnvelope: 'season_envelope',
  SingleEffort: 'single_effort',
  DecayingBest: 'decaying_best',
} as const;
export type AutomaticThresholdMethod = (typeof AutomaticThresholdMethod)[keyof typeof AutomaticThresholdMethod];

export const powerFamilies = {
  'power.average': { ArithmeticMean: 'arithmetic_mean' },
  'power.normalized': NormalizedPowerMethod,
  'power.x-power': { Skiba: 'skiba_goldencheetah' },
  'power.intensity-factor': { NormalizedPower: 'normalized_power' },
  'power.variability-index': { Coggan: 'coggan' },
  'power.mean-maximal': MeanMaximalMethod,
  'power.critical': CriticalPowerMethod,
  'power.for-duration': PowerDurationModel,
  'power.time-to-exhaustion': PowerDurationModel,
  'power.w-prime-balance': WPrimeBalanceMethod,
  'power.w-prime-tau': { Skiba: 'skiba_2012' },
  'power.ftp': FtpMethod,
  'power.zones': PowerZoneMethod,
  'power.automatic-threshold': AutomaticThresholdMethod,
  'power.profile': { OwnPercentiles: 'own_percentiles' },
} as const;

/** The method taken when the caller names none. */
export const powerDefaults = {
  'power.average': 'arithmetic_mean',
  'power.normalized': 'coggan',
  'power.x-power': 'skiba_goldencheetah',
  'power.intensity-factor': 'normalized_power',
  'power.variability-index': 'coggan',
  'power.mean-maximal': 'all_durations',
  'power.critical': 'work_time_linear',
  'power.for-duration': 'two_parameter',
  'power.time-to-exhaustion': 'two_parameter',
  'power.w-prime-balance': 'differential_exact',
  'power.w-prime-tau': 'skiba_2012',
  'power.ftp': 'hybrid',
  'power.zones': 'coggan_7',
  'power.automatic-threshold': 'season_envelope',
  'power.profile': 'own_percentiles',
} as const;
