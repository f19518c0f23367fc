import {
  aggregateAdditive,
  aggregateGeometricMean,
  aggregateMean,
  aggregateMinimum,
  aggregateMultiplicative,
  aggregateNeural,
  aggregateWeighted,
} from './aggregate.ts';
import { baselineDeviation } from './baseline-deviation.ts';
import { dailyStrain } from './daily-strain.ts';
import { recoveryFormScore, recoveryFormScoreExamples, recoveryFormScoreLinear } from './form-score.ts';
import { readiness } from './readiness.ts';
import { recoveryScore, recoveryScoreExamples } from './recovery-score.ts';

/** By id: a part of the registry. */
export const recoveryAlgorithms = {
  'recovery.form-score.pierre_code': recoveryFormScore,
  'recovery.form-score.pierre_examples': recoveryFormScoreExamples,
  'recovery.form-score.pierre_linear': recoveryFormScoreLinear,
  'recovery.score.weighted_pierre_code': recoveryScore,
  'recovery.score.weighted_pierre_examples': recoveryScoreExamples,
  'recovery.aggregate.weighted': aggregateWeighted,
  'recovery.aggregate.additive': aggregateAdditive,
  'recovery.aggregate.multiplicative': aggregateMultiplicative,
  'recovery.aggregate.minmax': aggregateMinimum,
  'recovery.aggregate.mean': aggregateMean,
  'recovery.aggregate.geometric_mean': aggregateGeometricMean,
  'recovery.aggregate.neural': aggregateNeural,
  'recovery.readiness.z_scores': readiness,
  'recovery.baseline-deviation.z_score': baselineDeviation,
  'recovery.daily-strain.saturating_trimp': dailyStrain,
} as const;
