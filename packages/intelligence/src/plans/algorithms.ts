import { simulateBlock } from './block-simulation.ts';
import { performanceForecast } from './performance-forecast.ts';
import { buildPlan } from './plan-builder.ts';
import { checkPlanLimits } from './plan-limits.ts';
import { taper, taperToForm } from './taper.ts';

/** By id: a part of the registry. */
export const plansAlgorithms = {
  'plans.block-simulation.fitness_fatigue': simulateBlock,
  'plans.performance-forecast.impulse_response': performanceForecast,
  'plans.taper.highest_performance': taper,
  'plans.taper.target_form': taperToForm,
  'plans.limits.hard_constraints': checkPlanLimits,
  'plans.builder.within_limits': buildPlan,
} as const;
