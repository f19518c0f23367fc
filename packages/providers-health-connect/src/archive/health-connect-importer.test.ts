import { type AnyRecord, type DataKind, type ImportSource, type LocalDate, millisecondsOf } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHealthConnectProvider } from '../index.ts';
import { createHealthConnectArchiveImporter } from './index.ts';

const importer = createHealthConnectArchiveImporter();
const athlete = generateAthlete({ scenario: 'demo', seed: 8, end: '2026-06-30' as LocalDate, years: 0.1 });
const truth = [...athlete.records()].map(({ record }) => record);
const ofKind = <K extends DataKind>(kind: K, from: readonly AnyRecord[] = truth) =>
  from.filter((record): record is Extract<AnyRecord, { kind: K }> => record.kind === kind);

/** The tables as public descriptions of exports of 2026 have them. */
const schema = `
  CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT, app_name TEXT);
  CREATE TABLE sleep_session_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER,
    start_time INTEGER, end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER, title TEXT, notes TEXT);
  CREATE TABLE sleep_stages_table (parent_key INTEGER, stage_start_time INTEGER, stage_end_time INTEGER, stage_type INTEGER);
  CREATE TABLE exercise_session_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER,
    start_time INTEGER, end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER, exercise_type INTEGER,
    title TEXT, notes TEXT);
  CREATE TABLE steps_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_time INTEGER,
    end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER, count INTEGER);
  CREATE TABLE heart_rate_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_zone_offset INTEGER);
  CREATE TABLE heart_rate_record_series_table (parent_key INTEGER, beats_per_minute INTEGER, epoch_millis INTEGER);
  CREATE TABLE oxygen_saturation_record_table (other TEXT);
  CREATE TABLE weight_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, time INTEGER,
    zone_offset INTEGER, weight REAL);
  CREATE TABLE total_calories_burned_record_table (row_id INTEGER PRIMARY KEY, energy REAL);
`;

const stageTypes: Readonly<Record<string, number>> = { awake: 1, light: 4, deep: 5, rem: 6 };
let bytes = new Uint8Array();

beforeAll(() => {
  const database = new Database(':memory:');
  database.exec(schema);
  const uuid = (number: number) => Buffer.from(number.toString(16).padStart(32, '0'), 'hex');
  const apps = database.prepare('INSERT INTO application_info_table VALUES (?, ?, ?)');
  apps.run(1, 'com.example.watch', 'Watch');
  apps.run(2, 'com.example.phone', 'Phone');
  const sleep = database.prepare('INSERT INTO sleep_session_record_table VALUES (?, ?, 1, ?, ?, ?, ?, NULL, NULL)');
  const stage = database.prepare('INSERT INTO sleep_stages_table VALUES (?, ?, ?, ?)');
  const exercise = database.prepare(
    'INSERT INTO exercise_session_record_table VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, NULL)',
  );
  const steps = database.prepare('INSERT INTO steps_record_table VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)');
  const weight = database.prepare('INSERT INTO weight_record_table VALUES (NULL, ?, NULL, ?, ?, ?)');
  const heart = database.prepare('INSERT INTO heart_rate_record_series_table VALUES (1, ?, ?)');
  database.prepare('INSERT INTO heart_rate_record_table VALUES (1, ?, 1, 7200)').run(uuid(1));
  for (const [i, record] of truth.entries()) {
    const [from, to] = [millisecondsOf(record.start), millisecondsOf(record.end ?? record.start)];
    const offset = (record.utcOffsetMinutes ?? 0) * 60;
    if (record.kind === 'sleep') {
      sleep.run(i, uuid(i), from, to, offset, offset);
      for (const part of record.stages) {
        stage.run(i, millisecondsOf(part.start), millisecondsOf(part.end), stageTypes[part.stage] ?? 0);
      }
    }
    if (record.kind === 'workout')
      exercise.run(i, uuid(i), from, to, offset, offset, record.sport === 'running' ? 33 : 99, record.name ?? null);
    if (record.kind === 'bodyMeasurement') weight.run(uuid(i), from, offset, (record.weightKilograms ?? 0) * 1000);
    if (record.kind === 'dailySummary') {
      const half = Math.floor((record.steps ?? 0) / 2);
      steps.run(uuid(i * 10), 1, from, from + 60_000, offset, offset, half);
      steps.run(uuid(i * 10 + 1), 1, from + 60_000, from + 120_000, offset, offset, (record.steps ?? 0) - half);
      // The phone in the pocket counted some of the same steps.
      steps.run(uuid(i * 10 + 2), 2, from, from + 60_000, offset, offset, half);
      for (let k = 0; k < 10; k++) heart.run(60 + k, from + k * 60_000);
    }
  }
  stage.run(-1, 1, 2, 4);
  heart.run(0, millisecondsOf(truth[0]?.start ?? ('' as never)));
  bytes = new Uint8Array(database.serialize());
  database.close();
});

const source = (name = 'health_connect_export.db'): ImportSource => memorySource(name, bytes);
let imported: Promise<Imported> | null = null;
const whole = (): Promise<Imported> => (imported ??= importWhole(importer, memoryFolder('Health Connect', [source()])));

describe('an export written from known records', () => {
  it('gives every row back, and says what is not read', async () => {
    const { counts, rejected, warnings } = await whole();
    expect(rejected).toEqual([]);
    expect(warnings.map(({ code }) => code).sort()).toEqual(['columns-unknown', 'not-imported']);
    for (const [table, { read, used, passedOver }] of Object.entries(counts)) {
      const over = table === 'sleep_stages_table' || table === 'heart_rate_record_series_table' ? 1 : 0;
      expect([table, used, passedOver]).toEqual([table, read - over, over]);
    }
    expect(Object.keys(counts).length).toBe(6);
  });

  it('sleeps, workouts and weights', async () => {
    const { records } = await whole();
    const sleeps = new Map(ofKind('sleep', records).map((sleep) => [sleep.start, sleep]));
    expect(sleeps.size).toBe(ofKind('sleep').length);
    for (const { start, end, localDate, utcOffsetMinutes, asleepSeconds, deepSeconds, stages, nap } of ofKind(
      'sleep',
    )) {
      const read = sleeps.get(start);
      expect(read).toMatchObject({
        end,
        localDate,
        utcOffsetMinutes,
        asleepSeconds,
        deepSeconds,
        nap,
        dateBasis: 'recorded',
      });
      expect(read?.stages).toEqual(stages.map((part) => ({ start: part.start, end: part.end, stage: part.stage })));
      expect(read?.provenance).toMatchObject({ device: { product: 'com.example.watch' } });
    }
    const workouts = ofKind('workout', records);
    expect(workouts.map(({ start, end }) => [start, end])).toEqual(
      ofKind('workout').map(({ start, end }) => [start, end]),
    );
    expect(workouts.filter(({ sport }) => sport === 'running').length).toBe(
      ofKind('workout').filter(({ sport }) => sport === 'running').length,
    );
    expect(ofKind('bodyMeasurement', records).map(({ start, weightKilograms }) => [start, weightKilograms])).toEqual(
      ofKind('bodyMeasurement').map(({ start, weightKilograms }) => [start, weightKilograms]),
    );
  });

  it('steps of the app that counted most, hearts through the day', async () => {
    const { records } = await whole();
    const days = ofKind('dailySummary').filter(({ steps }) => steps !== undefined && steps > 0);
    expect(ofKind('dailySummary', records).map(({ localDate, steps }) => [localDate, steps])).toEqual(
      days.map(({ localDate, steps }) => [localDate, steps]),
    );
    const series = ofKind('samples', records);
    expect(series.length).toBe(ofKind('dailySummary').length);
    expect(series[3]?.values).toEqual([60, 61, 62, 63, 64, 65, 66, 67, 68, 69]);
  });

  it('is recognised by name or by its tables, and goes on behind every batch', async () => {
    for (const each of [source(), source('renamed.db'), memoryFolder('x', [source('renamed.db')])]) {
      expect((await importer.recognise(each))?.confidence).toBe(0.95);
    }
    expect(await unlikeWhenResumed(importer, source())).toEqual([]);
  });

  it('keeps its ids in another file of the same rows', async () => {
    const { records } = await importWhole(importer, source('renamed.db'));
    expect(records.map(({ id }) => id)).toEqual((await whole()).records.map(({ id }) => id));
  });
});

describe('files that are odd', () => {
  it.each([
    ['another database', () => new Uint8Array(new Database(':memory:').exec('CREATE TABLE a (b)').serialize())],
    ['no database', () => new TextEncoder().encode('steps_record_table')],
    ['an empty file', () => new Uint8Array()],
  ])('%s is left to others', async (_name, make) => {
    const other = memorySource('a.db', make());
    expect(await importer.recognise(other)).toBeNull();
    await expect(importWhole(importer, other)).rejects.toMatchObject({ code: 'file-unrecognised' });
  });

  it('a database that was cut says so', async () => {
    const cut = memorySource('health_connect_export.db', bytes.slice(0, 5000));
    await expect(importWhole(importer, cut)).rejects.toMatchObject({ code: 'file-invalid' });
  });

  it('a database with damaged pages keeps what can be read, and says so', async () => {
    const damaged = bytes.slice();
    damaged.fill(0xff, Math.floor(damaged.length * 0.6));
    const { records, warnings } = await importWhole(importer, memorySource('health_connect_export.db', damaged));
    expect(records.length).toBeGreaterThan(0);
    expect(records.length).toBeLessThan((await whole()).records.length);
    expect(warnings.map(({ code }) => code)).toContain('truncated');
  });

  it('rows of impossible times cost themselves, a view is no table', async () => {
    const database = new Database(':memory:');
    database.exec(`
      CREATE TABLE weight_record_table (row_id INTEGER, uuid BLOB, time INTEGER, zone_offset INTEGER, weight REAL);
      INSERT INTO weight_record_table VALUES (1, x'01', 5, 0, 80000), (2, x'02', 1749000000000, 7200000, 80000),
        (3, x'03', 1749000000000, 7200, 80), (4, x'02', 1749000000000, 7200, 80000);
      CREATE VIEW steps_record_table AS SELECT 1 AS start_time, x'09' AS uuid, 5 AS count;
    `);
    const file = memorySource('health_connect_export.db', new Uint8Array(database.serialize()));
    database.close();
    const { records, counts } = await importWhole(importer, file);
    // An offset in milliseconds is none.
    expect(records).toMatchObject([{ weightKilograms: 80, utcOffsetMinutes: null }]);
    expect(counts).toEqual({ weight_record_table: { read: 4, used: 1, rejected: 1, passedOver: 2 } });
  });
});

describe('the provider', () => {
  it('only delivers', () => {
    const { descriptor, importer: reads, readers } = createHealthConnectProvider();
    expect([descriptor.id, reads?.id, Object.keys(readers)]).toEqual(['health-connect', 'health-connect', []]);
  });
});
