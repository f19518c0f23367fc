export {
  type ConfidenceClass,
  confidenceClass,
  type FitInput,
  type RelationshipStrength,
  relationshipStrength,
} from './confidence.ts';
export {
  type CorrelationMatrixInput,
  correlationMatrix,
  correlationMatrixSpearman,
  type MatrixPair,
} from './correlation-matrix.ts';
export {
  type HardEasyInput,
  type HardEasyPattern,
  type HardEasyTest,
  hardEasyPattern,
  hardEasyPatternPierre,
  type SessionIntensity,
} from './hard-easy-pattern.ts';
export {
  type IndexRegressionInput,
  type LinearRegression,
  linearRegression,
  linearRegressionPairs,
  type RegressionInput,
} from './linear-regression.ts';
export type { DailyValues, Interval } from './series.ts';
