import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { normalizedPower, normalizedPowerGoldenCheetah, normalizedPowerPierreRaw } from './normalized-power.ts';
import { averagePower, intensityFactor, variabilityIndex } from './power-ratios.ts';
import { xPower } from './x-power.ts';

const forms = { normalizedPower, normalizedPowerGoldenCheetah, normalizedPowerPierreRaw, xPower, averagePower };
const watts = fc.integer({ min: 0, max: 2500 });
/** Past one block of 512 samples, so that every loop of the kernel is walked through. */
const ride = fc.array(fc.oneof(watts, watts, watts, fc.constant(Number.NaN)), { minLength: 30, maxLength: 700 });

/** The definition, window by window. */
function slow(values: readonly number[]): number {
  let sum = 0;
  for (let end = 30; end <= values.length; end++) {
    const mean =
      values.slice(end - 30, end).reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0) / 30;
    sum += mean ** 4;
  }
  return (sum / (values.length - 29)) ** 0.25;
}

test('equals the definition, missing samples as 0 W', () => {
  fc.assert(
    fc.property(ride, (values) => {
      fc.pre(values.some((value) => !Number.isNaN(value)));
      expect(answerOf(normalizedPower({ powerWatts: Float64Array.from(values) }))).toBeCloseTo(slow(values), 8);
    }),
    { numRuns: 60 },
  );
});

test('a long ride with dropouts in some blocks only', () => {
  const values = Array.from({ length: 4000 }, (_, i) => (i % 977 === 976 ? Number.NaN : 150 + ((i * 7919) % 101)));
  const outcome = normalizedPower({ powerWatts: Float64Array.from(values) });
  expect(answerOf(outcome)).toBeCloseTo(slow(values), 8);
  expect(warningsOf(outcome)).toEqual([]);
});

describe.each(Object.entries(forms))('%s', (_, form) => {
  test('scales with power', () => {
    fc.assert(
      fc.property(
        fc.array(watts, { minLength: 30, maxLength: 200 }),
        fc.integer({ min: 1, max: 9 }),
        (values, factor) => {
          const once = answerOf(form({ powerWatts: Float64Array.from(values) }));
          const more = answerOf(form({ powerWatts: Float64Array.from(values, (value) => value * factor) }));
          expect(more).toBeCloseTo(once * factor, 6);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a missing sample is 0 W', () => {
    const zero = Float64Array.from({ length: 120 }, (_, i) => (i % 10 === 0 ? 0 : 200));
    const missing = zero.map((value) => (value === 0 ? Number.NaN : value));
    expect(answerOf(form({ powerWatts: missing }))).toBe(answerOf(form({ powerWatts: zero })));
    expect(warningsOf(form({ powerWatts: missing }))).toEqual([
      '10.0 % of the samples had no power and counted as 0 W.',
    ]);
    expect(warningsOf(form({ powerWatts: zero }))).toEqual([]);
  });

  test('all zero is 0 W, all missing is too little', () => {
    expect(answerOf(form({ powerWatts: new Float64Array(60) }))).toBe(0);
    expectTooLittle(form({ powerWatts: new Float64Array(60).fill(Number.NaN) }), /power at 1 Hz/);
    expectTooLittle(form({ powerWatts: new Float64Array(0) }), /power at 1 Hz/);
  });

  test.each([
    [0, -1],
    [31, -1],
    [0, Number.POSITIVE_INFINITY],
    [600, Number.POSITIVE_INFINITY],
    [40, Number.NEGATIVE_INFINITY],
  ])('sample %i of %d is refused by its place', (place, value) => {
    const powerWatts = new Float64Array(700).fill(200);
    powerWatts[place] = value;
    expect(refusedPath(() => form({ powerWatts }))).toBe(`powerWatts.${place}`);
  });
});

test('under 30 s it is not defined', () => {
  const powerWatts = new Float64Array(29).fill(250);
  for (const form of [normalizedPower, normalizedPowerGoldenCheetah, normalizedPowerPierreRaw]) {
    expect(form({ powerWatts })).toEqual({ status: 'insufficient-data', need: '30 s of power at 1 Hz', have: '29 s' });
  }
  expect(answerOf(normalizedPower({ powerWatts: new Float64Array(30).fill(250) }))).toBe(250);
});

test('is never below the mean of its windows and never above the best of them', () => {
  fc.assert(
    fc.property(fc.array(watts, { minLength: 30, maxLength: 90 }), (values) => {
      const means = values.slice(29).map((_, i) => values.slice(i, i + 30).reduce((a, b) => a + b, 0) / 30);
      const value = answerOf(normalizedPower({ powerWatts: Float64Array.from(values) }));
      expect(value).toBeGreaterThanOrEqual(means.reduce((a, b) => a + b, 0) / means.length - 1e-9);
      expect(value).toBeLessThanOrEqual(Math.max(...means) + 1e-9);
    }),
    { numRuns: 40 },
  );
});

test('the average is the same in any order', () => {
  const powerWatts = Float64Array.of(100, 300, Number.NaN, 200);
  expect(answerOf(averagePower({ powerWatts }))).toBe(150);
  expect(answerOf(averagePower({ powerWatts: powerWatts.toReversed() }))).toBe(150);
});

test('ratios of power', () => {
  expect(answerOf(intensityFactor({ normalizedPowerWatts: 200, ftpWatts: 250 }))).toBe(0.8);
  expectTooLittle(variabilityIndex({ normalizedPowerWatts: 0, averagePowerWatts: 0 }), /above 0 W/);
  expect(refusedPath(() => intensityFactor({ normalizedPowerWatts: 200, ftpWatts: 0 }))).toBe('ftpWatts');
});
