import { healthConnectExport } from '@vitalwire/archive-writers/health-connect';
import type { AnyRecord } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole } from '@vitalwire/provider-kit/testing';
import { describe, expect, it } from 'vitest';
import { createHealthConnectArchiveImporter } from './index.ts';

const importer = createHealthConnectArchiveImporter();

/** 2026-03-01 12:00 UTC, and one hour later. */
const NOON = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;

async function read(also: string): Promise<Imported> {
  const [file] = healthConnectExport([], { also });
  const pieces: Uint8Array[] = [];
  for await (const piece of file?.content() ?? []) pieces.push(new Uint8Array(piece as Uint8Array));
  return importWhole(importer, memorySource('health_connect_export.db', new Uint8Array(Buffer.concat(pieces))));
}

// Columns as the platform's own source names them.
const moment = 'row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, time INTEGER, zone_offset INTEGER';
const at = (id: number, value: string, minutes = 0) =>
  `(${id}, x'0${id}', 1, ${NOON + minutes * 60_000}, 3600, ${value})`;
const during = (id: number, value: string, to = NOON + HOUR) =>
  `(${id}, x'0${id}', 1, ${NOON}, ${to}, 3600, 3600, ${value})`;
const strip = (record: AnyRecord | undefined) => {
  const { provenance, id, ...rest } = record ?? ({} as AnyRecord);
  return rest;
};

describe('what the platform keeps in units of its own', () => {
  it('bodies: heights in metres, bones in grams, pressures of both parts', async () => {
    const { records, counts } = await read(`
      CREATE TABLE height_record_table (${moment}, height REAL);
      INSERT INTO height_record_table VALUES ${at(1, '1.83')}, ${at(2, '183')};
      CREATE TABLE bone_mass_record_table (${moment}, mass REAL);
      INSERT INTO bone_mass_record_table VALUES ${at(3, '3200')};
      CREATE TABLE blood_pressure_record_table (${moment}, measurement_location INTEGER, systolic REAL, diastolic REAL, body_position INTEGER);
      INSERT INTO blood_pressure_record_table VALUES ${at(4, '0, 121, 79, 0')}, ${at(5, '0, 121, 4.9e-324, 0')};`);
    expect(records.map(strip)).toMatchObject([
      { kind: 'bodyMeasurement', heightMeters: 1.83, utcOffsetMinutes: 60, localDate: '2026-03-01' },
      { boneMassKilograms: 3.2 },
      { systolicPressureMillimetersOfMercury: 121, diastolicPressureMillimetersOfMercury: 79 },
    ]);
    expect(counts.height_record_table).toMatchObject({ used: 1, passedOver: 1 });
    expect(counts.blood_pressure_record_table).toMatchObject({ used: 1, passedOver: 1 });
  });

  it('glucose in mmol/L, temperatures in degrees Celsius', async () => {
    const { records } = await read(`
      CREATE TABLE blood_glucose_record_table (${moment}, specimen_source INTEGER, level REAL, relation_to_meal INTEGER, meal_type INTEGER);
      INSERT INTO blood_glucose_record_table VALUES ${at(1, '0, 5.0, 0, 0')}, ${at(2, '0, 0.1, 0, 0', 5)};
      CREATE TABLE body_temperature_record_table (${moment}, measurement_location INTEGER, temperature REAL);
      INSERT INTO body_temperature_record_table VALUES ${at(1, '0, 36.6')};`);
    expect(records.map(strip)).toMatchObject([
      { metric: 'glucoseMilligramsPerDeciliter', values: [90.1] },
      { metric: 'bodyTemperatureCelsius', values: [36.6] },
    ]);
  });

  it('meals in grams and calories, and nothing for what nobody gave; drinks in litres', async () => {
    const unset = '4.9e-324';
    const { records, counts } = await read(`
      INSERT INTO nutrition_record_table VALUES
        ${during(1, `2, 'Lentils', 450000, 24, 60, 9.5, ${unset}, 16, 0, 0.8, 0.09`)},
        ${during(2, `0, NULL, ${unset}, ${unset}, ${unset}, ${unset}, ${unset}, ${unset}, ${unset}, ${unset}, ${unset}`)};
      INSERT INTO hydration_record_table VALUES ${during(1, '0.25', NOON)}, ${during(2, '0')};`);
    expect(records.map(strip)).toEqual([
      expect.objectContaining({
        kind: 'hydration',
        volumeMilliliters: 250,
        direction: 'intake',
        start: '2026-03-01T12:00:00.000Z',
        end: null,
      }),
      expect.objectContaining({
        kind: 'meal',
        occasion: 'lunch',
        name: 'Lentils',
        end: '2026-03-01T13:00:00.000Z',
        nutrients: {
          energyKilocalories: 450,
          proteinGrams: 24,
          carbohydrateGrams: 60,
          fatGrams: 9.5,
          fiberGrams: 16,
          sugarGrams: 0,
          sodiumMilligrams: 800,
          caffeineMilligrams: 90,
        },
      }),
    ]);
    expect(counts.nutrition_record_table).toMatchObject({ read: 2, used: 1, passedOver: 1 });
    expect(counts.hydration_record_table).toMatchObject({ read: 2, used: 1, passedOver: 1 });
  });

  it('a total of energy is one only where an app covers the day', async () => {
    const whole = `(1, x'01', 1, ${NOON - 12 * HOUR}, ${NOON + 11 * HOUR}, 0, 0, 2400000)`;
    const run = `(2, x'02', 2, ${NOON}, ${NOON + HOUR}, 0, 0, 700000)`;
    const both = await read(`INSERT INTO total_calories_burned_record_table VALUES ${whole}, ${run};`);
    expect(both.records).toMatchObject([{ kind: 'dailySummary', totalEnergyKilocalories: 2400 }]);
    const alone = await read(`INSERT INTO total_calories_burned_record_table VALUES ${run};
      INSERT INTO active_calories_burned_record_table VALUES ${run};
      INSERT INTO floors_climbed_record_table VALUES ${during(1, '3')};`);
    expect(alone.records.map(strip)).toEqual([
      expect.objectContaining({ kind: 'dailySummary', activeEnergyKilocalories: 700, floorsClimbed: 3 }),
    ]);
    expect(alone.records[0]).not.toHaveProperty('totalEnergyKilocalories');
    expect(alone.counts.total_calories_burned_record_table).toMatchObject({ read: 1, passedOver: 1 });
  });
});

describe('exercises', () => {
  it.each([
    [0, 'other', 'unknown'],
    [4, 'cycling', 'biking'],
    [45, 'strength_training', 'strength training'],
    [49, 'pool_swimming', 'swimming pool'],
    [57, 'yoga', 'yoga'],
    [58, 'other', 'other workout'],
    [61, 'indoor_rowing', 'rowing machine'],
    [999, 'other', 'type 999'],
  ])('of the number %i are %s', async (type, sport, vendorSport) => {
    const { records } = await read(
      `INSERT INTO exercise_session_record_table VALUES ${during(1, `${type}, NULL, NULL`)};`,
    );
    expect(records).toMatchObject([{ sport, vendorSport }]);
  });

  it('have their laps', async () => {
    const { records, counts } = await read(`
      INSERT INTO exercise_session_record_table VALUES ${during(7, `33, 'Run', NULL`)};
      INSERT INTO exercise_laps_table VALUES (7, ${NOON + 300_000}, ${NOON + 600_000}, 0), (7, ${NOON}, ${NOON + 300_000}, 1000),
        (7, ${NOON}, ${NOON}, 5), (8, ${NOON}, ${NOON + 1000}, 5);`);
    expect(records).toMatchObject([
      {
        laps: [
          { start: '2026-03-01T12:00:00.000Z', elapsedSeconds: 300, distanceMeters: 1000 },
          { start: '2026-03-01T12:05:00.000Z', elapsedSeconds: 300 },
        ],
      },
    ]);
    expect(counts.exercise_laps_table).toEqual({ read: 4, used: 2, rejected: 0, passedOver: 2 });
  });
});

describe('tables that make no record', () => {
  it('are counted with a reason, those of later platforms named', async () => {
    const { counts, warnings } = await read(`
      CREATE TABLE menstruation_flow_record_table (${moment}, flow INTEGER);
      INSERT INTO menstruation_flow_record_table VALUES ${at(1, '2')}, ${at(2, '3')};
      CREATE TABLE lean_body_mass_record_table (${moment}, mass REAL);
      CREATE TABLE activity_intensity_record_table (row_id INTEGER PRIMARY KEY);`);
    expect(counts.menstruation_flow_record_table).toEqual({ read: 2, used: 0, rejected: 0, passedOver: 2 });
    expect(counts.lean_body_mass_record_table).toBeUndefined();
    expect(warnings).toEqual([
      expect.objectContaining({
        code: 'not-imported',
        message: expect.stringContaining('activity_intensity_record_table'),
      }),
    ]);
  });
});
