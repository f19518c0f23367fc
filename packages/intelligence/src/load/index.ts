export {
  type AcuteChronic,
  type AcuteChronicInput,
  acuteChronicRatio,
  acuteChronicRatioCoupled,
  acuteChronicRatioUncoupled,
} from './acute-chronic.ts';
export {
  type HeartRateRange,
  type TrimpAverageInput,
  type TrimpStreamInput,
  trimp,
  trimpLthrNormalized,
  trimpStream,
} from './banister-trimp.ts';
export {
  type FitnessFatigue,
  type FitnessFatigueInput,
  fitnessFatigue,
  fitnessFatigueExponential,
  fitnessFatiguePierreEma,
  fitnessFatiguePierreFirstValue,
} from './fitness-fatigue.ts';
export {
  type FormInput,
  type FormStatus,
  formStatus,
  formStatusPierre,
  type OvertrainingRisk,
  overtrainingRisk,
  type PierreFormStatus,
  type RiskFactor,
} from './form-status.ts';
export {
  type HeartRateOfSession,
  type HeartRateStressInput,
  heartRateStress,
  heartRateStressPierre,
} from './heart-rate-stress.ts';
export {
  type ImpulseResponseInput,
  impulseResponse,
  impulseResponseVariableDose,
  type VariableDoseInput,
} from './impulse-response.ts';
export { type Monotony, type MonotonyInput, monotony, monotonyBounded, monotonyPopulation } from './monotony.ts';
export {
  type KalmanInput,
  type KalmanLevel,
  kalmanLevel,
  type MovingAverageInput,
  simpleMovingAverage,
  weightedMovingAverage,
} from './moving-average.ts';
export {
  type AveragePowerStressInput,
  bikeScore,
  type NormalizedPowerStressInput,
  trainingStress,
  trainingStressAveragePower,
  trainingStressPierreRounded,
} from './power-stress.ts';
export { type RampRate, type RampRateInput, type RampStrategy, rampLimitsPercent, rampRate } from './ramp-rate.ts';
export { type SessionRpeInput, sessionRpe } from './session-rpe.ts';
export {
  fitnessFatigueKalman,
  fitnessFatigueSimple,
  fitnessFatigueWeighted,
  type KalmanFormInput,
  type LocalLevel,
  type SlidingLoadInput,
} from './sliding-load.ts';
export {
  type RunningStressInput,
  runningStress,
  type SwimmingStressInput,
  swimmingStress,
} from './speed-stress.ts';
export {
  type TrainingStressAnswer,
  type TrainingStressId,
  type TrainingStressInput,
  trainingStressHybrid,
} from './training-stress.ts';
export { type TrimpAnswerId, type TrimpHybridInput, trimpHybrid } from './trimp.ts';
export type { TrimpSex } from './trimp-weights.ts';
export {
  edwardsTrimp,
  edwardsTrimpStream,
  type LuciaThresholds,
  luciaTrimp,
  luciaTrimpStream,
  type MinutesInZones,
} from './zone-trimp.ts';
