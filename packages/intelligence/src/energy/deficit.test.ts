import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { energyAvailability } from './daily-energy.ts';
import { calorieDeficit, expenditureFromWeight } from './deficit.ts';

describe('a deficit', () => {
  const day = { dailyKilocalories: 2800, exerciseKilocalories: 600, fatFreeMassKilograms: 55 };

  test('by hand: 500 of 2800 kcal pass, 600 leave too little for the body, 800 are too much of the day as well', () => {
    expect(answerOf(calorieDeficit({ ...day, deficitKilocalories: 500 }))).toEqual({
      intakeKilocalories: 2300,
      deficitPercent: expect.closeTo(17.857, 3),
      energyAvailability: expect.closeTo(30.909, 3),
      withinLimits: true,
      // 2800 - 600 - 30 · 55 = 550, below the 700 of a quarter.
      largestDeficitKilocalories: 550,
      limitedBy: 'availability',
    });
    const low = calorieDeficit({ ...day, deficitKilocalories: 600 });
    expect(answerOf(low).withinLimits).toBe(false);
    expect(warningsOf(low)).toEqual(['It leaves 29 kcal/kg fat-free mass: below 30.']);
    expect(warningsOf(calorieDeficit({ ...day, deficitKilocalories: 800 }))).toEqual([
      'The deficit is 29 % of the day: above 25 %.',
      'It leaves 25 kcal/kg fat-free mass: below 30.',
    ]);
  });

  test('without fat-free mass one limit is checked, and that is said', () => {
    const outcome = calorieDeficit({ dailyKilocalories: 2800, deficitKilocalories: 500 });
    expect(answerOf(outcome)).toMatchObject({ energyAvailability: null, withinLimits: true, limitedBy: 'share' });
    expect(warningsOf(outcome)).toEqual(['Energy availability was not checked: fat-free mass or exercise is missing.']);
    expect(refusedPath(() => calorieDeficit({ dailyKilocalories: 2000, deficitKilocalories: 2000 }))).toBe(
      'deficitKilocalories',
    );
    expect(refusedPath(() => calorieDeficit({ ...day, deficitKilocalories: -1 }))).toBe('deficitKilocalories');
  });

  test('the largest one named is within the limits, one kilocalorie more is not', () => {
    const kilocalories = fc.integer({ min: 1500, max: 6000 });
    fc.assert(
      fc.property(
        kilocalories,
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 30, max: 90 }),
        (dailyKilocalories, exerciseKilocalories, fatFreeMassKilograms) => {
          const person = { dailyKilocalories, exerciseKilocalories, fatFreeMassKilograms };
          const none = answerOf(calorieDeficit({ ...person, deficitKilocalories: 0 }));
          const most = none.largestDeficitKilocalories;
          expect(answerOf(calorieDeficit({ ...person, deficitKilocalories: most + 1 })).withinLimits).toBe(false);
          if (most > 1)
            expect(answerOf(calorieDeficit({ ...person, deficitKilocalories: most - 1e-6 })).withinLimits).toBe(true);
          // The same number as the algorithm of its own gives.
          expect(none.energyAvailability).toBe(
            answerOf(energyAvailability({ ...person, intakeKilocalories: dailyKilocalories })),
          );
        },
      ),
    );
  });
});

describe('expenditure', () => {
  const month = { meanIntakeKilocalories: 2300, loggedDays: 28, weightChangeKilograms: -1, days: 28 };

  test('by hand: a kilogram in four weeks is 275 kcal a day', () => {
    expect(answerOf(expenditureFromWeight(month))).toBe(2575);
    expect(answerOf(expenditureFromWeight({ ...month, weightChangeKilograms: 0 }))).toBe(2300);
    expect(answerOf(expenditureFromWeight({ ...month, kilocaloriesPerKilogram: 5600 }))).toBe(2500);
    expect(warningsOf(expenditureFromWeight(month))).toEqual(['7700 kcal/kg is a convention.']);
    expect(warningsOf(expenditureFromWeight({ ...month, loggedDays: 20 }))[1]).toMatch(/20 of 28/);
    expectTooLittle(expenditureFromWeight({ ...month, loggedDays: 13 }), /14 logged days/);
    expectTooLittle(expenditureFromWeight({ ...month, weightChangeKilograms: 12 }), /that the intake allows/);
    expect(refusedPath(() => expenditureFromWeight({ ...month, loggedDays: 30 }))).toBe('loggedDays');
    expect(refusedPath(() => expenditureFromWeight({ ...month, weightChangeKilograms: Number.NaN }))).toBe(
      'weightChangeKilograms',
    );
  });
});
