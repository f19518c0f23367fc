import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { effectiveVo2maxCorrection, effectiveVo2maxRaceCorrected, vo2maxTrend } from './effective-vo2max.ts';
import { vo2maxAcsmCycling } from './vo2max-cycling.ts';
import { vo2maxCooper } from './vo2max-field-tests.ts';
import { effectiveVo2max, vo2maxUth } from './vo2max-from-index.ts';
import { activityIndex, vo2maxNesBmi, vo2maxNesWaist } from './vo2max-nonexercise.ts';

describe('without exercise', () => {
  const person = { ageYears: 40, restingHeartRateBpm: 60, activityIndex: 22.5 };

  test('by hand', () => {
    const of = (sex: 'female' | 'male') => [
      answerOf(vo2maxNesWaist({ ...person, sex, waistCentimeters: 85 })),
      answerOf(vo2maxNesBmi({ ...person, sex, bodyMassIndex: 24 })),
    ];
    expect(of('male')[0]).toBeCloseTo(100.27 - 11.84 - 31.365 - 9.3 + 5.085, 9);
    expect(of('male')[1]).toBeCloseTo(92.05 - 13.08 - 22.392 - 10.02 + 5.7825, 9);
    expect(of('female')[0]).toBeCloseTo(74.74 - 9.88 - 22.015 - 6.84 + 4.455, 9);
    expect(of('female')[1]).toBeCloseTo(70.77 - 9.76 - 17.976 - 6.42 + 4.7925, 9);
  });

  test('the index is the product of three answers', () => {
    const of = (frequency: 'almost_daily' | '2_to_3_a_week', intensity: 'no_sweat' | 'near_exhaustion') =>
      activityIndex({ frequency, intensity, duration: '30_minutes_or_more' });
    expect(of('almost_daily', 'near_exhaustion')).toBe(45);
    expect(of('2_to_3_a_week', 'near_exhaustion')).toBe(30);
    expect(of('almost_daily', 'no_sweat')).toBe(0);
    // @ts-expect-error not an answer
    expect(refusedPath(() => of('often', 'no_sweat'))).toBe('activity');
  });

  test('ranges are said, what cannot be is refused', () => {
    const input = { ...person, sex: 'male' as const, waistCentimeters: 85 };
    expect(warningsOf(vo2maxNesWaist({ ...input, ageYears: 15 })).join(' ')).toMatch(/20 to 90 years, not at 15/);
    expect(warningsOf(vo2maxNesWaist({ ...input, waistCentimeters: 190 })).join(' ')).toMatch(/usual 20 to 90/);
    expectTooLittle(vo2maxNesWaist({ ...input, waistCentimeters: 300 }), /the study/);
    expect(refusedPath(() => vo2maxNesWaist({ ...input, waistCentimeters: Number.NaN }))).toBe('waistCentimeters');
    expect(refusedPath(() => vo2maxNesWaist({ ...input, activityIndex: 46 }))).toBe('activityIndex');
    // @ts-expect-error there is no default
    expect(refusedPath(() => vo2maxNesWaist({ ...input, sex: undefined }))).toBe('sex');
  });
});

describe('from cycling power (ACSM)', () => {
  test('by hand: 300 W at 75 kg', () => {
    expect(answerOf(vo2maxAcsmCycling({ maximumPowerWatts: 300, weightKilograms: 75 }))).toBeCloseTo(50.2, 9);
  });

  test('rises with power, falls with mass, and only their ratio counts', () => {
    const positive = fc.double({ min: 50, max: 500, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (maximumPowerWatts, weightKilograms) => {
        const of = (watts: number, kilograms: number) =>
          answerOf(vo2maxAcsmCycling({ maximumPowerWatts: watts, weightKilograms: kilograms }));
        const value = of(maximumPowerWatts, weightKilograms);
        expect(of(2 * maximumPowerWatts, 2 * weightKilograms)).toBeCloseTo(value, 9);
        expect(of(maximumPowerWatts + 1, weightKilograms)).toBeGreaterThan(value);
        expect(of(maximumPowerWatts, weightKilograms + 1)).toBeLessThan(value);
      }),
    );
    expect(warningsOf(vo2maxAcsmCycling({ maximumPowerWatts: 800, weightKilograms: 70 }))[0]).toMatch(/usual 20 to 90/);
    expect(refusedPath(() => vo2maxAcsmCycling({ maximumPowerWatts: -1, weightKilograms: 70 }))).toBe(
      'maximumPowerWatts',
    );
    expect(refusedPath(() => vo2maxAcsmCycling({ maximumPowerWatts: 1, weightKilograms: 0 }))).toBe('weightKilograms');
  });
});

test('unusual inputs and results are said, not refused', () => {
  expect(warningsOf(vo2maxCooper({ distanceMeters: 1200 })).join(' ')).toMatch(/VO2max of 16/);
  const ratio = warningsOf(vo2maxUth({ restingHeartRateBpm: 27, maximumHeartRateBpm: 225 })).join(' ');
  expect(ratio).toMatch(/resting heart rate of 27/);
  expect(ratio).toMatch(/maximum heart rate of 225/);
  expect(ratio).toMatch(/VO2max of 128/);
  const kilometers = { distanceMeters: 10, durationSeconds: 2400, averageHeartRateBpm: 150, maximumHeartRateBpm: 190 };
  expectTooLittle(effectiveVo2max(kilometers), /a run/);
  expect(warningsOf(effectiveVo2max({ ...kilometers, distanceMeters: 40_000 })).join(' ')).toMatch(/usual 20 to 90/);
});

describe('effective VO2max corrected by a race', () => {
  const race = { distanceMeters: 10_000, durationSeconds: 2400, averageHeartRateBpm: 172, maximumHeartRateBpm: 188 };

  test('the race itself then reads its VDOT', () => {
    const { factor, raceVo2max, heartRateVo2max } = answerOf(effectiveVo2maxCorrection(race));
    // Daniels' tables: 40:00 for 10 km is VDOT 51.9.
    expect(raceVo2max).toBeCloseTo(51.9, 1);
    expect(heartRateVo2max).toBeCloseTo(answerOf(effectiveVo2max(race)), 12);
    expect(answerOf(effectiveVo2maxRaceCorrected({ ...race, correctionFactor: factor }))).toBeCloseTo(raceVo2max, 9);
  });

  test('an unlikely factor is said', () => {
    const easy = { ...race, averageHeartRateBpm: 120 };
    expect(warningsOf(effectiveVo2maxCorrection(easy)).join(' ')).toMatch(/is unusual/);
    expectTooLittle(effectiveVo2maxCorrection({ ...race, averageHeartRateBpm: 80 }), /50 %/);
    expect(refusedPath(() => effectiveVo2maxRaceCorrected({ ...race, correctionFactor: 0 }))).toBe('correctionFactor');
  });
});

describe('trend', () => {
  const estimates = [
    { day: 70, vo2max: 50 },
    { day: 85, vo2max: 52, weight: 2 },
    { day: 100, vo2max: 54 },
  ];

  test('by hand', () => {
    const [a, b] = [Math.exp(-1), 2 * Math.exp(-0.5)];
    const mean = (50 * a + 52 * b + 54) / (a + b + 1);
    const value = answerOf(vo2maxTrend({ estimates, day: 100 }));
    expect(value.vo2max).toBeCloseTo(mean, 12);
    const squares = a * (50 - mean) ** 2 + b * (52 - mean) ** 2 + (54 - mean) ** 2;
    expect(value.scatter).toBeCloseTo(Math.sqrt(squares / (a + b + 1)), 12);
    expect(value).toMatchObject({ estimates: 3, newestDay: 100 });
  });

  test('order, origin of the days and scale of the weights do not matter', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 30_000 }), fc.double({ min: 0.1, max: 90, noNaN: true }), (d, w) => {
        const moved = estimates.map(({ day, vo2max, weight = 1 }) => ({ day: day + d, vo2max, weight: weight * w }));
        expect(answerOf(vo2maxTrend({ estimates: moved.toReversed(), day: 100 + d })).vo2max).toBeCloseTo(
          answerOf(vo2maxTrend({ estimates, day: 100 })).vo2max,
          9,
        );
      }),
    );
  });

  test('old and later estimates stay out', () => {
    expectTooLittle(vo2maxTrend({ estimates, day: 99 }), /3 estimates in 90 days/);
    expectTooLittle(vo2maxTrend({ estimates, day: 161 }), /3 estimates/);
    expectTooLittle(vo2maxTrend({ estimates: [], day: 0 }), /3 estimates/);
    expect(warningsOf(vo2maxTrend({ estimates, day: 140 }))[0]).toMatch(/40 days old/);
    const wrong = [{ day: 1, vo2max: 0 }];
    expect(refusedPath(() => vo2maxTrend({ estimates: wrong, day: 1 }))).toBe('estimates.0.vo2max');
    expect(refusedPath(() => vo2maxTrend({ estimates, day: Number.NaN }))).toBe('day');
  });
});
