import type { Storage } from '@vitalwire/core';
import { sqlStorage } from '../sql/sql-storage.ts';
import type { SqliteDatabase } from './database.ts';
import { sqliteEngine } from './engine.ts';

export type { CopyableDatabase, CopyProgress, SqliteDatabase, SqliteDriver, SqliteStatement } from './database.ts';
export { type OpenOptions, openSqlite } from './open.ts';

export interface SqliteStorageOptions {
  /** An open better-sqlite3 database, best from `openSqlite`. The storage closes it. */
  readonly database: SqliteDatabase;
  /** How long a write waits for another process before it fails with `storage-busy`. Default 10 s. */
  readonly waitMilliseconds?: number;
}

/** One file, several processes: readers never wait, writers wait for each other. */
export function sqliteStorage({ database, waitMilliseconds = 10_000 }: SqliteStorageOptions): Storage {
  return sqlStorage(sqliteEngine(database, waitMilliseconds));
}
