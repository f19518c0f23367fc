import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LinearRegression, linearRegression, linearRegressionPairs } from './linear-regression.ts';

function line(values: ArrayLike<number | null>): LinearRegression {
  const outcome = linearRegression({ values });
  if (outcome.status !== 'ok') throw new Error(outcome.need);
  return outcome.value;
}

// Worked by hand.
test('known slope, errors and interval', () => {
  // x = 0…4, y = 1, 3, 2, 5, 4: slope 0.8, intercept 1.4, SSE 3.6, s² 1.2, Sxx 10.
  const fit = line([1, 3, 2, 5, 4]);
  expect(fit.slope).toBeCloseTo(0.8, 12);
  expect(fit.intercept).toBeCloseTo(1.4, 12);
  expect(fit.rSquared).toBeCloseTo(0.64, 12);
  expect(fit.correlation).toBeCloseTo(0.8, 12);
  expect(fit.slopeStandardError).toBeCloseTo(Math.sqrt(0.12), 12);
  expect(fit.interceptStandardError).toBeCloseTo(Math.sqrt(1.2 * (1 / 5 + 4 / 10)), 12);
  // t(0.975, 3) = 3.18244630528
  expect(fit.slopeInterval?.high).toBeCloseTo(0.8 + 3.18244630528 * Math.sqrt(0.12), 9);
  expect(fit.pValue).toBeCloseTo(0.104088, 5);
});

test('of an exact line nothing is said about neighbouring days', () => {
  const values = Array.from({ length: 30 }, (_, i) => 0.1 * i + 0.3);
  expect(linearRegression({ values })).toMatchObject({ status: 'ok', warnings: [] });
});

test('a constant series has no r²', () => {
  const outcome = linearRegression({ values: [0.1, 0.1, 0.1, 0.1] });
  expect(outcome).toMatchObject({ status: 'ok', value: { slope: 0, intercept: 0.1, rSquared: null, pValue: null } });
  expect(outcome.status === 'ok' && outcome.warnings).toHaveLength(1);
});

test('days without a value keep their place', () => {
  expect(line([0, null, 4, Number.NaN, 8]).slope).toBeCloseTo(2, 12);
});

test('large offsets lose nothing', () => {
  const values = Array.from({ length: 100 }, (_, i) => 1e9 + i * 1e-3 + (i % 3) * 1e-4);
  const small = values.map((_, i) => i * 1e-3 + (i % 3) * 1e-4);
  expect(line(values).slope).toBeCloseTo(line(small).slope, 9);
});

test('too little, and impossible', () => {
  expect(linearRegression({ values: [] }).status).toBe('insufficient-data');
  expect(linearRegression({ values: [1, null] })).toMatchObject({ have: '1' });
  expect(line([1, 2])).toMatchObject({ slope: 1, slopeInterval: null, pValue: null });
  expect(() => linearRegression({ values: [1, Number.POSITIVE_INFINITY] })).toThrow('values.1');
  expect(() => linearRegression({ values: [1, 2], level: 1 })).toThrow('level');
  expect(() => linearRegressionPairs({ x: [1], y: [1, 2] })).toThrow('as long');
  expect(linearRegressionPairs({ x: [2, 2, 2], y: [1, 2, 3] }).status).toBe('insufficient-data');
});

test('says that neighbouring days resemble each other', () => {
  const smooth = linearRegression({ values: Array.from({ length: 60 }, (_, i) => Math.sin(i / 5)) });
  expect(smooth.status === 'ok' && smooth.warnings[0]).toContain('Neighbouring days');
  const alternating = linearRegression({ values: Array.from({ length: 60 }, (_, i) => i + (i % 2)) });
  expect(alternating.status === 'ok' && alternating.warnings).toEqual([]);
});

describe('properties', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const pairs = fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), number), { minLength: 3, maxLength: 60 });

  test('order, shift and scale', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: -50, max: 50 }), (points, shift) => {
        const of = (list: readonly (readonly [number, number])[]) =>
          linearRegressionPairs({ x: list.map(([x]) => x), y: list.map(([, y]) => y) });
        const a = of(points);
        const b = of(points.toReversed().map(([x, y]) => [x + shift, 2 * y] as const));
        expect(b.status).toBe(a.status);
        if (a.status !== 'ok' || b.status !== 'ok') return;
        const size = Math.max(...points.map(([, y]) => Math.abs(y)), 1e-9);
        expect(Math.abs(b.value.slope - 2 * a.value.slope)).toBeLessThan(1e-9 * size);
        if (a.value.rSquared !== null) expect(a.value.rSquared).toBeLessThanOrEqual(1);
        for (const value of Object.values(a.value)) if (typeof value === 'number') expect(value).not.toBeNaN();
      }),
    );
  });

  test('the line is that of the normal equations', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 40 }), (values) => {
        const n = values.length;
        const sums = values.reduce((s, y, x) => ({ x: s.x + x, y: s.y + y, xx: s.xx + x * x, xy: s.xy + x * y }), {
          x: 0,
          y: 0,
          xx: 0,
          xy: 0,
        });
        const slope = (n * sums.xy - sums.x * sums.y) / (n * sums.xx - sums.x ** 2);
        expect(Math.abs(line(values).slope - slope)).toBeLessThan(1e-9);
      }),
    );
  });
});
