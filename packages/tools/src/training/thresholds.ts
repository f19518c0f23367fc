import {
  type BasisMethod,
  type LocalDate,
  SportFamily,
  type Threshold,
  type ThresholdInForce,
  type ThresholdMetric,
  thresholdMetrics,
  thresholdOn,
} from '@vitalwire/core';

/** The thresholds of one day and sport that the formulas take. */
export type SessionThresholds = { readonly [M in ThresholdMetric]?: SessionThreshold };

export interface SessionThreshold extends ThresholdInForce {
  /** The sport has no value of its own and none is common: this sport's value stands in. */
  readonly lentBy: SportFamily | null;
  /** The caller gave the value with the call. */
  readonly given?: true;
  /** Computed for this answer by a method that was chosen. */
  readonly estimate?: Estimate;
}

export interface Estimate {
  readonly method: BasisMethod;
  /** Values of the same day that it was computed from. */
  readonly from: readonly ThresholdMetric[];
  readonly said: readonly string[];
}

/** The metrics, and those that their estimates were computed from, however far back. */
export function withGrounds(metrics: readonly ThresholdMetric[], held: SessionThresholds): readonly ThresholdMetric[] {
  const found = new Set(metrics);
  for (const metric of found) for (const ground of held[metric]?.estimate?.from ?? []) found.add(ground);
  return [...found];
}

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

/** A heart is one heart: its thresholds differ little from sport to sport. Asked in this order. */
const lendable: readonly ThresholdMetric[] = ['lactateThresholdHeartRateBpm', 'maximumHeartRateBpm'];
const lenders: readonly SportFamily[] = [SportFamily.Running, SportFamily.Cycling];

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
  const inForce: { -readonly [M in ThresholdMetric]?: SessionThreshold } = {};
  for (const metric of metrics) {
    const found = ownValue(thresholds, metric, day, sport) ?? lentValue(thresholds, metric, day);
    if (found !== null) inForce[metric] = found;
  }
  return inForce;
}

/** What must be said of the thresholds that were used. */
export function thresholdAssumptions(used: readonly SessionThreshold[]): readonly string[] {
  return used.flatMap(({ metric, lentBy, estimate }) => [
    ...(lentBy === null
      ? []
      : [`${thresholdMetrics[metric].title} of ${lentBy} stands in where a sport has none of its own.`]),
    ...(estimate?.said ?? []),
  ]);
}

/** The methods that gave those of them that nobody saved. */
export function thresholdMethods(used: readonly SessionThreshold[]): readonly BasisMethod[] {
  return used.flatMap(({ estimate }) => estimate?.method ?? []);
}

function ownValue(
  thresholds: readonly Threshold[],
  metric: ThresholdMetric,
  day: LocalDate,
  sport: SportFamily,
): SessionThreshold | null {
  const found = thresholdOn(thresholds, metric, day, sport);
  if (found === null) return null;
  const only = commonValueHoldsFor[metric];
  return found.sport === null && only !== undefined && !only.includes(sport) ? null : { ...found, lentBy: null };
}

function lentValue(thresholds: readonly Threshold[], metric: ThresholdMetric, day: LocalDate): SessionThreshold | null {
  if (!lendable.includes(metric)) return null;
  for (const lentBy of lenders) {
    const found = thresholdOn(thresholds, metric, day, lentBy);
    if (found !== null) return { ...found, lentBy };
  }
  return null;
}
