import { type AnyRecord, cleanText, type Hydration, type Meal, type Nutrients, textLimits } from '@vitalwire/core';
import { present, within } from '@vitalwire/provider-kit/rows';
import {
  attempt,
  baseOf,
  fresh,
  type HealthConnectReading,
  momentIn,
  NOT_MEASURED,
  numberIn,
  type Row,
  rowsOf,
} from './reading.ts';

const DRINKS = 'hydration_record_table';
const MEALS = 'nutrition_record_table';

/** What was drunk and eaten, each row by itself. Volumes are in litres, masses in grams, energy in (small) calories. */
export function* intake(reading: HealthConnectReading): Generator<AnyRecord, void, undefined> {
  const { ledger, source } = reading;
  for (const row of rowsOf(DRINKS, 'SELECT * FROM hydration_record_table ORDER BY start_time, uuid', reading)) {
    const drink = attempt(DRINKS, row, reading, () => drinkOf(row, reading));
    if (drink === 'nothing') ledger.passedOver(source.path, DRINKS, NOT_MEASURED);
    else if (drink !== null) yield* fresh(DRINKS, drink, reading);
  }
  for (const row of rowsOf(MEALS, 'SELECT * FROM nutrition_record_table ORDER BY start_time, uuid', reading)) {
    const meal = attempt(MEALS, row, reading, () => mealOf(row, reading));
    if (meal === 'nothing') ledger.passedOver(source.path, MEALS, 'The meal holds nothing that a kind of ours has.');
    else if (meal !== null) yield* fresh(MEALS, meal, reading);
  }
}

function timesOf(row: Row, reading: HealthConnectReading) {
  const at = momentIn(row, 'start_time', 'start_zone_offset', reading);
  const { instant } = momentIn(row, 'end_time', 'end_zone_offset', reading);
  return { at, end: instant > at.instant ? instant : null };
}

function drinkOf(row: Row, reading: HealthConnectReading): Hydration | 'nothing' {
  const liters = numberIn(row, 'volume', 0.001, 20);
  if (liters === undefined) return 'nothing';
  const volumeMilliliters = Number((liters * 1000).toFixed(1));
  return { ...baseOf('hydration', row, timesOf(row, reading), reading), volumeMilliliters, direction: 'intake' };
}

const occasions: Readonly<Record<number, string>> = { 1: 'breakfast', 2: 'lunch', 3: 'dinner', 4: 'snack' };

/** What the platform writes for a number that nobody gave is a hair above zero. */
const LEAST = 1e-6;

function mealOf(row: Row, reading: HealthConnectReading): Meal | 'nothing' {
  const value = (column: string, factor: number): number | undefined => {
    const found = numberIn(row, column, 0, 1e9);
    if (found === undefined || (found > 0 && found < LEAST)) return undefined;
    return within(Number((found * factor).toFixed(4)), 0, 1_000_000);
  };
  const nutrients: Nutrients = present({
    energyKilocalories: value('energy', 0.001),
    proteinGrams: value('protein', 1),
    carbohydrateGrams: value('total_carbohydrate', 1),
    fatGrams: value('total_fat', 1),
    saturatedFatGrams: value('saturated_fat', 1),
    fiberGrams: value('dietary_fiber', 1),
    sugarGrams: value('sugar', 1),
    sodiumMilligrams: value('sodium', 1000),
    caffeineMilligrams: value('caffeine', 1000),
  });
  if (Object.values(nutrients).every((each) => each === 0)) return 'nothing';
  const name = typeof row.meal_name === 'string' ? cleanText(row.meal_name, textLimits.name) : null;
  const occasion = occasions[numberIn(row, 'meal_type', 1, 4) ?? 0];
  return {
    ...baseOf('meal', row, timesOf(row, reading), reading),
    ...present({ occasion, name }),
    items: [],
    nutrients,
  };
}
