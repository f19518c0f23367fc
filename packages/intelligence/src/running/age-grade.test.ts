import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { ageFactors, standardKilometers, standardSeconds } from './age-factors.ts';
import { ageGrade } from './age-grade.ts';

// Cells of the published sheets, sheet "Age Factors": [sex, column, age, factor].
test.each([
  ['male', 0, 5, 0.608],
  ['male', 0, 25, 1],
  ['male', 0, 60, 0.8075],
  ['male', 0, 100, 0.2067],
  ['male', 1, 70, 0.7386],
  ['male', 2, 45, 0.9249],
  ['male', 2, 100, 0.1901],
  ['male', 3, 37, 0.9979],
  ['male', 3, 50, 0.8963],
  ['male', 3, 100, 0.1919],
  ['female', 0, 5, 0.6903],
  ['female', 0, 100, 0.1692],
  ['female', 1, 45, 0.9278],
  ['female', 1, 100, 0.1477],
  ['female', 2, 100, 0.1108],
  ['female', 3, 60, 0.7965],
  ['female', 3, 100, 0.0625],
] as const)('%s column %i at %i', (sex, column, age, factor) => {
  const places = ageFactors(sex, column);
  expect(places).toHaveLength(96);
  expect(places[age - 5]).toBeCloseTo(factor, 10);
});

test('factors: no more than 1, level in the best years, falling after', () => {
  for (const sex of ['female', 'male'] as const) {
    for (const column of [0, 1, 2, 3]) {
      const factors = ageFactors(sex, column);
      expect(Math.max(...factors)).toBe(1);
      const fromForty = factors.slice(35);
      expect(fromForty).toEqual(fromForty.toSorted((a, b) => b - a));
      expect(factors[25 - 5]).toBeGreaterThan(0.98);
    }
  }
});

test('the open standard in the best years is 100 %', () => {
  for (const sex of ['female', 'male'] as const) {
    for (const [i, kilometers] of standardKilometers.entries()) {
      const durationSeconds = standardSeconds[sex][i] ?? 0;
      const grade = answerOf(ageGrade({ sex, ageYears: 27, distanceMeters: 1000 * kilometers, durationSeconds }));
      expect(grade.percent * grade.factor).toBeCloseTo(100, 6);
      expect(grade.factor).toBeGreaterThan(0.999);
    }
  }
});

test('a man of 70 over 10 km, worked from the cells', () => {
  const input = { sex: 'male', ageYears: 70.8, distanceMeters: 10_000, durationSeconds: 3000 } as const;
  const grade = answerOf(ageGrade(input));
  expect(grade.factor).toBe(0.7386);
  expect(grade.standardSeconds).toBeCloseTo(1584 / 0.7386, 6);
  expect(grade.percent).toBeCloseTo((100 * 1584) / 0.7386 / 3000, 6);
  expect(grade.gradedSeconds).toBeCloseTo(3000 * 0.7386, 6);
});

test('factors between columns follow the logarithm of the distance: the sheet says 0.5815 for 6 km at 5', () => {
  const grade = answerOf(ageGrade({ sex: 'male', ageYears: 5, distanceMeters: 6000, durationSeconds: 2000 }));
  expect(grade.factor).toBeCloseTo(0.5815, 4);
  const women = answerOf(ageGrade({ sex: 'female', ageYears: 5, distanceMeters: 15_000, durationSeconds: 6000 }));
  expect(women.factor).toBeCloseTo(0.6432, 4);
});

test('beyond the marathon its factors hold', () => {
  const far = answerOf(ageGrade({ sex: 'female', ageYears: 60, distanceMeters: 100_000, durationSeconds: 40_000 }));
  const marathon = answerOf(ageGrade({ sex: 'female', ageYears: 60, distanceMeters: 42_195, durationSeconds: 15_000 }));
  expect(far.factor).toBe(marathon.factor);
});

test('a distance that is not listed says so', () => {
  expect(warningsOf(ageGrade({ sex: 'male', ageYears: 40, distanceMeters: 7000, durationSeconds: 1800 }))).toHaveLength(
    1,
  );
  expect(warningsOf(ageGrade({ sex: 'male', ageYears: 40, distanceMeters: 21_100, durationSeconds: 5000 }))).toEqual(
    [],
  );
});

test('quicker is better', () => {
  const time = fc.integer({ min: 900, max: 9000 });
  fc.assert(
    fc.property(time, time, (a, b) => {
      fc.pre(a < b);
      const at = (durationSeconds: number) =>
        answerOf(ageGrade({ sex: 'female', ageYears: 50, distanceMeters: 10_000, durationSeconds })).percent;
      expect(at(a)).toBeGreaterThan(at(b));
    }),
  );
});

describe('what is no race of the table', () => {
  const input = { sex: 'male', ageYears: 40, distanceMeters: 10_000, durationSeconds: 2400 } as const;
  test('too short and too long', () => {
    expectTooLittle(ageGrade({ ...input, distanceMeters: 1500 }), /5 to 200 km/);
    expectTooLittle(ageGrade({ ...input, distanceMeters: 300_000 }), /5 to 200 km/);
  });
  test('faster than the standard is said', () => {
    expect(warningsOf(ageGrade({ ...input, durationSeconds: 1000 }))[0]).toMatch(/world record/);
    expect(warningsOf(ageGrade(input))).toEqual([]);
  });
  test('refused', () => {
    expect(refusedPath(() => ageGrade({ ...input, ageYears: 4 }))).toBe('ageYears');
    expect(refusedPath(() => ageGrade({ ...input, durationSeconds: 0 }))).toBe('durationSeconds');
    expect(refusedPath(() => ageGrade({ ...input, sex: 'other' as 'male' }))).toBe('sex');
  });
});
