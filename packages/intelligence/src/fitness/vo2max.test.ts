import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { vo2max } from './vo2max.ts';
import { vo2maxHawleyNoakes, vo2maxStorer } from './vo2max-cycling.ts';
import { vo2maxAstrand, vo2maxCooper, vo2maxRockport } from './vo2max-field-tests.ts';
import { effectiveVo2max, vo2maxUth } from './vo2max-from-index.ts';
import { vo2maxBruceFoster } from './vo2max-treadmill.ts';

const watts = fc.integer({ min: 100, max: 500 });

describe('estimators', () => {
  test('a power that the equation was not made for is no VO2max', () => {
    const rider = { maximumPowerWatts: 1, weightKilograms: 75, ageYears: 119, sex: 'male' } as const;
    expectTooLittle(vo2maxStorer(rider), /made for/);
  });

  test('a longer run, a longer ramp and more watts read higher', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 4000 }), watts, (distanceMeters, maximumPowerWatts) => {
        expect(answerOf(vo2maxCooper({ distanceMeters: distanceMeters + 1 }))).toBeGreaterThan(
          answerOf(vo2maxCooper({ distanceMeters })),
        );
        const rider = { weightKilograms: 70, ageYears: 30, sex: 'female' } as const;
        expect(answerOf(vo2maxStorer({ ...rider, maximumPowerWatts: maximumPowerWatts + 1 }))).toBeGreaterThan(
          answerOf(vo2maxStorer({ ...rider, maximumPowerWatts })),
        );
      }),
    );
    const bruce = (durationSeconds: number) => answerOf(vo2maxBruceFoster({ durationSeconds }));
    for (let seconds = 300; seconds < 1380; seconds += 60) expect(bruce(seconds + 60)).toBeGreaterThan(bruce(seconds));
  });

  test('peak power of Hawley and Noakes: 300 W at 75 kg by hand', () => {
    // 0.01141·300 + 0.435 = 3.858 L/min
    expect(answerOf(vo2maxHawleyNoakes({ maximumPowerWatts: 300, weightKilograms: 75 }))).toBeCloseTo(51.44, 9);
  });

  test('the age factor is straight between the listed ages and held beyond them', () => {
    const at = (ageYears: number) =>
      answerOf(vo2maxAstrand({ powerWatts: 150, heartRateBpm: 150, sex: 'male', weightKilograms: 75, ageYears }))
        .litersPerMinute;
    expect(at(30) / at(25)).toBeCloseTo(0.935, 9);
    expect(at(15) / at(25)).toBeCloseTo(1.1, 9);
    expect(at(12)).toBe(at(15));
    expect(at(80)).toBe(at(65));
    for (let age = 15; age < 65; age++) expect(at(age + 1)).toBeLessThan(at(age));
  });

  test('outside of its range each answers with a flag, or needs more', () => {
    const steady = { powerWatts: 150, heartRateBpm: 150, sex: 'male', weightKilograms: 75 } as const;
    expect(warningsOf(vo2maxAstrand(steady))).toEqual(['No age was given, so no age factor was applied.']);
    expect(warningsOf(vo2maxAstrand({ ...steady, ageYears: 70, heartRateBpm: 180 }))).toHaveLength(2);
    expectTooLittle(vo2maxAstrand({ ...steady, heartRateBpm: 80 }), /120 to 170/);
    expectTooLittle(vo2maxCooper({ distanceMeters: 400 }), /504.9/);
    expectTooLittle(vo2maxBruceFoster({ durationSeconds: 1800 }), /23 min/);
    expect(warningsOf(vo2maxCooper({ distanceMeters: 1200 }))[0]).toMatch(/1600/);
    expectTooLittle(
      effectiveVo2max({
        distanceMeters: 5000,
        durationSeconds: 3000,
        averageHeartRateBpm: 80,
        maximumHeartRateBpm: 190,
      }),
      /50 %/,
    );
  });

  test('who the equation is for must be said', () => {
    const walk = { weightKilograms: 70, ageYears: 40, durationSeconds: 900, heartRateBpm: 120 };
    expect(refusedPath(() => vo2maxRockport({ ...walk, sex: 'other' as 'male' }))).toBe('sex');
    expect(refusedPath(() => vo2maxRockport({ ...walk, sex: 'male', ageYears: 200 }))).toBe('ageYears');
    expect(refusedPath(() => vo2maxUth({ restingHeartRateBpm: 190, maximumHeartRateBpm: 180 }))).toBe(
      'maximumHeartRateBpm',
    );
  });
});

describe('hybrid', () => {
  const ramp = { maximumPowerWatts: 300, weightKilograms: 75 };

  test('takes the best test there is and says what the better ones lacked', () => {
    const heartRates = { restingHeartRateBpm: 50, maximumHeartRateBpm: 190 };
    expect(
      answerOf(vo2max({ cyclingRamp: { ...ramp, ageYears: 30, sex: 'male' }, vdot: 40, heartRates })),
    ).toMatchObject({ answeredBy: 'fitness.vo2max.storer_cycle', reason: '' });
    expect(answerOf(vo2max({ cyclingRamp: ramp, vdot: 40 }))).toMatchObject({
      answeredBy: 'fitness.vo2max.hawley_noakes',
      reason: 'storer_cycle had no input.',
    });
    expect(answerOf(vo2max({ twelveMinuteRun: { distanceMeters: 300 }, heartRates }))).toMatchObject({
      answeredBy: 'fitness.vo2max.uth_hr_ratio',
      reason: expect.stringMatching(/cooper_12min needs more than 504.9 m/),
    });
    const steadyCycling = {
      powerWatts: 150,
      heartRateBpm: 150,
      sex: 'male',
      weightKilograms: 75,
      ageYears: 25,
    } as const;
    expect(answerOf(vo2max({ steadyCycling, heartRates }))).toMatchObject({
      answeredBy: 'fitness.vo2max.astrand_equation',
      value: expect.closeTo(44.78, 2),
    });
  });

  test('a treadmill test answers by the equation of the sex, a walk after a run', () => {
    const heartRates = { restingHeartRateBpm: 50, maximumHeartRateBpm: 190 };
    const answeredBy = (input: Parameters<typeof vo2max>[0]) => answerOf(vo2max({ ...input, heartRates })).answeredBy;
    const rockportWalk = {
      weightKilograms: 70,
      ageYears: 40,
      sex: 'female',
      durationSeconds: 900,
      heartRateBpm: 130,
    } as const;
    expect(answeredBy({ bruceTreadmill: { durationSeconds: 600, sex: 'male' } })).toBe('fitness.vo2max.bruce_foster');
    expect(answeredBy({ bruceTreadmill: { durationSeconds: 600, sex: 'female' }, vdot: 40 })).toBe(
      'fitness.vo2max.bruce_pollock_female',
    );
    expect(answeredBy({ rockportWalk })).toBe('fitness.vo2max.rockport');
    expect(answeredBy({ rockportWalk, twelveMinuteRun: { distanceMeters: 2400 } })).toBe('fitness.vo2max.cooper_12min');
  });

  test('nothing known is too little', () => expectTooLittle(vo2max({}), /a ramp/));
});
