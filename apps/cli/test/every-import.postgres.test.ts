import { type Instant, localOwner, type Storage } from '@vitalwire/core';
import { createHub, createSourceCatalogue } from '@vitalwire/hub';
import { sha256Of } from '@vitalwire/provider-kit/archive';
import { postgresStorage } from '@vitalwire/storage/postgres';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { Pool } from 'pg';
import { expect, inject, test } from 'vitest';
import { descriptors, importers } from '../src/providers.ts';
import { contentIn } from './content-of.ts';
import { personOf, vendorExports, zipOf, zone } from './vendor-exports.ts';

const now = '2026-07-02T00:00:00.000Z' as Instant;
const person = personOf(0.015);

/** The export into a storage, twice. */
async function contentWith(storage: Storage, files: (typeof vendorExports)[number]['files']) {
  try {
    await storage.migrate();
    await storage.people.writeProfile(localOwner, { timeZone: zone, updatedAt: now });
    const catalogue = createSourceCatalogue({ descriptors });
    const hub = createHub({ storage, catalogue, now: () => now, sha256: sha256Of, originals: null });
    const { signal } = new AbortController();
    const take = async () =>
      hub.importing.importFrom({ owner: localOwner, sources: [await zipOf(files(person))], importers, signal });
    expect((await take()).rejected).toEqual([]);
    const content = await contentIn(storage);
    expect(await take()).toMatchObject({ files: { imported: 0, rejected: 0 }, records: {} });
    expect(await contentIn(storage)).toEqual(content);
    return content;
  } finally {
    await storage.close();
  }
}

test.each(vendorExports)('an export of $vendor is the same in PostgreSQL as in SQLite', async ({ vendor, files }) => {
  const schema = `import_${vendor.replace('-', '_')}`;
  const admin = new Pool({ connectionString: inject('postgresUrl'), max: 1 });
  await admin.query(`create schema ${schema}`);
  await admin.end();
  const options = `-c search_path=${schema}`;
  const pool = new Pool({ connectionString: inject('postgresUrl'), max: 2, options });
  const expected = await contentWith(sqliteStorage({ database: openSqlite(':memory:', Database) }), files);
  expect(expected.records).toBeGreaterThan(0);
  expect(await contentWith(postgresStorage({ pool }), files)).toEqual(expected);
});
