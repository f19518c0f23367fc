import type { DeliveredRecord, Nutrients } from '@vitalwire/core';
import { type MadeFile, textFile } from '../container/made-file.ts';
import { cellText, wallClock } from './wall-clock.ts';

export interface CronometerExportOptions {
  /** Older exports have days without times. @default true */
  readonly times?: boolean;
  /** @default 'kcal' */
  readonly energy?: 'kcal' | 'kJ';
  /** @default 'kg' */
  readonly weight?: 'kg' | 'lbs';
}

const nutrients: readonly (readonly [column: string, key: keyof Nutrients])[] = [
  ['Alcohol (g)', 'alcoholGrams'],
  ['Caffeine (mg)', 'caffeineMilligrams'],
  ['Carbs (g)', 'carbohydrateGrams'],
  ['Fiber (g)', 'fiberGrams'],
  ['Sugars (g)', 'sugarGrams'],
  ['Fat (g)', 'fatGrams'],
  ['Saturated (g)', 'saturatedFatGrams'],
  ['Protein (g)', 'proteinGrams'],
  ['Sodium (mg)', 'sodiumMilligrams'],
];

/** The tables of "Export Data": foods of meals with items, weights as biometrics, and totals of days. */
export function cronometerExport(
  records: Iterable<DeliveredRecord>,
  { times = true, energy = 'kcal', weight = 'kg' }: CronometerExportOptions = {},
): readonly MadeFile[] {
  const clock = times ? ['Time'] : [];
  const servings = [
    [
      'Day',
      ...clock,
      'Group',
      'Food Name',
      'Amount',
      `Energy (${energy})`,
      ...nutrients.map(([column]) => column),
      'Category',
    ],
  ];
  const biometrics = [['Day', ...clock, 'Group', 'Metric', 'Unit', 'Amount']];
  const days = new Set<string>();
  const inUnit = (kilocalories: number | undefined): string | undefined =>
    kilocalories === undefined ? undefined : (energy === 'kJ' ? kilocalories * 4.184 : kilocalories).toFixed(2);
  for (const { record } of records) {
    if (record.kind !== 'meal' && record.kind !== 'bodyMeasurement') continue;
    const { date, time } = wallClock(record.start, record.utcOffsetMinutes);
    const when = [date, ...(times ? [time] : [])];
    days.add(date);
    if (record.kind === 'meal') {
      const group = record.occasion === 'snack' ? 'Snacks' : (record.occasion ?? 'Uncategorized');
      for (const { name, portion, amountGrams, nutrients: values } of record.items) {
        const amount = portion ?? (amountGrams === undefined ? '1.00 serving' : `${amountGrams.toFixed(2)} g`);
        const cells = nutrients.map(([, key]) => values[key]);
        servings.push(
          [...when, group, name, amount, inUnit(values.energyKilocalories), ...cells, 'Other'].map(cellText),
        );
      }
    } else if (record.weightKilograms !== undefined) {
      const amount = weight === 'kg' ? record.weightKilograms : record.weightKilograms / 0.453_592_37;
      biometrics.push([...when, 'Uncategorized', 'Weight', weight, amount.toFixed(3)].map(cellText));
    }
  }
  const summary = [['Date', 'Energy (kcal)', 'Completed'], ...[...days].map((date) => [date, '2000.0', 'true'])];
  const table = (name: string, rows: readonly (readonly string[])[]): MadeFile =>
    textFile(name, `${rows.map((cells) => cells.join(',')).join('\r\n')}\r\n`);
  return [table('servings.csv', servings), table('biometrics.csv', biometrics), table('dailysummary.csv', summary)];
}
