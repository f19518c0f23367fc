import { healthConnectExport } from '@vitalwire/archive-writers/health-connect';
import type { Streams, Workout } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole } from '@vitalwire/provider-kit/testing';
import { describe, expect, it } from 'vitest';
import { createHealthConnectArchiveImporter } from './index.ts';

/** A run of the app 1 from 12:00 to 13:00 UTC, and a ride of the app 2 within it. */
const NOON = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const sessions = `INSERT INTO exercise_session_record_table VALUES
  (1, x'01', 1, ${NOON}, ${NOON + 60 * MINUTE}, 3600, 3600, 33, NULL, NULL),
  (2, x'02', 2, ${NOON + 10 * MINUTE}, ${NOON + 20 * MINUTE}, 3600, 3600, 4, NULL, NULL);`;

const span = (id: number, app: number, [from, to]: readonly [number, number], value: number) =>
  `(${id}, x'1${id}', ${app}, ${NOON + from * MINUTE}, ${NOON + to * MINUTE}, 3600, 3600, ${value})`;
const interval =
  'row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_time INTEGER, end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER';

async function read(also: string): Promise<Imported> {
  const [file] = healthConnectExport([], { also: sessions + also });
  const pieces: Uint8Array[] = [];
  for await (const piece of file?.content() ?? []) pieces.push(new Uint8Array(piece as Uint8Array));
  const bytes = new Uint8Array(Buffer.concat(pieces));
  return importWhole(createHealthConnectArchiveImporter(), memorySource('health_connect_export.db', bytes));
}

const workouts = ({ records }: Imported): readonly Workout[] => records.filter((record) => record.kind === 'workout');
const streamsOf = ({ delivered }: Imported, workout: Workout | undefined) =>
  delivered.find(({ record }) => record.id === workout?.id)?.streams;
const columnsOf = (streams: Streams | null | undefined) =>
  Object.fromEntries((streams?.columns ?? []).map(({ channel, values }) => [channel, [...values]]));

describe('what a workout covers, of the app that wrote it', () => {
  it('makes its totals: distance, energy before that of moving alone, ascent', async () => {
    const imported = await read(`
      INSERT INTO distance_record_table VALUES ${span(1, 1, [0, 30], 5000)}, ${span(2, 1, [30, 60], 4500.5)},
        ${span(3, 2, [10, 20], 3000)}, ${span(4, 1, [60, 90], 700)};
      INSERT INTO total_calories_burned_record_table VALUES ${span(1, 1, [0, 60], 700_000)};
      INSERT INTO active_calories_burned_record_table VALUES ${span(1, 1, [0, 60], 640_000)},
        ${span(2, 2, [10, 20], 90_000)};
      CREATE TABLE elevation_gained_record_table (${interval}, elevation REAL);
      INSERT INTO elevation_gained_record_table VALUES ${span(1, 1, [0, 60], 85)}, ${span(2, 1, [300, 310], 4)};`);
    expect(workouts(imported)).toMatchObject([
      { distanceMeters: 9500.5, energyKilocalories: 700, ascentMeters: 85, streams: null },
      { distanceMeters: 3000, energyKilocalories: 90, streams: null },
    ]);
    expect(imported.counts.elevation_gained_record_table).toEqual({ read: 2, used: 1, rejected: 0, passedOver: 1 });
    expect(imported.counts.distance_record_table).toMatchObject({ read: 4, passedOver: 0 });
  });

  it('makes none where a row reaches beyond, as that of the whole day', async () => {
    const [run] = workouts(
      await read(`INSERT INTO distance_record_table VALUES ${span(1, 1, [0, 60], 9000)}, ${span(2, 1, [-600, 600], 14_000)};
        INSERT INTO total_calories_burned_record_table VALUES ${span(1, 1, [-600, 600], 2_000_000)};`),
    );
    expect(run).not.toHaveProperty('distanceMeters');
    expect(run).not.toHaveProperty('energyKilocalories');
  });

  it('makes its streams, cadence as strides', async () => {
    const imported = await read(`
      CREATE TABLE SpeedRecordTable (${interval});
      CREATE TABLE speed_record_table (parent_key INTEGER, speed REAL, epoch_millis INTEGER);
      INSERT INTO SpeedRecordTable SELECT 1, x'01', 1, 0, 0, 0, 0 UNION SELECT 2, x'02', 2, 0, 0, 0, 0;
      INSERT INTO speed_record_table VALUES (1, 2.5, ${NOON}), (2, 9, ${NOON + 10 * MINUTE}), (1, 3, ${NOON - 1});
      CREATE TABLE StepsCadenceRecordTable (${interval});
      CREATE TABLE steps_cadence_record_table (parent_key INTEGER, rate REAL, epoch_millis INTEGER);
      INSERT INTO StepsCadenceRecordTable VALUES (1, x'01', 1, 0, 0, 0, 0);
      INSERT INTO steps_cadence_record_table VALUES (1, 172, ${NOON});
      INSERT INTO heart_rate_record_table VALUES (1, x'01', 1, ${NOON}, ${NOON}, 3600, 3600);
      INSERT INTO heart_rate_record_series_table VALUES (1, 120, ${NOON}), (1, 150, ${NOON + 20_000}),
        (1, 140, ${NOON + 30_000}), (1, 60, ${NOON + 61 * MINUTE});`);
    const [run, ride] = workouts(imported);
    expect(run).toMatchObject({
      // 20 s of 120, 10 s of 150, the last second of 140.
      averageHeartRateBpm: 130.3,
      minimumHeartRateBpm: 120,
      maximumHeartRateBpm: 150,
      computedTotals: ['averageHeartRateBpm', 'minimumHeartRateBpm', 'maximumHeartRateBpm'],
      streams: { sampleCount: 3, channels: ['speedMetersPerSecond', 'heartRateBpm', 'cadenceRpm'] },
    });
    const streams = streamsOf(imported, run);
    expect([...(streams?.elapsedSeconds ?? [])]).toEqual([0, 20, 30]);
    expect(columnsOf(streams)).toMatchObject({
      heartRateBpm: [120, 150, 140],
      cadenceRpm: [86, Number.NaN, Number.NaN],
    });
    expect(ride).not.toHaveProperty('averageHeartRateBpm');
    expect(columnsOf(streamsOf(imported, ride))).toEqual({ speedMetersPerSecond: [9] });
    expect(imported.counts.speed_record_table).toEqual({ read: 3, used: 2, rejected: 0, passedOver: 1 });
    expect(imported.counts.steps_cadence_record_table).toMatchObject({ used: 1, passedOver: 0 });
    expect(imported.counts.heart_rate_record_series_table).toMatchObject({ read: 4, used: 4 });
  });

  it('has its own route, and no altitude that nobody gave', async () => {
    const imported = await read(`
      CREATE TABLE exercise_route_table (row_id INTEGER PRIMARY KEY, parent_key INTEGER, timestamp_millis INTEGER,
        longitude REAL, latitude REAL, horizontal_accuracy REAL, vertical_accuracy REAL, altitude REAL);
      INSERT INTO exercise_route_table VALUES (1, 1, ${NOON + 11 * MINUTE}, 13.4, 52.5, 3, 3, 34.5),
        (2, 1, ${NOON + 12 * MINUTE}, 13.41, 52.51, 3, 3, 4.9e-324), (3, 2, ${NOON + 12 * MINUTE}, -70.1, -33.4, 3, 3, 560),
        (4, 9, ${NOON + 12 * MINUTE}, 1, 1, 3, 3, 1);`);
    const [run, ride] = workouts(imported);
    expect(columnsOf(streamsOf(imported, run))).toEqual({
      latitudeDegrees: [52.5, 52.51],
      longitudeDegrees: [13.4, 13.41],
      altitudeMeters: [34.5, Number.NaN],
    });
    expect(columnsOf(streamsOf(imported, ride))).toMatchObject({ latitudeDegrees: [-33.4] });
    expect(imported.counts.exercise_route_table).toEqual({ read: 4, used: 3, rejected: 0, passedOver: 1 });
  });

  it('is left alone in one of more than two days', async () => {
    const imported = await read(`
      INSERT INTO exercise_session_record_table VALUES (3, x'03', 3, ${NOON - 4000 * MINUTE}, ${NOON}, 0, 0, 53, NULL, NULL);
      INSERT INTO distance_record_table VALUES ${span(1, 3, [-100, -50], 5000)};`);
    expect(workouts(imported)[0]).not.toHaveProperty('distanceMeters');
  });
});
