export { type CriticalSpeed, criticalSpeed } from './critical-speed.ts';
export {
  costOfRunning,
  costOfWalking,
  type GradedSpeedInput,
  type GradeInput,
  gradeAdjustedSpeed,
  normalizedGradedSpeed,
} from './grade.ts';
export {
  type FromResult,
  type FromResults,
  type FromVdot,
  type RaceTimeAnswerId,
  type RiegelPrediction,
  raceTime,
  raceTimeCameron,
  raceTimePierreStep,
  raceTimeRiegel,
  raceTimeVdot,
} from './race-time.ts';
export {
  type SpeedSharePaces,
  type TrainingPaces,
  trainingPaces,
  trainingPacesGoldenCheetah,
  type VdotInput,
} from './training-paces.ts';
export { type RaceResult, vdot, vdotPierreStep, vdotRiegel, velocityAtVdot } from './vdot.ts';
