import { type FileImporter, HealthError, type ImportContext, type ImportSource } from '@vitalwire/core';
import {
  createRowLedger,
  type Found,
  inBatches,
  progressOf,
  type RowLedger,
  recognisableMembers,
  sortedMembers,
} from '@vitalwire/provider-kit/rows';
import { healthConnectDescriptor, healthConnectId } from '../health-connect-descriptor.ts';
import { isDatabase, openDatabase, tablesOf } from './database.ts';
import { days, series } from './days-and-series.ts';
import { type HealthConnectReading, healthConnectMapper } from './reading.ts';
import { bodyMeasurements, exercises, sleeps } from './sessions.ts';

const NAMES_LOOKED_AT = 1000;
const HEAD_BYTES = 256 * 1024;

/** Reads what Android's Health Connect exports: a zip with one SQLite database, or that database. */
export function createHealthConnectArchiveImporter(): FileImporter {
  return {
    id: healthConnectId,
    delivers: healthConnectDescriptor.delivers ?? [],
    mappers: [healthConnectMapper],
    async recognise(source) {
      let looked = 0;
      for await (const { within, source: member } of recognisableMembers(source, { maximumDepth: 3 })) {
        if (++looked > NAMES_LOOKED_AT) return null;
        if (source.type !== 'file' && !isDatabaseName(within)) continue;
        if (await isHealthConnect(member))
          return { confidence: 0.95, sentence: 'This is an export of Health Connect.' };
      }
      return null;
    },
    read(source, context) {
      const ledger = createRowLedger();
      return inBatches(readExport(source, context, ledger), context, { ledger });
    },
  };
}

function isDatabaseName(path: string): boolean {
  return /\.(?:db|sqlite3?)$/i.test(path);
}

/** By its name, or by the names of its tables, which stand near the beginning of most databases. */
async function isHealthConnect(source: ImportSource): Promise<boolean> {
  if (!(await isDatabase(source))) return false;
  if (/^health_connect/i.test(source.name)) return true;
  const head = new TextDecoder('latin1').decode(await source.head(HEAD_BYTES));
  return head.includes('steps_record_table') || head.includes('heart_rate_record_table');
}

async function* readExport(
  source: ImportSource,
  context: ImportContext,
  ledger: RowLedger,
): AsyncGenerator<Found, void, undefined> {
  const { signal } = context;
  const all = await sortedMembers(source, (within) => source.type === 'file' || isDatabaseName(within), { signal });
  const members: (typeof all)[number][] = [];
  for (const member of all) if (await isHealthConnect(member.source)) members.push(member);
  if (members.length === 0) throw notHealthConnect(source);
  const onBytes = progressOf(members, context);
  const given = new Set<string>();
  for (const { source: file } of members) {
    const database = await openDatabase(file, signal);
    onBytes(file.sizeBytes ?? 0);
    try {
      const tables = tablesOf(database);
      const apps = new Map<number, string>();
      const reading: HealthConnectReading = { context, ledger, onBytes, given, source: file, database, tables, apps };
      if (tables.has('application_info_table')) {
        const rows = database.prepare('SELECT row_id, package_name FROM application_info_table').raw().all();
        for (const [id, name] of rows as [unknown, unknown][]) {
          if (typeof id === 'number' && typeof name === 'string') apps.set(id, name);
        }
      }
      // One by one: batches have the same size whatever made them.
      for (const records of [sleeps, exercises, bodyMeasurements]) {
        for (const record of records(reading)) yield { records: [{ record, streams: null }] };
      }
      for (const delivered of days(reading)) yield { records: [delivered] };
      for (const delivered of series(reading)) yield { records: [delivered] };
      sayUnread(reading);
    } finally {
      database.close();
    }
  }
}

const ENERGY = ['total_calories_burned_record_table', 'active_calories_burned_record_table'];

function sayUnread({ tables, ledger, source: { path } }: HealthConnectReading): void {
  if (!ENERGY.some((table) => tables.has(table))) return;
  const message = `${path}: energy was not imported. Public descriptions do not agree whether it is in calories or joules.`;
  ledger.warn({ path, code: 'not-imported', message });
}

function notHealthConnect({ path }: ImportSource): HealthError<'file-unrecognised'> {
  const message = `${path} holds no database of Health Connect. On the phone, open Health Connect, Manage data, "Backup and restore", schedule an export, and import the zip that it writes.`;
  return new HealthError('file-unrecognised', message, { path, reason: 'no database of Health Connect' });
}
