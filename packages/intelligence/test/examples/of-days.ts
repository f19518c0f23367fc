import type { AlgorithmId } from '@vitalwire/core';
import type { Given } from '../vector-table/vector.ts';

/** Values of so many days that sway and rise, the same each time. */
function days(length: number, rise = 0): readonly number[] {
  return Array.from({ length }, (_, day) => 50 + rise * day + ((day * 37) % 11) - 5 + 3 * Math.sin(day));
}

const month = days(70, 0.1);
const stepped = days(90).map((value, day) => value + (day < 45 ? 0 : 8));
const samples = { before: days(20), after: days(20).map((value) => value + 3) };
const columns = [days(30), days(30, 0.5), days(30).toReversed()];
const metrics = columns.map((values, i) => ({ name: `metric ${i}`, values }));
const fortnights = [0, 14, 28, 42].map((fromDay, i) => ({
  ...{ fromDay, toDay: fromDay + 13 },
  condition: i % 2 === 0 ? 'a' : 'b',
}));
const twoYears = Array.from({ length: 730 }, (_, day) => day);

/** An input of every statistic of a series of days. */
export const exampleOfDays: { readonly [id in AlgorithmId]?: Given } = {
  'statistics.linear-regression.ols': { x: [1, 2, 4, 7], y: [2, 3, 3, 9] },
  'statistics.relationship-strength.pierre': { rSquared: 0.4 },
  'statistics.hard-easy-pattern.runs_test': {
    sequence: ['hard', 'easy', 'hard', 'easy', 'hard', 'easy', 'easy', 'hard', 'easy'],
  },
  'statistics.correlation.pearson': { x: days(12), y: days(12, 1) },
  'statistics.correlation.spearman': { x: days(12), y: days(12, 1) },
  'statistics.correlation-matrix.pearson': { columns },
  'statistics.correlation-matrix.spearman': { columns },
  'statistics.correlation-screen.pearson': { metrics },
  'statistics.correlation-screen.spearman': { metrics },
  'statistics.false-discovery.benjamini_hochberg': { pValues: [0.001, 0.02, 0.3, 0.8] },
  'statistics.false-discovery.benjamini_yekutieli': { pValues: [0.001, 0.02, 0.3, 0.8] },
  'statistics.trend.hamed_rao': { values: month },
  'statistics.trend.mann_kendall': { values: month },
  'statistics.change-points.pelt': { values: stepped },
  'statistics.change-points.binary_segmentation': { values: stepped },
  'statistics.baseline.median_mad': { values: month },
  'statistics.baseline.trimmed_mean': { values: month },
  'statistics.anomaly.robust_z': { values: month },
  'statistics.control-chart.cusum': { values: stepped },
  'statistics.control-chart.ewma': { values: stepped },
  'statistics.effect-size.hedges_g': samples,
  'statistics.effect-size.cohen_d': samples,
  'statistics.effect-size.cliffs_delta': samples,
  'statistics.bootstrap.bca': { values: days(20), statistic: 'mean', seed: 1, resamples: 200 },
  'statistics.bootstrap.percentile': { values: days(20), statistic: 'median', seed: 1, resamples: 200 },
  'statistics.bootstrap.moving_block': { values: days(40), statistic: 'mean', seed: 1, resamples: 200 },
  'statistics.permutation-test.two_samples': { ...samples, seed: 1, permutations: 1000 },
  'statistics.before-after.interrupted_series': { values: stepped, changeDay: 45 },
  'statistics.before-after.level': { values: stepped, changeDay: 45 },
  'statistics.before-after.segmented': { values: stepped, changeDay: 45 },
  'statistics.crossover.paired_randomisation': { values: days(56), phases: fortnights },
  'statistics.detectable-effect.autocorrelated_means': { noiseSd: 5, persistence: 0.3, daysBefore: 28, daysAfter: 28 },
  'statistics.weekly-schedule.habit': {
    ...{ sessionsPerDay: Array.from({ length: 56 }, (_, day) => (day % 7 < 4 ? 1 : 0)), firstWeekday: 1 },
    startHours: [7, 7.5, 18, 7, 6.5, 7, 7.5, 18],
  },
  'statistics.volume-progression.relative': { weeklyVolumes: [100, 110, 120, 90, 130, 140] },
  'statistics.volume-progression.pierre': { weeklyVolumes: [100, 110, 120, 90, 130, 140] },
  'statistics.consistency.evenness': { weeklyVolumes: [100, 110, 0, 90, 130, 140] },
  'statistics.plateau.equivalence': { values: month, smallestChange: 1 },
  'statistics.seasonality.weekday': { values: days(70), firstWeekday: 1 },
  'statistics.seasonality.month': {
    values: days(730),
    months: twoYears.map((day) => (Math.floor(day / 30.42) % 12) + 1),
    years: twoYears.map((day) => 2024 + Math.floor(day / 365)),
  },
};
