import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { autocorrelations, lagsOf } from './autocorrelation.ts';
import { normalQuantile, normalTwoSided } from './distributions.ts';
import { type Era, eraSpans } from './eras.ts';
import { countDescents, type Points, slopeOrder, tieLengths } from './order-statistics.ts';
import { averageRanks } from './ranks.ts';
import { type DailyValues, type Interval, knownValues, medianOf, readSeries, requireLevel } from './series.ts';

export interface TrendInput {
  readonly values: DailyValues;
  /** Slopes are taken within each era only: a new device is not a trend. */
  readonly eras?: readonly Era[];
  /** Of the interval and of the direction; 0.95 unless given. */
  readonly level?: number;
}

export interface RobustTrend {
  /** Known days that count: eras with a single one do not. */
  readonly n: number;
  /** Median of the slopes of all pairs of days. */
  readonly slopePerDay: number;
  readonly interval: Interval;
  /** Level of the line on day 0 of the series, by the latest era. */
  readonly intercept: number;
  /** Kendall's, between -1 (always falling) and 1. */
  readonly tau: number;
  readonly pValue: number;
  /** How many times the variance of independent days; 1 means independent. */
  readonly varianceFactor: number;
  /** `none` when the p-value is above 1 - level. */
  readonly direction: 'rising' | 'falling' | 'none';
}

const FEWEST = 10;

/** n(n - 1)(2n + 5) over 18, less what ties take. */
function kendallVariance({ y }: Points): number {
  const term = (n: number) => n * (n - 1) * (2 * n + 5);
  return (term(y.length) - tieLengths(y).reduce((sum, length) => sum + term(length), 0)) / 18;
}

/** Hamed & Rao: lags of the ranks of the series without its slope that are beyond chance. */
function varianceFactor(groups: readonly Points[], days: number, slope: number): number {
  const rest = new Float64Array(days).fill(Number.NaN);
  let known = 0;
  for (const { x, y } of groups) {
    const straight = y.map((value, i) => value - slope * x[i]!);
    const level = medianOf(straight);
    for (let i = 0; i < x.length; i++) rest[x[i]!] = straight[i]! - level;
    known += x.length;
  }
  const rho = autocorrelations(averageRanks(rest), lagsOf(days));
  const density = known / days;
  const bound = normalQuantile(0.975) / Math.sqrt(known);
  let sum = 0;
  for (let lag = 1; lag < rho.length; lag++) {
    // The first lag that is within chance ends the memory; later ones are noise of the estimate.
    if (Math.abs(rho[lag]!) <= bound) break;
    sum += (days - lag) * (days - lag - 1) * (days - lag - 2) * rho[lag]!;
  }
  return Math.max(1, 1 + (2 * density * sum) / (days * (days - 1) * (days - 2)));
}

function trend({ values, eras = [], level = 0.95 }: TrendInput, corrected: boolean): Outcome<RobustTrend> {
  requireLevel(level);
  const series = readSeries('values', values);
  const groups = eraSpans(eras, series.length)
    .map(({ from, to }) => {
      const { x, y } = knownValues(series.subarray(from, to));
      return { x: x.map((day) => day + from), y };
    })
    .filter(({ x }) => x.length > 1);
  const n = groups.reduce((sum, { x }) => sum + x.length, 0);
  const last = groups.at(-1);
  if (n < FEWEST || last === undefined) return insufficientData(`${FEWEST} days in eras of 2 or more`, `${n}`);
  const { count, slope } = slopeOrder(groups);
  const slopePerDay = count % 2 === 1 ? slope((count + 1) / 2) : (slope(count / 2) + slope(count / 2 + 1)) / 2;
  const falling = groups.reduce((sum, { y }) => sum + countDescents(y.slice(), 0), 0);
  const notRising = groups.reduce((sum, { y }) => sum + countDescents(y.slice(), 1), 0);
  const score = count - notRising - falling;
  const untied = count - (notRising - falling);
  const factor = corrected ? varianceFactor(groups, series.length, slopePerDay) : 1;
  const deviation = Math.sqrt(factor * groups.reduce((sum, group) => sum + kendallVariance(group), 0));
  const pValue = deviation === 0 ? 1 : normalTwoSided(Math.max(0, Math.abs(score) - 1) / deviation);
  const reach = normalQuantile(0.5 + level / 2) * deviation;
  const rank = (position: number) => Math.min(count, Math.max(1, position));
  return computed({
    n,
    slopePerDay,
    interval: {
      low: slope(rank(Math.floor((count - reach) / 2))),
      high: slope(rank(Math.ceil((count + reach) / 2) + 1)),
    },
    intercept: medianOf(last.y.map((value, i) => value - slopePerDay * last.x[i]!)),
    tau: untied === 0 ? 0 : score / Math.sqrt(untied * count),
    pValue,
    varianceFactor: factor,
    direction: pValue > 1 - level || score === 0 ? 'none' : score > 0 ? 'rising' : 'falling',
  });
}

export const robustTrend = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.trend.hamed_rao',
    version: 1,
    title: 'Robust trend, corrected for days that resemble each other',
    unit: 'unit of the values per day',
    evidence: 'peer-reviewed',
    formula:
      'median of pair slopes within eras; Kendall S with Var(S)·(1 + 2/(n(n-1)(n-2))·Σ(n-i)(n-i-1)(n-i-2)·ρ(i)), ρ of the ranks without slope up to the first lag within chance, factor ≥ 1; interval from the ranks (N ± z·√Var)/2',
    validRange:
      '10 days, gaps allowed; up to a third of the values may be wild; 40 days where days resemble each other',
    references: [references.sen1968, references.mann1945, references.hamedRao1998],
  },
  (input: TrendInput) => trend(input, true),
);

export const robustTrendIndependent = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.trend.mann_kendall',
    version: 1,
    title: 'Robust trend of independent values',
    unit: 'unit of the values per day',
    evidence: 'peer-reviewed',
    formula:
      'median of pair slopes within eras; Kendall S with continuity and ties; interval from the ranks (N ± z·√Var)/2',
    validRange: '10 independent values; too sure of itself where neighbours resemble each other',
    references: [references.sen1968, references.mann1945],
  },
  (input: TrendInput) => trend(input, false),
);
