import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { reserveMeter } from '../power/reserve.ts';
import { wPrimeBalance } from '../power/w-prime-balance.ts';
import { altitudeTime } from './altitude-time.ts';
import { heatSlowing, wetBulbGlobeTemperature } from './conditions.ts';
import { dPrimeBalance } from './d-prime-balance.ts';
import { marathonShape } from './marathon-shape.ts';
import { danielsVdot } from './oxygen-cost.ts';

test('WBGT at 30 °C and 50 %, by hand', () => {
  const vapour = 0.5 * 6.105 * Math.exp((17.27 * 30) / 267.7);
  expect(vapour).toBeCloseTo(21.14, 1);
  const wbgt = answerOf(wetBulbGlobeTemperature({ temperatureCelsius: 30, relativeHumidityPercent: 50 }));
  expect(wbgt).toBeCloseTo(17.01 + 0.393 * vapour + 3.94, 9);
  expect(refusedPath(() => wetBulbGlobeTemperature({ temperatureCelsius: 30, relativeHumidityPercent: 120 }))).toBe(
    'relativeHumidityPercent',
  );
});

test('heat as the winners of the paper felt it', () => {
  const at = (wetBulbGlobeCelsius: number, sex: 'female' | 'male' = 'male') =>
    answerOf(heatSlowing({ durationSeconds: 8000, wetBulbGlobeCelsius, sex })).percent;
  expect([0, 7.5].map((celsius) => at(celsius))).toEqual([0, 0]);
  expect(at(12.5)).toBeCloseTo(0.8, 12);
  expect(at(22.5)).toBeCloseTo(2.8, 12);
  expect(at(15)).toBeCloseTo(1.2, 12);
  expect(at(22.5, 'female')).toBeCloseTo(2.2, 12);
  expect(answerOf(heatSlowing({ durationSeconds: 8000, wetBulbGlobeCelsius: 22.5, sex: 'male' })).seconds).toBeCloseTo(
    8224,
    6,
  );
  expect(warningsOf(heatSlowing({ durationSeconds: 8000, wetBulbGlobeCelsius: 30, sex: 'male' }))).toHaveLength(2);
});

test('hotter is never quicker', () => {
  const celsius = fc.double({ min: -10, max: 40, noNaN: true });
  fc.assert(
    fc.property(celsius, celsius, fc.constantFrom('female', 'male'), (a, b, sex) => {
      const at = (wetBulbGlobeCelsius: number) =>
        answerOf(heatSlowing({ durationSeconds: 9000, wetBulbGlobeCelsius, sex })).seconds;
      expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
    }),
  );
});

test('with all the oxygen the time stays, with less the VDOT is that share', () => {
  const result = { distanceMeters: 10_000, durationSeconds: 2400 };
  expect(answerOf(altitudeTime({ ...result, aerobicShare: 1 }))).toBeCloseTo(2400, 2);
  const seconds = answerOf(altitudeTime({ ...result, aerobicShare: 0.9 }));
  expect(danielsVdot(10_000, seconds)).toBeCloseTo(0.9 * danielsVdot(10_000, 2400), 6);
  expect(refusedPath(() => altitudeTime({ ...result, aerobicShare: 1.2 }))).toBe('aerobicShare');
});

test('D prime is W prime in metres, live as in batch', () => {
  const samples = Array.from({ length: 600 }, (_, i) => (i % 120 < 60 ? 5 : i % 7 === 0 ? Number.NaN : 3));
  const speedMetersPerSecond = Float64Array.from(samples);
  const batch = answerOf(
    dPrimeBalance({ speedMetersPerSecond, criticalSpeedMetersPerSecond: 4.2, anaerobicDistanceMeters: 180 }),
  );
  const live = reserveMeter({ critical: 4.2, full: 180 });
  expect(samples.map((v) => live.push(v))).toEqual([...batch.balanceMeters]);
  const power = answerOf(
    wPrimeBalance({ powerWatts: speedMetersPerSecond, criticalPowerWatts: 4.2, anaerobicCapacityJoules: 180 }),
  );
  expect(power.minimumJoules).toBe(batch.minimumMeters);
});

test('D prime: too little and impossible', () => {
  const at = (speed: number[], change: object = {}) =>
    dPrimeBalance({
      speedMetersPerSecond: Float64Array.from(speed),
      criticalSpeedMetersPerSecond: 4,
      anaerobicDistanceMeters: 100,
      ...change,
    });
  expectTooLittle(at([]), /speed/);
  expectTooLittle(at([Number.NaN]), /speed/);
  expect(warningsOf(at(new Array(300).fill(6)))[0]).toMatch(/below 0/);
  expect(refusedPath(() => at([-1]))).toBe('speedMetersPerSecond.0');
  expect(refusedPath(() => at([1], { anaerobicDistanceMeters: 0 }))).toBe('anaerobicDistanceMeters');
});

test('marathon shape by hand: six runs a week of 10 km, one of 30 km a week', () => {
  const runs = Array.from({ length: 182 }, (_, day) => ({
    daysAgo: day,
    distanceMeters: day % 7 === 0 ? 30_000 : 10_000,
  }));
  const shape = answerOf(marathonShape({ runs, vo2max: 50 }));
  const target = 50 ** 1.135;
  const long = 12 * Math.log(12.5);
  let points = 0;
  for (let day = 0; day < 70; day += 7) points += (2 - (2 * day) / 70) * ((30 - 13) / (long - 13)) ** 2;
  expect(shape.weeklyKilometers).toBeCloseTo(90, 9);
  expect(shape.targetWeeklyKilometers).toBeCloseTo(target, 9);
  expect(shape.percent).toBeCloseTo((100 * 2 * 90) / target / 3 + (100 * points * 7) / 70 / 3, 8);
});

test('marathon shape: more running is more shape, runs up to 13 km are no long runs', () => {
  const runs = [{ daysAgo: 3, distanceMeters: 13_000 }];
  const short = answerOf(marathonShape({ runs, vo2max: 50 }));
  expect(short.longRunShare).toBe(0);
  const more = answerOf(marathonShape({ runs: [...runs, { daysAgo: 8, distanceMeters: 25_000 }], vo2max: 50 }));
  expect(more.percent).toBeGreaterThan(short.percent);
  const young = answerOf(marathonShape({ runs, vo2max: 50, historyDays: 20 }));
  expect(young.weeklyKilometers).toBeCloseTo(1.3, 12);
  expectTooLittle(marathonShape({ runs: [], vo2max: 50 }), /26 weeks/);
  expect(warningsOf(marathonShape({ runs, vo2max: 20 }))).toHaveLength(1);
  expect(refusedPath(() => marathonShape({ runs, vo2max: -1 }))).toBe('vo2max');
});
