import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { criticalSpeed } from '../running/critical-speed.ts';
import { criticalSwimSpeed } from './critical-swim-speed.ts';
import { strokeMechanics, swolf } from './strokes.ts';
import { swimPower, swimScore } from './swim-score.ts';

test('CSS of 2:40 and 5:40, and the same by the line through both', () => {
  const css = answerOf(criticalSwimSpeed({ seconds200Meters: 160, seconds400Meters: 340 }));
  expect(css.metersPerSecond).toBeCloseTo(200 / 180, 12);
  expect(css.secondsPer100Meters).toBeCloseTo(90, 10);
  const efforts = [
    { distanceMeters: 200, durationSeconds: 160 },
    { distanceMeters: 400, durationSeconds: 340 },
  ];
  const line = answerOf(criticalSpeed({ efforts }));
  expect(css.metersPerSecond).toBeCloseTo(line.criticalSpeedMetersPerSecond, 12);
  expect(css.anaerobicDistanceMeters).toBeCloseTo(line.anaerobicDistanceMeters, 9);
});

test('a 400 m quicker than twice the 200 m is no pair', () => {
  expectTooLittle(criticalSwimSpeed({ seconds200Meters: 180, seconds400Meters: 360 }), /slower than twice/);
  expect(refusedPath(() => criticalSwimSpeed({ seconds200Meters: Number.NaN, seconds400Meters: 1 }))).toBe(
    'seconds200Meters',
  );
});

test('a length of 50 m in 50 s with 40 strokes', () => {
  const length = { lengthMeters: 50, durationSeconds: 50, strokes: 40 };
  expect(answerOf(swolf(length))).toEqual({ swolf: 90, swolfPer25Meters: 45 });
  expect(answerOf(strokeMechanics(length))).toEqual({
    strokesPerMinute: 48,
    distancePerStrokeMeters: 1.25,
    strokeIndex: 1.25,
    speedMetersPerSecond: 1,
  });
  expect(refusedPath(() => swolf({ ...length, strokes: 0 }))).toBe('strokes');
});

test('power is that of the paper and goes with the cube of speed', () => {
  // K = 0.35·70 + 2 = 26.5; 26.5/0.6 · 1.2³ = 76.32 W.
  expect(answerOf(swimPower({ speedMetersPerSecond: 1.2, weightKilograms: 70 }))).toBeCloseTo(76.32, 10);
  const speed = fc.double({ min: 0, max: 2.5, noNaN: true });
  fc.assert(
    fc.property(speed, (v) => {
      const at = (speedMetersPerSecond: number) => answerOf(swimPower({ speedMetersPerSecond, weightKilograms: 70 }));
      expect(at(2 * v)).toBeCloseTo(8 * at(v), 6);
    }),
  );
});

const threshold = { weightKilograms: 70, thresholdSpeedMetersPerSecond: 1.2 };

test('an hour at threshold comes near 100, a start from rest costs a little', () => {
  const steady = answerOf(swimScore({ ...threshold, pieces: [{ distanceMeters: 4320, durationSeconds: 3600 }] }));
  expect(steady.score).toBeGreaterThan(98.5);
  expect(steady.score).toBeLessThan(100);
  expect(steady.thresholdPowerWatts).toBeCloseTo(76.32, 10);
});

test('against a naive loop over seconds, with rests and odd lengths', () => {
  const pieces = Array.from({ length: 40 }, (_, i) => ({
    distanceMeters: i % 3 === 2 ? 0 : 100,
    durationSeconds: i % 3 === 2 ? 15 : 80 + (i % 7),
  }));
  const watts = pieces.flatMap(({ distanceMeters, durationSeconds }) =>
    new Array<number>(durationSeconds).fill((26.5 / 0.6) * (distanceMeters / durationSeconds) ** 3),
  );
  const smoothed = watts.map((_, i) => {
    // The recursion written out: weights 1/26 · (25/26)^age.
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += ((watts[j] ?? 0) / 26) * (25 / 26) ** (i - j);
    return sum;
  });
  const xPower = (smoothed.reduce((sum, value) => sum + value ** 3, 0) / smoothed.length) ** (1 / 3);
  const score = answerOf(swimScore({ ...threshold, pieces }));
  expect(score.xPowerWatts).toBeCloseTo(xPower, 8);
  expect(score.score).toBeCloseTo((watts.length / 36) * (xPower / 76.32) ** 2, 8);
});

test('cutting a piece in two of the same speed changes nothing', () => {
  const whole = answerOf(swimScore({ ...threshold, pieces: [{ distanceMeters: 400, durationSeconds: 360 }] }));
  const half = { distanceMeters: 200, durationSeconds: 180 };
  expect(answerOf(swimScore({ ...threshold, pieces: [half, half] })).score).toBeCloseTo(whole.score, 9);
});

test('no swim has no score', () => {
  expectTooLittle(swimScore({ ...threshold, pieces: [] }), /a swim/);
  expectTooLittle(swimScore({ ...threshold, pieces: [{ distanceMeters: 0, durationSeconds: 60 }] }), /a swim/);
  expectTooLittle(swimScore({ ...threshold, pieces: [{ distanceMeters: 9, durationSeconds: 1e7 }] }), /a swim/);
  expect(refusedPath(() => swimScore({ ...threshold, pieces: [{ distanceMeters: -1, durationSeconds: 9 }] }))).toBe(
    'pieces.0.distanceMeters',
  );
});
