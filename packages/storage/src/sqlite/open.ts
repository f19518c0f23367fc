import type { SqliteDatabase, SqliteDriver } from './database.ts';
import { isBusy, isUnopened, readOnly, sqliteError } from './errors.ts';

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
export function openSqlite<D extends SqliteDatabase>(
  path: string,
  driver: SqliteDriver<D>,
  { readonly = false }: OpenOptions = {},
): D {
  try {
    const database = new driver(path, { readonly, timeout: WAIT_MILLISECONDS });
    try {
      if (!readonly) {
        database.pragma(`page_size = ${PAGE_BYTES}`);
        useWriteAheadLog(database);
      }
      for (const setting of SETTINGS) database.pragma(setting);
    } catch (error) {
      database.close();
      // The file itself is open by now: what cannot be made is the log beside it, which SQLite needs for reading too.
      throw isUnopened(error) ? readOnly(path, error) : error;
    }
    return database;
  } catch (error) {
    throw sqliteError(error, path, WAIT_MILLISECONDS);
  }
}

/**
 * Changing the journal is the one step that SQLite itself does not wait for: of two processes that open a new file at
 * once, the slower one finds it busy at that instant. The driver's own wait is off meanwhile, so that both do not add up.
 */
function useWriteAheadLog(database: SqliteDatabase): void {
  database.pragma('busy_timeout = 0');
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += PAUSE_MILLISECONDS) {
    try {
      database.pragma('journal_mode = WAL');
      break;
    } catch (error) {
      if (!isBusy(error) || waited >= WAIT_MILLISECONDS) throw error;
      Atomics.wait(clock, 0, 0, PAUSE_MILLISECONDS);
    }
  }
  database.pragma(`busy_timeout = ${WAIT_MILLISECONDS}`);
}

/** For another process that holds the file. */
const WAIT_MILLISECONDS = 5000;
const PAUSE_MILLISECONDS = 20;

/**
 * Of a new file; one that is there keeps its own. A packed channel of an hour takes 1 to 5 kB, so that pages of 4 kB stand
 * a fifth empty and these a twentieth.
 */
const PAGE_BYTES = 16_384;

const SETTINGS = [
  'synchronous = NORMAL',
  'foreign_keys = ON',
  // What is deleted is overwritten wherever that costs no write of its own.
  'secure_delete = FAST',
  'cell_size_check = ON',
  'trusted_schema = OFF',
  'mmap_size = 0',
  'cache_size = -16000',
  'temp_store = MEMORY',
  'journal_size_limit = 67108864',
];
