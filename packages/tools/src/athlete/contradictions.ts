import {
  type LocalDate,
  SportFamily,
  type Threshold,
  type ThresholdMetric,
  thresholdMetrics,
  thresholdOn,
} from '@vitalwire/core';

/** What cannot be higher than what, in one heart. */
const ordered: readonly (readonly [lower: ThresholdMetric, upper: ThresholdMetric])[] = [
  ['restingHeartRateBpm', 'lactateThresholdHeartRateBpm'],
  ['restingHeartRateBpm', 'maximumHeartRateBpm'],
  ['lactateThresholdHeartRateBpm', 'maximumHeartRateBpm'],
];

/** Thresholds in force on a day that cannot both be right, a sentence each. */
export function contradictions(thresholds: readonly Threshold[], day: LocalDate): readonly string[] {
  const sentences = [null, ...Object.values(SportFamily)].flatMap((sport) =>
    ordered.flatMap(([lower, upper]) => {
      const low = thresholdOn(thresholds, lower, day, sport);
      const high = thresholdOn(thresholds, upper, day, sport);
      if (low === null || high === null || low.extrapolated || high.extrapolated || low.value < high.value) return [];
      const { title, unit } = thresholdMetrics[lower];
      const other = thresholdMetrics[upper].title.toLowerCase();
      return [
        `${title} of ${low.value} ${unit} is not below the ${other} of ${high.value} ${unit}: one of them is wrong.`,
      ];
    }),
  );
  return [...new Set(sentences)];
}
