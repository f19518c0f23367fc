import { zipBytes, zipFile } from '@vitalwire/archive-writers';
import { type HealthConnectExportOptions, healthConnectExport } from '@vitalwire/archive-writers/health-connect';
import type { DeliveredRecord, ImportSource, LocalDate } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { createHealthConnectArchiveImporter } from './index.ts';

const importer = createHealthConnectArchiveImporter();
const athlete = generateAthlete({ scenario: 'demo', seed: 8, end: '2026-06-30' as LocalDate, years: 0.03 });
const NAME = 'health_connect_export.db';

async function exported(
  options: HealthConnectExportOptions = {},
  records: Iterable<DeliveredRecord> = athlete.records(),
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (const file of healthConnectExport(records, options))
    for await (const piece of file.content()) pieces.push(piece as Uint8Array);
  return new Uint8Array(Buffer.concat(pieces));
}

/** What is read of a database that holds what some statements say, and nothing else. */
async function readOf(also: string) {
  return importWhole(importer, memorySource(NAME, await exported({ also }, [])));
}

describe('the same rows, however they are packed', () => {
  it('give the same records', async () => {
    const bytes = await exported();
    const files = healthConnectExport(athlete.records());
    const { records } = await importWhole(importer, memorySource(NAME, bytes));
    const packed: readonly ImportSource[] = [
      memorySource('Health Connect.zip', await zipBytes(files)),
      memorySource('phone.zip', await zipBytes([zipFile('backup/Health Connect.zip', files)])),
      memoryFolder('downloads', [memoryFolder('phone', [memorySource(NAME, bytes)])]),
      memorySource('renamed', await exported({ writeAhead: true })),
      memorySource(NAME, await exported({ version: 99 })),
    ];
    for (const source of packed) {
      expect((await importer.recognise(source))?.confidence).toBe(0.95);
      expect([source.path, (await importWhole(importer, source)).records]).toEqual([source.path, records]);
    }
  });

  it('of a phone that was exported twice are there once', async () => {
    const older = [...athlete.records()].slice(0, 20);
    const both = memoryFolder('downloads', [
      memorySource('health_connect_export (1).db', await exported({}, older)),
      memorySource(NAME, await exported()),
    ]);
    const ids = ({ records }: { readonly records: readonly { readonly id: string }[] }) =>
      records.map(({ id }) => id).sort();
    const whole = await importWhole(importer, memorySource(NAME, await exported()));
    expect(ids(await importWhole(importer, both))).toEqual(ids(whole));
  });
});

describe('databases that are odd', () => {
  it.each([
    ['another database', () => new Uint8Array(new Database(':memory:').exec('CREATE TABLE a (b)').serialize())],
    ['no database', () => new TextEncoder().encode('steps_record_table')],
    ['an empty file', () => new Uint8Array()],
  ])('%s is left to others', async (_name, make) => {
    const other = memorySource('a.db', make());
    expect(await importer.recognise(other)).toBeNull();
    await expect(importWhole(importer, other)).rejects.toMatchObject({ code: expect.stringMatching(/^file-/) });
  });

  it('one that is encrypted says so, and one beside it is read', async () => {
    const encrypted = memorySource(NAME, new Uint8Array(8192).fill(0x5a));
    expect((await importer.recognise(encrypted))?.confidence).toBe(0.3);
    await expect(importWhole(importer, encrypted)).rejects.toMatchObject({
      code: 'file-invalid',
      message: `${NAME} is no database: it is encrypted or damaged. Export it again, without a password.`,
    });
    const both = memoryFolder('x', [encrypted, memorySource('health_connect_2.db', await exported())]);
    expect((await importer.recognise(both))?.confidence).toBe(0.95);
    const { records, warnings } = await importWhole(importer, both);
    expect(records.length).toBeGreaterThan(20);
    expect(warnings.find(({ code }) => code === 'truncated')?.message).toContain('is encrypted or damaged');
  });

  it('a database that was cut says so', async () => {
    const cut = memorySource(NAME, (await exported()).slice(0, 5000));
    await expect(importWhole(importer, cut)).rejects.toMatchObject({
      code: 'file-invalid',
      message: `${NAME} is a damaged database. Export it again.`,
    });
  });

  it('a database with damaged pages keeps what can be read, and says so', async () => {
    const longer = generateAthlete({ scenario: 'demo', seed: 8, end: '2026-06-30' as LocalDate, years: 0.2 });
    const bytes = await exported({}, longer.records());
    const whole = await importWhole(importer, memorySource(NAME, bytes));
    const damaged = bytes.slice();
    // Behind the pages that hold the schema.
    damaged.fill(0xff, Math.floor(damaged.length / 2));
    const { records, warnings } = await importWhole(importer, memorySource(NAME, damaged));
    expect(records.length).toBeGreaterThan(0);
    expect(records.length).toBeLessThan(whole.records.length);
    expect(warnings.map(({ code }) => code)).toContain('truncated');
  });

  it('every page that is damaged costs no more than what can be said', async () => {
    const bytes = await exported();
    const whole = await importWhole(importer, memorySource(NAME, bytes));
    for (let at = 4096; at < bytes.length; at += 4096) {
      const damaged = bytes.slice();
      damaged.fill(0xff, at, at + 4096);
      const outcome = await importWhole(importer, memorySource(NAME, damaged)).catch((error: Error) => error);
      if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'file-invalid' });
      else if (outcome.records.length < whole.records.length)
        expect([at, outcome.warnings.length + outcome.rejected.length]).not.toEqual([at, 0]);
    }
  });

  it('what stands in a file beside it is not read, and that is said', async () => {
    const folder = memoryFolder('phone', [
      memorySource(NAME, await exported({ writeAhead: true })),
      memorySource(`${NAME}-wal`, new Uint8Array(32)),
    ]);
    const { records, warnings } = await importWhole(importer, folder);
    expect(records.length).toBeGreaterThan(20);
    expect(warnings).toMatchObject([{ path: `${NAME}-wal`, code: 'not-imported' }]);
  });

  it('of a newer schema gives what is known of it, and names the rest with its number', async () => {
    const also = 'ALTER TABLE sleep_session_record_table RENAME COLUMN start_time TO begins;';
    const { records, warnings } = await importWhole(
      importer,
      memorySource(NAME, await exported({ version: 31, also })),
    );
    expect(records.filter(({ kind }) => kind === 'sleep')).toEqual([]);
    expect(records.length).toBeGreaterThan(20);
    const [warning] = warnings;
    expect(warning?.code).toBe('columns-unknown');
    expect(warning?.message).toContain('sleep_session_record_table has other columns than are known');
    expect(warning?.message).toContain('its schema has the number 31');
  });

  it('where the engine is missing, it is named', async () => {
    const source = memorySource(NAME, await exported());
    const signal = new AbortController().signal;
    const missing = () => Promise.reject(new Error('no native binding'));
    await expect(openDatabase(source, { signal, spill: undefined, load: missing })).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('Install the package better-sqlite3'),
    });
  });
});

describe('rows that are odd', () => {
  it('of impossible times cost themselves, a view is no table', async () => {
    const database = new Database(':memory:');
    database.exec(`
      CREATE TABLE weight_record_table (row_id INTEGER, uuid BLOB, time INTEGER, zone_offset INTEGER, weight REAL);
      INSERT INTO weight_record_table VALUES (1, x'01', 5, 0, 80000), (2, x'02', 1749000000000, 7200000, 80000),
        (3, x'03', 1749000000000, 7200, 80), (4, x'02', 1749000000000, 7200, 80000);
      CREATE VIEW steps_record_table AS SELECT 1 AS start_time, x'09' AS uuid, 5 AS count;
    `);
    const file = memorySource(NAME, new Uint8Array(database.serialize()));
    database.close();
    const { records, counts } = await importWhole(importer, file);
    // An offset in milliseconds is none.
    expect(records).toMatchObject([{ weightKilograms: 80, utcOffsetMinutes: null }]);
    expect(counts).toEqual({ weight_record_table: { read: 4, used: 1, rejected: 1, passedOver: 2 } });
  });

  it('apps without names, and a table of apps with other columns, cost nothing', async () => {
    const { records } = await importWhole(
      importer,
      memorySource(NAME, await exported({ also: 'ALTER TABLE application_info_table DROP COLUMN package_name;' })),
    );
    expect(records.length).toBeGreaterThan(20);
    expect(records.every(({ provenance }) => provenance.device === null)).toBe(true);
  });

  it('the same moment twice on the scale stays two values', async () => {
    const { records } = await readOf(`
      INSERT INTO weight_record_table (uuid, app_info_id, time, weight) VALUES (x'01', 1, 1749000000000, 80000);
      INSERT INTO body_fat_record_table (uuid, app_info_id, time, percentage)
        VALUES (x'02', 1, 1749000000000, 20), (x'03', 1, 1749000000000, 21), (x'04', 2, 1749000000000, 22);`);
    expect(records).toMatchObject([
      { weightKilograms: 80 },
      { bodyFatPercent: 20 },
      { bodyFatPercent: 21 },
      { bodyFatPercent: 22 },
    ]);
    expect(records[0]).not.toHaveProperty('bodyFatPercent');
  });

  it('sentinels are absent, and never zero', async () => {
    const { records, counts } = await readOf(`
      INSERT INTO resting_heart_rate_record_table (uuid, time, beats_per_minute) VALUES
        (x'01', 1749000000000, 0), (x'02', 1749000000000, -1), (x'03', 1749000000000, 65535);
      INSERT INTO steps_record_table (uuid, start_time, end_time, count) VALUES
        (x'04', 1749000000000, 1749000060000, -1), (x'05', 1749000000000, 1749000060000, NULL);`);
    expect(records).toEqual([]);
    expect(counts.steps_record_table).toEqual({ read: 2, used: 0, rejected: 0, passedOver: 2 });
    expect(counts.resting_heart_rate_record_table).toEqual({ read: 3, used: 0, rejected: 0, passedOver: 3 });
  });

  const cell = fc.oneof(
    fc.constantFrom(null, 0, -1, 65535, 1, 33, 7200, -7200, 80_000, 1749000000000, 1749030000000, 9e15, 1e300, 0.5),
    fc.integer(),
    fc.string({ maxLength: 5 }),
    fc.string({ minLength: 3000, maxLength: 4000 }),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
  );
  const tables = [
    'application_info_table',
    'sleep_session_record_table',
    'sleep_stages_table',
    'exercise_session_record_table',
    'steps_record_table',
    'distance_record_table',
    'heart_rate_record_table',
    'heart_rate_record_series_table',
    'heart_rate_variability_rmssd_record_table',
    'resting_heart_rate_record_table',
    'weight_record_table',
    'body_fat_record_table',
  ];

  it('of any cells, in any column, give records of the schema, agree in their sums and break nothing', async () => {
    const empty = await exported({}, []);
    const rows = fc.array(fc.tuple(fc.constantFrom(...tables), fc.array(cell, { minLength: 10, maxLength: 10 })), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        const database = new Database(Buffer.from(empty));
        for (const [table, cells] of all) {
          const columns = database.pragma(`table_info(${table})`) as readonly { readonly name: string }[];
          const names = columns.map(({ name }) => name).filter((name) => name !== 'row_id');
          const places = names.map(() => '?').join(', ');
          database
            .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`)
            .run(...cells.slice(0, names.length));
        }
        const bytes = new Uint8Array(database.serialize());
        database.close();
        await importWhole(importer, memorySource(NAME, bytes));
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('of tables that lack any one column are read as far as they go', async () => {
    const columns = new Database(Buffer.from(await exported()));
    const dropped = tables.flatMap((table) =>
      (columns.pragma(`table_info(${table})`) as readonly { readonly name: string; readonly pk: number }[])
        .filter(({ pk }) => pk === 0)
        .map(({ name }) => `ALTER TABLE ${table} DROP COLUMN ${name};`),
    );
    columns.close();
    expect(dropped.length).toBeGreaterThan(50);
    const few = [...athlete.records()].slice(-30);
    for (const also of dropped) {
      const { records } = await importWhole(importer, memorySource(NAME, await exported({ also }, few)));
      expect([also, records.length > 10]).toEqual([also, true]);
    }
  });
});
