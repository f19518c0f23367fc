export {
  type ImpulseResponseFit,
  type ImpulseResponseFitInput,
  type Interval,
  impulseResponseFit,
  impulseResponseFitVariableDose,
  type MeasuredPerformance,
} from '../load/impulse-response-fit.ts';
export {
  type BlockInput,
  type BlockSimulation,
  type Extreme,
  type LoadState,
  type SimulatedDay,
  simulateBlock,
} from './block-simulation.ts';
export type { CourseSegment, PacedStretch } from './course.ts';
export {
  type AirInput,
  airDensity,
  cyclingPower,
  cyclingSpeed,
  type RiderModel,
  type RoadInput,
} from './cycling-model.ts';
export {
  type ConstantPowerInput,
  type CyclingPacing,
  constantPowerPacing,
  type PowerLimitCheck,
  type PowerSegment,
  type VariablePacing,
  type VariablePowerInput,
  variablePowerPacing,
} from './cycling-pacing.ts';
export type { RideInput } from './cycling-ride.ts';
export {
  type BestRate,
  type GoalFeasibility,
  type GoalFeasibilityInput,
  type GoalMeasurement,
  type GoalProjection,
  type GoalRatio,
  type GoalRatioInput,
  type GoalVerdict,
  goalFeasibility,
  goalFeasibilityPierre,
} from './goal-feasibility.ts';
export {
  type GoalProgress,
  type GoalProgressInput,
  goalProgress,
  goalProgressPierre,
  type Milestone,
} from './goal-progress.ts';
export {
  type GoalSuggestionsInput,
  goalSuggestions,
  goalSuggestionsPierre,
  type PerformanceHistory,
  type PierreHistory,
  type PierreSuggestion,
  type SportWeek,
  type SuggestedGoal,
} from './goal-suggestions.ts';
export {
  type ForecastDay,
  type ForecastInput,
  type PerformanceForecast,
  type PlanDifference,
  performanceForecast,
} from './performance-forecast.ts';
export {
  type BindingName,
  buildPlan,
  type PlanAlternatives,
  type PlanInput,
  type PlannedDay,
  type PlannedWeek,
  type TrainingPlan,
} from './plan-builder.ts';
export {
  checkPlanLimits,
  type LimitName,
  type LimitsInput,
  type LimitsVerdict,
  type LimitViolation,
  type PlanLimits,
  type StartOfPlan,
  strategyLimits,
} from './plan-limits.ts';
export type { PhaseInput, PlanPhase } from './plan-phases.ts';
export {
  type DayRole,
  type LoadPerHour,
  type PlanWeekday,
  type SportPart,
  type SportShare,
  usualLoadPerHour,
} from './plan-week.ts';
export {
  type PlanWorkout,
  type PlanWorkouts,
  type PlanWorkoutsInput,
  planWorkouts,
  type SessionDay,
} from './plan-workouts.ts';
export type { ParameterUncertainty, ResponseParameters } from './response-parameters.ts';
export {
  type CoursePaceInput,
  type CoursePacing,
  type EvenPaceInput,
  equalEffortPacing,
  evenPacing,
  negativeSplitPacing,
  type RunningPaceOptions,
  type RunningPacing,
  type SpeedLimitCheck,
  type SplitPaceInput,
} from './running-pacing.ts';
export {
  type FormTaper,
  type FormTaperCandidate,
  type FormTaperInput,
  type JudgedTaper,
  type PerformanceTaper,
  type PerformanceTaperInput,
  type TaperGain,
  taper,
  taperToForm,
} from './taper.ts';
export { type TaperCandidate, type TaperConstraints, TaperShape } from './taper-candidates.ts';
export { type BuiltWorkout, buildWorkout, type WorkoutInput } from './workout-builder.ts';
export { type LoadMeter, type StepLoad, type WorkoutLoad, type WorkoutLoadInput, workoutLoad } from './workout-load.ts';
export { type TargetInput, type WorkoutTargets, WorkoutZone, workoutTargets } from './workout-targets.ts';
export { WorkoutType } from './workout-templates.ts';
