import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { anna, later, note, ride, workout } from '../testing/samples.ts';
import { openSqlite, type SqliteDatabase, sqliteStorage } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'storage-engine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The database, and every statement that was prepared and run on it. */
function watched(name: string) {
  const real = openSqlite(join(folder, name), Database);
  const prepared: string[] = [];
  const run: string[] = [];
  const database: SqliteDatabase = {
    name: real.name,
    get inTransaction() {
      return real.inTransaction;
    },
    prepare(sql) {
      prepared.push(sql);
      const statement = real.prepare(sql);
      const counted = <R>(call: (...parameters: unknown[]) => R) => {
        return (...parameters: unknown[]) => {
          run.push(sql);
          return call.apply(statement, parameters);
        };
      };
      return {
        reader: statement.reader,
        all: counted(statement.all),
        run: counted(statement.run),
        iterate: counted(statement.iterate),
      };
    },
    pragma: (source, options) => real.pragma(source, options),
    close: () => real.close(),
  };
  return { storage: sqliteStorage({ database }), prepared, run };
}

describe('the SQLite engine', () => {
  it('prepares a statement once, however often it runs', async () => {
    const { storage, prepared, run } = watched('once.db');
    await storage.migrate();
    await storage.records.write(anna, [workout('0')]);
    prepared.length = 0;
    run.length = 0;
    for (let i = 1; i < 6; i++) {
      await storage.records.write(anna, [workout(`${i}`, later(workout('0').start, i * 86_400))]);
      await storage.records.get(anna, 'workout', workout(`${i}`).id);
    }
    expect(run.length).toBeGreaterThan(20);
    expect(prepared.length).toBeLessThanOrEqual(1);
    await storage.close();
  });

  it('takes the write lock at the start of every transaction, and none for reading', async () => {
    const { storage, run } = watched('lock.db');
    await storage.migrate();
    run.length = 0;
    await storage.records.write(anna, [note('n')]);
    expect(run[0]).toBe('begin immediate');
    expect(run.at(-1)).toBe('commit');
    run.length = 0;
    await storage.records.list(anna, { kind: 'note', order: 'newest-first' });
    expect(run.filter((sql) => !sql.startsWith('select'))).toEqual([]);
    await storage.close();
  });

  it('reads streams of many workouts block by block, as they are asked for', async () => {
    const { storage, run } = watched('blocks.db');
    await storage.migrate();
    const rides = Array.from({ length: 100 }, (_, i) => workout(`w${i}`, later(workout('w').start, i * 86_400)));
    await storage.transaction(async ({ records, streams }) => {
      await records.write(anna, rides);
      for (const { id } of rides) await streams.write(anna, id, ride());
    });
    run.length = 0;
    const queries: number[] = [];
    const ids = rides.map(({ id }) => id);
    for await (const _ of storage.streams.readMany(anna, ids, ['powerWatts'])) queries.push(run.length);
    expect(queries).toHaveLength(100);
    expect(queries[0]).toBe(1);
    expect(queries[50]).toBeLessThanOrEqual(4);
    expect(queries.at(-1)).toBeLessThanOrEqual(7);
    await storage.close();
  });

  it('lets a cancellation be heard between two blocks', async () => {
    const { storage } = watched('cancel.db');
    await storage.migrate();
    const rides = Array.from({ length: 130 }, (_, i) => workout(`w${i}`, later(workout('w').start, i * 86_400)));
    await storage.transaction(async ({ records, streams }) => {
      await records.write(anna, rides);
      for (const { id } of rides) await streams.write(anna, id, ride());
    });
    let heard = false;
    setImmediate(() => {
      heard = true;
    });
    let before = 0;
    const ids = rides.map(({ id }) => id);
    for await (const _ of storage.streams.readMany(anna, ids, [])) if (!heard) before++;
    expect(before).toBeLessThan(100);
    await storage.close();
  });
});
