export {
  bodyDensity,
  bodyDensitySevenSites,
  bodyFat,
  bodyFatBrozek,
  bodyFatDeurenberg,
  bodyFatSiri,
  type DensityInput,
  type MassIndexInput,
  type SkinfoldInput,
  type TapeInput,
} from './body/body-fat.ts';
export {
  type BodySize,
  bodyMassIndex,
  type FatFreeMassIndex,
  type FatFreeMassIndexInput,
  fatFreeMassIndex,
  fatFreeMassIndexCommon,
  leanBodyMass,
} from './body/body-mass.ts';
export { type Algorithm, type AlgorithmSpec, defineAlgorithm, type Reference } from './define-algorithm.ts';
export { climbRate, powerFromClimbRate } from './endurance/climbing.ts';
export {
  type Decoupling,
  type DecouplingInput,
  decoupling,
  decouplingNormalizedPower,
  decouplingSpeed,
  type SpeedDecouplingInput,
} from './endurance/decoupling.ts';
export { type Durability, type DurabilityInput, durability } from './endurance/durability.ts';
export { efficiencyFactor, efficiencyFactorRunning } from './endurance/efficiency-factor.ts';
export { type SweatRateInput, sweatRate } from './endurance/sweat-rate.ts';
export {
  type ActivityLevel,
  dailyEnergy,
  dailyEnergyWithExercise,
  type EnergyAvailabilityInput,
  energyAvailability,
  type RestingPlusExerciseInput,
} from './energy/daily-energy.ts';
export {
  type MacronutrientInput,
  type MacronutrientShareInput,
  type MacronutrientShares,
  type Macronutrients,
  macronutrientShares,
  macronutrients,
  macronutrientsPierre,
  type NutritionGoal,
} from './energy/macronutrients.ts';
export {
  type MealInput,
  type MealSplit,
  type MealTiming,
  mealEnergy,
  mealSplit,
  type NutrientTiming,
  type NutrientTimingInput,
  nutrientTiming,
} from './energy/meals.ts';
export {
  type LeanMassInput,
  type PersonSize,
  restingEnergy,
  restingEnergyCunningham,
  restingEnergyHarrisBenedict,
  restingEnergyHarrisBenedictRevised,
  restingEnergyKatchMcArdle,
  restingEnergyPierreFloor,
} from './energy/resting-energy.ts';
export { oxygenCostCycling, oxygenCostRunning, type RunningCostInput } from './fitness/oxygen-cost.ts';
export { type Vo2maxAnswerId, type Vo2maxInput, vo2max } from './fitness/vo2max.ts';
export {
  type PeakPowerInput,
  type StorerInput,
  vo2maxAcsmCycling,
  vo2maxHawleyNoakes,
  vo2maxStorer,
} from './fitness/vo2max-cycling.ts';
export {
  type AstrandInput,
  type AstrandVo2max,
  type CooperInput,
  type RockportInput,
  vo2maxAstrand,
  vo2maxCooper,
  vo2maxRockport,
} from './fitness/vo2max-field-tests.ts';
export {
  type EffectiveVo2maxInput,
  effectiveVo2max,
  type HeartRateRatioInput,
  vo2maxFromVdot,
  vo2maxUth,
} from './fitness/vo2max-from-index.ts';
export { type BruceInput, vo2maxBruceFoster, vo2maxBrucePollock } from './fitness/vo2max-treadmill.ts';
export {
  type HeartRateZoneAnswerId,
  type HeartRateZoneInput,
  heartRateZones,
  heartRateZonesCoggan,
  heartRateZonesFrielCycling,
  heartRateZonesFrielRunning,
  heartRateZonesKarvonen,
  heartRateZonesPercentMaximum,
  heartRateZonesPierreConfig,
  type MaximumInput,
  type ReserveInput,
  type ThresholdInput,
} from './heart-rate/heart-rate-zones.ts';
export {
  type AgeInput,
  maximumHeartRate,
  maximumHeartRateFox,
  maximumHeartRateFoxPierreClamped,
  maximumHeartRateGellish,
  maximumHeartRateGellishQuadratic,
  maximumHeartRateGulati,
  maximumHeartRateNes,
  maximumHeartRateObserved,
} from './heart-rate/maximum-heart-rate.ts';
export {
  type ThresholdHeartRateAnswerId,
  type ThresholdHeartRateInput,
  thresholdHeartRate,
  thresholdHeartRateFriel,
  thresholdHeartRateFromMaximum,
  thresholdHeartRatePierre,
} from './heart-rate/threshold-heart-rate.ts';
export { dfaAlpha1 } from './hrv/dfa-alpha1.ts';
export {
  type HrvStatus,
  type HrvStatusInput,
  type HrvTrend,
  type HrvTrendInput,
  hrvStatusPierre,
  hrvTrend,
} from './hrv/hrv-trend.ts';
export type { IntervalsInput } from './hrv/rr-intervals.ts';
export {
  type HrvFromIntervals,
  type HrvMeasure,
  type HrvReading,
  lnRmssd,
  pnn50,
  rmssd,
  sdnn,
} from './hrv/time-domain.ts';
export type { AnsweredBy } from './hybrid.ts';
export { type Polarization, type PolarizationInput, polarizationIndex } from './intensity/polarization.ts';
export {
  type ThreeZonesInput,
  type TimeInZones,
  type TimeInZonesInput,
  timeInThreeZones,
  timeInZones,
} from './intensity/time-in-zones.ts';
export { lowerBoundsOf, type Zone, type ZoneTable, zoneOf } from './intensity/zone-table.ts';
export {
  type AcuteChronic,
  type AcuteChronicInput,
  acuteChronicRatio,
  acuteChronicRatioCoupled,
  acuteChronicRatioUncoupled,
} from './load/acute-chronic.ts';
export {
  type HeartRateRange,
  type TrimpAverageInput,
  type TrimpStreamInput,
  trimp,
  trimpLthrNormalized,
  trimpStream,
} from './load/banister-trimp.ts';
export {
  type FitnessFatigue,
  type FitnessFatigueInput,
  fitnessFatigue,
  fitnessFatigueExponential,
  fitnessFatiguePierreEma,
  fitnessFatiguePierreFirstValue,
} from './load/fitness-fatigue.ts';
export {
  type FormInput,
  type FormStatus,
  formStatus,
  formStatusPierre,
  type OvertrainingRisk,
  overtrainingRisk,
  type PierreFormStatus,
  type RiskFactor,
} from './load/form-status.ts';
export {
  type HeartRateOfSession,
  type HeartRateStressInput,
  heartRateStress,
  heartRateStressPierre,
} from './load/heart-rate-stress.ts';
export { type ImpulseResponseInput, impulseResponse } from './load/impulse-response.ts';
export { type Monotony, type MonotonyInput, monotony, monotonyBounded, monotonyPopulation } from './load/monotony.ts';
export {
  type KalmanInput,
  type KalmanLevel,
  kalmanLevel,
  type MovingAverageInput,
  simpleMovingAverage,
  weightedMovingAverage,
} from './load/moving-average.ts';
export {
  type AveragePowerStressInput,
  bikeScore,
  type NormalizedPowerStressInput,
  trainingStress,
  trainingStressAveragePower,
  trainingStressPierreRounded,
} from './load/power-stress.ts';
export { type RampRate, type RampRateInput, type RampStrategy, rampLimitsPercent, rampRate } from './load/ramp-rate.ts';
export { type SessionRpeInput, sessionRpe } from './load/session-rpe.ts';
export {
  type RunningStressInput,
  runningStress,
  type SwimmingStressInput,
  swimmingStress,
} from './load/speed-stress.ts';
export {
  type TrainingStressAnswer,
  type TrainingStressId,
  type TrainingStressInput,
  trainingStressHybrid,
} from './load/training-stress.ts';
export { type TrimpAnswerId, type TrimpHybridInput, trimpHybrid } from './load/trimp.ts';
export type { TrimpSex } from './load/trimp-weights.ts';
export {
  edwardsTrimp,
  edwardsTrimpStream,
  type LuciaThresholds,
  luciaTrimp,
  luciaTrimpStream,
  type MinutesInZones,
} from './load/zone-trimp.ts';
export type { EquationSex } from './person.ts';
export {
  type CriticalPowerFit,
  type CriticalPowerInput,
  criticalPower,
  criticalPowerHyperbolic,
  criticalPowerInverseTime,
  criticalPowerMorton,
  type PowerEffort,
} from './power/critical-power.ts';
export {
  type AcsmFtpInput,
  type EffortsInput,
  type FtpHybridInput,
  ftp,
  ftpAcsm,
  ftpCriticalPower,
  ftpEightMinutes,
  ftpPierreFromVo2max,
  ftpRamp,
  ftpSixtyMinutes,
  ftpTwentyMinutes,
} from './power/ftp.ts';
export {
  type BestEffort,
  bestEfforts,
  type MeanMaximalCurve,
  meanMaximalPower,
  type SeasonCurve,
  seasonPowerCurve,
} from './power/mean-maximal-power.ts';
export {
  normalizedPower,
  normalizedPowerGoldenCheetah,
  normalizedPowerPierreRaw,
  type PowerStreamInput,
} from './power/normalized-power.ts';
export {
  type MortonModel,
  powerForDuration,
  powerForDurationMorton,
  type TwoParameterModel,
  timeToExhaustion,
  timeToExhaustionMorton,
} from './power/power-duration.ts';
export { averagePower, intensityFactor, variabilityIndex } from './power/power-ratios.ts';
export { type PowerZoneInput, powerZonesCoggan7, powerZonesPierre5 } from './power/power-zones.ts';
export {
  type WPrimeBalance,
  type WPrimeInput,
  wPrimeBalance,
  wPrimeBalanceEuler,
  wPrimeBalanceIntegral,
  wPrimeTau,
} from './power/w-prime-balance.ts';
export { xPower } from './power/x-power.ts';
export {
  aggregateAdditive,
  aggregateGeometricMean,
  aggregateMean,
  aggregateMinimum,
  aggregateMultiplicative,
  aggregateNeural,
  aggregateWeighted,
  type ComponentsInput,
  type NeuralInput,
} from './recovery/aggregate.ts';
export { recoveryFormScore, recoveryFormScoreExamples, recoveryFormScoreLinear } from './recovery/form-score.ts';
export {
  type RecoveryInput,
  type RecoveryScore,
  recoveryScore,
  recoveryScoreExamples,
} from './recovery/recovery-score.ts';
export { references } from './references.ts';
export {
  type AlgorithmDescription,
  algorithms,
  type DefaultIdOf,
  describeAlgorithms,
  type InputOf,
  type ValueOf,
} from './registry.ts';
export { type CriticalSpeed, criticalSpeed } from './running/critical-speed.ts';
export {
  costOfRunning,
  costOfWalking,
  type GradedSpeedInput,
  type GradeInput,
  gradeAdjustedSpeed,
  normalizedGradedSpeed,
} from './running/grade.ts';
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
} from './running/race-time.ts';
export {
  type SpeedSharePaces,
  type TrainingPaces,
  trainingPaces,
  trainingPacesGoldenCheetah,
  type VdotInput,
} from './running/training-paces.ts';
export { type RaceResult, vdot, vdotPierreStep, vdotRiegel, velocityAtVdot } from './running/vdot.ts';
export { type SleepStages, sleepDurationScore, sleepEfficiencyScore, sleepStagesScore } from './sleep/sleep-parts.ts';
export { type SleepEpochs, type SleepSpan, sleepEpochs, sleepRegularity } from './sleep/sleep-regularity.ts';
export { type NightInput, type SleepScore, sleepScore, sleepScoreNoStages } from './sleep/sleep-score.ts';
export {
  type ChronotypeInput,
  chronotype,
  type MidSleepInput,
  midSleepDeviation,
  type SleepDebtInput,
  sleepDebt,
  socialJetlag,
} from './sleep/sleep-timing.ts';
export { type Ascent, type AscentInput, ascent } from './stream/ascent.ts';
export { type PositionsInput, type TrackDistance, trackDistance } from './stream/distance.ts';
export { type GradeStreamInput, gradeStream } from './stream/grade.ts';
export { type MovingTime, type MovingTimeInput, movingTime } from './stream/moving-time.ts';
export { type OneHertz, type OneHertzInput, resampleToOneHertz, type StoppedSpan } from './stream/one-hertz.ts';
export {
  oneRepMax,
  oneRepMaxBrzycki,
  oneRepMaxEpley,
  oneRepMaxLander,
  oneRepMaxLombardi,
  oneRepMaxMayhew,
  oneRepMaxOConner,
  oneRepMaxWathan,
  type SetInput,
} from './strength/one-rep-max.ts';
