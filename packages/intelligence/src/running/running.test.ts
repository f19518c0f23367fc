import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { criticalSpeed } from './critical-speed.ts';
import { costOfRunning, gradeAdjustedSpeed, normalizedGradedSpeed } from './grade.ts';
import { raceTime, raceTimeCameron, raceTimeRiegel, raceTimeVdot } from './race-time.ts';
import { trainingPaces } from './training-paces.ts';
import { vdot, vdotPierreStep, vdotRiegel, velocityAtVdot } from './vdot.ts';

const index = fc.double({ min: 25, max: 90, noNaN: true });
const distance = fc.integer({ min: 800, max: 50_000 });

describe('VDOT', () => {
  test('a crawl has none', () => {
    const crawl = { distanceMeters: 1500, durationSeconds: 4068 };
    for (const form of [vdot, vdotRiegel, vdotPierreStep]) expectTooLittle(form(crawl), /running speed/);
    expect(warningsOf(vdotPierreStep({ distanceMeters: 400, durationSeconds: 60 }))).toHaveLength(2);
  });

  test('a predicted time has the VDOT it was predicted from, to 1 ms', () => {
    fc.assert(
      fc.property(index, distance, (value, distanceMeters) => {
        const durationSeconds = answerOf(raceTimeVdot({ vdot: value, targetDistanceMeters: distanceMeters }));
        expect(answerOf(vdot({ distanceMeters, durationSeconds }))).toBeCloseTo(value, 8);
        const slower = answerOf(vdot({ distanceMeters, durationSeconds: durationSeconds + 0.001 }));
        expect(slower).toBeLessThan(value);
      }),
    );
  });

  test('the same distance gives the same time', () => {
    const result = { distanceMeters: 10_000, durationSeconds: 2400 };
    expect(answerOf(raceTimeVdot({ result, targetDistanceMeters: 10_000 }))).toBeCloseTo(2400, 6);
    expect(answerOf(raceTimeCameron({ result, targetDistanceMeters: 10_000 }))).toBeCloseTo(2400, 9);
    expect(answerOf(raceTimeRiegel({ results: [result], targetDistanceMeters: 10_000 })).seconds).toBeCloseTo(2400, 9);
    expect(answerOf(vdotRiegel(result))).toBeCloseTo(answerOf(vdot(result)), 12);
  });

  test('outside of its range it answers with a flag', () => {
    expect(warningsOf(vdot({ distanceMeters: 5000, durationSeconds: 1200 }))).toEqual([]);
    expect(warningsOf(vdot({ distanceMeters: 400, durationSeconds: 60 }))[0]).toMatch(/3.5 to 240 min/);
    expect(warningsOf(vdot({ distanceMeters: 5000, durationSeconds: 2400 }))[0]).toMatch(/30 to 85/);
    expect(refusedPath(() => vdot({ distanceMeters: 0, durationSeconds: 60 }))).toBe('distanceMeters');
    expectTooLittle(
      raceTimeVdot({ result: { distanceMeters: 100, durationSeconds: 3600 }, targetDistanceMeters: 5000 }),
      /running speed/,
    );
    expect(refusedPath(() => raceTimeVdot({ vdot: 500, targetDistanceMeters: 5000 }))).toBe('vdot');
  });

  test('paces quicken from easy to repetition, and with VDOT', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 84 }), (value) => {
        const paces = Object.values(answerOf(trainingPaces({ vdot: value })));
        expect(paces).toEqual(paces.toSorted((a, b) => b - a));
        const better = Object.values(answerOf(trainingPaces({ vdot: value + 1 })));
        for (const [i, pace] of better.entries()) expect(pace).toBeLessThan(paces[i] ?? 0);
      }),
    );
    expect(refusedPath(() => trainingPaces({ vdot: 19 }))).toBe('vdot');
    expect(answerOf(velocityAtVdot({ vdot: 50 })) * 60).toBeCloseTo(260.772, 3);
  });
});

describe('race times', () => {
  const results = [
    { distanceMeters: 5000, durationSeconds: 1200 },
    { distanceMeters: 21_097.5, durationSeconds: 1200 * 4.2195 ** 1.09 },
  ];

  test('two results give the own exponent', () => {
    const fitted = answerOf(raceTimeRiegel({ results, targetDistanceMeters: 42_195 }));
    expect(fitted.exponent).toBeCloseTo(1.09, 9);
    expect(fitted.fitted).toBe(true);
    expect(fitted.seconds).toBeCloseTo(1200 * 8.439 ** 1.09, 3);
    expect(answerOf(raceTimeRiegel({ results: results.slice(0, 1), targetDistanceMeters: 10_000 })).exponent).toBe(
      1.06,
    );
    const own = { results, targetDistanceMeters: 42_195, exponent: 1.09 };
    expect(answerOf(raceTimeRiegel(own))).toMatchObject({ exponent: 1.09, fitted: false });
    expect(answerOf(raceTimeRiegel(own)).seconds).toBeCloseTo(fitted.seconds, 6);
    const one = raceTimeRiegel({ ...own, results: results.slice(0, 1), exponent: 1.1 });
    expect(answerOf(one).seconds).toBeCloseTo(1200 * 8.439 ** 1.1, 6);
    const odd = [results[0]!, { distanceMeters: 10_000, durationSeconds: 2000 }];
    expect(warningsOf(raceTimeRiegel({ results: odd, targetDistanceMeters: 42_195 }))[0]).toMatch(/unusual/);
    const twins = [results[0]!, { distanceMeters: 5001, durationSeconds: 1100 }];
    expectTooLittle(raceTimeRiegel({ results: twins, targetDistanceMeters: 42_195 }), /distances that differ/);
    expectTooLittle(raceTimeRiegel({ results: [], targetDistanceMeters: 10_000 }), /race result/);
  });

  test('the nearest result is taken up to 50 km, Riegel beyond', () => {
    const marathon = raceTime({ results, targetDistanceMeters: 42_195 });
    const nearest = raceTimeVdot({ result: results[1]!, targetDistanceMeters: 42_195 });
    expect(answerOf(marathon)).toMatchObject({ answeredBy: 'running.race-time.vdot_root', value: answerOf(nearest) });
    const ultra = raceTime({ results, targetDistanceMeters: 100_000 });
    expect(answerOf(ultra).answeredBy).toBe('running.race-time.riegel');
    expect(warningsOf(ultra).at(-1)).toMatch(/guess, with an exponent of 1.090 from own results/);
    expectTooLittle(raceTime({ results: [], targetDistanceMeters: 10_000 }), /race result/);
    expect(
      refusedPath(() => raceTime({ results: [{ distanceMeters: 1, durationSeconds: -1 }], targetDistanceMeters: 1 })),
    ).toBe('results.0.durationSeconds');
  });

  test('farther takes longer', () => {
    fc.assert(
      fc.property(distance, fc.integer({ min: 1, max: 20_000 }), (meters, more) => {
        const time = (targetDistanceMeters: number) => answerOf(raceTime({ results, targetDistanceMeters })).value;
        expect(time(meters + more)).toBeGreaterThan(time(meters));
      }),
      { examples: [[42_195, 1]] },
    );
  });

  test('a result that the method was not made for is said', () => {
    const sprint = { distanceMeters: 100, durationSeconds: 12 };
    const said = 'The result lies outside 3.5 to 240 min.';
    expect(warningsOf(raceTimeVdot({ result: sprint, targetDistanceMeters: 42_195 }))).toEqual([said]);
    expect(warningsOf(raceTime({ results: [sprint], targetDistanceMeters: 10_000 }))).toEqual([said]);
    expect(warningsOf(raceTimeVdot({ result: results[0]!, targetDistanceMeters: 42_195 }))).toEqual([]);
    expect(warningsOf(raceTimeCameron({ result: sprint, targetDistanceMeters: 5000 }))).toEqual([
      'The result or the target lies outside 800 m to 50 km.',
    ]);
    expectTooLittle(raceTimeCameron({ result: results[0]!, targetDistanceMeters: 500_000 }), /curve/);
    expectTooLittle(
      raceTimeCameron({ result: { distanceMeters: 600_000, durationSeconds: 4e5 }, targetDistanceMeters: 5000 }),
      /curve/,
    );
  });

  test('critical speed from 200 and 400 m', () => {
    const efforts = [
      { distanceMeters: 200, durationSeconds: 150 },
      { distanceMeters: 400, durationSeconds: 320 },
    ];
    const found = criticalSpeed({ efforts });
    expect(answerOf(found).criticalSpeedMetersPerSecond).toBeCloseTo(200 / 170, 9);
    expect(warningsOf(found)[0]).toMatch(/third/);
    expectTooLittle(criticalSpeed({ efforts: efforts.slice(1) }), /2 all-out/);
    expectTooLittle(criticalSpeed({ efforts: [efforts[0]!, { distanceMeters: 600, durationSeconds: 320 }] }), /falls/);
  });
});

describe('grade', () => {
  test('level is neutral, up costs more, beyond 45 % is flagged', () => {
    expect(answerOf(gradeAdjustedSpeed({ speedMetersPerSecond: 3.3, gradeFraction: 0 }))).toBe(3.3);
    for (let grade = 0; grade < 0.44; grade += 0.01) {
      const here = answerOf(costOfRunning({ gradeFraction: grade }));
      expect(answerOf(costOfRunning({ gradeFraction: grade + 0.01 }))).toBeGreaterThan(here);
    }
    const steep = costOfRunning({ gradeFraction: 0.6 });
    expect(answerOf(steep)).toBe(answerOf(costOfRunning({ gradeFraction: 0.45 })));
    expect(warningsOf(steep)[0]).toMatch(/45 %/);
  });

  test('an even run on the level is its speed, on a hill its adjusted speed', () => {
    const speedMetersPerSecond = new Float64Array(300).fill(3);
    expect(answerOf(normalizedGradedSpeed({ speedMetersPerSecond }))).toBeCloseTo(3, 9);
    const gradeFraction = new Float64Array(300).fill(0.1);
    const adjusted = answerOf(gradeAdjustedSpeed({ speedMetersPerSecond: 3, gradeFraction: 0.1 }));
    expect(answerOf(normalizedGradedSpeed({ speedMetersPerSecond, gradeFraction }))).toBeCloseTo(adjusted, 9);
  });

  test('what is missing is said', () => {
    const speedMetersPerSecond = new Float64Array(100).fill(3).fill(Number.NaN, 90);
    const gradeFraction = new Float64Array(100).fill(0).fill(Number.NaN, 50);
    const said = warningsOf(normalizedGradedSpeed({ speedMetersPerSecond, gradeFraction }));
    expect(said[0]).toMatch(/10 % of the samples had no speed/);
    expect(said[1]).toMatch(/50 % of the samples had no grade/);
    expectTooLittle(normalizedGradedSpeed({ speedMetersPerSecond: new Float64Array(29) }), /30 s/);
    expectTooLittle(normalizedGradedSpeed({ speedMetersPerSecond: new Float64Array(30).fill(Number.NaN) }), /30 s/);
    expect(
      refusedPath(() => normalizedGradedSpeed({ speedMetersPerSecond, gradeFraction: gradeFraction.subarray(1) })),
    ).toBe('gradeFraction');
  });
});
