// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

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
  Simple: 'sma',
  Weighted: 'wma',
  Kalman: 'kalman_local_level',
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

/** Two exponentials, or with fatigue that grows with the training before it. */
export const ImpulseResponseMethod = { TwoComponent: 'two_component', VariableDose: 'variable_dose' } as const;
export type ImpulseResponseMethod = (typeof ImpulseResponseMethod)[keyof typeof ImpulseResponseMethod];

export const loadFamilies = {
  'load.training-stress': TrainingStressMethod,
  'load.bike-score': { Skiba: 'skiba' },
  'load.heart-rate-stress': HeartRateStressMethod,
  'load.running-stress': { McGregor: 'mcgregor' },
  'load.swimming-stress': { Cubed: 'cubed' },
  'load.trimp': TrimpMethod,
  'load.session-rpe': { Foster: 'foster' },
  'load.fitness-fatigue': FitnessFatigueMethod,
  'load.moving-average': MovingAverageMethod,
  'load.acute-chronic': AcuteChronicMethod,
  'load.monotony': MonotonyMethod,
  'load.ramp-rate': { Weekly: 'weekly' },
  'load.form-status': FormStatusMethod,
  'load.overtraining-risk': { Pierre: 'pierre' },
  'load.impulse-response': ImpulseResponseMethod,
  'load.impulse-response-fit': ImpulseResponseMethod,
} as const;

/** The method taken when the caller names none. */
export const loadDefaults = {
  'load.training-stress': 'hybrid',
  'load.bike-score': 'skiba',
  'load.heart-rate-stress': 'lthr_trimp',
  'load.running-stress': 'mcgregor',
  'load.swimming-stress': 'cubed',
  'load.trimp': 'hybrid',
  'load.session-rpe': 'foster',
  'load.fitness-fatigue': 'trainingpeaks',
  'load.moving-average': 'sma',
  'load.acute-chronic': 'ewma',
  'load.monotony': 'foster_sample_sd',
  'load.ramp-rate': 'weekly',
  'load.form-status': 'friel',
  'load.overtraining-risk': 'pierre',
  'load.impulse-response': 'two_component',
  'load.impulse-response-fit': 'two_component',
} as const;
