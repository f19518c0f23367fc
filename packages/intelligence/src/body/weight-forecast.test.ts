import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { weightForecast } from './weight-forecast.ts';

const man = { sex: 'male', weightKilograms: 90, heightMeters: 1.8, ageYears: 40, physicalActivityLevel: 1.5 } as const;

test('500 kcal less for a year: within 6 g of another program for the same model, at four days', () => {
  const { weightKilograms, baselineKilocalories } = answerOf(
    weightForecast({ ...man, intakeChangeKilocalories: -500, days: 364 }),
  );
  // R package bw (adult_weight), whose published body mass indices are these over 1.8² m².
  expect(baselineKilocalories).toBeCloseTo(2748.45, 9);
  expect(Math.abs((weightKilograms[7] ?? 0) - 27.530652359011384 * 3.24)).toBeLessThan(0.006);
  expect(Math.abs((weightKilograms[30] ?? 0) - 27.155325358809218 * 3.24)).toBeLessThan(0.006);
  expect(Math.abs((weightKilograms[364] ?? 0) - 76.260804299583214)).toBeLessThan(0.006);
});

test('in the end a kilogram for each 100 kJ a day, more than half of it after a year', () => {
  const { weightKilograms } = answerOf(weightForecast({ ...man, intakeChangeKilocalories: -1000 / 4.184, days: 3650 }));
  const lost = (day: number) => 90 - (weightKilograms[day] ?? 0);
  expect(lost(3650)).toBeGreaterThan(8);
  expect(lost(3650)).toBeLessThan(12);
  expect(lost(365) / lost(3650)).toBeGreaterThan(0.5);
  expect(lost(1095) / lost(3650)).toBeGreaterThan(0.9);
});

test('nothing changed, nothing happens; more eaten is heavier, always', () => {
  const people = fc.record({
    sex: fc.constantFrom('male', 'female'),
    weightKilograms: fc.integer({ min: 60, max: 120 }),
    heightMeters: fc.constantFrom(1.6, 1.7, 1.8),
    ageYears: fc.integer({ min: 20, max: 70 }),
    physicalActivityLevel: fc.constantFrom(1.4, 1.6, 2),
  });
  fc.assert(
    fc.property(people, fc.integer({ min: -500, max: 500 }), (person, intakeChangeKilocalories) => {
      const at = (change: number) => weightForecast({ ...person, intakeChangeKilocalories: change, days: 60 });
      const still = at(0);
      if (still.status !== 'ok') return;
      for (const kilograms of still.value.weightKilograms) expect(kilograms).toBeCloseTo(person.weightKilograms, 9);
      expect(answerOf(at(intakeChangeKilocalories + 50)).endWeightKilograms).toBeGreaterThan(
        answerOf(at(intakeChangeKilocalories)).endWeightKilograms,
      );
    }),
    { numRuns: 30 },
  );
});

test('what it cannot say and what cannot be', () => {
  const input = { ...man, intakeChangeKilocalories: -300, days: 30 };
  expect(warningsOf(weightForecast(input))).toEqual(['Fat mass is an estimate from size and age.']);
  expect(warningsOf(weightForecast({ ...input, fatKilograms: 20 }))).toEqual([]);
  expectTooLittle(weightForecast({ ...input, ageYears: 15 }), /adult/);
  expectTooLittle(weightForecast({ ...input, weightKilograms: 40 }), /usual build/);
  expect(refusedPath(() => weightForecast({ ...input, intakeChangeKilocalories: -3000 }))).toBe(
    'intakeChangeKilocalories',
  );
  expect(refusedPath(() => weightForecast({ ...input, intakeChangeKilocalories: Number.NaN }))).toBe(
    'intakeChangeKilocalories',
  );
  expect(refusedPath(() => weightForecast({ ...input, days: 4000 }))).toBe('days');
  expect(refusedPath(() => weightForecast({ ...input, physicalActivityLevel: 1 }))).toBe('physicalActivityLevel');
});
