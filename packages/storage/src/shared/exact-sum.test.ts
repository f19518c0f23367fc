import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExactSum, plus, rounded } from './exact-sum.ts';

const sumOf = (terms: readonly number[]) => rounded(terms.reduce<ExactSum>(plus, []));

describe('an exact sum', () => {
  it.each<[readonly number[], number]>([
    [[], 0],
    [[0.1, 0.2], 0.1 + 0.2],
    [Array<number>(10).fill(0.1), 1],
    [[1e100, 1, -1e100], 1],
    [[1, 1e-16, 1e-16], 1 + 2 ** -52],
    [[2 ** 53, 1, 2 ** -20], 2 ** 53 + 2],
    [[25_000.5, 5000], 30_000.5],
  ])('of %j is %d', (terms, total) => {
    expect(sumOf(terms)).toBe(total);
  });

  it('does not depend on the order of its terms', () => {
    const terms = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 40 });
    const shuffled = terms.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    fc.assert(
      fc.property(shuffled, ([some, others]) => {
        expect(sumOf(others)).toBe(sumOf(some));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('of whole numbers is their sum', () => {
    const terms = fc.array(fc.integer(), { maxLength: 50 });
    fc.assert(
      fc.property(terms, (some) => {
        expect(sumOf(some)).toBe(some.reduce((a, b) => a + b, 0));
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
