import type { SqliteDatabase, SqliteDriver } from './database.ts';
import { sqliteError } from './errors.ts';

export interface OpenOptions {
  /** Nothing can be written through it, and the file must exist. */
  readonly readonly?: boolean;
}

/**
 * Opens a database file with the settings that the storage wants: a write-ahead log, so that readers never wait for a
 * writer; no flush to disk for every commit (a power cut may take the last commits, never the consistency); checks of
 * every page's structure while reading. Memory-mapped reading stays off: a disk error would then kill the process.
 * @param driver the class that `better-sqlite3` exports
 * @throws HealthError `storage-unavailable`, `storage-readonly`, `storage-corrupt`, `storage-busy`
 */
export function openSqlite(path: string, driver: SqliteDriver, { readonly = false }: OpenOptions = {}): SqliteDatabase {
  try {
    const database = new driver(path, { readonly, timeout: WAIT_MILLISECONDS });
    try {
      if (!readonly) database.pragma('journal_mode = WAL');
      for (const setting of SETTINGS) database.pragma(setting);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  } catch (error) {
    throw sqliteError(error, path, WAIT_MILLISECONDS);
  }
}

/** For the switch to the write-ahead log, which another process may be making too. */
const WAIT_MILLISECONDS = 5000;

const SETTINGS = [
  'synchronous = NORMAL',
  'foreign_keys = ON',
  'cell_size_check = ON',
  'trusted_schema = OFF',
  'mmap_size = 0',
  'cache_size = -16000',
  'temp_store = MEMORY',
  'journal_size_limit = 67108864',
];
