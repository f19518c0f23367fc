import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { carbohydrateOxidation, exerciseCarbohydrate, fluidPlan, sodiumLoss, substrateOxidation } from './fuel.ts';
import { dailyProtein, macronutrients, macronutrientsPierre } from './macronutrients.ts';
import { carbohydrateRange, nutrientTimingRanges } from './ranges.ts';
import {
  restingEnergy,
  restingEnergyCunningham,
  restingEnergyHybrid,
  restingEnergyKatchMcArdle,
} from './resting-energy.ts';

const minutes = (count: number) => ({ durationSeconds: 60 * count });

describe('carbohydrate in exercise', () => {
  test('the published steps', () => {
    const at = (count: number) => answerOf(exerciseCarbohydrate(minutes(count)));
    expect(at(44)).toEqual({ lowGramsPerHour: 0, highGramsPerHour: 0, advice: 'none' });
    expect(at(60)).toEqual({ lowGramsPerHour: null, highGramsPerHour: null, advice: 'small_amounts_or_mouth_rinse' });
    expect(at(120)).toEqual({ lowGramsPerHour: 30, highGramsPerHour: 60, advice: 'single_or_mixed' });
    expect(at(240)).toEqual({ lowGramsPerHour: null, highGramsPerHour: 90, advice: 'glucose_with_fructose' });
    expect(refusedPath(() => exerciseCarbohydrate(minutes(0)))).toBe('durationSeconds');
  });

  test('an easy ride asks for no more than it burns', () => {
    const easy = exerciseCarbohydrate({ ...minutes(240), carbohydrateOxidationGramsPerHour: 45 });
    expect(answerOf(easy)).toEqual({ lowGramsPerHour: null, highGramsPerHour: 45, advice: 'single_or_mixed' });
    expect(warningsOf(easy)).toEqual(['No more than the 45 g/h that are burnt.']);
    expect(answerOf(exerciseCarbohydrate({ ...minutes(100), carbohydrateOxidationGramsPerHour: 20 }))).toMatchObject({
      lowGramsPerHour: 20,
      highGramsPerHour: 20,
    });
    expect(warningsOf(exerciseCarbohydrate({ ...minutes(240), carbohydrateOxidationGramsPerHour: 200 }))).toEqual([]);
  });
});

describe('what is burnt', () => {
  test('pure sugar at a ratio of 1, pure fat at 55/78, and the litres come back in between', () => {
    const sugar = answerOf(substrateOxidation({ oxygenLitersPerMinute: 3, carbonDioxideLitersPerMinute: 3 }));
    expect(sugar.fatGramsPerMinute).toBe(0);
    // 3 L hold 3/22.414/6 mol of glucose.
    expect(sugar.carbohydrateGramsPerMinute).toBeCloseTo((3 / 22.414 / 6) * 180.156, 9);
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 6, noNaN: true }),
        fc.double({ min: 0.71, max: 1, noNaN: true }),
        (oxygen, ratio) => {
          const { carbohydrateGramsPerMinute: c, fatGramsPerMinute: f } = answerOf(
            substrateOxidation({ oxygenLitersPerMinute: oxygen, carbonDioxideLitersPerMinute: ratio * oxygen }),
          );
          // Counted in moles, the other way round.
          const [glucose, fat] = [c / 180.156, f / 861.41];
          expect(22.414 * (6 * glucose + 78 * fat)).toBeCloseTo(oxygen, 9);
          expect(22.414 * (6 * glucose + 55 * fat)).toBeCloseTo(ratio * oxygen, 9);
        },
      ),
    );
    expectTooLittle(
      substrateOxidation({ oxygenLitersPerMinute: 3, carbonDioxideLitersPerMinute: 3.3 }),
      /exchange ratio/,
    );
    expectTooLittle(
      substrateOxidation({ oxygenLitersPerMinute: 3, carbonDioxideLitersPerMinute: 2 }),
      /exchange ratio/,
    );
  });

  test('by intensity: rises, and is all sugar from 89 % on', () => {
    const at = (percentOfVo2max: number) =>
      answerOf(carbohydrateOxidation({ kilocaloriesPerHour: 800, percentOfVo2max }));
    expect(at(25)).toBeCloseTo(30, 9);
    expect(at(57)).toBeCloseTo(115, 9);
    expect(at(89)).toBe(200);
    expect(at(100)).toBe(200);
    expect(refusedPath(() => carbohydrateOxidation({ kilocaloriesPerHour: -1, percentOfVo2max: 50 }))).toBe(
      'kilocaloriesPerHour',
    );
    expect(refusedPath(() => carbohydrateOxidation({ kilocaloriesPerHour: 1, percentOfVo2max: 151 }))).toBe(
      'percentOfVo2max',
    );
  });
});

describe('fluid and sodium', () => {
  test('by hand: 1.2 L/h for 3 h at 70 kg', () => {
    // 3.6 L are 5.1 %; 1.4 kg may be lost: 2.2 L in 3 h.
    expect(answerOf(fluidPlan({ sweatRateLitersPerHour: 1.2, durationSeconds: 10_800, weightKilograms: 70 }))).toEqual({
      lossPercent: expect.closeTo(5.142857, 6),
      litersPerHour: { low: expect.closeTo(2.2 / 3, 9), high: 1.2 },
    });
    expect(answerOf(sodiumLoss({ sweatRateLitersPerHour: 1 }))).toEqual({
      low: expect.closeTo(459.8, 9),
      high: expect.closeTo(1609.3, 9),
    });
    expect(refusedPath(() => sodiumLoss({ sweatRateLitersPerHour: -1 }))).toBe('sweatRateLitersPerHour');
  });

  test('never more than is sweated, and with the least the loss is the limit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.integer({ min: 600, max: 36_000 }),
        fc.integer({ min: 40, max: 120 }),
        (rate, durationSeconds, weightKilograms) => {
          const { litersPerHour, lossPercent } = answerOf(
            fluidPlan({ sweatRateLitersPerHour: rate, durationSeconds, weightKilograms }),
          );
          expect(litersPerHour.low).toBeLessThanOrEqual(litersPerHour.high);
          const left = (100 * (rate - litersPerHour.low) * (durationSeconds / 3600)) / weightKilograms;
          expect(left).toBeCloseTo(Math.min(2, lossPercent), 6);
        },
      ),
    );
  });
});

describe('ranges of a day', () => {
  test('carbohydrate by hours of training', () => {
    const at = (trainingHoursPerDay: number) => answerOf(carbohydrateRange({ trainingHoursPerDay }));
    expect([0.3, 1, 2, 5].map((hours) => at(hours).level)).toEqual(['light', 'moderate', 'high', 'very_high']);
    expect(at(2).gramsPerKilogram).toEqual({ low: 6, high: 10 });
    expect(refusedPath(() => at(25))).toBe('trainingHoursPerDay');
  });

  test('macronutrients are judged by the hours when they are known', () => {
    const input = {
      weightKilograms: 70,
      dailyKilocalories: 2600,
      activityLevel: 'very_active',
      goal: 'endurance_performance',
    } as const;
    const perKilogram = answerOf(macronutrients(input)).carbohydrateGrams / 70;
    expect(perKilogram).toBeGreaterThan(3);
    expect(perKilogram).toBeLessThan(6);
    expect(warningsOf(macronutrients(input))).toEqual([]);
    expect(warningsOf(macronutrients({ ...input, trainingHoursPerDay: 2 }))[0]).toMatch(
      /6 to 10 g\/kg published for 2 h/,
    );
    expect(answerOf(macronutrients({ ...input, trainingHoursPerDay: 2 }))).toEqual(answerOf(macronutrients(input)));
    // Ten grams a kilogram for an hour a day.
    expect(warningsOf(macronutrientsPierre({ ...input, trainingHoursPerDay: 1 })).at(-1)).toMatch(/5 to 7/);
    expect(refusedPath(() => macronutrients({ ...input, trainingHoursPerDay: -1 }))).toBe('trainingHoursPerDay');
  });

  test('protein: losing weight comes before the level', () => {
    const of = (activityLevel: 'sedentary' | 'very_active', goal: 'weight_loss' | 'maintenance' | 'muscle_gain') =>
      answerOf(dailyProtein({ weightKilograms: 60, activityLevel, goal }));
    expect(of('sedentary', 'weight_loss')).toEqual({ gramsPerKilogram: 1.8, grams: 108 });
    expect(of('sedentary', 'maintenance').gramsPerKilogram).toBe(0.8);
    expect(of('very_active', 'muscle_gain').gramsPerKilogram).toBe(2.2);
    expect(
      refusedPath(() => dailyProtein({ weightKilograms: 60, activityLevel: 'sedentary', goal: 'x' as 'weight_loss' })),
    ).toBe('goal');
  });

  test('the position stand for 70 kg', () => {
    expect(answerOf(nutrientTimingRanges({ weightKilograms: 70 }))).toEqual({
      carbohydrateBeforeGrams: { low: 70, high: 280 },
      proteinPerDoseGrams: { low: 17.5, high: 28 },
      rapidCarbohydrateGramsPerHour: 84,
      rapidWithProtein: { carbohydrateGramsPerHour: 56, proteinGramsPerHour: { low: 14, high: 28 } },
    });
  });
});

describe('resting energy by what is known', () => {
  const size = { sex: 'male', weightKilograms: 75, heightMeters: 1.8, ageYears: 30 } as const;

  test('says which method answered and why', () => {
    const athlete = answerOf(restingEnergyHybrid({ athlete: true, leanMassKilograms: 64, size }));
    expect(athlete).toEqual({
      value: answerOf(restingEnergyCunningham({ leanMassKilograms: 64 })),
      answeredBy: 'energy.resting.cunningham_1980',
      reason: '',
    });
    const other = answerOf(restingEnergyHybrid({ athlete: false, leanMassKilograms: 64, size }));
    expect(other).toMatchObject({ value: answerOf(restingEnergy(size)), answeredBy: 'energy.resting.mifflin_st_jeor' });
    const unknown = answerOf(restingEnergyHybrid({ athlete: true, size }));
    expect(unknown).toMatchObject({
      answeredBy: 'energy.resting.mifflin_st_jeor',
      reason: 'cunningham_1980 had no input.',
    });
    const lean = answerOf(restingEnergyHybrid({ athlete: false, leanMassKilograms: 64 }));
    expect(lean).toMatchObject({
      value: answerOf(restingEnergyKatchMcArdle({ leanMassKilograms: 64 })),
      answeredBy: 'energy.resting.katch_mcardle',
    });
    expectTooLittle(restingEnergyHybrid({ athlete: true }), /lean mass, or sex/);
  });
});
