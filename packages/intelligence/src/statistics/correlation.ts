import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireSameLength } from '../refuse.ts';
import { autocorrelations, effectivePairs, type LaggedSums, lagsOf } from './autocorrelation.ts';
import { comparable } from './comparable.ts';
import { rankCorrelation } from './correlation-matrix.ts';
import { normalQuantile, studentTwoSided } from './distributions.ts';
import type { Era } from './eras.ts';
import { twoPassCorrelation } from './pair-moments.ts';
import { ascendingOrder, averageRanks } from './ranks.ts';
import { type DailyValues, type Interval, readSeries, requireLevel } from './series.ts';

export interface CorrelationInput {
  readonly x: DailyValues;
  readonly y: DailyValues;
  /** A change of device is no relation: each era is compared with its own mean. */
  readonly xEras?: readonly Era[];
  readonly yEras?: readonly Era[];
  /**
   * Takes off the mean of so many days around each day, at least 7: what is left are days against their surroundings,
   * without trend and season. Left out, both count.
   */
  readonly slowDays?: number;
  /** Days by which y comes later: 1 sets x of a day beside y of the next. 0 unless given, may be negative. */
  readonly lagDays?: number;
  /** Of the interval; 0.95 unless given. */
  readonly level?: number;
}

export interface Correlation {
  readonly lagDays: number;
  /** Days on which both are known. */
  readonly n: number;
  /** Independent days that these are worth: neighbours that resemble each other tell little new. */
  readonly effectiveN: number;
  readonly correlation: number;
  /** `null` with fewer than 4 effective days. */
  readonly interval: Interval | null;
  readonly pValue: number | null;
}

export type CorrelationKind = 'pearson' | 'spearman';

/** Fewer give every correlation. */
export const FEWEST_PAIRS = 5;
const FEWEST_EFFECTIVE = 4;

/** A series with what every one of its tests needs. */
export interface CorrelatedSeries {
  readonly values: Float64Array;
  /** Of the values, or of their ranks. */
  readonly autocorrelation: Float64Array;
  /** Known days in the order of their values; empty where ranks are not asked for. */
  readonly order: Int32Array;
}

export function correlatedSeries(values: Float64Array, kind: CorrelationKind, sums?: LaggedSums): CorrelatedSeries {
  const order = kind === 'pearson' ? new Int32Array() : ascendingOrder(values);
  const judged = kind === 'pearson' ? values : averageRanks(values, order);
  return { values, order, autocorrelation: autocorrelations(judged, lagsOf(values.length), sums) };
}

/** `null` with too few pairs or where one side does not vary; n is told anyway. */
export function correlate(
  x: CorrelatedSeries,
  y: CorrelatedSeries,
  lagDays: number,
  kind: CorrelationKind,
  level: number,
): { readonly n: number; readonly answer: Correlation | null } {
  const days = x.values.length - Math.abs(lagDays);
  const early = Math.max(0, -lagDays);
  const a = x.values.subarray(early, early + Math.max(0, days));
  const b = y.values.subarray(early + lagDays, early + lagDays + Math.max(0, days));
  let n = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === a[i] && b[i] === b[i]) n++;
  if (n < FEWEST_PAIRS) return { n, answer: null };
  const correlation =
    kind === 'pearson'
      ? twoPassCorrelation(a, b)
      : rankCorrelation(a, b, within(x.order, early, a.length), within(y.order, early + lagDays, b.length), n);
  if (correlation === null) return { n, answer: null };
  const effectiveN = effectivePairs(n, n / days, x.autocorrelation, y.autocorrelation);
  return { n, answer: { lagDays, n, effectiveN, correlation, ...uncertainty(correlation, effectiveN, kind, level) } };
}

/** The order of a part of the series. */
function within(order: Int32Array, from: number, length: number): Int32Array {
  return order.map((day) => day - from).filter((day) => day >= 0 && day < length);
}

function uncertainty(
  r: number,
  effectiveN: number,
  kind: CorrelationKind,
  level: number,
): { readonly interval: Interval | null; readonly pValue: number | null } {
  if (effectiveN < FEWEST_EFFECTIVE) return { interval: null, pValue: null };
  const df = effectiveN - 2;
  const rest = 1 - r * r;
  const pValue = rest <= 0 ? 0 : studentTwoSided(r * Math.sqrt(df / rest), df);
  if (rest <= 0) return { interval: { low: r, high: r }, pValue };
  const error = Math.sqrt((kind === 'pearson' ? 1 : 1 + (r * r) / 2) / (effectiveN - 3));
  const reach = normalQuantile(0.5 + level / 2) * error;
  return { interval: { low: Math.tanh(Math.atanh(r) - reach), high: Math.tanh(Math.atanh(r) + reach) }, pValue };
}

function onePair(input: CorrelationInput, kind: CorrelationKind): Outcome<Correlation> {
  const { x, y, xEras, yEras, slowDays, lagDays = 0, level = 0.95 } = input;
  requireLevel(level);
  requireSameLength('y', y, x);
  if (!Number.isInteger(lagDays)) refuse('lagDays', `must be a whole number of days, not ${lagDays}.`);
  const first = comparable(readSeries('x', x), xEras, slowDays);
  const second = comparable(readSeries('y', y), yEras, slowDays);
  const { n, answer } = correlate(correlatedSeries(first, kind), correlatedSeries(second, kind), lagDays, kind, level);
  if (answer === null) {
    return insufficientData(
      `${FEWEST_PAIRS} days with both, on which both vary`,
      n < FEWEST_PAIRS ? `${n}` : `${n}, one side constant`,
    );
  }
  const warnings: string[] = [];
  if (answer.pValue === null) {
    warnings.push(
      `The days resemble each other so much that ${n} are worth fewer than ${FEWEST_EFFECTIVE}: no test is made.`,
    );
  } else if (answer.effectiveN < n / 2) {
    warnings.push(`Neighbouring days resemble each other: ${n} days are worth ${answer.effectiveN.toFixed(0)}.`);
  }
  return computed(answer, warnings);
}

export const correlationPearson = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.correlation.pearson',
    version: 1,
    title: 'Correlation of two metrics',
    unit: '1',
    evidence: 'peer-reviewed',
    formula:
      'r over common days, each less the mean of slowDays around it when asked; N* = N/(1 + 2d·Σ rx(j)·ry(j)), j to days/5, d = N/days; t = r·√((N* - 2)/(1 - r²)); tanh(atanh r ± z/√(N* - 3))',
    validRange:
      '5 common days, 4 effective; straight relations without outliers; a shared trend or season misleads: take it off by slowDays',
    references: [references.pyperPeterman1998, references.bartlett1946],
  },
  (input: CorrelationInput) => onePair(input, 'pearson'),
);

export const correlationSpearman = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.correlation.spearman',
    version: 1,
    title: 'Rank correlation of two metrics',
    unit: '1',
    evidence: 'peer-reviewed',
    formula:
      'Pearson r of the ranks of the common days; N* from the autocorrelation of the ranks; tanh(atanh r ± z·√((1 + r²/2)/(N* - 3)))',
    validRange: '5 common days, 4 effective; any monotone relation, outliers do not matter',
    references: [references.bonettWright2000, references.pyperPeterman1998],
  },
  (input: CorrelationInput) => onePair(input, 'spearman'),
);
