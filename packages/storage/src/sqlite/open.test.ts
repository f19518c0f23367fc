import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqlite } from './index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Finds the file busy at the first switches of its journal, as the slower of two processes does. */
function busyDriver(times: number, code = 'SQLITE_BUSY') {
  let left = times;
  return class extends Database {
    override pragma(source: string, options?: Database.PragmaOptions): unknown {
      if (source.startsWith('journal_mode') && left-- > 0)
        throw Object.assign(new Error('database is locked'), { code });
      return super.pragma(source, options);
    }
  };
}

it('waits for another process that is making the same file', () => {
  const database = openSqlite(join(folder, 'a.db'), busyDriver(3));
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(database.pragma('busy_timeout', { simple: true })).toBe(5000);
  database.close();
});

it('does not wait where waiting does not help', () => {
  expect(() => openSqlite(join(folder, 'a.db'), busyDriver(1, 'SQLITE_CORRUPT'))).toThrow(
    expect.objectContaining({ code: 'storage-corrupt' }),
  );
});

it('says that a folder is read-only, in which the log beside the file cannot be made', () => {
  const path = join(folder, 'a.db');
  openSqlite(path, Database).close();
  expect(() => openSqlite(path, busyDriver(1, 'SQLITE_CANTOPEN'))).toThrow(
    expect.objectContaining({ code: 'storage-readonly' }),
  );
});

// Only root can be another user for a moment.
it.runIf(process.geteuid?.() === 0)('says so of a real folder that another user cannot write', () => {
  const path = join(folder, 'a.db');
  openSqlite(path, Database).close();
  chmodSync(path, 0o444);
  chmodSync(folder, 0o555);
  process.seteuid?.(65_534);
  try {
    expect(() => openSqlite(path, Database)).toThrow(expect.objectContaining({ code: 'storage-readonly' }));
  } finally {
    process.seteuid?.(0);
  }
});
