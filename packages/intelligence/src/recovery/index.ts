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
export { recoveryFormScore, recoveryFormScoreExamples, recoveryFormScoreLinear } from './form-score.ts';
export {
  type RecoveryInput,
  type RecoveryScore,
  recoveryScore,
  recoveryScoreExamples,
} from './recovery-score.ts';
