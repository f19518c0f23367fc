import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireFinite, requireLoads, requireNotNegative, requirePositive, requireWhole } from '../refuse.ts';

export interface MovingAverageInput {
  /** One load a calendar day, oldest first. */
  readonly dailyLoads: ArrayLike<number>;
  readonly windowDays: number;
  /** Days before the record count as 0. Without it a record shorter than the window is too little. */
  readonly zeroBeforeRecord?: boolean;
}

/** Mean of the last days, each weighted by `weightOf` its place in the window, 1 the oldest; `weights` is their sum. */
function average(
  input: MovingAverageInput,
  weightOf: (place: number) => number,
  weights: (days: number) => number,
): Outcome<number> {
  const { dailyLoads, windowDays, zeroBeforeRecord = false } = input;
  requireWhole('windowDays', windowDays, 1);
  requireLoads('dailyLoads', dailyLoads);
  const count = dailyLoads.length;
  if (count === 0 || (count < windowDays && !zeroBeforeRecord))
    return insufficientData(`${windowDays} days of loads`, `${count} days`);
  let sum = 0;
  // However long the window: only days of the record are walked.
  for (let day = Math.max(0, count - windowDays); day < count; day++)
    sum += (dailyLoads[day] ?? 0) * weightOf(windowDays - count + day + 1);
  return computed(sum / weights(windowDays));
}

export const simpleMovingAverage = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.moving-average.sma',
    version: 1,
    title: 'Simple moving average',
    unit: 'TSS/day',
    evidence: 'consensus',
    formula: 'mean of the last N days',
    validRange: 'N days or more',
    references: [references.convention],
  },
  (input: MovingAverageInput) =>
    average(
      input,
      () => 1,
      (days) => days,
    ),
);

export const weightedMovingAverage = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.moving-average.wma',
    version: 1,
    title: 'Weighted moving average',
    unit: 'TSS/day',
    evidence: 'consensus',
    formula: 'weights 1..N, the newest day N, over N(N+1)/2',
    validRange: 'N days or more',
    references: [references.convention],
  },
  (input: MovingAverageInput) =>
    average(
      input,
      (place) => place,
      (days) => (days * (days + 1)) / 2,
    ),
);

export interface KalmanInput {
  readonly dailyLoads: ArrayLike<number>;
  /** How much the true level moves a day. All four have no default: they are the model. */
  readonly processVariance: number;
  readonly measurementVariance: number;
  readonly initialLevel: number;
  readonly initialVariance: number;
}

export interface KalmanLevel {
  readonly level: number;
  readonly variance: number;
}

/** Local level model: the level is a random walk that each day's load measures with noise. */
export const kalmanLevel = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.moving-average.kalman_local_level',
    version: 1,
    title: 'Local level (Kalman filter)',
    unit: 'TSS/day',
    evidence: 'peer-reviewed',
    formula: 'P += q; K = P/(P + r); x += K(z - x); P *= 1 - K',
    validRange: 'variances fitted to the series',
    references: [references.harvey1989],
  },
  (input: KalmanInput): Outcome<KalmanLevel> => {
    requireNotNegative('processVariance', input.processVariance);
    requirePositive('measurementVariance', input.measurementVariance);
    requireFinite('initialLevel', input.initialLevel);
    requireNotNegative('initialVariance', input.initialVariance);
    requireLoads('dailyLoads', input.dailyLoads);
    if (input.dailyLoads.length === 0) return insufficientData('the load of one day or more', '0 days');
    let level = input.initialLevel;
    let variance = input.initialVariance;
    for (let day = 0; day < input.dailyLoads.length; day++) {
      variance += input.processVariance;
      const gain = variance / (variance + input.measurementVariance);
      level += gain * ((input.dailyLoads[day] ?? 0) - level);
      variance *= 1 - gain;
    }
    return computed({ level, variance });
  },
);
