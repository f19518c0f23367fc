import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireWhole } from '../refuse.ts';
import { seededRandom } from './random.ts';
import { sampleOf } from './samples.ts';
import { type DailyValues, meanOf, medianOf } from './series.ts';

export interface PermutationInput {
  readonly before: DailyValues;
  readonly after: DailyValues;
  /** What is compared; `mean` unless given. */
  readonly statistic?: 'mean' | 'median';
  /** Used when there are more divisions than `permutations`. */
  readonly seed: number;
  /** Most divisions that are looked at; 10000 unless given, 100 to 1000000. */
  readonly permutations?: number;
}

export interface PermutationTest {
  /** After less before. */
  readonly difference: number;
  /** Two-sided. */
  readonly pValue: number;
  /** All divisions were looked at, not a random part. */
  readonly exact: boolean;
  readonly permutations: number;
  readonly nBefore: number;
  readonly nAfter: number;
}

/** Divisions of n values into k and the rest, up to a bound. */
function divisions(n: number, k: number, bound: number): number {
  let count = 1;
  for (let i = 1; i <= Math.min(k, n - k) && count <= bound; i++) count = (count * (n - i + 1)) / i;
  return count;
}

export const permutationTest = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.permutation-test.two_samples',
    version: 1,
    title: 'Permutation test of two groups of days',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula: 'share of divisions with a difference as large; with random ones (hits + 1)/(divisions + 1)',
    validRange: 'days that could be exchanged: independent ones. Days that resemble each other need an experiment test',
    references: [references.phipsonSmyth2010],
  },
  ({ before, after, statistic = 'mean', seed, permutations = 10_000 }: PermutationInput): Outcome<PermutationTest> => {
    requireWhole('permutations', permutations, 100);
    requireBetween('permutations', permutations, 100, 1_000_000);
    const a = sampleOf('before', before);
    const b = sampleOf('after', after);
    if (a.length < 3 || b.length < 3) return insufficientData('3 values on each side', `${a.length} and ${b.length}`);
    const of = statistic === 'mean' ? meanOf : medianOf;
    const all = Float64Array.from([...a, ...b]);
    const difference = of(b) - of(a);
    const bound = Math.abs(difference) * (1 - 1e-12);
    const exact = divisions(all.length, b.length, permutations) <= permutations;
    let hits = 0;
    let tried = 0;
    const judge = (first: Float64Array, second: Float64Array) => {
      tried++;
      if (Math.abs(of(second) - of(first)) >= bound) hits++;
    };
    if (exact) everyDivision(all, b.length, judge);
    else {
      const next = seededRandom(seed);
      for (let i = 0; i < permutations; i++) {
        for (let k = all.length - 1; k > 0; k--) {
          const other = Math.floor(next() * (k + 1));
          [all[k], all[other]] = [all[other]!, all[k]!];
        }
        judge(all.subarray(0, a.length), all.subarray(a.length));
      }
    }
    const pValue = exact ? hits / tried : (hits + 1) / (tried + 1);
    return computed({ difference, pValue, exact, permutations: tried, nBefore: a.length, nAfter: b.length });
  },
);

function everyDivision(
  all: Float64Array,
  size: number,
  judge: (first: Float64Array, second: Float64Array) => void,
): void {
  const chosen = Array.from({ length: size }, (_, i) => i);
  for (;;) {
    const inside = new Set(chosen);
    judge(
      all.filter((_, i) => !inside.has(i)),
      all.filter((_, i) => inside.has(i)),
    );
    let at = size - 1;
    while (at >= 0 && chosen[at] === all.length - size + at) at--;
    if (at < 0) return;
    chosen[at]!++;
    for (let i = at + 1; i < size; i++) chosen[i] = chosen[i - 1]! + 1;
  }
}
