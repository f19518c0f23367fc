import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { raceForRefreshes } from './race.ts';

it('two processes over one SQLite file use every refresh token once', async ({ task }) => {
  task.meta.fault = { id: 'B10', operation: 'two processes refresh', engine: 'sqlite', cycles: 100 };
  const folder = await mkdtemp(join(tmpdir(), 'grants-'));
  const place = join(folder, 'a.db');
  const storage = sqliteStorage({ database: openSqlite(place, Database), waitMilliseconds: 60_000 });
  try {
    await storage.migrate();
    await raceForRefreshes(storage, { engine: 'sqlite', place, schema: '' }, 100);
    expect(await storage.owners()).toHaveLength(1);
  } finally {
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  }
});
