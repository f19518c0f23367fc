import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, it } from 'vitest';
import { storageConformance } from '../testing/index.ts';
import { openSqlite, sqliteStorage } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'storage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

describe('storage in a SQLite file', () => {
  const open = async () => {
    const storage = sqliteStorage({ database: openSqlite(join(folder, `${files++}.db`), Database) });
    await storage.migrate();
    return storage;
  };
  for (const { name, run } of storageConformance({ open })) it(name, run);
});
