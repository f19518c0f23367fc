import { type BodyMeasurement, type FileImporter, kilogramsPerPound, type Meal, type Nutrients } from '@vitalwire/core';
import {
  assumedUnit,
  headerOf,
  matchColumns,
  present,
  type RecordTable,
  type RowPlace,
  readNumber,
  readNumberIn,
  recordBase,
  type TableRow,
  tableRecords,
  within,
} from '@vitalwire/provider-kit/rows';
import { myFitnessPalDescriptor, myFitnessPalId } from '../diary-descriptors.ts';
import { dayOf, timeOf } from './diary-time.ts';
import { occasionOf } from './occasion.ts';
import { createDiaryImporter, type DiaryMember, type DiaryTable, passedOver } from './tables.ts';

/** Raised when the mapping of this export changes. */
export const myFitnessPalMapper = 'myfitnesspal-export/2';

export interface MyFitnessPalImporterOptions {
  /**
   * Of weights: their table does not name it.
   * @default what the table of exercises of the same export names, else by the person's own units
   */
  readonly weightUnit?: 'kg' | 'lb';
}

interface MfpTable extends DiaryTable {
  readonly type: 'nutrition' | 'exercises' | 'measurements';
}

const nutritionColumns = {
  date: 'Date',
  meal: 'Meal',
  time: 'Time',
  energy: 'Calories',
  fat: 'Fat (g)',
  saturatedFat: 'Saturated Fat',
  carbohydrate: 'Carbohydrates (g)',
  protein: 'Protein (g)',
  fiber: 'Fiber',
  sugar: 'Sugar',
  sodium: 'Sodium (mg)',
} as const;
type NutritionColumn = keyof typeof nutritionColumns;

const measurementColumns = { date: 'Date', weight: 'Weight', fat: 'Body Fat %' } as const;

const tables: readonly MfpTable[] = [
  {
    type: 'nutrition',
    what: 'Nutrition-Summary',
    columns: nutritionColumns,
    required: ['date', 'meal', 'energy', 'carbohydrate', 'protein'],
  },
  {
    type: 'exercises',
    what: 'Exercise-Summary',
    columns: {
      date: 'Date',
      exercise: 'Exercise',
      type: 'Type',
      energy: 'Exercise Calories',
      minutes: 'Exercise Minutes',
    },
    required: ['date', 'exercise', 'type', 'energy', 'minutes'],
  },
  {
    type: 'measurements',
    what: 'Measurement-Summary',
    columns: measurementColumns,
    required: ['date', 'weight'],
    // With whatever the person and their apps measure in columns of their own.
    only: ['Date', 'Weight', 'Body Fat %', 'Neck', 'Waist', 'Hips'],
    named: /measurement-summary/i,
    weak: true,
  },
];

const EXERCISE = 'An exercise without time, mostly taken over from a tracker, which would count it twice.';

/** Reads the three tables of MyFitnessPal's file export (Premium): meals, measurements and exercises. */
export function createMyFitnessPalArchiveImporter({ weightUnit }: MyFitnessPalImporterOptions = {}): FileImporter {
  return createDiaryImporter<MfpTable>({
    descriptor: myFitnessPalDescriptor,
    mapper: myFitnessPalMapper,
    tables,
    advice: 'On the website, open Reports, "Export Data" (Premium), and import the zip that comes by e-mail.',
    async *read(members, reading) {
      const unit = weightUnit ?? (await unitOfExport(members));
      for (const { member, table } of members) {
        if (table.type === 'nutrition') yield* tableRecords(member.source, mealTable(), reading);
        else if (table.type === 'measurements') yield* tableRecords(member.source, measurementTable(unit), reading);
        else yield* passedOver(member.source, table, EXERCISE, reading);
      }
    },
  });
}

/** The account's unit of weight: a column of the exercises is called after it. */
async function unitOfExport(members: readonly DiaryMember<MfpTable>[]): Promise<'kg' | 'lb' | null> {
  for (const { member, table } of members) {
    if (table.type !== 'exercises') continue;
    const header = await headerOf(member.source);
    if (header === null) continue;
    if (matchColumns(header, { unit: 'Kilograms' }, ['unit']) !== null) return 'kg';
    if (matchColumns(header, { unit: 'Pounds' }, ['unit']) !== null) return 'lb';
  }
  return null;
}

/**
 * A row a meal and day; where the account has times, a row a food, without its name. Rows of the same meal and time are
 * told apart by their order.
 */
function mealTable(): RecordTable<NutritionColumn> {
  const counts = new Map<string, number>();
  return {
    what: 'Nutrition-Summary',
    columns: nutritionColumns,
    required: ['date', 'meal', 'energy', 'carbohydrate', 'protein'],
    // A day, or the word for a sum of days.
    loose: { column: 'Note', begins: /^\s*(?:\d{1,4}[-/.]\d|totals?\b)/i },
    read: (row, place) => {
      const text = row.cell('date');
      if (text !== null && /^totals?\b/i.test(text)) return 'A sum of the rows above it.';
      const date = dayOf(text);
      const [time, word] = [row.cell('time'), row.cell('meal')];
      const nutrients = nutrientsOf(row);
      if (Object.values(nutrients).every((value) => value === 0)) return 'The meal holds nothing.';
      const key = ['meal', date, time ?? '', word ?? ''].join('/');
      const times = timeOf(date, time, place);
      const count = counts.get(key) ?? 0;
      // Only where there are times has one meal several rows; elsewhere a second one repeats the first.
      if (row.columns.has('time')) counts.set(key, count + 1);
      const naturalKey = count === 0 ? key : `${key}/${count + 1}`;
      const meal: Meal = {
        ...recordBase(
          'meal',
          { sourceId: myFitnessPalId, mapper: myFitnessPalMapper, naturalKey },
          times,
          place.context,
        ),
        ...present({ occasion: occasionOf(word) }),
        items: [],
        nutrients,
      };
      return [meal];
    },
  };
}

function nutrientsOf(row: TableRow<NutritionColumn>): Nutrients {
  const value = (column: NutritionColumn, least = 0): number | undefined =>
    within(readNumberIn(row, column), least, 1_000_000);
  // Foods of which nobody entered more than the main four have 0 for the rest: that is not known.
  const known = (column: NutritionColumn): number | undefined => value(column, Number.MIN_VALUE);
  return present({
    energyKilocalories: value('energy'),
    proteinGrams: value('protein'),
    carbohydrateGrams: value('carbohydrate'),
    fatGrams: value('fat'),
    saturatedFatGrams: known('saturatedFat'),
    fiberGrams: known('fiber'),
    sugarGrams: known('sugar'),
    sodiumMilligrams: known('sodium'),
  });
}

function measurementTable(unit: 'kg' | 'lb' | null): RecordTable<keyof typeof measurementColumns> {
  return {
    what: 'Measurement-Summary',
    columns: measurementColumns,
    required: ['date', 'weight'],
    read: (row, place) => {
      const date = dayOf(row.cell('date'));
      const weight = within(readNumber(row.cell('weight'), { what: 'weight' }), 1, 1500);
      const bodyFatPercent = within(readNumber(row.cell('fat'), { what: 'body fat' }), 1, 90);
      const factor = weight === undefined ? null : factorOf(unit, place);
      const values = present({
        weightKilograms: weight === undefined || factor === null ? undefined : Number((weight * factor).toFixed(3)),
        bodyFatPercent,
      });
      if (Object.keys(values).length === 0) return 'The row holds no value whose unit is known.';
      const { at } = timeOf(date, null, place);
      const origin = { sourceId: myFitnessPalId, mapper: myFitnessPalMapper, naturalKey: `measurement/${date}` };
      const record: BodyMeasurement = {
        ...recordBase('bodyMeasurement', origin, { at, end: null }, place.context),
        ...values,
      };
      return [record];
    },
  };
}

/** `null` where neither the export nor the person says the unit. */
function factorOf(unit: 'kg' | 'lb' | null, { ledger, path, context }: RowPlace): number | null {
  const known = unit ?? assumedUnit(ledger, path, context, 'weight', { metric: 'kg', imperial: 'lb' });
  if (known === null) return null;
  return known === 'kg' ? 1 : kilogramsPerPound;
}
