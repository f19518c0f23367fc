import { simulateBlock } from './block-simulation.ts';
import { goalFeasibility, goalFeasibilityPierre } from './goal-feasibility.ts';
import { goalProgress, goalProgressPierre } from './goal-progress.ts';
import { goalSuggestions, goalSuggestionsPierre } from './goal-suggestions.ts';
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
  'plans.goal-feasibility.required_rate': goalFeasibility,
  'plans.goal-feasibility.pierre_ten_percent': goalFeasibilityPierre,
  'plans.goal-progress.schedule': goalProgress,
  'plans.goal-progress.pierre_share': goalProgressPierre,
  'plans.goal-suggestions.own_history': goalSuggestions,
  'plans.goal-suggestions.pierre_fixed_steps': goalSuggestionsPierre,
} as const;
