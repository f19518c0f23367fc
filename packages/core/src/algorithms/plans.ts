// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const TaperMethod = { HighestPerformance: 'highest_performance', TargetForm: 'target_form' } as const;
export type TaperMethod = (typeof TaperMethod)[keyof typeof TaperMethod];

export const plansFamilies = {
  'plans.block-simulation': { FitnessFatigue: 'fitness_fatigue' },
  'plans.performance-forecast': { ImpulseResponse: 'impulse_response' },
  'plans.taper': TaperMethod,
  'plans.limits': { HardConstraints: 'hard_constraints' },
  'plans.builder': { WithinLimits: 'within_limits' },
} as const;

/** The method taken when the caller names none. */
export const plansDefaults = {
  'plans.block-simulation': 'fitness_fatigue',
  'plans.performance-forecast': 'impulse_response',
  'plans.taper': 'highest_performance',
  'plans.limits': 'hard_constraints',
  'plans.builder': 'within_limits',
} as const;
