// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const NormalizedPowerMethod = {
  Coggan: 'coggan',
  GoldenCheetah: 'goldencheetah',
  PierreRawFourthPower: 'pierre_raw_fourth_power',
} as const;
export type NormalizedPowerMethod = (typeof NormalizedPowerMethod)[keyof typeof NormalizedPowerMethod];

export const EfficiencyFactorMethod = { Power: 'power', RunningSpeed: 'running_speed' } as const;
export type EfficiencyFactorMethod = (typeof EfficiencyFactorMethod)[keyof typeof EfficiencyFactorMethod];

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

export const TrainingStressMethod = {
  Hybrid: 'hybrid',
  NormalizedPower: 'normalized_power',
  AveragePower: 'avg_power',
  AveragePowerPierreRounded: 'avg_power_pierre_rounded',
} as const;
export type TrainingStressMethod = (typeof TrainingStressMethod)[keyof typeof TrainingStressMethod];

export const HeartRateStressMethod = { LthrTrimp: 'lthr_trimp', PierreQuadratic: 'pierre_quadratic' } as const;
export type HeartRateStressMethod = (typeof HeartRateStressMethod)[keyof typeof HeartRateStressMethod];

export const TrimpMethod = {
  Hybrid: 'hybrid',
  BanisterStream: 'banister_stream',
  BanisterAverage: 'banister_average',
  EdwardsStream: 'edwards_stream',
  Edwards: 'edwards',
  LuciaStream: 'lucia_stream',
  Lucia: 'lucia',
  LthrNormalized: 'lthr_normalized',
} as const;
export type TrimpMethod = (typeof TrimpMethod)[keyof typeof TrimpMethod];

export const FitnessFatigueMethod = {
  TrainingPeaks: 'trainingpeaks',
  Exponential: 'exponential',
  PierreEma: 'pierre_ema',
  PierreFirstValue: 'pierre_first_value',
} as const;
export type FitnessFatigueMethod = (typeof FitnessFatigueMethod)[keyof typeof FitnessFatigueMethod];

export const MovingAverageMethod = { Simple: 'sma', Weighted: 'wma', Kalman: 'kalman_local_level' } as const;
export type MovingAverageMethod = (typeof MovingAverageMethod)[keyof typeof MovingAverageMethod];

export const AcuteChronicMethod = { Ewma: 'ewma', Coupled: 'coupled', Uncoupled: 'uncoupled' } as const;
export type AcuteChronicMethod = (typeof AcuteChronicMethod)[keyof typeof AcuteChronicMethod];

export const MonotonyMethod = {
  FosterSampleSd: 'foster_sample_sd',
  FosterPopulationSd: 'foster_population_sd',
  RunalyzeBounded: 'runalyze_bounded',
} as const;
export type MonotonyMethod = (typeof MonotonyMethod)[keyof typeof MonotonyMethod];

export const FormStatusMethod = { Friel: 'friel', Pierre: 'pierre' } as const;
export type FormStatusMethod = (typeof FormStatusMethod)[keyof typeof FormStatusMethod];

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

export const DecouplingMethod = {
  AveragePowerHalves: 'average_power_halves',
  NormalizedPowerHalves: 'normalized_power_halves',
  SpeedHalves: 'speed_halves',
} as const;
export type DecouplingMethod = (typeof DecouplingMethod)[keyof typeof DecouplingMethod];

/** Any zones, or the three that two thresholds part. */
export const TimeInZonesMethod = { SampleCount: 'sample_count', Seiler3: 'seiler_3' } as const;
export type TimeInZonesMethod = (typeof TimeInZonesMethod)[keyof typeof TimeInZonesMethod];

export const VdotMethod = {
  DanielsGilbert: 'daniels_gilbert',
  PierreStep: 'pierre_step',
  Riegel10K: 'riegel_10k',
} as const;
export type VdotMethod = (typeof VdotMethod)[keyof typeof VdotMethod];

export const RaceTimeMethod = {
  Hybrid: 'hybrid',
  VdotRoot: 'vdot_root',
  Riegel: 'riegel',
  Cameron: 'cameron',
  PierreStep: 'pierre_step',
} as const;
export type RaceTimeMethod = (typeof RaceTimeMethod)[keyof typeof RaceTimeMethod];

export const TrainingPaceMethod = { Daniels: 'daniels', GoldenCheetah: 'goldencheetah' } as const;
export type TrainingPaceMethod = (typeof TrainingPaceMethod)[keyof typeof TrainingPaceMethod];

export const CriticalSpeedMethod = { DistanceTimeLinear: 'distance_time_linear' } as const;
export type CriticalSpeedMethod = (typeof CriticalSpeedMethod)[keyof typeof CriticalSpeedMethod];

export const GradeCostMethod = { MinettiRunning: 'minetti_running', MinettiWalking: 'minetti_walking' } as const;
export type GradeCostMethod = (typeof GradeCostMethod)[keyof typeof GradeCostMethod];
