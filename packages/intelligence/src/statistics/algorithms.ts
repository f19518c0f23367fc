import { anomalies } from './anomaly.ts';
import { baseline, baselineTrimmed } from './baseline.ts';
import { beforeAfter, beforeAfterSegmented, beforeAfterTrend } from './before-after.ts';
import { bootstrap, bootstrapBlocks, bootstrapPercentile } from './bootstrap.ts';
import { changePoints, changePointsBinary } from './change-points.ts';
import { confidenceClass, relationshipStrength } from './confidence.ts';
import { cusumChart, ewmaChart } from './control-chart.ts';
import { correlationPearson, correlationSpearman } from './correlation.ts';
import { correlationMatrix, correlationMatrixSpearman } from './correlation-matrix.ts';
import { correlationScreen, correlationScreenSpearman } from './correlation-screen.ts';
import { crossover } from './crossover.ts';
import { detectableEffect } from './detectable-effect.ts';
import { cliffsDelta, cohenD, hedgesG } from './effect-size.ts';
import { benjaminiHochberg, benjaminiYekutieli } from './false-discovery.ts';
import { hardEasyPattern, hardEasyPatternPierre } from './hard-easy-pattern.ts';
import { linearRegression, linearRegressionPairs } from './linear-regression.ts';
import { permutationTest } from './permutation-test.ts';
import { plateau } from './plateau.ts';
import { monthPattern, weekdayPattern } from './seasonality.ts';
import { robustTrend, robustTrendIndependent } from './trend.ts';
import { consistency, volumeProgression, volumeProgressionPierre } from './volume-progression.ts';
import { weeklySchedule } from './weekly-schedule.ts';

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
  'statistics.correlation.pearson': correlationPearson,
  'statistics.correlation.spearman': correlationSpearman,
  'statistics.correlation-screen.pearson': correlationScreen,
  'statistics.correlation-screen.spearman': correlationScreenSpearman,
  'statistics.false-discovery.benjamini_hochberg': benjaminiHochberg,
  'statistics.false-discovery.benjamini_yekutieli': benjaminiYekutieli,
  'statistics.trend.hamed_rao': robustTrend,
  'statistics.trend.mann_kendall': robustTrendIndependent,
  'statistics.change-points.pelt': changePoints,
  'statistics.change-points.binary_segmentation': changePointsBinary,
  'statistics.baseline.median_mad': baseline,
  'statistics.baseline.trimmed_mean': baselineTrimmed,
  'statistics.anomaly.robust_z': anomalies,
  'statistics.control-chart.cusum': cusumChart,
  'statistics.control-chart.ewma': ewmaChart,
  'statistics.effect-size.hedges_g': hedgesG,
  'statistics.effect-size.cohen_d': cohenD,
  'statistics.effect-size.cliffs_delta': cliffsDelta,
  'statistics.bootstrap.bca': bootstrap,
  'statistics.bootstrap.percentile': bootstrapPercentile,
  'statistics.bootstrap.moving_block': bootstrapBlocks,
  'statistics.permutation-test.two_samples': permutationTest,
  'statistics.before-after.interrupted_series': beforeAfterTrend,
  'statistics.before-after.level': beforeAfter,
  'statistics.before-after.segmented': beforeAfterSegmented,
  'statistics.crossover.paired_randomisation': crossover,
  'statistics.detectable-effect.autocorrelated_means': detectableEffect,
  'statistics.weekly-schedule.habit': weeklySchedule,
  'statistics.volume-progression.relative': volumeProgression,
  'statistics.volume-progression.pierre': volumeProgressionPierre,
  'statistics.consistency.evenness': consistency,
  'statistics.plateau.equivalence': plateau,
  'statistics.seasonality.weekday': weekdayPattern,
  'statistics.seasonality.month': monthPattern,
} as const;
