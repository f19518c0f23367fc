import { HealthError, type ImportSource } from '@vitalwire/core';
import type { Database } from 'better-sqlite3';

/** What every SQLite file begins with. */
const MAGIC = 'SQLite format 3\u0000';
/** The database is held in memory; that of a phone has some dozen megabytes. */
const MAXIMUM_BYTES = 1024 * 1024 * 1024;

export async function isDatabase(source: ImportSource): Promise<boolean> {
  const head = await source.head(MAGIC.length);
  return new TextDecoder('latin1').decode(head) === MAGIC;
}

/**
 * The database in memory, read only: nothing of the file is changed and nothing is written.
 * @throws HealthError `too-large`, `file-invalid`, `cancelled`, and what opening the source throws
 */
export async function openDatabase(source: ImportSource, signal: AbortSignal): Promise<Database> {
  const { path } = source;
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
  // Native: loaded by whoever imports such a file, and by nobody else.
  const { default: Sqlite } = await import('better-sqlite3');
  try {
    const database = new Sqlite(Buffer.concat(pieces), { readonly: true });
    database.prepare('SELECT count(*) FROM sqlite_master').get();
    return database;
  } catch {
    const message = `${path} is a damaged database. Export it again.`;
    throw new HealthError('file-invalid', message, { path, reason: 'damaged database' });
  }
}

/** Its tables; a view of the same name is none, since it could be anything. */
export function tablesOf(database: Database): ReadonlySet<string> {
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  return new Set(names.map(String));
}
