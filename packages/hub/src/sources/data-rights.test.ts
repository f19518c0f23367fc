import { type AnyRecord, localOwner } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import { failAtEveryStep } from '@vitalwire/storage/testing';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  callOf,
  dataRights,
  daysAfter,
  everything,
  files,
  hubWith,
  may,
  receivedAt,
  rideOf,
  take,
  vendor,
} from '../../test/data-rights-cases.ts';
import { day, sleep } from '../../test/records.ts';

describe('in memory', () => dataRights(async () => memoryStorage()));

describe('in SQLite', () =>
  dataRights(async () => {
    const storage = sqliteStorage({ database: openSqlite(':memory:', Database) });
    await storage.migrate();
    return storage;
  }));

const pad = (value: number) => String(value).padStart(2, '0');
/** Of the vendor or of a file, near enough to each other to be joined. */
const anyRecord = fc
  .record({
    source: fc.constantFrom(vendor, files),
    kind: fc.constantFrom('workout', 'sleep', 'dailySummary'),
    date: fc.integer({ min: 1, max: 6 }).map((date) => `2026-05-${pad(date)}`),
    hour: fc.integer({ min: 5, max: 7 }),
  })
  .map(({ source, kind, date, hour }): AnyRecord => {
    const start = `${date}T${pad(hour)}:00:00.000Z`;
    const record =
      kind === 'workout' ? rideOf(source, start) : kind === 'sleep' ? sleep(source, start, 60) : day(source, date);
    return receivedAt(record, may);
  });

test('whatever lies in the database, no answer holds anything of a source that forbids it', async () => {
  const property = fc.asyncProperty(fc.array(anyRecord, { minLength: 1, maxLength: 12 }), async (records) => {
    const storage = memoryStorage();
    const clock = { now: may };
    // Joined before the terms changed, as well as after.
    await take(hubWith(storage, {}, clock), ...records);
    const hub = hubWith(storage, { aiUse: 'forbidden', displayToOthers: 'forbidden' }, clock);
    const ids = [...new Set(records.map(({ id }) => id))];
    const theirs = records.filter(({ provenance }) => provenance.sourceId === vendor).map(({ id }) => id);
    for (const reader of ['assistant', 'service', undefined] as const) {
      // The ids that were asked with are ours to know; the reason that it is withheld names the source, and nothing else.
      const text = (await everything(hub.health, ids, callOf(reader))).replaceAll(/"withheld":\[.*?\]/g, '');
      expect(text).not.toContain('"sourceId":"vendor"');
      for (const id of theirs) expect(text).not.toContain(id);
      expect(text).not.toContain('30111');
    }
    if (theirs.length > 0) expect(await everything(hub.health, ids, callOf('person'))).toContain('"sourceId":"vendor"');
  });
  await fc.assert(property, { numRuns: 40, seed: 1 });
});

test('an expiry that is broken off anywhere leaves a sound state, and the next one ends it', async () => {
  const clock = { now: may };
  const policy = { cacheDays: 7 };
  const late = daysAfter(may, 8);
  const steps = await failAtEveryStep({
    async open() {
      const storage = memoryStorage();
      const hub = hubWith(storage, policy, clock);
      const ride = receivedAt(rideOf(vendor), may);
      const night = receivedAt(sleep(vendor, '2026-05-04T20:00:00.000Z', 480), may);
      await take(hub, ride, rideOf(files), night, receivedAt(day(vendor), may));
      await take(hub, receivedAt({ ...night, nap: true }, daysAfter(may, 5)));
      return storage;
    },
    work: (storage) => hubWith(storage, policy, clock).expire(late),
    async check(storage) {
      expect(await storage.records.rebuildTotals(localOwner)).toBe(0);
      const left = (await storage.records.overview(localOwner)).filter(({ sourceId }) => sourceId === vendor);
      expect([1, 3]).toContain(left.length);
      expect((await storage.merges.list(localOwner, 'workout')).length).toBe(left.length === 3 ? 1 : 0);
      await hubWith(storage, policy, clock).expire(late);
      expect((await storage.records.overview(localOwner)).map(({ kind }) => kind).sort()).toEqual(['sleep', 'workout']);
    },
  });
  expect(steps).toBeGreaterThan(5);
});
