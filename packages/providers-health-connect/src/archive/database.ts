import { HealthError, type ImportContext, type ImportSource, type SpillFile } from '@vitalwire/core';
import type { Database } from 'better-sqlite3';

/** What every SQLite file begins with. */
const MAGIC = 'SQLite format 3\u0000';
/** That of a phone has some dozen megabytes. */
const MAXIMUM_BYTES = 1024 * 1024 * 1024;
/** Up to here in memory, twice for a moment. */
const HELD_BYTES = 32 * 1024 * 1024;
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

export interface OpenedDatabase {
  readonly database: Database;
  close(): void;
}

export interface OpenOptions {
  readonly signal: AbortSignal;
  /** Room for one that is longer than `heldBytes`; absent: in memory, too. */
  readonly spill: ImportContext['spill'];
  /** @default 32 MiB */
  readonly heldBytes?: number;
  /** The engine. */
  readonly load?: () => Promise<Sqlite>;
}

/**
 * A copy of the database, read only: nothing of the file is changed.
 * @throws HealthError `too-large`, `file-invalid`, `file-unreadable` where the engine is missing, `cancelled`, and what
 *   opening the source throws
 */
export async function openDatabase(
  source: ImportSource,
  { signal, spill, heldBytes = HELD_BYTES, load = loadSqlite }: OpenOptions,
): Promise<OpenedDatabase> {
  const { path } = source;
  if (!(await isDatabase(source))) {
    const message = `${path} is no database: it is encrypted or damaged. Export it again, without a password.`;
    throw new HealthError('file-invalid', message, { path, reason: 'no database' });
  }
  const Engine = await load().catch((cause: unknown) => {
    const message = `${path} is a database, and what reads it is not there for this system. Install the package better-sqlite3 beside @vitalwire/providers-health-connect.`;
    throw new HealthError('file-unreadable', message, { path, reason: 'better-sqlite3 does not load' }, { cause });
  });
  const copy = await copyOf(source, signal, { spill, heldBytes });
  try {
    const database = opened(Engine, copy, path);
    const close = (): void => {
      database.close();
      copy.file?.close();
    };
    return { database, close };
  } catch (error) {
    copy.file?.close();
    throw error;
  }
}

/** In the file when there is one, else in memory. */
interface Copy {
  readonly bytes: Buffer;
  readonly file: Lendable | null;
}

type Lendable = SpillFile & Required<Pick<SpillFile, 'lend'>>;

async function copyOf(
  source: ImportSource,
  signal: AbortSignal,
  { spill, heldBytes }: { readonly spill: OpenOptions['spill']; readonly heldBytes: number },
): Promise<Copy> {
  let held: Uint8Array[] = [];
  let file: Lendable | null = null;
  let room = spill;
  let length = 0;
  try {
    for await (const piece of source.open({ signal })) {
      if (signal.aborted) throw new HealthError('cancelled', 'The import was stopped.', {});
      length += piece.byteLength;
      if (length > MAXIMUM_BYTES) {
        const message = `${source.path} is larger than any database of Health Connect.`;
        throw new HealthError('too-large', message, { what: source.path, limit: MAXIMUM_BYTES, unit: 'bytes' });
      }
      if (file === null) held.push(piece.slice());
      else file.append(piece);
      if (room === undefined || length <= heldBytes) continue;
      file = lendable(room({ named: true }));
      room = undefined;
      file?.append(alone(Buffer.concat(held)));
      if (file !== null) held = [];
    }
    return { bytes: alone(Buffer.concat(held)), file };
  } catch (error) {
    file?.close();
    throw error;
  }
}

function lendable(file: SpillFile): Lendable | null {
  if (file.lend !== undefined) return file as Lendable;
  file.close();
  return null;
}

function opened(Engine: Sqlite, { bytes, file }: Copy, path: string): Database {
  let database: Database | null = null;
  try {
    database =
      file === null ? new Engine(bytes, { readonly: true }) : file.lend((at) => new Engine(at, { readonly: true }));
    database.prepare('SELECT count(*) FROM sqlite_master').get();
    return database;
  } catch {
    database?.close();
    const message = `${path} is a damaged database. Export it again.`;
    throw new HealthError('file-invalid', message, { path, reason: 'damaged database' });
  }
}

/** The copy has no second file: what stands in this one is all there is, and is complete by itself. */
function alone(bytes: Buffer): Buffer {
  return bytes.length > WRITE_AHEAD_AT + 1 ? bytes.fill(ROLLBACK_JOURNAL, WRITE_AHEAD_AT, WRITE_AHEAD_AT + 2) : bytes;
}

/** The number of its schema. */
export function schemaVersionOf(database: Database): number {
  // Not by the method for pragmas, which waits until no table is being read.
  return Number(database.prepare('PRAGMA user_version').pluck().get());
}

/** Its tables; a view of the same name is none, since it could be anything. */
export function tablesOf(database: Database): ReadonlySet<string> {
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  return new Set(names.map(String));
}
