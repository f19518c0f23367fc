export { type Anomalies, type Anomaly, type AnomalyInput, anomalies } from './anomaly.ts';
export { type Baseline, type BaselineInput, baseline, baselineTrimmed, type DayBaseline } from './baseline.ts';
export {
  type BeforeAfter,
  type BeforeAfterInput,
  beforeAfter,
  beforeAfterSegmented,
  beforeAfterTrend,
  type SlopeChange,
} from './before-after.ts';
export {
  type BlockBootstrapInput,
  type Bootstrap,
  type BootstrapInput,
  bootstrap,
  bootstrapBlocks,
  bootstrapPercentile,
  type SampleStatistic,
} from './bootstrap.ts';
export {
  type ChangePoint,
  type ChangePointInput,
  type ChangePoints,
  changePoints,
  changePointsBinary,
  type LevelSegment,
} from './change-points.ts';
export {
  type ConfidenceClass,
  confidenceClass,
  type FitInput,
  type RelationshipStrength,
  relationshipStrength,
} from './confidence.ts';
export {
  type ControlChart,
  type ControlChartInput,
  type CusumInput,
  cusumChart,
  type DriftAlarm,
  type EwmaInput,
  ewmaChart,
} from './control-chart.ts';
export { type Correlation, type CorrelationInput, correlationPearson, correlationSpearman } from './correlation.ts';
export {
  type CorrelationMatrixInput,
  correlationMatrix,
  correlationMatrixSpearman,
  type MatrixPair,
} from './correlation-matrix.ts';
export {
  type CorrelationScreen,
  type CorrelationScreenInput,
  correlationScreen,
  correlationScreenSpearman,
  type ScreenedMetric,
  type ScreenedPair,
  type SkippedPair,
} from './correlation-screen.ts';
export { type Crossover, type CrossoverInput, type CrossoverPhase, crossover } from './crossover.ts';
export { type DetectableEffect, type DetectableEffectInput, detectableEffect } from './detectable-effect.ts';
export { cliffsDelta, cohenD, type EffectSize, hedgesG, type TwoSamples } from './effect-size.ts';
export type { Era } from './eras.ts';
export type { Adherence, ExperimentReason, PhaseDays } from './experiment-reasons.ts';
export {
  benjaminiHochberg,
  benjaminiYekutieli,
  type FalseDiscovery,
  type FalseDiscoveryInput,
} from './false-discovery.ts';
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
export { type PermutationInput, type PermutationTest, permutationTest } from './permutation-test.ts';
export { type Plateau, type PlateauInput, plateau } from './plateau.ts';
export { normalRandom, seededRandom } from './random.ts';
export {
  type MonthPatternInput,
  monthPattern,
  type SeasonalEffect,
  type Seasonality,
  type WeekdayPatternInput,
  weekdayPattern,
} from './seasonality.ts';
export type { DailyValues, Interval } from './series.ts';
export { type RobustTrend, robustTrend, robustTrendIndependent, type TrendInput } from './trend.ts';
export {
  type Consistency,
  consistency,
  type RelativeVolumeInput,
  type RelativeVolumeProgression,
  type VolumeProgression,
  type VolumeProgressionInput,
  volumeProgression,
  volumeProgressionPierre,
} from './volume-progression.ts';
export {
  type ConsistencyBand,
  type HourHabit,
  type WeekdayHabit,
  type WeeklySchedule,
  type WeeklyScheduleInput,
  weeklySchedule,
} from './weekly-schedule.ts';
