import { type Audience, HealthError, type Instant, localOwner, type SourceId, type Storage } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { daysAfter, hubWith, may } from '../../test/data-rights-cases.ts';
import { createEgressLog } from './egress-log.ts';

const files = 'files' as SourceId;
const workouts = (count: number) => [{ kind: 'workout', sourceId: files, count } as const];
const audience = (operation: string, client = 'claude-desktop 1.3'): Audience => ({
  type: 'assistant',
  client,
  operation,
});

let storage: Storage;
const clock: { now: Instant; full: boolean } = { now: may, full: false };
const log = () => createEgressLog(filling(storage), () => clock.now);

/** The same storage, on a disk that is full from time to time. */
function filling(real: Storage): Storage {
  const full = () => Promise.reject(new HealthError('storage-full', 'The disk is full.', { path: 'test' }));
  return {
    ...real,
    transaction: (work) => (clock.full ? full() : real.transaction(work)),
    egress: { ...real.egress, write: (...call) => (clock.full ? full() : real.egress.write(...call)) },
  };
}

beforeEach(() => {
  storage = memoryStorage();
  clock.now = may;
  clock.full = false;
});

describe('what left the database', () => {
  test('is told by day, client and operation, as counts', async () => {
    await storage.people.writeProfile(localOwner, { timeZone: 'Pacific/Auckland', updatedAt: null });
    const egress = log();
    await egress.record(localOwner, { audience: audience('get_activities'), records: workouts(3) });
    await egress.record(localOwner, { audience: audience('get_activities'), records: workouts(4) });
    await egress.record(localOwner, { audience: audience('explain', 'cursor 2'), records: [] });
    clock.now = daysAfter(may, 1);
    await egress.record(localOwner, { audience: audience('get_activities'), records: workouts(1) });
    const about = { type: 'assistant', client: 'claude-desktop 1.3', operation: 'get_activities' };
    expect(await egress.report(localOwner, null)).toEqual({
      waiting: 0,
      rows: [
        { ...about, localDate: '2026-05-22', calls: 1, records: workouts(1) },
        { ...about, localDate: '2026-05-21', calls: 2, records: workouts(7) },
        { ...about, client: 'cursor 2', operation: 'explain', localDate: '2026-05-21', calls: 1, records: [] },
      ],
    });
    const since = { from: daysAfter(may, 0.5), to: daysAfter(may, 9) };
    expect((await egress.report(localOwner, since)).rows).toHaveLength(1);
  });

  test('waits in memory while the disk is full, is in the report, and is written once with the next entry', async () => {
    const egress = log();
    clock.full = true;
    for (const entries of [1, 2])
      expect(await egress.record(localOwner, { audience: audience('a'), records: workouts(1) })).toEqual({
        state: 'waiting',
        because: 'storage-full',
        entries,
      });
    expect(await egress.report(localOwner, null)).toMatchObject({ waiting: 2, rows: [{ calls: 2 }] });
    expect(await egress.flush()).toBe(2);
    clock.full = false;
    const both = await Promise.all([
      egress.record(localOwner, { audience: audience('b'), records: [] }),
      egress.record(localOwner, { audience: audience('c'), records: [] }),
    ]);
    expect(both).toEqual([{ state: 'written' }, { state: 'written' }]);
    const written = await storage.egress.list(localOwner, null);
    expect(written.map((entry) => entry.audience.operation)).toEqual(['a', 'a', 'b', 'c']);
    expect(await egress.flush()).toBe(0);
    expect(await egress.report(localOwner, null)).toMatchObject({ waiting: 0 });
  });

  test('waits while a real database is full or cannot be written, and reads go on', async () => {
    const database = openSqlite(':memory:', Database);
    const real = sqliteStorage({ database });
    await real.migrate();
    const egress = createEgressLog(real, () => clock.now);
    const big = Array.from({ length: 200 }, (_, i) => ({
      kind: 'workout' as const,
      sourceId: `source-${i}` as SourceId,
      count: 1,
    }));
    database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`);
    let outcome = await egress.record(localOwner, { audience: audience('a'), records: big });
    for (let i = 0; i < 50 && outcome.state === 'written'; i++)
      outcome = await egress.record(localOwner, { audience: audience('a'), records: big });
    expect(outcome).toEqual({ state: 'waiting', because: 'storage-full', entries: 1 });
    const before = (await egress.report(localOwner, null)).rows[0]?.calls;
    database.pragma('max_page_count = 1000000');
    database.pragma('query_only = 1');
    expect(await egress.record(localOwner, { audience: audience('a'), records: [] })).toMatchObject({
      because: 'storage-readonly',
      entries: 2,
    });
    database.pragma('query_only = 0');
    expect(await egress.flush()).toBe(0);
    expect(await egress.report(localOwner, null)).toMatchObject({ waiting: 0, rows: [{ calls: (before ?? 0) + 1 }] });
    await real.close();
  });

  test('does not fill the memory: from a thousand on, counts are added to an entry of the same reader', async () => {
    const egress = log();
    clock.full = true;
    for (let i = 0; i < 1100; i++) await egress.record(localOwner, { audience: audience('a'), records: workouts(2) });
    const report = await egress.report(localOwner, null);
    expect(report).toMatchObject({ waiting: 1000, rows: [{ records: workouts(2200) }] });
  });

  test('is written with clean words: a client says its own name', async () => {
    await log().record(localOwner, { audience: audience('a', 'bad\u202e\u0000 name'), records: [] });
    const [entry] = await storage.egress.list(localOwner, null);
    expect(entry?.audience.client).toBe('bad name');
  });

  test('a defect is not taken for a full disk', async () => {
    const broken: Storage = {
      ...storage,
      egress: { ...storage.egress, write: () => Promise.reject(new TypeError('a defect')) },
    };
    const egress = createEgressLog(broken, () => may);
    await expect(egress.record(localOwner, { audience: audience('a'), records: [] })).rejects.toThrow('a defect');
  });

  test('is forgotten after as many days as are set', async () => {
    const hub = hubWith(storage, {}, clock);
    await hub.egress.record(localOwner, { audience: audience('a'), records: [] });
    expect(await hub.expire(daysAfter(may, 30))).toMatchObject({ egress: 0 });
    expect(await hub.expire(daysAfter(may, 30.5))).toMatchObject({ egress: 1 });
    expect(await storage.egress.list(localOwner, null)).toEqual([]);
  });
});
