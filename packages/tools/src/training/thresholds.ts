import {
  type LocalDate,
  SportFamily,
  type Threshold,
  type ThresholdInForce,
  type ThresholdMetric,
  thresholdOn,
} from '@vitalwire/core';

/** The thresholds of one day and sport that the formulas take. */
export type SessionThresholds = { readonly [M in ThresholdMetric]?: ThresholdInForce };

/**
 * Where a value that was given without a sport holds: power and speed at threshold are not the same on a bike and on
 * foot, so those need a value of the sport itself elsewhere.
 */
const commonValueHoldsFor: { readonly [M in ThresholdMetric]?: readonly SportFamily[] } = {
  ftpWatts: [SportFamily.Cycling],
  criticalPowerWatts: [SportFamily.Cycling],
  anaerobicCapacityJoules: [SportFamily.Cycling],
  thresholdSpeedMetersPerSecond: [SportFamily.Running],
  criticalSwimSpeedMetersPerSecond: [SportFamily.Swimming],
};

const metrics = [
  'ftpWatts',
  'lactateThresholdHeartRateBpm',
  'maximumHeartRateBpm',
  'restingHeartRateBpm',
  'weightKilograms',
  'thresholdSpeedMetersPerSecond',
  'criticalSwimSpeedMetersPerSecond',
  'vo2max',
] as const satisfies readonly ThresholdMetric[];

/** As they held on the day of a session (D16). */
export function thresholdsFor(thresholds: readonly Threshold[], day: LocalDate, sport: SportFamily): SessionThresholds {
  const inForce: { -readonly [M in ThresholdMetric]?: ThresholdInForce } = {};
  for (const metric of metrics) {
    const found = thresholdOn(thresholds, metric, day, sport);
    if (found === null) continue;
    const only = commonValueHoldsFor[metric];
    if (found.sport === null && only !== undefined && !only.includes(sport)) continue;
    inForce[metric] = found;
  }
  return inForce;
}
