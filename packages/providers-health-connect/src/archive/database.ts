import { HealthError, type ImportSource } from '@vitalwire/core';
import type { Database } from 'better-sqlite3';

/** What every SQLite file begins with. */
const MAGIC = 'SQLite format 3\u0000';
/** The database is held in memory; that of a phone has some dozen megabytes. */
const MAXIMUM_BYTES = 1024 * 1024 * 1024;
/** In the header (database file format, 1.3): how it was written to last. */
const WRITE_AHEAD_AT = 18;
const ROLLBACK_JOURNAL = 1;

export async function isDatabase(source: ImportSource): Promise<boolean> {
  const head = await source.head(MAGIC.length);
  return new TextDecoder('latin1').decode(head) === MAGIC;
}

type Sqlite = typeof import('better-sqlite3');

/** Native: loaded by whoever imports such a file, and by nobody else. */
async function loadSqlite(): Promise<Sqlite> {
  const { default: Engine } = await import('better-sqlite3');
  // Its native part is looked for when the first database is opened.
  new Engine(':memory:').close();
  return Engine;
}

/**
 * The database in memory, read only: nothing of the file is changed and nothing is written.
 * @param load the engine
 * @throws HealthError `too-large`, `file-invalid`, `file-unreadable` where the engine is missing, `cancelled`, and what
 *   opening the source throws
 */
export async function openDatabase(
  source: ImportSource,
  signal: AbortSignal,
  load: () => Promise<Sqlite> = loadSqlite,
): Promise<Database> {
  const { path } = source;
  if (!(await isDatabase(source))) {
    const message = `${path} is no database: it is encrypted or damaged. Export it again, without a password.`;
    throw new HealthError('file-invalid', message, { path, reason: 'no database' });
  }
  const Engine = await load().catch((cause: unknown) => {
    const message = `${path} is a database, and what reads it is not there for this system. Install the package better-sqlite3 beside @vitalwire/providers-health-connect.`;
    throw new HealthError('file-unreadable', message, { path, reason: 'better-sqlite3 does not load' }, { cause });
  });
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source.open({ signal })) {
    if (signal.aborted) throw new HealthError('cancelled', 'The import was stopped.', {});
    length += piece.byteLength;
    if (length > MAXIMUM_BYTES) {
      const message = `${path} is larger than any database of Health Connect.`;
      throw new HealthError('too-large', message, { what: path, limit: MAXIMUM_BYTES, unit: 'bytes' });
    }
    pieces.push(piece.slice());
  }
  const bytes = Buffer.concat(pieces);
  // A database in memory has no second file: what stands in this one is all there is, and is complete by itself.
  if (bytes.length > WRITE_AHEAD_AT + 1) bytes.fill(ROLLBACK_JOURNAL, WRITE_AHEAD_AT, WRITE_AHEAD_AT + 2);
  try {
    const database = new Engine(bytes, { readonly: true });
    database.prepare('SELECT count(*) FROM sqlite_master').get();
    return database;
  } catch {
    const message = `${path} is a damaged database. Export it again.`;
    throw new HealthError('file-invalid', message, { path, reason: 'damaged database' });
  }
}

/** The number of its schema. */
export function schemaVersionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/** Its tables; a view of the same name is none, since it could be anything. */
export function tablesOf(database: Database): ReadonlySet<string> {
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  return new Set(names.map(String));
}
