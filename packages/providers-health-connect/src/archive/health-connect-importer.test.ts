import { healthConnectExport } from '@vitalwire/archive-writers/health-connect';
import type { AnyRecord, DailySummary, DataKind, ImportSource, LocalDate } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHealthConnectProvider } from '../index.ts';
import { createHealthConnectArchiveImporter } from './index.ts';

const importer = createHealthConnectArchiveImporter();
const athlete = generateAthlete({ scenario: 'demo', seed: 8, end: '2026-06-30' as LocalDate, years: 0.1 });
const truth = [...athlete.records()].map(({ record }) => record);
const ofKind = <K extends DataKind>(kind: K, from: readonly AnyRecord[] = truth) =>
  from.filter((record): record is Extract<AnyRecord, { kind: K }> => record.kind === kind);

let bytes = new Uint8Array();

beforeAll(async () => {
  const stray = `
    INSERT INTO sleep_stages_table VALUES (-1, 1, 2, 4);
    INSERT INTO heart_rate_record_series_table VALUES (1, 0, 1750000000000);
    CREATE TABLE oxygen_saturation_record_table (other TEXT);
    CREATE TABLE PowerRecordTable (row_id INTEGER PRIMARY KEY, app_info_id INTEGER);
    CREATE TABLE power_record_table (parent_key INTEGER, power REAL, epoch_millis INTEGER);
    INSERT INTO power_record_table VALUES (1, 200, 1750000000000);
    CREATE TABLE mindfulness_session_record_table (row_id INTEGER PRIMARY KEY);`;
  const [file] = healthConnectExport(athlete.records(), { also: stray });
  for await (const piece of file?.content() ?? []) bytes = new Uint8Array(piece as Uint8Array);
});

const source = (name = 'health_connect_export.db'): ImportSource => memorySource(name, bytes);
let imported: Promise<Imported> | null = null;
const whole = (): Promise<Imported> => (imported ??= importWhole(importer, memoryFolder('Health Connect', [source()])));

describe('an export written from known records', () => {
  it('gives every row back, and says what is not read', async () => {
    const { counts, rejected, warnings } = await whole();
    expect(rejected).toEqual([]);
    expect(warnings.map(({ code }) => code).sort()).toEqual(['columns-unknown', 'not-imported']);
    expect(warnings.find(({ code }) => code === 'not-imported')?.message).toContain('mindfulness_session_record_table');
    // A stage and a beat that are astray, a power of no workout, and what an app of workouts wrote of its runs.
    const stray: Readonly<Record<string, number>> = {
      sleep_stages_table: 1,
      heart_rate_record_series_table: 1,
      power_record_table: 1,
      total_calories_burned_record_table: ofKind('dailySummary').filter((day) => day.totalEnergyKilocalories).length,
    };
    for (const [table, { read, used, passedOver }] of Object.entries(counts)) {
      const over = stray[table] ?? 0;
      expect([table, used, passedOver]).toEqual([table, read - over, over]);
    }
    expect(Object.keys(counts).sort()).toEqual([
      'active_calories_burned_record_table',
      'body_fat_record_table',
      'distance_record_table',
      'exercise_laps_table',
      'exercise_session_record_table',
      'heart_rate_record_series_table',
      'heart_rate_variability_rmssd_record_table',
      'power_record_table',
      'resting_heart_rate_record_table',
      'sleep_session_record_table',
      'sleep_stages_table',
      'steps_record_table',
      'total_calories_burned_record_table',
      'weight_record_table',
    ]);
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
    const told = new Set(['running', 'cycling', 'pool_swimming', 'strength_training', 'walking', 'yoga']);
    expect(workouts.map(({ sport }) => sport).filter((sport) => told.has(sport))).toEqual(
      ofKind('workout')
        .map(({ sport }) => sport)
        .filter((sport) => told.has(sport)),
    );
    // A scale's weight and fat, each a row, are one weighing.
    const weighing = ({
      start,
      weightKilograms,
      bodyFatPercent,
    }: (typeof truth)[number] & { kind: 'bodyMeasurement' }) => [start, weightKilograms, bodyFatPercent];
    expect(ofKind('bodyMeasurement', records).map(weighing)).toEqual(ofKind('bodyMeasurement').map(weighing));
  });

  it('steps of the app that counted most, the resting heart rate, hearts through the day', async () => {
    const { records } = await whole();
    const energy = (kilocalories: number | undefined) => kilocalories && Number(kilocalories.toFixed(3));
    const day = (each: DailySummary) => [
      each.localDate,
      each.steps,
      each.distanceMeters,
      each.restingHeartRateBpm,
      energy(each.activeEnergyKilocalories),
      energy(each.totalEnergyKilocalories),
    ];
    const known = ofKind('dailySummary').filter((each) => day(each).some((value, i) => i > 0 && value !== undefined));
    expect(ofKind('dailySummary', records).map(day)).toEqual(known.map(day));
    const values = (metric: string, from?: readonly AnyRecord[]) =>
      ofKind('samples', from)
        .filter((each) => each.metric === metric)
        .flatMap((each) => each.values.filter((value) => value !== null));
    expect(values('heartRateBpm', records)).toEqual(values('heartRateBpm'));
    expect(values('hrvRmssdMilliseconds', records).length).toBe(ofKind('hrv').length);
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

describe('the provider', () => {
  it('only delivers', () => {
    const { descriptor, importer: reads, readers } = createHealthConnectProvider();
    expect([descriptor.id, reads?.id, Object.keys(readers)]).toEqual(['health-connect', 'health-connect', []]);
  });
});
