import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { normalQuantile, studentQuantile } from './distributions.ts';
import { sampleOf } from './samples.ts';
import { type DailyValues, type Interval, meanOf, requireLevel, squaredDeviations } from './series.ts';

export interface TwoSamples {
  /** What it is compared with. */
  readonly before: DailyValues;
  readonly after: DailyValues;
  /** Of the interval; 0.95 unless given. */
  readonly level?: number;
}

export interface EffectSize {
  /** Above 0: higher after. */
  readonly effect: number;
  readonly interval: Interval;
  readonly nBefore: number;
  readonly nAfter: number;
}

function read({ before, after, level = 0.95 }: TwoSamples): readonly [Float64Array, Float64Array, number] {
  requireLevel(level);
  return [sampleOf('before', before), sampleOf('after', after), level];
}

function standardised(input: TwoSamples, corrected: boolean): Outcome<EffectSize> {
  const [a, b, level] = read(input);
  if (a.length < 2 || b.length < 2) return insufficientData('2 values on each side', `${a.length} and ${b.length}`);
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  const df = a.length + b.length - 2;
  const pooled = Math.sqrt((squaredDeviations(a, meanA) + squaredDeviations(b, meanB)) / df);
  if (pooled === 0) return insufficientData('values that differ within a side', 'constant sides');
  const n = a.length + b.length;
  const effect = ((meanB - meanA) / pooled) * (corrected ? 1 - 3 / (4 * df - 1) : 1);
  const error = Math.sqrt(n / (a.length * b.length) + (effect * effect) / (2 * n));
  const reach = normalQuantile(0.5 + level / 2) * error;
  const interval = { low: effect - reach, high: effect + reach };
  return computed({ effect, interval, nBefore: a.length, nAfter: b.length });
}

export const hedgesG = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.effect-size.hedges_g',
    version: 1,
    title: "Hedges' g",
    unit: 'SD',
    evidence: 'peer-reviewed',
    formula: 'd·(1 - 3/(4(n - 2) - 1)); ± z·√(n/(n1·n2) + g²/(2n))',
    validRange: '2 independent values a side, about normal; intervals from 10 a side',
    references: [references.hedges1981],
  },
  (input: TwoSamples) => standardised(input, true),
);

export const cohenD = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.effect-size.cohen_d',
    version: 1,
    title: "Cohen's d",
    unit: 'SD',
    evidence: 'peer-reviewed',
    formula: '(mean after - mean before)/pooled SD; ± z·√(n/(n1·n2) + d²/(2n))',
    validRange: '2 independent values a side, about normal; a little too large for few values',
    references: [references.cohen1988],
  },
  (input: TwoSamples) => standardised(input, false),
);

/** Values of `sorted` below `value`, and those equal to it. */
function place(sorted: Float64Array, value: number): readonly [below: number, equal: number] {
  const first = (reaches: (other: number) => boolean) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reaches(sorted[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const below = first((other) => other >= value);
  return [below, first((other) => other > value) - below];
}

export const cliffsDelta = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.effect-size.cliffs_delta',
    version: 1,
    title: "Cliff's delta (rank-biserial correlation)",
    unit: '1',
    evidence: 'peer-reviewed',
    formula:
      'P(after > before) - P(after < before) over all pairs; (δ - δ³ ± t·s·√((1 - δ²)² + t²s²))/(1 - δ² + t²s²), s² of dominances',
    validRange: '5 independent values a side; outliers and scale do not matter',
    references: [references.cliff1993],
  },
  (input: TwoSamples): Outcome<EffectSize> => {
    const [a, b, level] = read(input);
    const [n, m] = [a.length, b.length];
    if (n < 5 || m < 5) return insufficientData('5 values on each side', `${n} and ${m}`);
    let untied = 0;
    const dominance = (own: Float64Array, other: Float64Array, sign: 1 | -1, counts: boolean) => {
      const sorted = other.toSorted();
      return own.map((value) => {
        const [below, equal] = place(sorted, value);
        if (counts) untied += sorted.length - equal;
        return (sign * (2 * below + equal - sorted.length)) / sorted.length;
      });
    };
    const ofAfter = dominance(b, a, 1, true);
    const ofBefore = dominance(a, b, -1, false);
    const effect = meanOf(ofAfter);
    const spread = (values: Float64Array) => values.reduce((sum, value) => sum + (value - effect) ** 2, 0);
    const square =
      (n * n * spread(ofAfter) + m * m * spread(ofBefore) - (untied - n * m * effect * effect)) /
      (n * m * (n - 1) * (m - 1));
    // Cliff's floor: no overlap at all would otherwise read as no uncertainty at all.
    const variance = Math.max(square, (1 - effect * effect) / (n * m - 1));
    const t = studentQuantile(0.5 + level / 2, n + m - 2);
    const tv = t * t * variance;
    const rest = 1 - effect * effect;
    if (rest + tv === 0) {
      // Complete separation: what as many values as there are cannot exclude.
      const excluded = 1 - 2 * (1 - level) ** (1 / Math.min(n, m));
      const interval = effect > 0 ? { low: excluded, high: 1 } : { low: -1, high: -excluded };
      return computed({ effect, interval, nBefore: n, nAfter: m });
    }
    const reach = t * Math.sqrt(variance) * Math.sqrt(rest * rest + tv);
    const middle = effect - effect ** 3;
    const within = (value: number) => Math.max(-1, Math.min(1, value));
    const interval = { low: within((middle - reach) / (rest + tv)), high: within((middle + reach) / (rest + tv)) };
    return computed({ effect, interval, nBefore: n, nAfter: m });
  },
);
