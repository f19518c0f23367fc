import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { durability } from './durability.ts';
import { durabilityCurve } from './durability-curve.ts';

/** 400 W for 5 min, an hour and a half at 200 W (1080 kJ), 360 W for 5 min. */
const powerWatts = Float64Array.from({ length: 6000 }, (_, i) => (i < 300 ? 400 : i < 5700 ? 200 : 360));

test('the best after so much work against the best of the ride', () => {
  const rows = answerOf(durabilityCurve({ powerWatts, durationsSeconds: [60, 300, 1200], afterWork: [1000, 1250] }));
  expect(rows[0]).toEqual({
    durationSeconds: 60,
    freshWatts: 400,
    points: [
      { afterWork: 1000, watts: 360, percent: 90 },
      { afterWork: 1250, watts: 360, percent: 90 },
    ],
  });
  expect(rows[1]?.points[0]?.percent).toBeCloseTo(90, 10);
  // 1250 kJ are reached after 5850 s: no twenty minutes are left.
  expect(rows[2]?.points[1]).toEqual({ afterWork: 1250, watts: null, percent: null });
});

test('power that is missing is said', () => {
  const holes = powerWatts.map((watts, i) => (i % 20 === 0 ? Number.NaN : watts));
  const said = ['5.0 % of the samples had no power and counted as 0 W.'];
  expect(warningsOf(durabilityCurve({ powerWatts: holes, durationsSeconds: [60], afterWork: [500] }))).toEqual(said);
  expect(warningsOf(durability({ powerWatts: holes, durationSeconds: 60, afterWorkKilojoules: 500 }))).toEqual(said);
});

test('per kilogram is the same with the limits divided by the weight', () => {
  const perKilogram = answerOf(
    durabilityCurve({ powerWatts, durationsSeconds: [60], afterWork: [1000 / 80], weightKilograms: 80 }),
  );
  expect(perKilogram[0]?.points[0]?.percent).toBeCloseTo(90, 10);
});

test('each point is what the single form says', () => {
  const watts = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 40, maxLength: 200 });
  fc.assert(
    fc.property(
      watts,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 20 }),
      (samples, durationSeconds, kJ) => {
        const stream = Float64Array.from(samples);
        const one = durability({ powerWatts: stream, durationSeconds, afterWorkKilojoules: kJ });
        const curve = durabilityCurve({ powerWatts: stream, durationsSeconds: [durationSeconds], afterWork: [kJ] });
        expect(curve.status).toBe(one.status);
        if (one.status === 'ok') expect(answerOf(curve)[0]?.points[0]?.percent).toBeCloseTo(100 * one.value.ratio, 9);
      },
    ),
  );
});

test('more work before never makes the best better', () => {
  const noisy = Float64Array.from({ length: 9000 }, (_, i) => 220 + 120 * Math.sin(i / 37) + 60 * Math.cos(i / 501));
  const [row] = answerOf(
    durabilityCurve({ powerWatts: noisy, durationsSeconds: [60], afterWork: [200, 500, 1000, 1500, 1900] }),
  );
  const percents = (row?.points ?? []).map(({ percent }) => percent ?? 0);
  expect(percents).toEqual(percents.toSorted((a, b) => b - a));
});

test('too little and impossible', () => {
  expectTooLittle(durabilityCurve({ powerWatts, durationsSeconds: [60], afterWork: [9000] }), /power after 9000 kJ/);
  expectTooLittle(
    durabilityCurve({ powerWatts: new Float64Array(), durationsSeconds: [60], afterWork: [1] }),
    /power after/,
  );
  expect(refusedPath(() => durabilityCurve({ powerWatts, durationsSeconds: [0], afterWork: [1] }))).toBe(
    'durationsSeconds.0',
  );
  expect(refusedPath(() => durabilityCurve({ powerWatts, durationsSeconds: [5], afterWork: [] }))).toBe('afterWork');
});
