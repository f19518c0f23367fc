import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import {
  bodyDensity,
  bodyDensitySevenSites,
  bodyFat,
  bodyFatBrozek,
  bodyFatDeurenberg,
  bodyFatSiri,
} from './body-fat.ts';
import { bodyMassIndex, fatFreeMassIndex, leanBodyMass } from './body-mass.ts';

const tape = { sex: 'male', heightMeters: 1.8, neckCentimeters: 38, waistCentimeters: 85 } as const;

describe('body fat', () => {
  test('a wider waist reads fatter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 70, max: 130 }), (waistCentimeters) => {
        for (const input of [tape, { ...tape, sex: 'female', hipCentimeters: 98 } as const]) {
          const of = (waist: number) => answerOf(bodyFat({ ...input, waistCentimeters: waist }));
          expect(of(waistCentimeters + 1)).toBeGreaterThan(of(waistCentimeters));
        }
      }),
    );
  });

  test('thicker skinfolds are less dense, and less dense is fatter by both equations', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 190 }), fc.constantFrom('female', 'male'), (sum, sex) => {
        for (const method of [bodyDensity, bodyDensitySevenSites]) {
          const density = (skinfoldSumMillimeters: number) =>
            answerOf(method({ sex, ageYears: 30, skinfoldSumMillimeters }));
          expect(density(sum + 1)).toBeLessThan(density(sum));
          for (const percent of [bodyFatSiri, bodyFatBrozek]) {
            const of = (mm: number) => answerOf(percent({ densityGramsPerMilliliter: density(mm) }));
            expect(of(sum + 1)).toBeGreaterThan(of(sum));
          }
        }
      }),
    );
  });

  test('too little, and what cannot be', () => {
    expectTooLittle(bodyFat({ ...tape, sex: 'female' }), /hip/);
    expectTooLittle(bodyFat({ ...tape, waistCentimeters: 45 }), /made for/);
    expect(refusedPath(() => bodyFat({ ...tape, waistCentimeters: 30 }))).toBe('waistCentimeters');
    expectTooLittle(bodyDensity({ sex: 'female', ageYears: 30, skinfoldSumMillimeters: 220 }), /at most 216 mm/);
    expect(warningsOf(bodyDensity({ sex: 'male', ageYears: 70, skinfoldSumMillimeters: 60 }))[0]).toMatch(/18 to 61/);
    expectTooLittle(bodyFatDeurenberg({ bodyMassIndex: 20, ageYears: 10, sex: 'male' }), /16 years/);
    expectTooLittle(bodyFatSiri({ densityGramsPerMilliliter: 1.15 }), /made for/);
    expect(refusedPath(() => bodyFatSiri({ densityGramsPerMilliliter: 2 }))).toBe('densityGramsPerMilliliter');
  });
});

describe('body mass', () => {
  test('the indices fall with height and rise with weight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 45, max: 150 }), fc.integer({ min: 150, max: 205 }), (weightKilograms, cm) => {
        const here = answerOf(bodyMassIndex({ weightKilograms, heightMeters: cm / 100 }));
        expect(answerOf(bodyMassIndex({ weightKilograms, heightMeters: (cm + 1) / 100 }))).toBeLessThan(here);
        expect(
          answerOf(bodyMassIndex({ weightKilograms: weightKilograms + 1, heightMeters: cm / 100 })),
        ).toBeGreaterThan(here);
        const lean = { weightKilograms, heightMeters: cm / 100, bodyFatPercent: 0 };
        expect(answerOf(fatFreeMassIndex(lean)).index).toBeCloseTo(here, 9);
      }),
    );
  });

  test('at 1.80 m nothing is carried over', () => {
    const { index, normalizedIndex } = answerOf(
      fatFreeMassIndex({ weightKilograms: 80, heightMeters: 1.8, bodyFatPercent: 15 }),
    );
    expect(normalizedIndex).toBe(index);
  });

  test('centimetres for metres are refused; a child is not of the usual build', () => {
    expect(refusedPath(() => bodyMassIndex({ weightKilograms: 70, heightMeters: 175 }))).toBe('heightMeters');
    expectTooLittle(leanBodyMass({ weightKilograms: 10, heightMeters: 0.8, sex: 'female' }), /adult/);
  });
});
