import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { costOfRunning } from '../running/grade.ts';
import type { CourseSegment, PacedStretch } from './course.ts';
import { equalEffortPacing, evenPacing, negativeSplitPacing } from './running-pacing.ts';

const meters = fc.double({ min: 100, max: 100_000, noNaN: true });
const seconds = fc.double({ min: 60, max: 40_000, noNaN: true });
const course = fc.array(
  fc.record({
    lengthMeters: fc.double({ min: 10, max: 5000, noNaN: true }),
    gradeFraction: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
  }),
  { minLength: 1, maxLength: 30 },
);
const sum = (stretches: readonly PacedStretch[]) =>
  stretches.reduce((total, { durationSeconds }) => total + durationSeconds, 0);

describe('even pace', () => {
  test('is distance over time, and splits add up to the finish', () => {
    fc.assert(
      fc.property(
        meters,
        seconds,
        fc.constantFrom(400, 1000, 1609.344),
        (distanceMeters, targetSeconds, splitMeters) => {
          const plan = answerOf(evenPacing({ distanceMeters, targetSeconds, splitMeters }));
          expect(plan.finishSeconds).toBe(targetSeconds);
          expect(plan.averageSpeedMetersPerSecond).toBeCloseTo(distanceMeters / targetSeconds, 9);
          expect(sum(plan.splits)).toBeCloseTo(targetSeconds, 6);
          expect(plan.splits.at(-1)?.toMeters).toBeCloseTo(distanceMeters, 6);
          for (const { speedMetersPerSecond } of plan.splits.slice(0, -1))
            expect(speedMetersPerSecond).toBeCloseTo(distanceMeters / targetSeconds, 6);
          expect(plan.splits.length).toBe(Math.ceil((distanceMeters - 1e-3) / splitMeters));
        },
      ),
    );
  });

  test('heat makes it longer by its factor', () => {
    expect(answerOf(evenPacing({ distanceMeters: 10_000, targetSeconds: 2400, timeFactor: 1.03 })).finishSeconds).toBe(
      2472,
    );
  });

  test('critical speed and D′: the hyperbola is the limit', () => {
    const athlete = { criticalSpeedMetersPerSecond: 4, anaerobicDistanceMeters: 200 };
    // 200 m of D′ last 1000 s at 4.2 m/s: 4200 m.
    const at = (targetSeconds: number) =>
      answerOf(evenPacing({ distanceMeters: 4200, targetSeconds, ...athlete })).limit;
    expect(at(1001)?.holds).toBe(true);
    expect(at(999)?.holds).toBe(false);
    expect(at(1050)?.endMeters).toBeCloseTo(200, 6);
    expect(warningsOf(evenPacing({ distanceMeters: 4200, targetSeconds: 900, ...athlete }))).toEqual([
      expect.stringMatching(/more than critical speed/),
    ]);
  });

  test('bad input', () => {
    expect(refusedPath(() => evenPacing({ distanceMeters: 0, targetSeconds: 1 }))).toBe('distanceMeters');
    expect(refusedPath(() => evenPacing({ distanceMeters: 1, targetSeconds: Number.NaN }))).toBe('targetSeconds');
    expect(refusedPath(() => evenPacing({ distanceMeters: 1, targetSeconds: 1, timeFactor: 9 }))).toBe('timeFactor');
    expect(refusedPath(() => evenPacing({ distanceMeters: 1e6, targetSeconds: 1, splitMeters: 1 }))).toBe(
      'splitMeters',
    );
    const athlete = { criticalSpeedMetersPerSecond: 4, anaerobicDistanceMeters: 200 };
    expect(refusedPath(() => evenPacing({ distanceMeters: 1, targetSeconds: 1e12, ...athlete }))).toBe('course');
    expect(
      refusedPath(() => evenPacing({ distanceMeters: 1, targetSeconds: 1, criticalSpeedMetersPerSecond: 4 })),
    ).toBe('criticalSpeedMetersPerSecond');
  });
});

describe('negative split', () => {
  test('the halves differ by the percentage and add up to the target', () => {
    fc.assert(
      fc.property(
        meters,
        seconds,
        fc.double({ min: -20, max: 20, noNaN: true }),
        (distanceMeters, targetSeconds, x) => {
          const plan = answerOf(negativeSplitPacing({ distanceMeters, targetSeconds, secondHalfFasterPercent: x }));
          const [first, second] = plan.segments;
          expect(plan.finishSeconds).toBeCloseTo(targetSeconds, 6);
          expect((second?.speedMetersPerSecond ?? 0) / (first?.speedMetersPerSecond ?? 1)).toBeCloseTo(1 + x / 100, 9);
          expect(first?.toMeters).toBeCloseTo(distanceMeters / 2, 6);
          expect(sum(plan.splits)).toBeCloseTo(targetSeconds, 6);
        },
      ),
    );
  });
});

describe('equal effort', () => {
  test('every part costs the same a second, and the parts add up to the target', () => {
    fc.assert(
      fc.property(course, seconds, (segments: readonly CourseSegment[], targetSeconds) => {
        const plan = answerOf(equalEffortPacing({ course: segments, targetSeconds }));
        expect(plan.finishSeconds / targetSeconds).toBeCloseTo(1, 9);
        expect(sum(plan.segments) / targetSeconds).toBeCloseTo(1, 9);
        expect(sum(plan.splits) / targetSeconds).toBeCloseTo(1, 9);
        const level = plan.levelSpeedMetersPerSecond * 3.6;
        for (const [i, { speedMetersPerSecond }] of plan.segments.entries()) {
          const cost = answerOf(costOfRunning({ gradeFraction: segments[i]?.gradeFraction ?? 0 }));
          expect((speedMetersPerSecond * cost) / level).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  test('a level course is an even pace', () => {
    const plan = answerOf(
      equalEffortPacing({
        course: [3000, 4000, 3000].map((lengthMeters) => ({ lengthMeters, gradeFraction: 0 })),
        targetSeconds: 2400,
      }),
    );
    for (const { speedMetersPerSecond } of plan.segments) expect(speedMetersPerSecond).toBeCloseTo(10_000 / 2400, 9);
  });

  test('level speed and target time lead to each other', () => {
    fc.assert(
      fc.property(course, fc.double({ min: 1, max: 6, noNaN: true }), (segments, speed) => {
        const there = answerOf(equalEffortPacing({ course: segments, levelSpeedMetersPerSecond: speed }));
        const back = answerOf(equalEffortPacing({ course: segments, targetSeconds: there.finishSeconds }));
        expect(back.levelSpeedMetersPerSecond).toBeCloseTo(speed, 9);
      }),
    );
  });

  test('a maximum speed holds, and the time lost is made good elsewhere', () => {
    const segments = [
      { lengthMeters: 2000, gradeFraction: 0.08 },
      { lengthMeters: 2000, gradeFraction: -0.08 },
    ];
    const free = answerOf(equalEffortPacing({ course: segments, targetSeconds: 1200 }));
    const held = answerOf(equalEffortPacing({ course: segments, targetSeconds: 1200, maximumSpeedMetersPerSecond: 4 }));
    expect(free.segments[1]?.speedMetersPerSecond).toBeGreaterThan(4);
    expect(held.segments[1]?.speedMetersPerSecond).toBeCloseTo(4, 9);
    expect(held.finishSeconds).toBeCloseTo(1200, 6);
    expect(held.levelSpeedMetersPerSecond).toBeGreaterThan(free.levelSpeedMetersPerSecond);
    expectTooLittle(
      equalEffortPacing({ course: segments, targetSeconds: 900, maximumSpeedMetersPerSecond: 4 }),
      /maximum speed/,
    );
  });

  test('says where it cannot be trusted, and refuses what cannot be', () => {
    const steep = [{ lengthMeters: 100, gradeFraction: -0.2 }];
    expect(warningsOf(equalEffortPacing({ course: steep, targetSeconds: 30 }))[0]).toMatch(/too fast/);
    expectTooLittle(equalEffortPacing({ course: [], targetSeconds: 30 }), /a course/);
    expect(refusedPath(() => equalEffortPacing({ course: steep }))).toBe('targetSeconds');
    expect(
      refusedPath(() => equalEffortPacing({ course: [{ lengthMeters: 1, gradeFraction: 2 }], targetSeconds: 1 })),
    ).toBe('course.0.gradeFraction');
    expect(
      refusedPath(() => equalEffortPacing({ course: [{ lengthMeters: 0, gradeFraction: 0 }], targetSeconds: 1 })),
    ).toBe('course.0.lengthMeters');
  });
});
