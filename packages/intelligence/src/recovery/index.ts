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
} from './aggregate.ts';
export { type BaselineDeviation, type BaselineDeviationInput, baselineDeviation } from './baseline-deviation.ts';
export { type DailyStrain, type DailyStrainInput, dailyStrain } from './daily-strain.ts';
export { recoveryFormScore, recoveryFormScoreExamples, recoveryFormScoreLinear } from './form-score.ts';
export {
  type DailySeries,
  type Readiness,
  type ReadinessInput,
  type ReadinessPart,
  type ReadinessReceipt,
  readiness,
} from './readiness.ts';
export {
  type RecoveryInput,
  type RecoveryScore,
  recoveryScore,
  recoveryScoreExamples,
} from './recovery-score.ts';
