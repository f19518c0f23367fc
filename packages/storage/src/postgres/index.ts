import type { Storage } from '@vitalwire/core';
import type { Sql } from 'postgres';
import { sqlStorage } from '../sql/sql-storage.ts';
import { postgresEngine } from './engine.ts';

export interface PostgresStorageOptions {
  /** An instance of postgres.js, with the pool and the search path the app wants. The storage ends it. */
  readonly sql: Sql;
  /** How long a write waits for another one of the same person before it fails with `storage-busy`. Default 10 s. */
  readonly waitMilliseconds?: number;
}

/**
 * Any number of processes on one server. Writes of one person run one after the other; the work of a transaction is run
 * again, up to five times, when the server makes it give way to another (40001, 40P01): it must have no other effects.
 */
export function postgresStorage({ sql, waitMilliseconds = 10_000 }: PostgresStorageOptions): Storage {
  return sqlStorage(postgresEngine(sql, waitMilliseconds));
}
