import { type FileImporter, HealthError, type ImportContext, type ImportSource } from '@vitalwire/core';
import {
  createArchiveImporter,
  type Found,
  progressOf,
  type RowLedger,
  recognisableMembers,
  sortedMembers,
} from '@vitalwire/provider-kit/rows';
import type { Database } from 'better-sqlite3';
import { healthConnectDescriptor } from '../health-connect-descriptor.ts';
import { bodyMeasurements } from './body.ts';
import { isDatabase, openDatabase, tablesOf } from './database.ts';
import { days, series } from './days-and-series.ts';
import { intake } from './intake.ts';
import { type HealthConnectReading, healthConnectMapper } from './reading.ts';
import { exercises, sleeps } from './sessions.ts';
import { countUnread } from './unread.ts';

const bounds = { maximumNames: 1000, maximumDepth: 3, isLikely: isDatabaseName };
const HEAD_BYTES = 256 * 1024;
/** Of a file that only has the name. */
const NO_DATABASE_CONFIDENCE = 0.3;

/** Reads what Android's Health Connect exports: a zip with one SQLite database, or that database. */
export function createHealthConnectArchiveImporter(): FileImporter {
  return createArchiveImporter({
    descriptor: healthConnectDescriptor,
    mappers: [healthConnectMapper],
    async recognise(source) {
      const sentence = 'This is an export of Health Connect.';
      let named = false;
      for await (const { source: member } of recognisableMembers(source, bounds)) {
        if (!(await isHealthConnect(member))) continue;
        if (await isDatabase(member)) return { confidence: 0.95, sentence };
        named = true;
      }
      return named ? { confidence: NO_DATABASE_CONFIDENCE, sentence } : null;
    },
    read: readExport,
  });
}

function isDatabaseName(path: string): boolean {
  return /\.(?:db|sqlite3?)$/i.test(path);
}

function isWriteAheadName(path: string): boolean {
  return /^health_connect.*-wal$/i.test(path.split('/').at(-1) ?? '');
}

/** By its name, also of what is no database any more; or by the names of its tables, near the beginning of most. */
async function isHealthConnect(source: ImportSource): Promise<boolean> {
  if (isDatabaseName(source.name) && /^health_connect/i.test(source.name)) return (await source.head(1)).length > 0;
  if (!(await isDatabase(source))) return false;
  const head = new TextDecoder('latin1').decode(await source.head(HEAD_BYTES));
  return head.includes('steps_record_table') || head.includes('heart_rate_record_table');
}

async function* readExport(
  source: ImportSource,
  context: ImportContext,
  ledger: RowLedger,
): AsyncGenerator<Found, void, undefined> {
  const { signal } = context;
  const isMember = (within: string) => source.type === 'file' || isDatabaseName(within) || isWriteAheadName(within);
  const all = await sortedMembers(source, isMember, { signal });
  const members: (typeof all)[number][] = [];
  for (const member of all) {
    if (isWriteAheadName(member.within)) sayWriteAhead(member.source, ledger);
    else if (await isHealthConnect(member.source)) members.push(member);
  }
  if (members.length === 0) throw notHealthConnect(source);
  const onBytes = progressOf(members, context);
  const given = new Set<string>();
  for (const { source: file } of members) {
    const opened = await openDatabase(file, { signal, spill: context.spill }).catch((error: unknown) => {
      // Beside another export, a bad one costs itself.
      if (members.length === 1 || !HealthError.is(error) || error.code !== 'file-invalid') throw error;
      ledger.warn({ path: file.path, code: 'truncated', message: error.message });
      return null;
    });
    if (opened === null) continue;
    const { database } = opened;
    onBytes(file.sizeBytes ?? 0);
    try {
      const tables = tablesOf(database);
      const apps = appsIn(database, tables);
      const reading: HealthConnectReading = {
        context,
        ledger,
        onBytes,
        given,
        source: file,
        database,
        tables,
        apps,
        asked: new Set(),
      };
      // One by one: batches have the same size whatever made them.
      for (const records of [sleeps, bodyMeasurements, intake]) {
        for (const record of records(reading)) yield { records: [{ record, streams: null }] };
      }
      for (const delivered of exercises(reading)) yield { records: [delivered] };
      for (const delivered of days(reading)) yield { records: [delivered] };
      for (const delivered of series(reading)) yield { records: [delivered] };
      countUnread(reading, new Set([...reading.asked, 'heart_rate_record_table']));
    } finally {
      opened.close();
    }
  }
}

/** Package names by their number; none, where the table is another than is known. */
function appsIn(database: Database, tables: ReadonlySet<string>): ReadonlyMap<number, string> {
  const apps = new Map<number, string>();
  if (!tables.has('application_info_table')) return apps;
  try {
    for (const row of database.prepare('SELECT row_id, package_name FROM application_info_table').raw().all()) {
      const [id, name] = row as [unknown, unknown];
      if (typeof id === 'number' && typeof name === 'string') apps.set(id, name);
    }
  } catch {
    // Damaged, or with other columns: what was read holds.
  }
  return apps;
}

/** The newest changes may stand in a file of their own, which no database in memory can take in. */
function sayWriteAhead({ path, sizeBytes }: ImportSource, ledger: RowLedger): void {
  if (sizeBytes === 0) return;
  const message = `${path} holds changes that were not written into the database yet. They were not read; let the phone export again.`;
  ledger.warn({ path, code: 'not-imported', message });
}

function notHealthConnect({ path }: ImportSource): HealthError<'file-unrecognised'> {
  const message = `${path} holds no database of Health Connect. On the phone, open Health Connect, Manage data, "Backup and restore", schedule an export, and import the zip that it writes.`;
  return new HealthError('file-unrecognised', message, { path, reason: 'no database of Health Connect' });
}
