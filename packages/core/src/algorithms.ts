import {
  AcuteChronicMethod,
  CriticalPowerMethod,
  CriticalSpeedMethod,
  DecouplingMethod,
  EfficiencyFactorMethod,
  FitnessFatigueMethod,
  FormStatusMethod,
  FtpMethod,
  GradeCostMethod,
  HeartRateStressMethod,
  HeartRateZoneMethod,
  MaximumHeartRateMethod,
  MeanMaximalMethod,
  MonotonyMethod,
  MovingAverageMethod,
  NormalizedPowerMethod,
  PowerDurationModel,
  PowerZoneMethod,
  RaceTimeMethod,
  ThresholdHeartRateMethod,
  TimeInZonesMethod,
  TrainingPaceMethod,
  TrainingStressMethod,
  TrimpMethod,
  VdotMethod,
  WPrimeBalanceMethod,
} from './algorithm-methods.ts';
import { OxygenCostMethod, Vo2maxMethod } from './health-methods.ts';

/** How far to trust a number. Shown with every value. */
export const Evidence = {
  /** A definition, or what the field has agreed on. */
  Consensus: 'consensus',
  /** Fitted or validated in a peer-reviewed paper. */
  PeerReviewed: 'peer-reviewed',
  /** Published, and disputed in later papers. */
  Contested: 'contested',
  /** Rule of thumb, vendor convention or a form kept for comparison. */
  Heuristic: 'heuristic',
} as const;
export type Evidence = (typeof Evidence)[keyof typeof Evidence];

/**
 * Every family of algorithms with its methods. An algorithm's id is `<family>.<method>`; ids are stored in the basis
 * of results: add, never rename.
 */
export const algorithmFamilies = {
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
  'heart-rate.maximum': MaximumHeartRateMethod,
  'heart-rate.zones': HeartRateZoneMethod,
  'heart-rate.threshold': ThresholdHeartRateMethod,
  'endurance.efficiency-factor': EfficiencyFactorMethod,
  'endurance.decoupling': DecouplingMethod,
  'intensity.time-in-zones': TimeInZonesMethod,
  'intensity.polarization': { Treff: 'treff_2019' },
  'running.vdot': VdotMethod,
  'running.velocity-at-vdot': { QuadraticInverse: 'quadratic_inverse' },
  'running.race-time': RaceTimeMethod,
  'running.training-paces': TrainingPaceMethod,
  'running.critical-speed': CriticalSpeedMethod,
  'running.cost-of-grade': GradeCostMethod,
  'running.grade-adjusted-speed': { Minetti: 'minetti_2002' },
  'running.normalized-graded-speed': { McGregor: 'mcgregor' },
  'stream.one-hertz': { HoldAndGap: 'hold_and_gap' },
  'stream.distance': { Haversine: 'haversine' },
  'stream.moving-time': { SpeedThreshold: 'speed_threshold' },
  'stream.ascent': { Hysteresis: 'hysteresis' },
  'stream.grade': { DistanceWindow: 'distance_window' },
  'fitness.vo2max': Vo2maxMethod,
  'fitness.effective-vo2max': { SwainDaniels: 'swain_daniels' },
  'fitness.oxygen-cost': OxygenCostMethod,
  'hrv.rmssd': { TaskForce: 'task_force_1996' },
  'hrv.sdnn': { TaskForce: 'task_force_1996' },
  'hrv.pnn50': { TaskForce: 'task_force_1996' },
  'hrv.ln-rmssd': { NaturalLog: 'natural_log' },
  'hrv.trend': { Plews: 'plews_swc' },
  'hrv.status': { Pierre: 'pierre' },
} as const satisfies { readonly [family: string]: { readonly [name: string]: string } };

export type AlgorithmFamily = keyof typeof algorithmFamilies;
export type MethodOf<F extends AlgorithmFamily> = (typeof algorithmFamilies)[F][keyof (typeof algorithmFamilies)[F]] &
  string;
export type AlgorithmIdOf<F extends AlgorithmFamily> = { [G in F]: `${G}.${MethodOf<G>}` }[F];
export type AlgorithmId = AlgorithmIdOf<AlgorithmFamily>;

/** The method taken when the caller names none. */
export const defaultMethods = {
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
  'heart-rate.maximum': 'tanaka',
  'heart-rate.zones': 'hybrid',
  'heart-rate.threshold': 'hybrid',
  'endurance.efficiency-factor': 'power',
  'endurance.decoupling': 'average_power_halves',
  'intensity.time-in-zones': 'sample_count',
  'intensity.polarization': 'treff_2019',
  'running.vdot': 'daniels_gilbert',
  'running.velocity-at-vdot': 'quadratic_inverse',
  'running.race-time': 'hybrid',
  'running.training-paces': 'daniels',
  'running.critical-speed': 'distance_time_linear',
  'running.cost-of-grade': 'minetti_running',
  'running.grade-adjusted-speed': 'minetti_2002',
  'running.normalized-graded-speed': 'mcgregor',
  'stream.one-hertz': 'hold_and_gap',
  'stream.distance': 'haversine',
  'stream.moving-time': 'speed_threshold',
  'stream.ascent': 'hysteresis',
  'stream.grade': 'distance_window',
  'fitness.vo2max': 'hybrid',
  'fitness.effective-vo2max': 'swain_daniels',
  'fitness.oxygen-cost': 'acsm_running',
  'hrv.rmssd': 'task_force_1996',
  'hrv.sdnn': 'task_force_1996',
  'hrv.pnn50': 'task_force_1996',
  'hrv.ln-rmssd': 'natural_log',
  'hrv.trend': 'plews_swc',
  'hrv.status': 'pierre',
} as const satisfies { readonly [F in AlgorithmFamily]: MethodOf<F> };

/** Ids of all algorithms, in the order of the families. */
export const algorithmIds: readonly AlgorithmId[] = Object.entries(algorithmFamilies).flatMap(([family, methods]) =>
  Object.values<string>(methods).map((method) => `${family}.${method}` as AlgorithmId),
);

export function isAlgorithmId(text: string): text is AlgorithmId {
  return (algorithmIds as readonly string[]).includes(text);
}
