import { confidenceClass, relationshipStrength } from './confidence.ts';
import { correlationMatrix, correlationMatrixSpearman } from './correlation-matrix.ts';
import { hardEasyPattern, hardEasyPatternPierre } from './hard-easy-pattern.ts';
import { linearRegression, linearRegressionPairs } from './linear-regression.ts';

/** By id: a part of the registry. */
export const statisticsAlgorithms = {
  'statistics.linear-regression.ols_index_x': linearRegression,
  'statistics.linear-regression.ols': linearRegressionPairs,
  'statistics.confidence.pierre': confidenceClass,
  'statistics.relationship-strength.pierre': relationshipStrength,
  'statistics.hard-easy-pattern.runs_test': hardEasyPattern,
  'statistics.hard-easy-pattern.pierre': hardEasyPatternPierre,
  'statistics.correlation-matrix.pearson': correlationMatrix,
  'statistics.correlation-matrix.spearman': correlationMatrixSpearman,
} as const;
