import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import {
  type ActivityLevel,
  activityMultipliers,
  dailyEnergy,
  dailyEnergyWithExercise,
  energyAvailability,
} from './daily-energy.ts';
import { macronutrientShares, macronutrients, macronutrientsPierre, nutritionGoals } from './macronutrients.ts';
import { mealEnergy, mealSplit, nutrientTiming } from './meals.ts';
import {
  restingEnergy,
  restingEnergyHarrisBenedict,
  restingEnergyHarrisBenedictRevised,
  restingEnergyPierreFloor,
} from './resting-energy.ts';

const levels = Object.keys(activityMultipliers) as ActivityLevel[];
const person = { sex: 'female', weightKilograms: 60, heightMeters: 1.65, ageYears: 30 } as const;

describe('resting energy', () => {
  test.each([restingEnergy, restingEnergyHarrisBenedict, restingEnergyHarrisBenedictRevised])(
    '$spec.id rises with weight and height and falls with age',
    (method) => {
      fc.assert(
        fc.property(fc.integer({ min: 45, max: 150 }), fc.constantFrom('female', 'male'), (weightKilograms, sex) => {
          const here = answerOf(method({ ...person, sex, weightKilograms }));
          expect(answerOf(method({ ...person, sex, weightKilograms: weightKilograms + 1 }))).toBeGreaterThan(here);
          expect(answerOf(method({ ...person, sex, weightKilograms, heightMeters: 1.66 }))).toBeGreaterThan(here);
          expect(answerOf(method({ ...person, sex, weightKilograms, ageYears: 31 }))).toBeLessThan(here);
        }),
      );
    },
  );

  test('a small value is said and not lifted; the other form lifts it', () => {
    const small = { ...person, weightKilograms: 40, heightMeters: 1.5, ageYears: 80 };
    expect(answerOf(restingEnergy(small))).toBeCloseTo(776.5, 9);
    expect(warningsOf(restingEnergy(small))[0]).toMatch(/Below 1000/);
    expect(answerOf(restingEnergyPierreFloor(small))).toBe(1000);
    expect(warningsOf(restingEnergy({ ...person, ageYears: 12 }))[0]).toMatch(/adults/);
    expect(refusedPath(() => restingEnergy({ ...person, sex: 'x' as 'male' }))).toBe('sex');
    expect(refusedPath(() => restingEnergy({ ...person, heightMeters: 165 }))).toBe('heightMeters');
  });
});

describe('a day', () => {
  test('livelier days need more', () => {
    const of = levels.map((activityLevel) => answerOf(dailyEnergy({ restingKilocalories: 1500, activityLevel })));
    expect(of).toEqual(of.toSorted((a, b) => a - b));
    expect(refusedPath(() => dailyEnergy({ restingKilocalories: 1500, activityLevel: 'x' as 'sedentary' }))).toBe(
      'activityLevel',
    );
  });

  test('logged sessions are added to a day without them', () => {
    const day = { restingKilocalories: 1500, dayMultiplier: 1.3, exerciseKilocalories: 600 };
    expect(answerOf(dailyEnergyWithExercise(day))).toBeCloseTo(2550, 9);
    expect(warningsOf(dailyEnergyWithExercise(day))).toEqual([]);
    expect(warningsOf(dailyEnergyWithExercise({ ...day, dayMultiplier: 1.7 }))[0]).toMatch(/twice/);
    expect(refusedPath(() => dailyEnergyWithExercise({ ...day, exerciseKilocalories: -1 }))).toBe(
      'exerciseKilocalories',
    );
  });

  test('low availability is said and diagnoses nothing', () => {
    const input = { intakeKilocalories: 1800, exerciseKilocalories: 900, fatFreeMassKilograms: 50 };
    expect(answerOf(energyAvailability(input))).toBe(18);
    expect(warningsOf(energyAvailability(input))[0]).toMatch(/no diagnosis/);
    expect(warningsOf(energyAvailability({ ...input, intakeKilocalories: 2500 }))).toEqual([]);
  });
});

describe('macronutrients', () => {
  test('the closed form sums to the energy of the day, whatever the person', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 45, max: 120 }),
        fc.integer({ min: 1200, max: 6000 }),
        fc.constantFrom(...levels),
        fc.constantFrom(...nutritionGoals),
        (weightKilograms, dailyKilocalories, activityLevel, goal) => {
          const outcome = macronutrients({ weightKilograms, dailyKilocalories, activityLevel, goal });
          if (outcome.status !== 'ok') {
            expect(outcome.have).toMatch(/too few/);
            return;
          }
          const { proteinGrams, carbohydrateGrams, fatGrams, kilocalories } = outcome.value;
          expect(kilocalories).toBeCloseTo(dailyKilocalories, 6);
          const shares = macronutrientShares({ proteinGrams, carbohydrateGrams, fatGrams, dailyKilocalories });
          expect(answerOf(shares).sumPercent).toBeCloseTo(100, 6);
          expect(warningsOf(shares)).toEqual([]);
        },
      ),
    );
  });

  test('losing weight raises protein in the closed form, never in the other', () => {
    const input = { weightKilograms: 60, dailyKilocalories: 1800, activityLevel: 'moderately_active' } as const;
    const protein = (
      method: typeof macronutrients | typeof macronutrientsPierre,
      goal: 'maintenance' | 'weight_loss',
    ) => answerOf(method({ ...input, goal })).proteinGrams;
    expect(protein(macronutrients, 'weight_loss')).toBeCloseTo(108, 9);
    expect(protein(macronutrientsPierre, 'weight_loss')).toBe(protein(macronutrientsPierre, 'maintenance'));
    const closed = macronutrientsPierre({ ...input, goal: 'weight_loss' });
    expect(warningsOf(closed)[0]).toMatch(/% of the energy/);
  });

  test('too little energy for the protein, and what cannot be', () => {
    const input = { weightKilograms: 120, dailyKilocalories: 900, activityLevel: 'very_active' } as const;
    expectTooLittle(macronutrients({ ...input, goal: 'muscle_gain' }), /protein and fat/);
    expect(refusedPath(() => macronutrients({ ...input, goal: 'x' as 'maintenance' }))).toBe('goal');
  });
});

describe('meals', () => {
  test('the shares of every meal are the whole meal', () => {
    for (const mealTiming of ['pre_training', 'post_training', 'rest_day', 'general'] as const) {
      const split = answerOf(mealSplit({ mealTiming }));
      expect(split.proteinPercent + split.carbohydratePercent + split.fatPercent).toBe(100);
    }
    expect(refusedPath(() => mealEnergy({ mealTiming: 'x' as 'general', dailyKilocalories: 2000 }))).toBe('mealTiming');
  });

  test('food around training, by hand for 70 kg', () => {
    const input = { weightKilograms: 70, dailyProteinGrams: 126, intensity: 'high' } as const;
    expect(answerOf(nutrientTiming(input))).toEqual({
      carbohydrateBeforeGrams: expect.closeTo(68.25, 9),
      proteinAfterGrams: expect.closeTo(25.2, 9),
      carbohydrateAfterGrams: 70,
      proteinPerMealGrams: 31.5,
    });
    expect(answerOf(nutrientTiming({ ...input, dailyProteinGrams: 50 })).proteinAfterGrams).toBe(20);
    expect(answerOf(nutrientTiming({ ...input, dailyProteinGrams: 300 })).proteinAfterGrams).toBe(40);
    expect(refusedPath(() => nutrientTiming({ ...input, intensity: 'x' as 'low' }))).toBe('intensity');
  });
});
