import type { Storage } from '@vitalwire/core';
import type { Pool } from 'pg';
import { sqlStorage } from '../sql/sql-storage.ts';
import { postgresEngine } from './engine.ts';
import { roleWarning } from './role-warning.ts';

export { roleWarning } from './role-warning.ts';

export interface PostgresStorageOptions {
  /** A pool of `pg`, of the size and with the search path the app wants. The storage ends it. */
  readonly pool: Pool;
  /** How long a write waits for another one of the same person before it fails with `storage-busy`. Default 10 s. */
  readonly waitMilliseconds?: number;
  /** Told by `migrate`, one sentence, where the database is opened in a way that works and should not be: see `roleWarning`. */
  readonly onWarning?: (sentence: string) => void;
}

/**
 * Any number of processes on one server. Writes of one person run one after the other; the work of a transaction is run
 * again, up to five times, when the server makes it give way to another (40001, 40P01): it must have no other effects.
 */
export function postgresStorage({ pool, waitMilliseconds = 10_000, onWarning }: PostgresStorageOptions): Storage {
  const storage = sqlStorage(postgresEngine(pool, waitMilliseconds));
  if (onWarning === undefined) return storage;
  return {
    ...storage,
    async migrate(options) {
      const steps = await storage.migrate(options);
      const warning = await roleWarning(pool);
      if (warning !== null) onWarning(warning);
      return steps;
    },
  };
}
