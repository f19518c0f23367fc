import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { wPrimeBalance } from '../power/w-prime-balance.ts';
import type { CourseSegment } from './course.ts';
import { airDensity, cyclingPower, cyclingSpeed, type RiderModel } from './cycling-model.ts';
import { constantPowerPacing, variablePowerPacing } from './cycling-pacing.ts';

const rider: RiderModel = {
  massKilograms: 80,
  dragAreaSquareMeters: 0.28,
  rollingResistance: 0.004,
  airDensityKilogramsPerCubicMeter: 1.2,
};
const hilly: readonly CourseSegment[] = Array.from({ length: 10 }, (_, i) => ({
  lengthMeters: 1000,
  gradeFraction: i % 2 === 0 ? 0.05 : -0.05,
}));
const anyCourse = fc.array(
  fc.record({
    lengthMeters: fc.double({ min: 100, max: 3000, noNaN: true }),
    gradeFraction: fc.double({ min: -0.08, max: 0.08, noNaN: true }),
    headwindMetersPerSecond: fc.double({ min: -6, max: 6, noNaN: true }),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('air', () => {
  test('standard, hot, high and humid', () => {
    expect(answerOf(airDensity({ temperatureCelsius: 15, altitudeMeters: 0 }))).toBeCloseTo(1.225, 4);
    expect(answerOf(airDensity({ temperatureCelsius: 0, pressurePascals: 101_325 }))).toBeCloseTo(1.2923, 3);
    // Standard atmosphere, 2000 m, 2 °C: 1.0066 kg/m³.
    expect(answerOf(airDensity({ temperatureCelsius: 2, altitudeMeters: 2000 }))).toBeCloseTo(1.0065, 3);
    const dry = answerOf(airDensity({ temperatureCelsius: 30, pressurePascals: 100_000 }));
    const moist = answerOf(
      airDensity({ temperatureCelsius: 30, pressurePascals: 100_000, relativeHumidityPercent: 100 }),
    );
    expect(moist / dry).toBeGreaterThan(0.98);
    expect(moist / dry).toBeLessThan(0.99);
    expect(refusedPath(() => airDensity({ temperatureCelsius: 20 }))).toBe('pressurePascals');
    expect(refusedPath(() => airDensity({ temperatureCelsius: 20, altitudeMeters: 1e5 }))).toBe('altitudeMeters');
  });
});

describe('power and speed', () => {
  test('another implementation of the model, on the hour record of 2015', () => {
    // rouleur's README: 54.526 km/h, 30 °C, 777 mmHg, 60 %, CdA 0.19, Crr 0.0025, 0.98, 82 kg: 440.96 W.
    const air = answerOf(
      airDensity({ temperatureCelsius: 30, pressurePascals: 777 * 133.322, relativeHumidityPercent: 60 }),
    );
    const watts = answerOf(
      cyclingPower({
        massKilograms: 82,
        dragAreaSquareMeters: 0.19,
        rollingResistance: 0.0025,
        airDensityKilogramsPerCubicMeter: air,
        drivetrainEfficiency: 0.98,
        gradeFraction: 0,
        speedMetersPerSecond: 54.526 / 3.6,
      }),
    );
    expect(Math.abs(watts - 440.9566)).toBeLessThan(0.2);
  });

  test('speed for power and power for speed undo each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 30, max: 600, noNaN: true }),
        fc.double({ min: -0.1, max: 0.15, noNaN: true }),
        fc.double({ min: -8, max: 8, noNaN: true }),
        (powerWatts, gradeFraction, headwindMetersPerSecond) => {
          const road = { ...rider, gradeFraction, headwindMetersPerSecond };
          const speedMetersPerSecond = answerOf(cyclingSpeed({ ...road, powerWatts }));
          expect(answerOf(cyclingPower({ ...road, speedMetersPerSecond }))).toBeCloseTo(powerWatts, 6);
          expect(answerOf(cyclingSpeed({ ...road, powerWatts: powerWatts + 5 }))).toBeGreaterThan(speedMetersPerSecond);
        },
      ),
    );
  });

  test('the road may drive the rider, or hold', () => {
    expect(warningsOf(cyclingPower({ ...rider, gradeFraction: -0.1, speedMetersPerSecond: 5 }))[0]).toMatch(/brakes/);
    expectTooLittle(cyclingSpeed({ ...rider, gradeFraction: 0.1, powerWatts: 0 }), /moves the rider/);
    expect(refusedPath(() => cyclingSpeed({ ...rider, massKilograms: 0, gradeFraction: 0, powerWatts: 1 }))).toBe(
      'massKilograms',
    );
  });
});

describe('even power', () => {
  test('a level course is ridden at the steady speed, from a standstill a little slower', () => {
    const course = [{ lengthMeters: 20_000, gradeFraction: 0 }];
    const speed = answerOf(cyclingSpeed({ ...rider, gradeFraction: 0, powerWatts: 250 }));
    const plan = answerOf(constantPowerPacing({ ...rider, course, powerWatts: 250 }));
    expect(plan.finishSeconds).toBeCloseTo(20_000 / speed, 6);
    expect(plan.averagePowerWatts).toBeCloseTo(250, 9);
    expect(plan.normalizedPowerWatts).toBeCloseTo(250, 6);
    const standing = answerOf(
      constantPowerPacing({ ...rider, course, powerWatts: 250, startSpeedMetersPerSecond: 0, stepMeters: 5 }),
    );
    expect(standing.finishSeconds - plan.finishSeconds).toBeGreaterThan(3);
    expect(standing.finishSeconds - plan.finishSeconds).toBeLessThan(30);
  });

  test('a second way: forces summed in steps of a fiftieth of a second', () => {
    const watts = 250;
    const plan = answerOf(constantPowerPacing({ ...rider, course: hilly, powerWatts: watts, stepMeters: 5 }));
    let meters = 0;
    let seconds = 0;
    let speed = plan.splits[0]?.speedMetersPerSecond ?? 0;
    const end = hilly.length * 1000;
    while (meters < end) {
      const grade = hilly[Math.floor(meters / 1000)]?.gradeFraction ?? 0;
      const slope = Math.sin(Math.atan(grade)) + 0.004 * Math.cos(Math.atan(grade));
      const against = 80 * 9.80665 * slope + 0.5 * 1.2 * 0.2844 * speed ** 2 + 0.091 + 0.0087 * speed;
      speed += (0.02 * ((watts * 0.976) / speed - against)) / 80;
      meters += 0.02 * speed;
      seconds += 0.02;
    }
    expect(Math.abs(plan.finishSeconds / seconds - 1)).toBeLessThan(2e-3);
    const coarse = answerOf(constantPowerPacing({ ...rider, course: hilly, powerWatts: watts }));
    expect(Math.abs(coarse.finishSeconds / seconds - 1)).toBeLessThan(1e-2);
  });

  test('parts and splits add up, whatever the course', () => {
    fc.assert(
      fc.property(anyCourse, fc.integer({ min: 150, max: 400 }), (course, powerWatts) => {
        const plan = answerOf(constantPowerPacing({ ...rider, course, powerWatts, stepMeters: 100 }));
        const sum = (parts: readonly { readonly durationSeconds: number }[]) =>
          parts.reduce((total, { durationSeconds }) => total + durationSeconds, 0);
        expect(sum(plan.segments)).toBeCloseTo(plan.finishSeconds, 6);
        expect(sum(plan.splits)).toBeCloseTo(plan.finishSeconds, 6);
        expect(plan.segments.at(-1)?.toMeters).toBeCloseTo(
          course.reduce((total, { lengthMeters }) => total + lengthMeters, 0),
          6,
        );
        const stronger = answerOf(
          constantPowerPacing({ ...rider, course, powerWatts: powerWatts + 20, stepMeters: 100 }),
        );
        expect(stronger.finishSeconds).toBeLessThan(plan.finishSeconds);
      }),
      { numRuns: 40 },
    );
  });

  test('a maximum speed brakes the descents', () => {
    const plan = answerOf(
      constantPowerPacing({ ...rider, course: hilly, powerWatts: 250, maximumSpeedMetersPerSecond: 12 }),
    );
    for (const { speedMetersPerSecond } of plan.segments) expect(speedMetersPerSecond).toBeLessThanOrEqual(12 + 1e-9);
  });

  test('the greatest even power spends W′ but for its reserve: CP + (W′ - reserve)/t', () => {
    const athlete = { criticalPowerWatts: 280, anaerobicCapacityJoules: 20_000, reserveJoules: 2000 };
    const plan = answerOf(constantPowerPacing({ ...rider, course: hilly, ...athlete }));
    expect(plan.averagePowerWatts).toBeCloseTo(280 + 18_000 / Math.round(plan.finishSeconds), 3);
    expect(plan.limit?.holds).toBe(true);
    expect(plan.limit?.lowestJoules).toBeCloseTo(2000, 1);
    const asked = constantPowerPacing({ ...rider, course: hilly, ...athlete, powerWatts: 320 });
    expect(answerOf(asked).limit?.holds).toBe(false);
    expect(warningsOf(asked)).toEqual([expect.stringMatching(/more than critical power/)]);
  });

  test('too little, and what cannot be', () => {
    expectTooLittle(constantPowerPacing({ ...rider, course: hilly }), /critical power/);
    expectTooLittle(constantPowerPacing({ ...rider, course: [], powerWatts: 200 }), /a course/);
    expectTooLittle(constantPowerPacing({ ...rider, course: hilly, powerWatts: 0 }), /carries/);
    expect(refusedPath(() => constantPowerPacing({ ...rider, course: hilly, powerWatts: -1 }))).toBe('powerWatts');
    expect(refusedPath(() => constantPowerPacing({ ...rider, course: hilly, powerWatts: 1, stepMeters: 0.001 }))).toBe(
      'stepMeters',
    );
    expect(refusedPath(() => constantPowerPacing({ ...rider, course: hilly, criticalPowerWatts: 250 }))).toBe(
      'criticalPowerWatts',
    );
  });
});

describe('varied power', () => {
  test('never slower than even power of the same effort, which it never exceeds', () => {
    fc.assert(
      fc.property(anyCourse, fc.integer({ min: 180, max: 320 }), (course, effortWatts) => {
        const plan = answerOf(variablePowerPacing({ ...rider, course, effortWatts, stepMeters: 200 }));
        expect(plan.secondsSaved).toBeGreaterThanOrEqual(0);
        let fourth = 0;
        for (const { powerWatts, durationSeconds } of plan.segments) {
          fourth += durationSeconds * powerWatts ** 4;
          expect(powerWatts).toBeGreaterThanOrEqual(plan.minimumPowerWatts);
          expect(powerWatts).toBeLessThanOrEqual(plan.maximumPowerWatts);
        }
        expect((fourth / plan.finishSeconds) ** 0.25).toBeLessThanOrEqual(effortWatts + 1e-6);
      }),
      { numRuns: 25 },
    );
  });

  test('harder uphill and into the wind, easier downhill and with it; on the level even', () => {
    const plan = answerOf(variablePowerPacing({ ...rider, course: hilly, effortWatts: 250 }));
    expect(plan.secondsSaved).toBeGreaterThan(5);
    expect(plan.segments[0]?.powerWatts).toBeGreaterThan(250);
    expect(plan.segments[1]?.powerWatts).toBeLessThan(250);
    const windy = Array.from({ length: 8 }, (_, i) => ({
      lengthMeters: 5000,
      gradeFraction: 0,
      headwindMetersPerSecond: i % 2 === 0 ? 4.4 : -4.4,
    }));
    const wind = answerOf(variablePowerPacing({ ...rider, course: windy, effortWatts: 250 }));
    expect(wind.secondsSaved).toBeGreaterThan(1);
    expect(wind.segments[0]?.powerWatts).toBeGreaterThan(wind.segments[1]?.powerWatts ?? 0);
    const flat = answerOf(
      variablePowerPacing({ ...rider, course: [{ lengthMeters: 10_000, gradeFraction: 0 }], effortWatts: 250 }),
    );
    expect(flat.segments[0]?.powerWatts).toBeCloseTo(250, 1);
  });

  test('W′ is never spent below its reserve, by the balance of the ride itself', () => {
    const athlete = { criticalPowerWatts: 260, anaerobicCapacityJoules: 12_000, reserveJoules: 1000 };
    const plan = answerOf(variablePowerPacing({ ...rider, course: hilly, ...athlete, maximumPowerWatts: 400 }));
    expect(plan.limit?.holds).toBe(true);
    const powerWatts = Float64Array.from({ length: Math.round(plan.finishSeconds) }, (_, second) => {
      const at = plan.segments.find(({ elapsedSeconds }) => elapsedSeconds >= second + 0.5);
      return at?.powerWatts ?? plan.segments.at(-1)?.powerWatts ?? 0;
    });
    const again = answerOf(wPrimeBalance({ powerWatts, criticalPowerWatts: 260, anaerobicCapacityJoules: 12_000 }));
    expect(again.minimumJoules).toBeGreaterThanOrEqual(1000 - 1e-6);
    const asked = variablePowerPacing({ ...rider, course: hilly, ...athlete, effortWatts: 400 });
    expect(answerOf(asked).effortWatts).toBeLessThan(400);
    expect(warningsOf(asked).at(-1)).toMatch(/does not allow 400 W/);
  });

  test('bounds must enclose the effort', () => {
    expect(
      refusedPath(() => variablePowerPacing({ ...rider, course: hilly, effortWatts: 250, maximumPowerWatts: 200 })),
    ).toBe('maximumPowerWatts');
    expectTooLittle(variablePowerPacing({ ...rider, course: hilly }), /an effort/);
  });
});
