import type { Outcome } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countDescents, slopeOrder } from './order-statistics.ts';
import { normalRandom, seededRandom } from './random.ts';
import { type RobustTrend, robustTrend, robustTrendIndependent, type TrendInput } from './trend.ts';

type TrendAlgorithm = (input: TrendInput) => Outcome<RobustTrend>;

function of(input: TrendInput, algorithm: TrendAlgorithm = robustTrend): RobustTrend {
  const outcome = algorithm(input);
  if (outcome.status !== 'ok') throw new Error(outcome.need);
  return outcome.value;
}

test('descents as a double loop counts them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 40 }), (values) => {
      let [below, notAbove] = [0, 0];
      for (const [i, a] of values.entries()) {
        for (const b of values.slice(i + 1)) [below, notAbove] = [below + Number(b < a), notAbove + Number(b <= a)];
      }
      expect(countDescents(Float64Array.from(values), 0)).toBe(below);
      expect(countDescents(Float64Array.from(values), 1)).toBe(notAbove);
    }),
  );
});

test('counted slopes are the listed ones', () => {
  const next = seededRandom(3);
  const x = Float64Array.from({ length: 600 }, (_, i) => i * 2 + Math.floor(i / 50));
  const y = x.map((value) => Math.round(40 * next()) - value / 9);
  const listed: number[] = [];
  for (let i = 0; i < 600; i++) {
    for (let j = i + 1; j < 600; j++) listed.push(((y[j] ?? 0) - (y[i] ?? 0)) / ((x[j] ?? 0) - (x[i] ?? 0)));
  }
  listed.sort((a, b) => a - b);
  const order = slopeOrder([{ x, y }]);
  expect(order.count).toBe(listed.length);
  for (const rank of [1, 2, 1000, listed.length / 2, listed.length - 1, listed.length]) {
    expect(Math.abs(order.slope(rank) - (listed[rank - 1] ?? 0))).toBeLessThan(1e-11);
  }
  const flat = slopeOrder([{ x, y: x.map(() => 5) }]);
  expect([flat.slope(1), flat.slope(flat.count)].map(Math.abs)).toEqual([0, 0]);
});

test('worked by hand', () => {
  // Ten values with one descent (7 before 6): S = 45 - 2 = 43, Var = 10·9·25/18 = 125.
  const trend = of({ values: [1, 2, 3, 4, 5, 7, 6, 8, 9, 10] }, robustTrendIndependent);
  expect(trend.tau).toBeCloseTo(43 / 45, 12);
  // z = 42/√125 = 3.7566.
  expect(trend.pValue).toBeCloseTo(0.00017225, 7);
  expect(trend).toMatchObject({ n: 10, slopePerDay: 1, direction: 'rising', varianceFactor: 1 });
});

test('a third of wild values changes little', () => {
  const values = Float64Array.from({ length: 90 }, (_, i) => (i % 4 === 0 ? 1000 * Math.sin(i) : 50 - 0.1 * i));
  expect(of({ values }).slopePerDay).toBeCloseTo(-0.1, 1);
});

test('a new device is no trend', () => {
  const next = normalRandom(seededRandom(8));
  const values = Float64Array.from({ length: 120 }, (_, i) => (i < 60 ? 50 : 62) + next());
  expect(of({ values }).direction).toBe('rising');
  const apart = of({ values, eras: [{ fromDay: 60, label: 'second watch' }] });
  expect(apart.direction).toBe('none');
  expect(Math.abs(apart.slopePerDay)).toBeLessThan(0.03);
  expect(apart.intercept).toBeGreaterThan(58);
});

test('constant, short, all missing, impossible', () => {
  expect(of({ values: new Float64Array(20).fill(0.3) })).toMatchObject({
    slopePerDay: 0,
    pValue: 1,
    direction: 'none',
    tau: 0,
  });
  expect(robustTrend({ values: [1, 2, 3] })).toMatchObject({ status: 'insufficient-data', have: '3' });
  expect(robustTrend({ values: new Array(40).fill(null) }).status).toBe('insufficient-data');
  expect(() => robustTrend({ values: [1, Number.NEGATIVE_INFINITY] })).toThrow('values.1');
  expect(() =>
    robustTrend({
      values: [1],
      eras: [
        { fromDay: 5, label: 'a' },
        { fromDay: 5, label: 'b' },
      ],
    }),
  ).toThrow('eras.1.fromDay');
});

test('ten years of days', () => {
  const next = normalRandom(seededRandom(2));
  const values = Float64Array.from({ length: 3652 }, (_, i) => (i % 9 === 0 ? Number.NaN : 0.01 * i + 20 * next()));
  const { interval, slopePerDay } = of({ values });
  expect(slopePerDay).toBeGreaterThan(interval.low);
  expect(slopePerDay).toBeLessThan(interval.high);
  expect(Math.abs(slopePerDay - 0.01)).toBeLessThan(0.001);
});

describe('honesty', () => {
  /** Share of runs in which a series without trend is said to have one, and in which the interval misses 0.2. */
  function simulate(phi: number, algorithm: TrendAlgorithm, seed: number): readonly [alarms: number, missed: number] {
    const next = normalRandom(seededRandom(seed));
    let [alarms, missed] = [0, 0];
    const runs = 250;
    for (let run = 0; run < runs; run++) {
      let state = next();
      const noise = Float64Array.from({ length: 120 }, (_, i) => {
        if (i > 0) state = phi * state + Math.sqrt(1 - phi * phi) * next();
        return i % 11 === 3 ? Number.NaN : state;
      });
      if (of({ values: noise }, algorithm).pValue < 0.05) alarms++;
      const { low, high } = of({ values: noise.map((value, i) => value + 0.2 * i) }, algorithm).interval;
      if (low > 0.2 || high < 0.2) missed++;
    }
    return [alarms / runs, missed / runs];
  }

  test('independent days: 5 % false alarms, 95 % of the intervals hold', () => {
    const [alarms, missed] = simulate(0, robustTrend, 41);
    expect(alarms).toBeLessThan(0.085);
    expect(missed).toBeLessThan(0.085);
    expect(missed).toBeGreaterThan(0.02);
  });

  test('days that resemble each other: the correction keeps most of it', () => {
    const [plain] = simulate(0.5, robustTrendIndependent, 42);
    const [alarms, missed] = simulate(0.5, robustTrend, 42);
    expect(plain).toBeGreaterThan(0.15);
    expect(alarms).toBeLessThan(0.11);
    expect(missed).toBeLessThan(0.11);
  });
});

test('scale, shift and reversal', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: -99, max: 99 }), { nil: null }), { minLength: 30, maxLength: 60 }),
      (values) => {
        const a = robustTrend({ values });
        const b = robustTrend({ values: values.map((value) => (value === null ? null : 4 * value + 3)) });
        const back = robustTrend({ values: values.toReversed() });
        expect(b.status).toBe(a.status);
        if (a.status !== 'ok' || b.status !== 'ok' || back.status !== 'ok') return;
        expect(b.value.slopePerDay).toBeCloseTo(4 * a.value.slopePerDay, 9);
        expect(b.value.pValue).toBeCloseTo(a.value.pValue, 9);
        expect(back.value.slopePerDay).toBeCloseTo(-a.value.slopePerDay, 9);
        expect(back.value.tau).toBeCloseTo(-a.value.tau, 9);
        expect(a.value.interval.low).toBeLessThanOrEqual(a.value.slopePerDay);
        expect(a.value.interval.high).toBeGreaterThanOrEqual(a.value.slopePerDay);
      },
    ),
  );
});
