export { type AgeGrade, type AgeGradeInput, ageGrade } from './age-grade.ts';
export { type AltitudeTimeInput, altitudeTime } from './altitude-time.ts';
export {
  type HeatInput,
  type HeatSlowing,
  heatSlowing,
  type WeatherInput,
  wetBulbGlobeTemperature,
} from './conditions.ts';
export { type CriticalSpeed, criticalSpeed } from './critical-speed.ts';
export { type DPrimeBalance, type DPrimeInput, dPrimeBalance } from './d-prime-balance.ts';
export {
  runningStiffness,
  type Stiffness,
  type StiffnessInput,
  type Stride,
  type StrideInput,
  strideDynamics,
} from './dynamics.ts';
export {
  costOfRunning,
  costOfWalking,
  type GradedSpeedInput,
  type GradeInput,
  gradeAdjustedSpeed,
  normalizedGradedSpeed,
} from './grade.ts';
export { type GradedPaceInput, gradeAdjustedPace, normalizedGradedPace } from './graded-pace.ts';
export { type MarathonShape, type MarathonShapeInput, marathonShape } from './marathon-shape.ts';
export {
  type FromResult,
  type FromResults,
  type FromVdot,
  type RaceTimeAnswerId,
  type RiegelInput,
  type RiegelPrediction,
  raceTime,
  raceTimeCameron,
  raceTimePierreStep,
  raceTimeRiegel,
  raceTimeVdot,
} from './race-time.ts';
export {
  govss,
  lactateNormalizedPower,
  type RunnerBody,
  type RunningEffectivenessInput,
  type RunningPowerInput,
  type RunningPowerStressInput,
  runningEffectiveness,
  runningPower,
} from './running-power.ts';
export {
  type SpeedSharePaces,
  type TrainingPaces,
  trainingPaces,
  trainingPacesGoldenCheetah,
  type VdotInput,
} from './training-paces.ts';
export { type RaceResult, vdot, vdotPierreStep, vdotRiegel, velocityAtVdot } from './vdot.ts';
