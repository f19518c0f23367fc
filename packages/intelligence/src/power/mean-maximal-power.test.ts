import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { bestEfforts, meanMaximalPower, seasonPowerCurve } from './mean-maximal-power.ts';

/** Best of all windows by prefix sums. */
function naive(values: ArrayLike<number>): readonly number[] {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + (Number.isNaN(values[i]) ? 0 : values[i]!);
  return Array.from({ length: values.length }, (_, k) => {
    let best = Number.NEGATIVE_INFINITY;
    for (let i = 0; i + k < values.length; i++) best = Math.max(best, sums[i + k + 1]! - sums[i]!);
    return best / (k + 1);
  });
}

function curve(values: ArrayLike<number>): readonly number[] {
  return Array.from(answerOf(meanMaximalPower({ powerWatts: Float64Array.from(values) })).watts);
}

const LENGTH = 700;
function shape(watts: (second: number) => number, length = LENGTH): readonly number[] {
  return Array.from({ length }, (_, second) => watts(second));
}
/** A fixed sequence without a pattern. */
function noise(second: number): number {
  return ((second * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;
}
const shapes = {
  constant: shape(() => 200),
  zeros: shape(() => 0),
  ramp: shape((s) => s),
  'falling ramp': shape((s) => LENGTH - s),
  intervals: shape((s) => (Math.floor(s / 60) % 2 === 0 ? 150 : 300)),
  'noisy intervals': shape((s) => Math.round((Math.floor(s / 60) % 2 === 0 ? 150 : 300) + 40 * noise(s))),
  random: shape((s) => Math.round(900 * noise(s))),
  spike: shape((s) => (s === 333 ? 2000 : 100)),
  'on and off': shape((s) => (s % 2 === 0 ? 0 : 400)),
  'short swings': shape((s) => (Math.floor(s / 15) % 2) * 400),
  'noisy swings': shape((s) => Math.round((Math.floor(s / 15) % 2) * 400 + 40 * noise(s))),
  wave: shape((s) => Math.round(200 + 100 * Math.sin(s / 10))),
  'many zeros': shape((s) => (noise(s) < 0.9 ? 0 : 700)),
};

describe('equals the best of all windows to the last bit', () => {
  test.each(Object.entries(shapes))('%s', (_, values) => {
    expect(curve(values)).toEqual(naive(values));
  });

  test('random rides of every length around the blocks', () => {
    const watts = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2000 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(watts, { minLength: 1, maxLength: 300 }), (values) => {
        fc.pre(values.some((value) => !Number.isNaN(value)));
        expect(curve(values)).toEqual(naive(values));
      }),
      { numRuns: 150 },
    );
  });

  test('sums beyond 2^31 and beyond 2^32', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 31 }), { minLength: 130, maxLength: 300 }), (values) => {
        expect(values.reduce((a, b) => a + b)).toBeGreaterThan(2 ** 32);
        expect(curve(values)).toEqual(naive(values));
      }),
      { numRuns: 30 },
    );
  });
});

describe('equals it up to the rounding of sums', () => {
  test.each([
    ['fractions of a watt', fc.double({ min: 0, max: 2000, noNaN: true })],
    ['tenths that nearly tie', fc.integer({ min: 0, max: 2 }).map((tenths) => 200 + tenths * 0.1)],
    ['n times the total beyond 2^48', fc.integer({ min: 2 ** 43, max: 2 ** 44 })],
  ])('%s', (_, watts) => {
    fc.assert(
      fc.property(fc.array(watts, { minLength: 1, maxLength: 300 }), (values) => {
        const exact = naive(values);
        const total = values.reduce((a, b) => a + b);
        for (const [k, value] of curve(values).entries()) {
          expect(Math.abs(value - exact[k]!)).toBeLessThanOrEqual((total * 1e-13) / (k + 1) + 1e-300);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('the start names a window that has the value', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 1, maxLength: 200 }), (values) => {
      const { watts, startSeconds } = answerOf(meanMaximalPower({ powerWatts: Float64Array.from(values) }));
      for (let k = 0; k < values.length; k++) {
        const window = values.slice(startSeconds[k], startSeconds[k]! + k + 1);
        expect(window).toHaveLength(k + 1);
        expect(window.reduce((a, b) => a + b) / (k + 1)).toBe(watts[k]);
      }
    }),
    { numRuns: 30 },
  );
});

test('work grows with duration, a ride backwards has the same curve, watts scale', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 2, maxLength: 200 }), (values) => {
      const once = curve(values);
      for (let k = 1; k < once.length; k++) expect(once[k]! * (k + 1)).toBeGreaterThanOrEqual(once[k - 1]! * k - 1e-6);
      expect(curve(values.toReversed())).toEqual(once);
      expect(curve(values.map((value) => 2 * value))).toEqual(once.map((value) => 2 * value));
    }),
    { numRuns: 30 },
  );
});

test('asked durations come in their order, from the same curve', () => {
  const powerWatts = Float64Array.from(shapes.random);
  const all = naive(shapes.random);
  const efforts = answerOf(bestEfforts({ powerWatts, durationsSeconds: [300, 5, 60, 5, 701, 700] }));
  expect(efforts.map(({ durationSeconds }) => durationSeconds)).toEqual([300, 5, 60, 5, 701, 700]);
  expect(efforts.map(({ watts }) => watts)).toEqual([all[299], all[4], all[59], all[4], null, all[699]]);
  expect(efforts[4]?.startSecond).toBeNull();
});

test('one sample, no sample, no power', () => {
  expect(curve([321])).toEqual([321]);
  expectTooLittle(meanMaximalPower({ powerWatts: new Float64Array(0) }), /power/);
  expectTooLittle(meanMaximalPower({ powerWatts: new Float64Array(3).fill(Number.NaN) }), /power/);
  expectTooLittle(bestEfforts({ powerWatts: new Float64Array(0), durationsSeconds: [1] }), /power/);
  expect(warningsOf(meanMaximalPower({ powerWatts: Float64Array.of(1, Number.NaN) }))[0]).toMatch(/50.0 %/);
});

test.each([-1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d W is refused', (bad) => {
  const powerWatts = Float64Array.of(1, 2, bad, 4);
  expect(refusedPath(() => meanMaximalPower({ powerWatts }))).toBe('powerWatts.2');
  expect(refusedPath(() => bestEfforts({ powerWatts, durationsSeconds: [1] }))).toBe('powerWatts.2');
});

test.each([0, -5, 1.5, Number.NaN])('a duration of %d s is refused', (duration) => {
  const powerWatts = Float64Array.of(1, 2);
  expect(refusedPath(() => bestEfforts({ powerWatts, durationsSeconds: [1, duration] }))).toBe('durationsSeconds.1');
});

test('the season curve is the best of its rides and names them', () => {
  const season = answerOf(seasonPowerCurve({ curves: [Float64Array.of(500, 300), Float64Array.of(400, 300, 250)] }));
  expect(Array.from(season.watts)).toEqual([500, 300, 250]);
  expect(Array.from(season.curveIndex)).toEqual([0, 0, 1]);
  expect(Array.from(answerOf(seasonPowerCurve({ curves: [Float64Array.of(0)] })).watts)).toEqual([0]);
  expectTooLittle(seasonPowerCurve({ curves: [] }), /curve/);
  expect(refusedPath(() => seasonPowerCurve({ curves: [Float64Array.of(1, Number.NaN)] }))).toBe('curves.0.1');
});
