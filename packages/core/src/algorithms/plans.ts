// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const TaperMethod = { HighestPerformance: 'highest_performance', TargetForm: 'target_form' } as const;
export type TaperMethod = (typeof TaperMethod)[keyof typeof TaperMethod];

/** `pierre…`: forms kept for comparison. */
export const GoalFeasibilityMethod = { RequiredRate: 'required_rate', PierreTenPercent: 'pierre_ten_percent' } as const;
export type GoalFeasibilityMethod = (typeof GoalFeasibilityMethod)[keyof typeof GoalFeasibilityMethod];

export const GoalProgressMethod = { Schedule: 'schedule', PierreShare: 'pierre_share' } as const;
export type GoalProgressMethod = (typeof GoalProgressMethod)[keyof typeof GoalProgressMethod];

export const GoalSuggestionMethod = { OwnHistory: 'own_history', PierreFixedSteps: 'pierre_fixed_steps' } as const;
export type GoalSuggestionMethod = (typeof GoalSuggestionMethod)[keyof typeof GoalSuggestionMethod];

export const RunningPacingMethod = {
  Even: 'even',
  NegativeSplit: 'negative_split',
  EqualEffort: 'equal_effort',
} as const;
export type RunningPacingMethod = (typeof RunningPacingMethod)[keyof typeof RunningPacingMethod];

export const CyclingPacingMethod = { ConstantPower: 'constant_power', VariablePower: 'variable_power' } as const;
export type CyclingPacingMethod = (typeof CyclingPacingMethod)[keyof typeof CyclingPacingMethod];

export const plansFamilies = {
  'plans.block-simulation': { FitnessFatigue: 'fitness_fatigue' },
  'plans.performance-forecast': { ImpulseResponse: 'impulse_response' },
  'plans.taper': TaperMethod,
  'plans.limits': { HardConstraints: 'hard_constraints' },
  'plans.builder': { WithinLimits: 'within_limits' },
  'plans.goal-feasibility': GoalFeasibilityMethod,
  'plans.goal-progress': GoalProgressMethod,
  'plans.goal-suggestions': GoalSuggestionMethod,
  'plans.running-pacing': RunningPacingMethod,
  'plans.air-density': { MoistIdealGas: 'moist_ideal_gas' },
  'plans.cycling-power': { Martin: 'martin_1998' },
  'plans.cycling-speed': { Martin: 'martin_1998' },
  'plans.cycling-pacing': CyclingPacingMethod,
  'plans.workout-targets': { ByThresholds: 'by_thresholds' },
  'plans.workout-load': { FromSteps: 'from_steps' },
  'plans.workout': { ByType: 'by_type' },
  'plans.week-workouts': { ByPhase: 'by_phase' },
} as const;

/** The method taken when the caller names none. */
export const plansDefaults = {
  'plans.block-simulation': 'fitness_fatigue',
  'plans.performance-forecast': 'impulse_response',
  'plans.taper': 'highest_performance',
  'plans.limits': 'hard_constraints',
  'plans.builder': 'within_limits',
  'plans.goal-feasibility': 'required_rate',
  'plans.goal-progress': 'schedule',
  'plans.goal-suggestions': 'own_history',
  'plans.running-pacing': 'even',
  'plans.air-density': 'moist_ideal_gas',
  'plans.cycling-power': 'martin_1998',
  'plans.cycling-speed': 'martin_1998',
  'plans.cycling-pacing': 'constant_power',
  'plans.workout-targets': 'by_thresholds',
  'plans.workout-load': 'from_steps',
  'plans.workout': 'by_type',
  'plans.week-workouts': 'by_phase',
} as const;
