import {
  cleanText,
  type ImportSource,
  kilojoulesPerKilocalorie,
  type Meal,
  type MealItem,
  type Nutrients,
  textLimits,
} from '@vitalwire/core';
import {
  attemptRow,
  type Found,
  present,
  readNumber,
  readNumberIn,
  readTable,
  recordBase,
  type TableReading,
  type TableRow,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { cronometerId } from '../diary-descriptors.ts';
import { dayOf, timeOf } from './diary-time.ts';
import { occasionOf } from './occasion.ts';

/** Raised when the mapping of this export changes. */
export const cronometerMapper = 'cronometer-export/2';

export const servingColumns = {
  day: 'Day',
  time: 'Time',
  group: 'Group',
  food: 'Food Name',
  amount: 'Amount',
  unit: 'Unit',
  energy: ['Energy (kcal)', 'Energy (kJ)'],
  protein: 'Protein (g)',
  carbohydrate: 'Carbs (g)',
  fat: 'Fat (g)',
  saturatedFat: 'Saturated (g)',
  fiber: 'Fiber (g)',
  sugar: 'Sugars (g)',
  sodium: 'Sodium (mg)',
  caffeine: 'Caffeine (mg)',
  alcohol: 'Alcohol (g)',
} as const;
type Column = keyof typeof servingColumns;
const required = ['day', 'food', 'amount', 'energy'] as const;
const what = 'servings.csv';

interface OpenMeal {
  readonly meal: Meal;
  readonly items: MealItem[];
}

/** Longer than any diary: ten years have forty thousand meals. */
const MAXIMUM_MEALS = 200_000;

/**
 * The foods of one group and time of a day as one meal. Rows of a meal need not stand together, so that the whole table
 * is gathered first: texts and a dozen numbers a row, some tens of megabytes in ten years.
 */
export async function* servingMeals(
  source: ImportSource,
  { context, ledger, onBytes, given }: TableReading,
): AsyncGenerator<Found, void, undefined> {
  const { path } = source;
  const meals = new Map<string, OpenMeal>();
  const options = { columns: servingColumns, required, what, ledger, onBytes, signal: context.signal };
  for await (const row of readTable(source, options)) {
    attemptRow(ledger, { path, what, where: row.where }, () => {
      const date = dayOf(row.cell('day'));
      const [time, group] = [row.cell('time'), row.cell('group')];
      const item = itemOf(row);
      const naturalKey = ['meal', date, time ?? '', group ?? ''].join('/');
      const known = meals.get(naturalKey);
      if (known !== undefined) {
        known.items.push(item);
        return;
      }
      if (meals.size >= MAXIMUM_MEALS) {
        ledger.passedOver(path, what, `Meals beyond ${MAXIMUM_MEALS} are left out.`);
        return;
      }
      const origin = { sourceId: cronometerId, mapper: cronometerMapper, naturalKey };
      const times = timeOf(date, time, { path, context, ledger });
      const meal: Meal = {
        ...recordBase('meal', origin, times, context),
        ...present({ occasion: occasionOf(group) }),
        items: [],
        nutrients: {},
      };
      meals.set(naturalKey, { meal, items: [item] });
    });
  }
  for (const { meal, items } of meals.values()) {
    if (given.has(meal.id)) {
      ledger.passedOver(path, what, 'The same meal stands in this export more than once.', items.length);
      continue;
    }
    given.add(meal.id);
    ledger.used(path, what, items.length);
    yield { records: [{ record: { ...meal, items, nutrients: sumOf(items) }, streams: null }] };
  }
}

function itemOf(row: TableRow<Column>): MealItem {
  const name = cleanText(row.cell('food') ?? '', textLimits.name);
  if (name === null) throw unreadableCell('food', '');
  const unit = row.cell('unit');
  const amount = [row.cell('amount'), unit].filter((text) => text !== null).join(' ');
  const grams = /^([\d.]+) ?g$/.exec(amount)?.[1];
  return {
    name,
    ...present({
      amountGrams: within(grams === undefined ? null : readNumber(grams), 0, 100_000),
      portion: cleanText(amount, textLimits.name),
    }),
    nutrients: nutrientsOf(row),
  };
}

function nutrientsOf(row: TableRow<Column>): Nutrients {
  const value = (column: Column): number | undefined => within(readNumberIn(row, column), 0, 1_000_000);
  const energy = value('energy');
  const inKilojoules = /kJ/.test(row.columns.nameOf('energy'));
  return present({
    energyKilocalories:
      energy !== undefined && inKilojoules ? Number((energy / kilojoulesPerKilocalorie).toFixed(2)) : energy,
    proteinGrams: value('protein'),
    carbohydrateGrams: value('carbohydrate'),
    fatGrams: value('fat'),
    saturatedFatGrams: value('saturatedFat'),
    fiberGrams: value('fiber'),
    sugarGrams: value('sugar'),
    sodiumMilligrams: value('sodium'),
    caffeineMilligrams: value('caffeine'),
    alcoholGrams: value('alcohol'),
  });
}

/** Of what the foods say; a nutrient of which none says anything is not known. */
function sumOf(items: readonly MealItem[]): Nutrients {
  const sums = new Map<string, number>();
  for (const { nutrients } of items) {
    for (const [key, value] of Object.entries(nutrients)) sums.set(key, (sums.get(key) ?? 0) + value);
  }
  // Sums of decimals leave dust behind the fourth digit.
  return Object.fromEntries([...sums].map(([key, value]) => [key, Number(value.toFixed(4))]));
}
