import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { gradeAdjustedPace, normalizedGradedPace } from './graded-pace.ts';
import { govss, lactateNormalizedPower, runningEffectiveness, runningPower } from './running-power.ts';

const body = { weightKilograms: 70, heightMeters: 1.78 };
const steady = (speed: number, seconds = 600) => new Float64Array(seconds).fill(speed);

test('level at 4 m/s, term by term', () => {
  const area = 0.266 * 0.2025 * 1.78 ** 0.725 * 70 ** 0.425;
  const air = 0.5 * 1.2 * 0.9 * area * 4 ** 3;
  const cost = 3.6 * (0.25 + 0.054 * 4) * (1 - 2 / 8.33) * 4 * 70;
  expect(answerOf(runningPower({ ...body, speedMetersPerSecond: 4, gradeFraction: 0 }))).toBeCloseTo(air + cost, 9);
});

test('standing costs nothing, hills cost more, sprinting is beyond the data', () => {
  const at = (speedMetersPerSecond: number, gradeFraction = 0) =>
    runningPower({ ...body, speedMetersPerSecond, gradeFraction });
  expect(answerOf(at(0))).toBe(0);
  expect(answerOf(at(3, 0.1))).toBeGreaterThan(1.4 * answerOf(at(3)));
  expect(answerOf(at(3, -0.1))).toBeLessThan(answerOf(at(3)));
  expect(warningsOf(at(9))).toHaveLength(1);
});

test('what is missing or beyond the grades of the measurements is said', () => {
  expect(warningsOf(runningPower({ ...body, speedMetersPerSecond: 3, gradeFraction: -0.6 }))[0]).toMatch(/45 %/);
  const holed = steady(3).map((speed, i) => (i % 10 === 0 ? Number.NaN : speed));
  const gradeFraction = steady(0).map((grade, i) => (i % 5 === 0 ? Number.NaN : grade));
  expect(warningsOf(lactateNormalizedPower({ ...body, speedMetersPerSecond: holed, gradeFraction }))).toEqual([
    '10 % of the samples had no speed and counted as standing.',
    '20 % of the samples had no grade and counted as level.',
  ]);
  expect(warningsOf(lactateNormalizedPower({ ...body, speedMetersPerSecond: steady(3) }))).toEqual([]);
});

test('quicker takes more, up to the speed the efficiency holds for', () => {
  const speed = fc.double({ min: 0.1, max: 8, noNaN: true });
  fc.assert(
    fc.property(speed, (v) => {
      const at = (speedMetersPerSecond: number) =>
        answerOf(runningPower({ ...body, speedMetersPerSecond, gradeFraction: 0 }));
      expect(at(v + 0.05)).toBeGreaterThan(at(v));
    }),
  );
});

test('a steady run has the power of its speed', () => {
  const lnp = answerOf(lactateNormalizedPower({ ...body, speedMetersPerSecond: steady(3.5) }));
  expect(lnp).toBeCloseTo(answerOf(runningPower({ ...body, speedMetersPerSecond: 3.5, gradeFraction: 0 })), 8);
  const hill = answerOf(
    lactateNormalizedPower({
      ...body,
      speedMetersPerSecond: steady(3),
      gradeFraction: new Float64Array(600).fill(0.05),
    }),
  );
  expect(hill).toBeCloseTo(answerOf(runningPower({ ...body, speedMetersPerSecond: 3, gradeFraction: 0.05 })), 6);
});

test('an uneven run by a naive double loop', () => {
  const speed = Float64Array.from({ length: 400 }, (_, i) => 3 + Math.sin(i / 30));
  const grade = Float64Array.from({ length: 400 }, (_, i) => 0.05 * Math.cos(i / 90));
  const mean = (values: Float64Array, end: number) =>
    values.slice(end - 120, end).reduce((sum, value) => sum + value, 0) / 120;
  let sum = 0;
  for (let end = 120; end <= 400; end++) {
    const v = mean(speed, end);
    const before = end === 120 ? v : mean(speed, end - 1);
    const steadyPower = answerOf(runningPower({ ...body, speedMetersPerSecond: v, gradeFraction: mean(grade, end) }));
    sum += (steadyPower + (70 * (v * v - before * before)) / 2) ** 4;
  }
  const lnp = answerOf(lactateNormalizedPower({ ...body, speedMetersPerSecond: speed, gradeFraction: grade }));
  expect(lnp).toBeCloseTo((sum / 281) ** 0.25, 6);
});

test('too short, all missing, impossible', () => {
  expectTooLittle(lactateNormalizedPower({ ...body, speedMetersPerSecond: steady(3, 119) }), /120 s/);
  expectTooLittle(lactateNormalizedPower({ ...body, speedMetersPerSecond: steady(Number.NaN) }), /120 s/);
  expect(refusedPath(() => lactateNormalizedPower({ ...body, speedMetersPerSecond: steady(-1) }))).toBe(
    'speedMetersPerSecond.0',
  );
  expect(
    refusedPath(() => runningPower({ ...body, heightMeters: 178, speedMetersPerSecond: 3, gradeFraction: 0 })),
  ).toBe('heightMeters');
});

test('an hour at threshold is 100, twice the intensity four times as much', () => {
  const at = (lactateNormalizedPowerWatts: number) =>
    answerOf(govss({ durationSeconds: 3600, lactateNormalizedPowerWatts, thresholdPowerWatts: 300 }));
  expect(at(300)).toBeCloseTo(100, 10);
  expect(at(150)).toBeCloseTo(25, 10);
  expect(refusedPath(() => govss({ durationSeconds: 1, lactateNormalizedPowerWatts: 1, thresholdPowerWatts: 0 }))).toBe(
    'thresholdPowerWatts',
  );
});

test('effectiveness: 4 m/s for 280 W and 70 kg is 1', () => {
  expect(answerOf(runningEffectiveness({ speedMetersPerSecond: 4, powerWatts: 280, weightKilograms: 70 }))).toBe(1);
  expect(refusedPath(() => runningEffectiveness({ speedMetersPerSecond: 4, powerWatts: 0, weightKilograms: 70 }))).toBe(
    'powerWatts',
  );
});

test('graded paces are the inverse of the graded speeds', () => {
  const speedMetersPerSecond = steady(3);
  const level = new Float64Array(600);
  expect(answerOf(gradeAdjustedPace({ speedMetersPerSecond, gradeFraction: level }))).toBeCloseTo(1000 / 3, 9);
  expect(answerOf(normalizedGradedPace({ speedMetersPerSecond, gradeFraction: level }))).toBeCloseTo(1000 / 3, 9);
  // 10 %: 155.4e-5 - 30.4e-4 - 43.3e-3 + 46.3e-2 + 1.95 + 3.6 = 5.968214 J/kg/m.
  const uphill = new Float64Array(600).fill(0.1);
  expect(answerOf(gradeAdjustedPace({ speedMetersPerSecond, gradeFraction: uphill }))).toBeCloseTo(
    1000 / (3 * (5.968_214 / 3.6)),
    6,
  );
});

test('standing does not slow the adjusted pace, a run of none has no pace', () => {
  const pauses = Float64Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? 4 : 0));
  const gradeFraction = new Float64Array(600).fill(Number.NaN);
  expect(answerOf(gradeAdjustedPace({ speedMetersPerSecond: pauses, gradeFraction }))).toBe(250);
  expectTooLittle(gradeAdjustedPace({ speedMetersPerSecond: steady(0), gradeFraction }), /in motion/);
  expectTooLittle(normalizedGradedPace({ speedMetersPerSecond: steady(0) }), /in motion/);
});
