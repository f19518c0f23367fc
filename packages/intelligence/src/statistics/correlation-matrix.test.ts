import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlationMatrix, correlationMatrixSpearman, type MatrixPair } from './correlation-matrix.ts';
import { seededRandom } from './random.ts';

/** Two passes over the filtered pair, as a textbook has it. */
function naive(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const pairs = Array.from(x, (u, i) => [u, y[i] ?? Number.NaN] as const).filter(
    ([u, v]) => !Number.isNaN(u) && !Number.isNaN(v),
  );
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  const sum = (f: (u: number, v: number) => number) => pairs.reduce((total, [u, v]) => total + f(u - mx, v - my), 0);
  return sum((u, v) => u * v) / Math.sqrt(sum((u) => u * u) * sum((_, v) => v * v));
}

/** Rank by counting: one more than what is smaller, plus half of what is equal. */
function naiveRanks(x: ArrayLike<number>, y: ArrayLike<number>): readonly number[] {
  const known = Array.from(x).filter((u, i) => !Number.isNaN(u) && !Number.isNaN(y[i] ?? Number.NaN));
  return Array.from(x, (u, i) =>
    Number.isNaN(u) || Number.isNaN(y[i] ?? Number.NaN)
      ? Number.NaN
      : known.filter((v) => v < u).length + (known.filter((v) => v === u).length + 1) / 2,
  );
}

function pairsOf(columns: readonly Float64Array[], spearman = false): readonly MatrixPair[] {
  const outcome = (spearman ? correlationMatrixSpearman : correlationMatrix)({ columns, minimumPairs: 3 });
  if (outcome.status !== 'ok') throw new Error(outcome.need);
  return outcome.value;
}

function random(columns: number, days: number, missing: number, seed: number): readonly Float64Array[] {
  const next = seededRandom(seed);
  return Array.from({ length: columns }, (_, metric) =>
    Float64Array.from({ length: days }, (_, day) =>
      next() < missing ? Number.NaN : 1000 * metric + Math.sin(day / 9 + metric) + next(),
    ),
  );
}

describe('equal to the naive form', () => {
  test.each([
    [0, 2],
    [0, 7],
    [0.1, 6],
    [0.5, 9],
    [0.9, 5],
  ])('%d missing, %d columns', (missing, count) => {
    const columns = random(count, 301, missing, 3);
    const pairs = pairsOf(columns);
    expect(pairs).toHaveLength((count * (count - 1)) / 2);
    for (const { first, second, n, correlation } of pairs) {
      const [x, y] = [columns[first] ?? [], columns[second] ?? []];
      expect(n).toBe(Array.from(x).filter((u, i) => !Number.isNaN(u) && !Number.isNaN(y[i] ?? Number.NaN)).length);
      if (n < 3) expect(correlation).toBeNull();
      else expect(Math.abs((correlation ?? 9) - naive(x, y)), `${first} ${second}`).toBeLessThan(1e-10);
    }
  });

  test('where a value without partner holds all of the spread', () => {
    const x = Float64Array.from({ length: 60 }, (_, i) => (i === 30 ? 1e9 : Math.sin(i)));
    const y = Float64Array.from({ length: 60 }, (_, i) => (i === 30 ? Number.NaN : Math.cos(i / 2) + Math.sin(i)));
    expect(Math.abs((pairsOf([x, y])[0]?.correlation ?? 9) - naive(x, y))).toBeLessThan(1e-10);
  });

  test('a large offset loses nothing', () => {
    const small = random(2, 200, 0.2, 5).map((column) => column.map((value) => Math.round(value * 64) / 64));
    const large = small.map((column) => column.map((value) => value + 1e9));
    expect(Math.abs((pairsOf(large)[0]?.correlation ?? 9) - (pairsOf(small)[0]?.correlation ?? 0))).toBeLessThan(1e-10);
  });

  test('ranks, with ties', () => {
    const columns = random(5, 120, 0.3, 8).map((column) => column.map((value) => Math.round(value * 3)));
    for (const { first, second, correlation } of pairsOf(columns, true)) {
      const [x, y] = [columns[first] ?? [], columns[second] ?? []];
      expect(Math.abs((correlation ?? 9) - naive(naiveRanks(x, y), naiveRanks(y, x)))).toBeLessThan(1e-12);
    }
  });
});

test('null where nothing varies or too few days are common', () => {
  const constant = new Float64Array(20).fill(0.1);
  const rising = Float64Array.from({ length: 20 }, (_, i) => i);
  const short = rising.map((value, i) => (i < 2 ? value : Number.NaN));
  const level = rising.map((value, i) => (i < 10 ? 7 : value));
  const early = rising.map((value, i) => (i < 10 ? value : Number.NaN));
  for (const spearman of [false, true]) {
    const pairs = pairsOf([constant, rising, short, level, early, new Float64Array(20).fill(Number.NaN)], spearman);
    const of = (i: number, j: number) => pairs.find(({ first, second }) => first === i && second === j);
    expect(of(0, 1)).toMatchObject({ n: 20, correlation: null });
    expect(of(1, 2)).toMatchObject({ n: 2, correlation: null });
    expect(of(3, 4)).toMatchObject({ n: 10, correlation: null });
    expect(of(1, 5)).toMatchObject({ n: 0, correlation: null });
    expect(of(1, 4)?.correlation).toBeCloseTo(1, 12);
  }
});

test('refuses what cannot be', () => {
  expect(() => correlationMatrix({ columns: [[1, 2], [1]] })).toThrow('columns.1');
  expect(() => correlationMatrix({ columns: [[1, Number.NEGATIVE_INFINITY]] })).toThrow('columns.0.1');
  expect(() => correlationMatrix({ columns: [], minimumPairs: 2 })).toThrow('minimumPairs');
  expect(correlationMatrix({ columns: [[1, 2]] }).status).toBe('insufficient-data');
});

test('scale, shift and order of days change nothing', () => {
  const cell = fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 12, maxLength: 50 }), (rows) => {
      const columns = [0, 1, 2].map((side) => rows.map((row) => row[side] ?? null));
      const turned = columns.map((column) =>
        column.toReversed().map((value) => (value === null ? null : 3 * value + 7)),
      );
      const a = correlationMatrix({ columns });
      const b = correlationMatrix({ columns: turned });
      if (a.status !== 'ok' || b.status !== 'ok') throw new Error('three columns');
      for (const [i, { n, correlation }] of a.value.entries()) {
        expect(b.value[i]?.n).toBe(n);
        if (correlation === null) expect(b.value[i]?.correlation).toBeNull();
        else expect(Math.abs((b.value[i]?.correlation ?? 9) - correlation)).toBeLessThan(1e-10);
      }
    }),
  );
});
