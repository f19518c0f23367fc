import {
  type AnyRecord,
  type BodyMeasurement,
  type DailySummary,
  type DeliveredRecord,
  type Hrv,
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
 * What Android's Health Connect exports: one database. Taken from the records: sleeps with stages, workouts, steps and
 * distances of days, weights, body fat, resting heart rate, night HRV, series of heart rate.
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

/** Numbers of the platform (`ExerciseSessionType`) of which all public readers agree. */
const exerciseTypes: { readonly [S in Workout['sport']]?: number } = { cycling: 4, running: 33, walking: 53, yoga: 58 };
const OTHER_EXERCISE = 0;

function addExercise(workout: Workout, insert: Insert): void {
  insert('exercise', {
    ...placeOf(workout, workout.id),
    type: exerciseTypes[workout.sport] ?? OTHER_EXERCISE,
    title: workout.name ?? null,
    notes: workout.description ?? null,
  });
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
  if (day.restingHeartRateBpm !== undefined) insert('resting', row('resting', [0, 0], day.restingHeartRateBpm));
}

function addBody(measurement: BodyMeasurement, insert: Insert): void {
  const { id, weightKilograms, bodyFatPercent } = measurement;
  if (weightKilograms !== undefined) insert('weight', { ...placeOf(measurement, id), value: weightKilograms * 1000 });
  if (bodyFatPercent !== undefined) insert('fat', { ...placeOf(measurement, `${id}fat`), value: bodyFatPercent });
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
