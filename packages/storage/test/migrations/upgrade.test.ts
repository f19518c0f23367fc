import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, it } from 'vitest';
import { sqlStorage } from '../../src/sql/sql-storage.ts';
import { sqliteEngine } from '../../src/sqlite/engine.ts';
import { openSqlite } from '../../src/sqlite/open.ts';
import {
  makesNewDatabaseWithoutBackup,
  refusesToDestroyWithoutBackup,
  type UpgradeSubject,
  upgradesTheFirstRelease,
} from './upgrade-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'storage-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

function subject(): UpgradeSubject {
  const path = join(folder, `${files++}.db`);
  return {
    open(plan) {
      const engine = sqliteEngine(openSqlite(path, Database), 1000, plan);
      return { storage: sqlStorage(engine), db: engine.db };
    },
  };
}

describe('a SQLite file of an earlier release', () => {
  it('gets its list of owners, weeks and months', () => upgradesTheFirstRelease(subject()));
  it('is saved before a step that takes something away', () => refusesToDestroyWithoutBackup(subject()));
  it('is not looked for where the database is new', () => makesNewDatabaseWithoutBackup(subject()));
});
