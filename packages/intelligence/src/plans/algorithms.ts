import { simulateBlock } from './block-simulation.ts';
import { airDensity, cyclingPower, cyclingSpeed } from './cycling-model.ts';
import { constantPowerPacing, variablePowerPacing } from './cycling-pacing.ts';
import { goalFeasibility, goalFeasibilityPierre } from './goal-feasibility.ts';
import { goalProgress, goalProgressPierre } from './goal-progress.ts';
import { goalSuggestions, goalSuggestionsPierre } from './goal-suggestions.ts';
import { performanceForecast } from './performance-forecast.ts';
import { buildPlan } from './plan-builder.ts';
import { checkPlanLimits } from './plan-limits.ts';
import { planWorkouts } from './plan-workouts.ts';
import { equalEffortPacing, evenPacing, negativeSplitPacing } from './running-pacing.ts';
import { taper, taperToForm } from './taper.ts';
import { buildWorkout } from './workout-builder.ts';
import { workoutLoad } from './workout-load.ts';
import { workoutTargets } from './workout-targets.ts';

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
  'plans.running-pacing.even': evenPacing,
  'plans.running-pacing.negative_split': negativeSplitPacing,
  'plans.running-pacing.equal_effort': equalEffortPacing,
  'plans.air-density.moist_ideal_gas': airDensity,
  'plans.cycling-power.martin_1998': cyclingPower,
  'plans.cycling-speed.martin_1998': cyclingSpeed,
  'plans.cycling-pacing.constant_power': constantPowerPacing,
  'plans.cycling-pacing.variable_power': variablePowerPacing,
  'plans.workout-targets.by_thresholds': workoutTargets,
  'plans.workout-load.from_steps': workoutLoad,
  'plans.workout.by_type': buildWorkout,
  'plans.week-workouts.by_phase': planWorkouts,
} as const;
