import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { aerobicTrend, heartRateAtOutput, outputAtHeartRate } from './aerobic-band.ts';

/** Ten minutes to warm up, half an hour at 200 W and 140 bpm, twenty minutes at 250 W and 160 bpm. */
const output = Float64Array.from({ length: 3600 }, (_, i) => (i < 600 ? 120 : i < 2400 ? 200 : 250));
const heartRateBpm = Float64Array.from({ length: 3600 }, (_, i) => (i < 600 ? 135 : i < 2400 ? 140 : 160));

test('power at the heart rate of zone 2', () => {
  const value = answerOf(outputAtHeartRate({ output, heartRateBpm, lower: 130, upper: 150 }));
  expect(value).toEqual({ value: 200, bandMean: 140, seconds: 1800 });
});

test('with the warm-up counted in, its samples are in the mean', () => {
  const value = answerOf(outputAtHeartRate({ output, heartRateBpm, lower: 130, upper: 150, warmUpSeconds: 0 }));
  expect(value.value).toBeCloseTo((600 * 120 + 1800 * 200) / 2400, 9);
});

test('heart rate at a band of power; the upper bound is open', () => {
  expect(answerOf(heartRateAtOutput({ output, heartRateBpm, lower: 190, upper: 210 })).value).toBe(140);
  expect(answerOf(heartRateAtOutput({ output, heartRateBpm, lower: 200, upper: 250 })).value).toBe(140);
});

test('missing samples and standing are left out', () => {
  const holes = output.map((watts, i) => (i % 3 === 0 ? Number.NaN : i % 3 === 1 ? 0 : watts));
  expect(answerOf(outputAtHeartRate({ output: holes, heartRateBpm, lower: 130, upper: 150 }))).toMatchObject({
    value: 200,
    seconds: 600,
  });
});

test('too little time in the band', () => {
  expectTooLittle(outputAtHeartRate({ output, heartRateBpm, lower: 170, upper: 180 }), /600 s in the band/);
  const none = new Float64Array();
  expectTooLittle(outputAtHeartRate({ output: none, heartRateBpm: none, lower: 1, upper: 2 }), /in the band/);
});

test('impossible input is named', () => {
  const at = (change: object) =>
    refusedPath(() => outputAtHeartRate({ output, heartRateBpm, lower: 130, upper: 150, ...change }));
  expect(at({ upper: 130 })).toBe('upper');
  expect(at({ lower: Number.NaN })).toBe('lower');
  expect(at({ heartRateBpm: new Float64Array(3) })).toBe('heartRateBpm');
  expect(at({ output: output.map(() => -1) })).toBe('output.0');
});

const line = (slope: number) =>
  [0, 10, 20, 30, 40].map((daysAgo) => ({ daysAgo, value: 1.5 - (slope * daysAgo) / 30 }));

test('a line is its own trend', () => {
  const trend = answerOf(aerobicTrend({ points: line(0.06) }));
  expect(trend.changePer30Days).toBeCloseTo(0.06, 10);
  expect(trend.percentPer30Days).toBeCloseTo((100 * 0.06) / (1.5 - (0.06 * 20) / 30), 8);
  expect(trend).toMatchObject({ sessions: 5, spanDays: 40, clear: true });
});

test('by the covariance over the variance, another way', () => {
  const points = [3, 9, 14, 22, 31, 40].map((daysAgo, i) => ({
    daysAgo,
    value: 1.4 + 0.05 * Math.sin(5 * i) - daysAgo / 900,
  }));
  const n = points.length;
  const sum = (f: (p: (typeof points)[number]) => number) => points.reduce((total, point) => total + f(point), 0);
  const slope =
    (n * sum((p) => -p.daysAgo * p.value) - sum((p) => -p.daysAgo) * sum((p) => p.value)) /
    (n * sum((p) => p.daysAgo ** 2) - sum((p) => -p.daysAgo) ** 2);
  expect(answerOf(aerobicTrend({ points })).changePer30Days).toBeCloseTo(30 * slope, 10);
});

test('shift of time and order of the points change nothing', () => {
  const points = line(0.04).map((point, i) => ({ ...point, value: point.value + 0.01 * (i % 2) }));
  const wanted = answerOf(aerobicTrend({ points }));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3650 }), (days) => {
      const moved = points.toReversed().map((point) => ({ ...point, daysAgo: point.daysAgo + days }));
      expect(answerOf(aerobicTrend({ points: moved })).changePer30Days).toBeCloseTo(wanted.changePer30Days, 8);
    }),
  );
});

test('few sessions are no trend, a flat one is not clear', () => {
  expectTooLittle(aerobicTrend({ points: line(0.1).slice(0, 4) }), /5 sessions/);
  expectTooLittle(aerobicTrend({ points: [] }), /5 sessions/);
  const flat = line(0).map((point, i) => ({ ...point, value: 1.5 + 0.1 * (i % 2) }));
  expect(answerOf(aerobicTrend({ points: flat })).clear).toBe(false);
  expect(refusedPath(() => aerobicTrend({ points: [{ daysAgo: 0, value: 0 }] }))).toBe('points.0.value');
});
