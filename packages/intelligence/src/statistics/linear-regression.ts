import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireSameLength } from '../refuse.ts';
import { studentQuantile, studentTwoSided } from './distributions.ts';
import {
  type DailyValues,
  type Interval,
  type KnownValues,
  knownValues,
  meanOf,
  readSeries,
  requireLevel,
  squaredDeviations,
} from './series.ts';

export interface IndexRegressionInput {
  /** x is the position, 0 for the first day; days without a value keep their place. */
  readonly values: DailyValues;
  /** Of the intervals; 0.95 unless given. */
  readonly level?: number;
}

export interface RegressionInput {
  /** Pairs in which one side is missing are left out. */
  readonly x: DailyValues;
  readonly y: DailyValues;
  /** Of the intervals; 0.95 unless given. */
  readonly level?: number;
}

export interface LinearRegression {
  readonly n: number;
  readonly slope: number;
  readonly intercept: number;
  /** `null` for a constant series: nothing varies that could be explained. */
  readonly rSquared: number | null;
  readonly correlation: number | null;
  /** `null` with two points, or where nothing varies. */
  readonly residualSd: number | null;
  readonly slopeStandardError: number | null;
  readonly interceptStandardError: number | null;
  readonly slopeInterval: Interval | null;
  readonly interceptInterval: Interval | null;
  /** Two-sided, of a slope of 0. */
  readonly pValue: number | null;
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Least squares of y on x; `null` without two different x. */
export function regress({ x, y }: KnownValues, level: number): LinearRegression | null {
  const n = x.length;
  if (n < 2) return null;
  const meanX = meanOf(x);
  const meanY = meanOf(y);
  const sxx = squaredDeviations(x, meanX);
  const syy = squaredDeviations(y, meanY);
  if (sxx === 0) return null;
  if (syy === 0) {
    const none = { residualSd: null, slopeStandardError: null, interceptStandardError: null, pValue: null };
    const undefinedHere = { rSquared: null, correlation: null, slopeInterval: null, interceptInterval: null };
    return { n, slope: 0, intercept: y[0]!, ...none, ...undefinedHere };
  }
  let sxy = 0;
  for (let i = 0; i < n; i++) sxy += (x[i]! - meanX) * (y[i]! - meanY);
  const slope = sxy / sxx;
  const intercept = meanY - slope * meanX;
  const correlation = clamp(sxy / Math.sqrt(sxx) / Math.sqrt(syy), -1, 1);
  const line = { n, slope, intercept, rSquared: correlation ** 2, correlation };
  if (n === 2) {
    const unknown = { residualSd: null, slopeStandardError: null, interceptStandardError: null, pValue: null };
    return { ...line, ...unknown, slopeInterval: null, interceptInterval: null };
  }
  let misfit = 0;
  for (let i = 0; i < n; i++) misfit += (y[i]! - meanY - slope * (x[i]! - meanX)) ** 2;
  const df = n - 2;
  const residualSd = Math.sqrt(misfit / df);
  const slopeStandardError = residualSd / Math.sqrt(sxx);
  const interceptStandardError = residualSd * Math.sqrt(1 / n + meanX ** 2 / sxx);
  const t = studentQuantile(0.5 + level / 2, df);
  const around = (value: number, error: number) => ({ low: value - t * error, high: value + t * error });
  return {
    ...line,
    residualSd,
    slopeStandardError,
    interceptStandardError,
    slopeInterval: around(slope, slopeStandardError),
    interceptInterval: around(intercept, interceptStandardError),
    pValue: slopeStandardError === 0 ? 0 : studentTwoSided(slope / slopeStandardError, df),
  };
}

const CONSTANT = 'All values are equal: r² and the errors are not defined.';

/** Residuals of neighbouring days; above its own 5 % bound the standard errors are too small. */
function neighbourWarning({ x, y }: KnownValues, { slope, intercept, residualSd }: LinearRegression): string[] {
  const largest = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // On an exact line the residuals are rounding, which says nothing of days.
  if (residualSd === null || residualSd <= 1e-12 * largest) return [];
  let pairs = 0;
  let product = 0;
  let square = 0;
  let before = Number.NaN;
  for (let i = 0; i < x.length; i++) {
    const residual = y[i]! - intercept - slope * x[i]!;
    square += residual * residual;
    if (i > 0 && x[i] === x[i - 1]! + 1) {
      product += residual * before;
      pairs++;
    }
    before = residual;
  }
  if (pairs < 8) return [];
  const lagOne = product / pairs / (square / x.length);
  if (lagOne < 1.645 / Math.sqrt(pairs)) return [];
  return [
    `Neighbouring days resemble each other (autocorrelation ${lagOne.toFixed(2)}): the intervals are too narrow. Use a trend test that corrects for it.`,
  ];
}

export const linearRegression = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.linear-regression.ols_index_x',
    version: 1,
    title: 'Linear regression on the day',
    unit: 'unit of the values per step',
    evidence: 'peer-reviewed',
    formula: 'slope = Sxy/Sxx over x = 0…n-1, two passes; r² = Sxy²/(Sxx·Syy); slope ± t(n-2)·s/√Sxx',
    validRange: '2 values (3 for errors); intervals hold for independent residuals and warn otherwise',
    references: [references.draperSmith1998],
  },
  ({ values, level = 0.95 }: IndexRegressionInput): Outcome<LinearRegression> => {
    requireLevel(level);
    const known = knownValues(readSeries('values', values));
    const line = regress(known, level);
    if (line === null) return insufficientData('2 values', `${known.x.length}`);
    return computed(line, line.rSquared === null ? [CONSTANT] : neighbourWarning(known, line));
  },
);

export const linearRegressionPairs = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.linear-regression.ols',
    version: 1,
    title: 'Linear regression of pairs',
    unit: 'unit of y per unit of x',
    evidence: 'peer-reviewed',
    formula: 'slope = Sxy/Sxx, two passes; r² = Sxy²/(Sxx·Syy); slope ± t(n-2)·s/√Sxx',
    validRange: '2 different x (3 pairs for errors); independent residuals',
    references: [references.draperSmith1998],
  },
  ({ x, y, level = 0.95 }: RegressionInput): Outcome<LinearRegression> => {
    requireLevel(level);
    requireSameLength('y', y, x);
    const known = knownPairs(readSeries('x', x), readSeries('y', y));
    const line = regress(known, level);
    if (line === null) {
      return insufficientData('2 pairs with different x', `${new Set(known.x).size} different x in ${known.x.length}`);
    }
    return computed(line, line.rSquared === null ? [CONSTANT] : []);
  },
);

/** Pairs in which both sides are known. */
export function knownPairs(x: Float64Array, y: Float64Array): KnownValues {
  const both = x.map((value, i) => (value !== value || y[i] !== y[i] ? 0 : 1));
  const keep = (_: number, i: number) => both[i] === 1;
  return { x: x.filter(keep), y: y.filter(keep) };
}
