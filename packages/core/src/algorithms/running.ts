// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

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

export const runningFamilies = {
  'running.vdot': VdotMethod,
  'running.velocity-at-vdot': { QuadraticInverse: 'quadratic_inverse' },
  'running.race-time': RaceTimeMethod,
  'running.training-paces': TrainingPaceMethod,
  'running.critical-speed': CriticalSpeedMethod,
  'running.cost-of-grade': GradeCostMethod,
  'running.grade-adjusted-speed': { Minetti: 'minetti_2002' },
  'running.normalized-graded-speed': { McGregor: 'mcgregor' },
} as const;

/** The method taken when the caller names none. */
export const runningDefaults = {
  'running.vdot': 'daniels_gilbert',
  'running.velocity-at-vdot': 'quadratic_inverse',
  'running.race-time': 'hybrid',
  'running.training-paces': 'daniels',
  'running.critical-speed': 'distance_time_linear',
  'running.cost-of-grade': 'minetti_running',
  'running.grade-adjusted-speed': 'minetti_2002',
  'running.normalized-graded-speed': 'mcgregor',
} as const;
