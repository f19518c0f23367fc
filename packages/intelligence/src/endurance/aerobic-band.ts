import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { fitLine } from '../power/least-squares.ts';
import * as references from '../references.ts';
import {
  refuse,
  requireFinite,
  requireNotNegative,
  requirePositive,
  requireSameLength,
  requireSamples,
} from '../refuse.ts';

export interface BandInput {
  /** Closed below, open above: heart rate of zone 2, or a band of power or speed. */
  readonly lower: number;
  readonly upper: number;
  /** Left out at the start, while heart rate still rises; 600 s unless given. */
  readonly warmUpSeconds?: number;
  /** Least time in the band; 600 s unless given. */
  readonly leastSeconds?: number;
}

export interface OutputAtHeartRateInput extends BandInput {
  /** Power or graded speed, 1 Hz; NaN is left out. */
  readonly output: Float64Array;
  readonly heartRateBpm: Float64Array;
}

export interface BandValue {
  /** Mean of what is asked for over the samples in the band. */
  readonly value: number;
  /** Mean of what makes the band: like is compared with like only where this is alike. */
  readonly bandMean: number;
  readonly seconds: number;
}

const WARM_UP = 600;
const LEAST = 600;

function within(asked: Float64Array, banded: Float64Array, input: BandInput): Outcome<BandValue> {
  const { lower, upper, warmUpSeconds = WARM_UP, leastSeconds = LEAST } = input;
  requireNotNegative('lower', lower);
  requirePositive('upper', upper);
  if (upper <= lower) refuse('upper', `must be above ${lower}, not ${upper}.`);
  requireNotNegative('warmUpSeconds', warmUpSeconds);
  requirePositive('leastSeconds', leastSeconds);
  let sum = 0;
  let bands = 0;
  let seconds = 0;
  for (let i = Math.ceil(warmUpSeconds); i < asked.length; i++) {
    const value = asked[i] ?? Number.NaN;
    const band = banded[i] ?? Number.NaN;
    if (!(value > 0 && band >= lower && band < upper)) continue;
    sum += value;
    bands += band;
    seconds++;
  }
  if (seconds < leastSeconds)
    return insufficientData(`${leastSeconds} s in the band after the warm-up`, `${seconds} s`);
  return computed({ value: sum / seconds, bandMean: bands / seconds, seconds });
}

function check({ output, heartRateBpm }: OutputAtHeartRateInput): void {
  requireSamples('output', output, 'not-negative');
  requireSamples('heartRateBpm', heartRateBpm, 'not-negative');
  requireSameLength('heartRateBpm', heartRateBpm, output);
}

/** What a session yields at a fixed heart rate: rises as aerobic fitness does. */
export const outputAtHeartRate = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.aerobic-band.output_at_heart_rate',
    version: 1,
    title: 'Power or speed at a fixed heart rate',
    unit: 'as the output',
    evidence: 'heuristic',
    formula: 'mean output of the samples with heart rate in the band, after 10 min of warm-up; standing left out',
    validRange: 'steady sessions of like length and heat; 10 min or more in the band',
    references: [references.ours, references.friel],
  },
  (input: OutputAtHeartRateInput) => {
    check(input);
    return within(input.output, input.heartRateBpm, input);
  },
);

/** What a fixed output costs: falls as aerobic fitness rises. */
export const heartRateAtOutput = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.aerobic-band.heart_rate_at_output',
    version: 1,
    title: 'Heart rate at a fixed power or speed',
    unit: 'bpm',
    evidence: 'heuristic',
    formula: 'mean heart rate of the samples with output in the band, after 10 min of warm-up',
    validRange: 'steady sessions of like length and heat; 10 min or more in the band',
    references: [references.ours, references.friel],
  },
  (input: OutputAtHeartRateInput) => {
    check(input);
    return within(input.heartRateBpm, input.output, input);
  },
);

export interface TrendPoint {
  readonly daysAgo: number;
  /** Efficiency factor, output at a heart rate, graded pace: one kind for all points. */
  readonly value: number;
}

export interface AerobicTrend {
  readonly changePer30Days: number;
  /** Against the mean; negative is a fall. */
  readonly percentPer30Days: number;
  readonly standardErrorPer30Days: number;
  readonly sessions: number;
  readonly spanDays: number;
  /** The change exceeds twice its standard error. */
  readonly clear: boolean;
}

const FEWEST = 5;
const LEAST_DAYS = 21;

/** The line through one measure of like sessions. */
export const aerobicTrend = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.aerobic-trend.least_squares',
    version: 1,
    title: 'Trend of an aerobic measure',
    unit: '%/30 days',
    evidence: 'heuristic',
    formula: 'slope of least squares of value on day · 30; clear when above twice its standard error',
    validRange: '5 or more like sessions over 3 weeks or more',
    references: [references.ours],
  },
  ({ points }: { readonly points: readonly TrendPoint[] }): Outcome<AerobicTrend> => {
    for (const [i, { daysAgo, value }] of points.entries()) {
      requireFinite(`points.${i}.daysAgo`, daysAgo);
      requirePositive(`points.${i}.value`, value);
    }
    const days = points.map(({ daysAgo }) => daysAgo);
    const spanDays = points.length === 0 ? 0 : Math.max(...days) - Math.min(...days);
    if (points.length < FEWEST || spanDays < LEAST_DAYS) {
      return insufficientData(`${FEWEST} sessions over ${LEAST_DAYS} days`, `${points.length} over ${spanDays} days`);
    }
    const line = fitLine(points.map(({ daysAgo, value }) => [-daysAgo, value]));
    const mean = points.reduce((sum, { value }) => sum + value, 0) / points.length;
    const changePer30Days = 30 * line.slope;
    const standardErrorPer30Days = 30 * (line.slopeError ?? 0);
    return computed({
      changePer30Days,
      percentPer30Days: (100 * changePer30Days) / mean,
      standardErrorPer30Days,
      sessions: points.length,
      spanDays,
      clear: Math.abs(changePer30Days) > 2 * standardErrorPer30Days,
    });
  },
);
