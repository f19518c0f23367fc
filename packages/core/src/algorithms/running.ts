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
  'running.grade-adjusted-pace': { Minetti: 'minetti_2002' },
  'running.normalized-graded-pace': { McGregor: 'mcgregor' },
  'running.d-prime-balance': { DifferentialExact: 'differential_exact' },
  'running.power': { Skiba: 'skiba_2006' },
  'running.lactate-normalized-power': { Skiba: 'skiba_2006' },
  'running.power-stress': { Govss: 'govss' },
  'running.effectiveness': { Coggan: 'coggan' },
  'running.marathon-shape': { Runalyze: 'runalyze' },
  'running.stiffness': { Morin: 'morin_2005' },
  'running.stride': { Definition: 'definition' },
  'running.age-grade': { UsatfMldr2025: 'usatf_mldr_2025' },
  'running.wet-bulb-globe': { Acsm1984: 'acsm_1984' },
  'running.heat-slowing': { Ely: 'ely_2007' },
  'running.altitude-time': { VdotShare: 'vdot_share' },
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
  'running.grade-adjusted-pace': 'minetti_2002',
  'running.normalized-graded-pace': 'mcgregor',
  'running.d-prime-balance': 'differential_exact',
  'running.power': 'skiba_2006',
  'running.lactate-normalized-power': 'skiba_2006',
  'running.power-stress': 'govss',
  'running.effectiveness': 'coggan',
  'running.marathon-shape': 'runalyze',
  'running.stiffness': 'morin_2005',
  'running.stride': 'definition',
  'running.age-grade': 'usatf_mldr_2025',
  'running.wet-bulb-globe': 'acsm_1984',
  'running.heat-slowing': 'ely_2007',
  'running.altitude-time': 'vdot_share',
} as const;
