import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { weightTrend } from './weight-trend.ts';

const weighing = (dayNumber: number, weightKilograms: number) => ({ dayNumber, weightKilograms });

test('a tenth of the distance a day, by hand', () => {
  const { trend, latestKilograms, kilogramsPerWeek } = answerOf(
    weightTrend({ weighings: [weighing(0, 80), weighing(1, 81), weighing(2, 79)] }),
  );
  expect(trend.map(({ trendKilograms }) => trendKilograms)).toEqual([
    80,
    expect.closeTo(80.1, 9),
    expect.closeTo(79.99, 9),
  ]);
  expect(latestKilograms).toBeCloseTo(79.99, 9);
  expect(kilogramsPerWeek).toBeNull();
});

test('a gap counts by its days: the same as weighing that weight on each of them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 40, max: 120 }),
      fc.integer({ min: 40, max: 120 }),
      (days, before, after) => {
        const gap = answerOf(weightTrend({ weighings: [weighing(0, before), weighing(days, after)] }));
        const each = Array.from({ length: days }, (_, k) => weighing(k + 1, after));
        const daily = answerOf(weightTrend({ weighings: [weighing(0, before), ...each] }));
        expect(gap.latestKilograms).toBeCloseTo(daily.latestKilograms, 9);
      },
    ),
  );
});

test('a steady loss: the rate is exact, the trend lags by nine days', () => {
  const weighings = Array.from({ length: 200 }, (_, day) => weighing(day, 90 - 0.05 * day));
  const { kilogramsPerWeek, latestKilograms } = answerOf(weightTrend({ weighings }));
  expect(kilogramsPerWeek).toBeCloseTo(-0.35, 9);
  expect(latestKilograms).toBeCloseTo(90 - 0.05 * (199 - 9), 6);
});

test('scale, shift and several weighings a day', () => {
  const weighings = [0, 1, 3, 4, 8, 9, 12, 15, 20].map((day, k) => weighing(day, 70 + ((k * 7) % 5) / 10));
  const plain = answerOf(weightTrend({ weighings }));
  const twice = answerOf(
    weightTrend({ weighings: weighings.map((one) => weighing(one.dayNumber + 1000, 2 * one.weightKilograms)) }),
  );
  expect(twice.latestKilograms).toBeCloseTo(2 * plain.latestKilograms, 9);
  expect(twice.kilogramsPerWeek).toBeCloseTo(2 * (plain.kilogramsPerWeek ?? 0), 9);
  const split = weighings.flatMap((one) => [
    weighing(one.dayNumber, one.weightKilograms - 0.3),
    weighing(one.dayNumber, one.weightKilograms + 0.3),
  ]);
  expect(answerOf(weightTrend({ weighings: split })).latestKilograms).toBeCloseTo(plain.latestKilograms, 9);
  expectTooLittle(weightTrend({ weighings: [] }), /one weighing/);
  expect(refusedPath(() => weightTrend({ weighings: [weighing(1, 70), weighing(0, 70)] }))).toBe(
    'weighings.1.dayNumber',
  );
  expect(refusedPath(() => weightTrend({ weighings: [weighing(1, 0)] }))).toBe('weighings.0.weightKilograms');
  expect(refusedPath(() => weightTrend({ weighings, smoothing: 0 }))).toBe('smoothing');
});
