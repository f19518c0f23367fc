import type { DeliveredRecord } from '@vitalwire/core';
import { type MadeFile, textFile } from '../container/made-file.ts';
import { cellText, wallClock } from './wall-clock.ts';

export interface MyFitnessPalExportOptions {
  /** A row a food with its time, else a row a meal. @default false */
  readonly times?: boolean;
  /** Names a column of the exercises; the table of weights does not say it. @default 'kg' */
  readonly weight?: 'kg' | 'lb';
}

/** The three tables of the file export, in their folder: meals without foods, weights without unit, exercises. */
export function myFitnessPalExport(
  records: Iterable<DeliveredRecord>,
  { times = false, weight = 'kg' }: MyFitnessPalExportOptions = {},
): readonly MadeFile[] {
  const nutrition = [
    `Date,Meal,${times ? 'Time,' : ''}Calories,Fat (g),Saturated Fat,Polyunsaturated Fat,Monounsaturated Fat,Trans Fat,Cholesterol,Sodium (mg),Potassium,Carbohydrates (g),Fiber,Sugar,Protein (g),Vitamin A,Vitamin C,Calcium,Iron,Note`,
  ];
  const measurements = ['Date,Weight'];
  const unit = weight === 'kg' ? 'Kilograms' : 'Pounds';
  const exercises = [
    `Date,Exercise,Type,Exercise Calories,Exercise Minutes,Sets,Reps Per Set,${unit},Steps,Note`,
    '2026-01-01,Health Connect calorie adjustment,Cardio,573.0,1,,,,9840,',
    '2026-01-02,"""Walking, 3.5 mph, brisk pace""",Cardio,178.0,18,,,,,',
  ];
  for (const { record } of records) {
    if (record.kind === 'meal') {
      const { date, time } = wallClock(record.start, record.utcOffsetMinutes);
      const word = record.occasion === 'snack' ? 'Snacks' : (record.occasion ?? 'Meal 5');
      const n = record.nutrients;
      const cells = [
        ...[date, word, ...(times ? [record.end === null ? time : ''] : [])],
        ...[n.energyKilocalories, n.fatGrams, n.saturatedFatGrams, undefined, undefined, undefined, undefined],
        ...[n.sodiumMilligrams, undefined, n.carbohydrateGrams, n.fiberGrams, n.sugarGrams, n.proteinGrams],
      ].map((value) => (typeof value === 'string' ? cellText(value) : (value ?? 0).toFixed(1)));
      nutrition.push([...cells, '278.8', '185.8', '5.3', '7.8', ''].join(','));
    }
    if (record.kind === 'bodyMeasurement' && record.weightKilograms !== undefined) {
      const { date } = wallClock(record.start, record.utcOffsetMinutes);
      measurements.push(
        `${date},${(weight === 'kg' ? record.weightKilograms : record.weightKilograms / 0.453_592_37).toFixed(3)}`,
      );
    }
  }
  const range = '2024-07-02-to-2026-03-02';
  const table = (name: string, lines: readonly string[]): MadeFile =>
    textFile(`File-Export-${range}/${name}-Summary-${range}.csv`, `\ufeff${lines.join('\r\n')}\r\n`);
  return [table('Nutrition', nutrition), table('Measurement', measurements), table('Exercise', exercises)];
}
