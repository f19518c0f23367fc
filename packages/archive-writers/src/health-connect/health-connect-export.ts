import {
  type AnyRecord,
  type BodyMeasurement,
  type DailySummary,
  type DeliveredRecord,
  type Hrv,
  type Hydration,
  type Meal,
  millisecondsOf,
  type SampleSeries,
  type Sleep,
  type Workout,
} from '@vitalwire/core';
import Sqlite, { type Database } from 'better-sqlite3';
import type { MadeFile } from '../container/made-file.ts';
import { inserts, schema } from './tables.ts';

export interface HealthConnectExportOptions {
  /** A phone in the pocket counts half of the steps a second time. @default true */
  readonly phone?: boolean;
  /** The number that the database gives its schema. @default 23 */
  readonly version?: number;
  /** As phones of 2026 leave it: the header says that changes may stand in a file beside it. @default false */
  readonly writeAhead?: boolean;
  /** More statements at the end, for what a test is about. @default none */
  readonly also?: string;
}

const WATCH = 1;
const PHONE = 2;

/**
 * What Android's Health Connect exports: one database. Taken from the records: sleeps with stages, workouts with laps,
 * totals of days, weights, body fat, resting heart rate, night HRV, meals, drinks, series of heart rate.
 */
export function healthConnectExport(
  records: Iterable<DeliveredRecord>,
  options: HealthConnectExportOptions = {},
): readonly MadeFile[] {
  const all = Array.from(records, ({ record }) => record);
  return [
    {
      path: 'health_connect_export.db',
      *content() {
        yield databaseOf(all, options);
      },
    },
  ];
}

function databaseOf(
  records: readonly AnyRecord[],
  { phone = true, version = 23, writeAhead = false, also = '' }: HealthConnectExportOptions,
): Uint8Array {
  const database = new Sqlite(':memory:');
  try {
    database.exec(schema);
    database.pragma(`user_version = ${version}`);
    const insert = inserter(database);
    insert('app', { app: WATCH, package: 'com.example.watch', name: 'Watch' });
    if (phone) insert('app', { app: PHONE, package: 'com.example.phone', name: 'Phone' });
    database.transaction(() => {
      for (const record of records) addRecord(record, phone, insert);
    })();
    if (also !== '') database.exec(also);
    const bytes = new Uint8Array(database.serialize());
    // File format, bytes 18 and 19: 2 is write-ahead, 1 is not.
    if (writeAhead) bytes.fill(2, 18, 20);
    return bytes;
  } finally {
    database.close();
  }
}

type Row = Readonly<Record<string, string | number | null | Uint8Array>>;
type Insert = (what: keyof typeof inserts, row: Row) => number;

function inserter(database: Database): Insert {
  const statements = new Map(Object.entries(inserts).map(([what, sql]) => [what, database.prepare(sql)]));
  return (what, row) => Number(statements.get(what)?.run(row).lastInsertRowid);
}

function addRecord(record: AnyRecord, phone: boolean, insert: Insert): void {
  if (record.kind === 'sleep') addSleep(record, insert);
  if (record.kind === 'workout') addExercise(record, insert);
  if (record.kind === 'dailySummary') addDay(record, phone, insert);
  if (record.kind === 'bodyMeasurement') addBody(record, insert);
  if (record.kind === 'meal') addMeal(record, insert);
  if (record.kind === 'hydration') addDrink(record, insert);
  if (record.kind === 'hrv' && record.method === 'rmssd') addHrv(record, insert);
  if (record.kind === 'samples' && record.metric === 'heartRateBpm') addHearts(record, insert);
}

const stageTypes: Readonly<Record<string, number>> = { awake: 1, light: 4, deep: 5, rem: 6 };

function addSleep(sleep: Sleep, insert: Insert): void {
  const parent = insert('sleep', placeOf(sleep, sleep.id));
  for (const { start, end, stage } of sleep.stages) {
    const type = stageTypes[stage] ?? 0;
    insert('stage', { parent, start: millisecondsOf(start), end: millisecondsOf(end), type });
  }
}

/** Numbers of the platform (`android.health.connect.datatypes.ExerciseSessionType`). */
const exerciseTypes: { readonly [S in Workout['sport']]?: number } = {
  cycling: 4,
  indoor_cycling: 5,
  hiking: 21,
  rowing: 31,
  running: 33,
  treadmill_running: 34,
  strength_training: 45,
  open_water_swimming: 48,
  pool_swimming: 49,
  walking: 53,
  yoga: 57,
  elliptical: 60,
  indoor_rowing: 61,
};
const OTHER_EXERCISE = 0;

function addExercise(workout: Workout, insert: Insert): void {
  const parent = insert('exercise', {
    ...placeOf(workout, workout.id),
    type: exerciseTypes[workout.sport] ?? OTHER_EXERCISE,
    title: workout.name ?? null,
    notes: workout.description ?? null,
  });
  for (const { start, end, distanceMeters } of workout.laps) {
    insert('lap', { parent, start: millisecondsOf(start), end: millisecondsOf(end), value: distanceMeters ?? 0 });
  }
}

/** Of the watch in two rows; of the phone in one, which counts steps that the watch counted, too. */
function addDay(day: DailySummary, phone: boolean, insert: Insert): void {
  const hour = (count: number) => millisecondsOf(day.start) + count * 3_600_000;
  const row = (part: string, [start, end]: readonly [number, number], value: number) => ({
    ...placeOf(day, `${day.id}${part}`),
    start: hour(start),
    end: hour(end),
    value,
  });
  if (day.steps !== undefined) {
    const half = Math.floor(day.steps / 2);
    insert('steps', row('a', [1, 8], half));
    insert('steps', row('b', [8, 16], day.steps - half));
    if (phone) insert('steps', { ...row('phone', [1, 8], half), app: PHONE });
  }
  if (day.distanceMeters !== undefined) insert('distance', row('distance', [1, 16], day.distanceMeters));
  if (day.floorsClimbed !== undefined) insert('floors', row('floors', [1, 16], day.floorsClimbed));
  const { activeEnergyKilocalories: active, totalEnergyKilocalories: total } = day;
  if (active !== undefined) insert('active', row('active', [1, 16], active * 1000));
  if (total !== undefined) {
    insert('total', row('total', [0, 24], total * 1000));
    // An app of workouts writes the part of a run.
    if (phone) insert('total', { ...row('run', [8, 9], 500_000), app: PHONE });
  }
  if (day.restingHeartRateBpm !== undefined) insert('resting', row('resting', [0, 0], day.restingHeartRateBpm));
}

function addBody(measurement: BodyMeasurement, insert: Insert): void {
  const { id, weightKilograms, bodyFatPercent } = measurement;
  if (weightKilograms !== undefined) insert('weight', { ...placeOf(measurement, id), value: weightKilograms * 1000 });
  if (bodyFatPercent !== undefined) insert('fat', { ...placeOf(measurement, `${id}fat`), value: bodyFatPercent });
}

const mealTypes: Readonly<Record<string, number>> = { breakfast: 1, lunch: 2, dinner: 3, snack: 4 };

function addMeal(meal: Meal, insert: Insert): void {
  const { nutrients, occasion, name } = meal;
  // What nobody gave is the smallest number there is.
  const grams = (value: number | undefined, factor = 1) => (value === undefined ? Number.MIN_VALUE : value * factor);
  insert('meal', {
    ...placeOf(meal, meal.id),
    type: mealTypes[occasion ?? ''] ?? 0,
    title: name ?? null,
    energy: grams(nutrients.energyKilocalories, 1000),
    protein: grams(nutrients.proteinGrams),
    carbohydrate: grams(nutrients.carbohydrateGrams),
    fat: grams(nutrients.fatGrams),
    saturated: grams(nutrients.saturatedFatGrams),
    fiber: grams(nutrients.fiberGrams),
    sugar: grams(nutrients.sugarGrams),
    sodium: grams(nutrients.sodiumMilligrams, 0.001),
    caffeine: grams(nutrients.caffeineMilligrams, 0.001),
  });
}

function addDrink(drink: Hydration, insert: Insert): void {
  if (drink.direction === 'intake')
    insert('drink', { ...placeOf(drink, drink.id), value: drink.volumeMilliliters / 1000 });
}

function addHrv(hrv: Hrv & { readonly method: 'rmssd' }, insert: Insert): void {
  insert('hrv', { ...placeOf(hrv, hrv.id), value: hrv.rmssdMilliseconds });
}

function addHearts(series: SampleSeries, insert: Insert): void {
  const parent = insert('hearts', placeOf(series, series.id));
  series.offsetSeconds.forEach((seconds, i) => {
    const value = series.values[i];
    if (value === null || value === undefined) return;
    insert('heart', { parent, value, start: millisecondsOf(series.start) + Math.round(seconds * 1000) });
  });
}

/** @param key whose row it is, as its id is made of it */
function placeOf({ start, end, utcOffsetMinutes }: AnyRecord, key: string) {
  return {
    uuid: uuidOf(key),
    app: WATCH,
    start: millisecondsOf(start),
    end: millisecondsOf(end ?? start),
    offset: utcOffsetMinutes === null ? null : utcOffsetMinutes * 60,
  };
}

/** Sixteen bytes of any text: four running sums. */
function uuidOf(text: string): Uint8Array {
  const sums = new Uint32Array([0x811c9dc5, 0x01000193, 0x9e3779b9, 0x7f4a7c15]);
  for (const sign of text) {
    for (let i = 0; i < sums.length; i++)
      sums[i] = Math.imul((sums[i] ?? 0) ^ ((sign.codePointAt(0) ?? 0) + i), 0x01000193);
  }
  return Buffer.from(sums.buffer);
}
