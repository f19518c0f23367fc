// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const TaperMethod = { HighestPerformance: 'highest_performance', TargetForm: 'target_form' } as const;
export type TaperMethod = (typeof TaperMethod)[keyof typeof TaperMethod];

export const plansFamilies = {
  'plans.block-simulation': { FitnessFatigue: 'fitness_fatigue' },
  'plans.performance-forecast': { ImpulseResponse: 'impulse_response' },
  'plans.taper': TaperMethod,
} as const;

/** The method taken when the caller names none. */
export const plansDefaults = {
  'plans.block-simulation': 'fitness_fatigue',
  'plans.performance-forecast': 'impulse_response',
  'plans.taper': 'highest_performance',
} as const;
