import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileImporter, ImportSource, Instant, Storage } from '@vitalwire/core';
import { HealthError, localOwner } from '@vitalwire/core';
import { createHub, createSourceCatalogue, type Hub, type ImportReport } from '@vitalwire/hub';
import { sha256Of } from '@vitalwire/provider-kit/archive';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { descriptors, importers } from '../src/providers.ts';
import { contentIn } from './content-of.ts';
import { otherWays, personOf, vendorExports, zipOf, zone } from './vendor-exports.ts';

const now = '2026-07-02T00:00:00.000Z' as Instant;
const person = personOf(0.03);
const folder = mkdtempSync(join(tmpdir(), 'vitalwire-imports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const never = new AbortController().signal;
const writing = /^\s*(?:insert|update|delete|replace|create|drop|alter|vacuum|reindex)\b/i;

interface Kept {
  readonly storage: Storage;
  readonly hub: Hub;
}

async function opened(path = ':memory:', driver = Database): Promise<Kept> {
  const storage = sqliteStorage({ database: openSqlite(path, driver) });
  await storage.migrate();
  const { timeZone } = await storage.people.profile(localOwner);
  if (timeZone === undefined) await storage.people.writeProfile(localOwner, { timeZone: zone, updatedAt: now });
  const catalogue = createSourceCatalogue({ descriptors });
  const hub = createHub({ storage, catalogue, now: () => now, sha256: sha256Of, originals: null });
  return { storage, hub };
}

/** The driver, of which every statement is told. */
function telling(tell: (statement: string) => void): typeof Database {
  class Telling extends Database {
    constructor(path: string, options: Database.Options) {
      super(path, { ...options, verbose: (statement) => tell(String(statement)) });
    }
  }
  return Telling as typeof Database;
}

interface Asked {
  readonly by?: readonly FileImporter[];
  readonly signal?: AbortSignal;
}

function take(
  { hub }: Kept,
  source: ImportSource,
  { by = importers, signal = never }: Asked = {},
): Promise<ImportReport> {
  return hub.importing.importFrom({ owner: localOwner, sources: [source], importers: by, signal });
}

/** The importers, of which each does something behind every batch that it gives. */
function watched(behind: (batch: number) => void): readonly FileImporter[] {
  return importers.map((importer) => ({
    ...importer,
    async *read(source, context) {
      let batch = 0;
      for await (const each of importer.read(source, context)) {
        yield each;
        behind(++batch);
      }
    },
  }));
}

it('there is an export for every importer of the program', () => {
  expect(vendorExports.map(({ vendor }) => vendor).toSorted()).toEqual(importers.map(({ id }) => id).toSorted());
});

describe.each(vendorExports)('an export of $vendor in a database', ({ vendor, files }) => {
  const made = [...files(person)];

  it('is written once: a second import has no statement that writes', async () => {
    const path = join(folder, `${vendor}.db`);
    const kept = await opened(path);
    const first = await take(kept, await zipOf(made));
    expect(first.rejected).toEqual([]);
    expect(Object.values(first.records).reduce((sum, count) => sum + (count ?? 0), 0)).toBeGreaterThan(2);
    const before = await contentIn(kept.storage);
    await kept.storage.close();

    const written: string[] = [];
    const once = await opened(
      path,
      telling((statement) => writing.test(statement) && written.push(statement)),
    );
    written.length = 0;
    const again = await take(once, await zipOf(made));
    expect(written).toEqual([]);
    expect(again).toMatchObject({ files: { imported: 0, rejected: 0 }, records: {} });
    expect(again.files.duplicate).toBe(first.files.imported + first.files.duplicate);
    // Read once more, by wish: every record is known, and not one is written anew.
    const wish = { owner: localOwner, sources: [await zipOf(made)], importers, signal: never, again: true };
    for (const count of Object.values((await once.hub.importing.importFrom(wish)).kinds))
      expect(count).toMatchObject({ added: 0, changed: 0 });
    expect(written.length).toBeGreaterThan(0);
    expect(await contentIn(once.storage)).toEqual(before);
    await once.storage.close();
  });

  it('is the same, however it is packed', async () => {
    const kept = await opened();
    await take(kept, await zipOf(made));
    const expected = await contentIn(kept.storage);
    await kept.storage.close();
    for (const [way, sourceOf] of otherWays) {
      const other = await opened();
      const source = await sourceOf(made);
      const report = await take(other, source);
      expect([way, report.rejected, new Set(report.sources.map(({ sourceId }) => sourceId))]).toEqual([
        way,
        [],
        new Set([vendor]),
      ]);
      expect([way, await contentIn(other.storage)]).toEqual([way, { ...expected, unfinished: 0 }]);
      await other.storage.close();
    }
  });

  it('stopped behind any batch, or broken off there, ends as it would have without', async () => {
    const source = await zipOf(made);
    const kept = await opened();
    let batches = 0;
    await take(kept, source, { by: watched((batch) => (batches = Math.max(batches, batch))) });
    const expected = await contentIn(kept.storage);
    await kept.storage.close();
    const places =
      batches <= 6 ? [...Array(batches).keys()].map((i) => i + 1) : [1, 2, Math.ceil(batches / 2), batches - 1];
    for (const place of places) {
      const stopped = await opened();
      const stop = new AbortController();
      const report = await take(stopped, source, {
        by: watched((batch) => batch === place && stop.abort()),
        signal: stop.signal,
      });
      expect([place, report.cancelled || place === batches]).toEqual([place, true]);
      const dying = watched((batch) => {
        if (batch === place) throw new HealthError('storage-unavailable', 'The disk is gone.', { reason: 'test' });
      });
      await take(stopped, source, { by: dying }).catch((error: unknown) =>
        expect(error).toMatchObject({ code: 'storage-unavailable' }),
      );
      const rest = await take(stopped, source);
      expect([place, rest.cancelled, rest.rejected]).toEqual([place, false, []]);
      expect([place, await contentIn(stopped.storage)]).toEqual([place, expected]);
      await stopped.storage.close();
    }
  });
});
