import {
  type AnyRecord,
  type BaseRecord,
  type DataKind,
  type Device,
  HealthError,
  type ImportSource,
  type Instant,
  instantOf,
} from '@vitalwire/core';
import {
  attemptRow,
  type Moment,
  momentOf,
  recordBase,
  type TableReading,
  unreadableCell,
} from '@vitalwire/provider-kit/rows';
import type { Database, Statement } from 'better-sqlite3';
import { healthConnectId } from '../health-connect-descriptor.ts';
import { schemaVersionOf } from './database.ts';

/** Raised when the mapping of this export changes. */
export const healthConnectMapper = 'health-connect-export/4';

/** One row of a table, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

export interface HealthConnectReading extends TableReading {
  readonly source: ImportSource;
  readonly database: Database;
  readonly tables: ReadonlySet<string>;
  /** Package names of the apps that wrote, by their number. */
  readonly apps: ReadonlyMap<number, string>;
  /** Tables that were asked for, filled as they are. */
  readonly asked: Set<string>;
}

export function numberIn(row: Row, column: string, least: number, greatest: number): number | undefined {
  const value = row[column];
  return typeof value === 'number' && value >= least && value <= greatest ? value : undefined;
}

/** Within what a clock of a phone can show: 2000 to 2100. */
const FIRST = 946_684_800_000;
const LAST = 4_102_444_800_000;
const WIDEST_OFFSET_SECONDS = 18 * 3600;

/** Moments are milliseconds in UTC, offsets seconds. @throws HealthError `invalid-input` */
export function momentIn(
  row: Row,
  column: string,
  offset: string,
  { context }: Pick<HealthConnectReading, 'context'>,
): Moment {
  const milliseconds = numberIn(row, column, FIRST, LAST);
  if (milliseconds === undefined) throw unreadableCell(column, String(row[column]));
  const seconds = numberIn(row, offset, -WIDEST_OFFSET_SECONDS, WIDEST_OFFSET_SECONDS);
  const known = {
    utcOffsetMinutes: seconds === undefined ? null : Math.round(seconds / 60),
    assumedTimeZone: context.assumedTimeZone,
  };
  return momentOf({ type: 'instant', instant: instantOf(milliseconds), utcOffsetMinutes: null }, known);
}

/** The app that wrote a row: what measured is not told as surely. */
export function appOf(row: Row, { apps }: Pick<HealthConnectReading, 'apps'>): string {
  return apps.get(numberIn(row, 'app_info_id', 0, Number.MAX_SAFE_INTEGER) ?? -1) ?? '';
}

export function baseOf<K extends DataKind>(
  kind: K,
  row: Row,
  { at, start = at.instant, end }: { readonly at: Moment; readonly start?: Instant; readonly end: Instant | null },
  reading: HealthConnectReading,
): BaseRecord<K> {
  const vendorId = row.uuid instanceof Uint8Array ? Buffer.from(row.uuid).toString('hex') : null;
  const app = appOf(row, reading);
  const device: Device | null = app === '' ? null : { product: app };
  const origin = {
    sourceId: healthConnectId,
    mapper: healthConnectMapper,
    vendorId,
    naturalKey: vendorId ?? [kind, start, app].join('/'),
    device,
  };
  return recordBase(kind, origin, { at, start, end }, reading.context);
}

/**
 * The rows of a statement, one by one; none, with a warning, when the table has other columns than are known.
 * @param sql a constant
 * @param options `quiet` of a table that is read another time, which says so
 */
export function* rowsOf(
  table: string,
  sql: string,
  reading: HealthConnectReading,
  { quiet = false }: { readonly quiet?: boolean } = {},
): Generator<Row, void, undefined> {
  const { database, tables, source, ledger, context, asked } = reading;
  asked.add(table);
  if (!tables.has(table)) return;
  let statement: Statement<[], unknown>;
  try {
    statement = database.prepare<[], unknown>(sql);
  } catch {
    if (quiet) return;
    const message = `${source.path}: the table ${table} has other columns than are known (its schema has the number ${schemaVersionOf(database)}). Nothing of it was read; a later release may know it.`;
    ledger.warn({ path: source.path, code: 'columns-unknown', message });
    return;
  }
  const rows = statement.iterate();
  try {
    for (let next = nextOf(rows); next !== null; next = nextOf(rows)) {
      if (next === 'damaged') {
        if (quiet) return;
        const message = `${source.path}: the table ${table} is damaged. What came before was read; export it again for the rest.`;
        ledger.warn({ path: source.path, code: 'truncated', message });
        return;
      }
      if (context.signal.aborted) throw new HealthError('cancelled', 'The import was stopped.', {});
      yield next;
    }
  } finally {
    rows.return?.();
  }
}

/** `null` after the last row. */
function nextOf(rows: Iterator<unknown>): Row | 'damaged' | null {
  try {
    const { done, value } = rows.next();
    return done === true ? null : (value as Row);
  } catch {
    return 'damaged';
  }
}

/** What a row makes, or `null` and a line in the ledger. */
export function attempt<T>(table: string, row: Row, reading: HealthConnectReading, make: () => T): T | null {
  const where = `Row ${String(row.row_id ?? row.start_time ?? row.time ?? '?')}`;
  return attemptRow(reading.ledger, { path: reading.source.path, what: table, where }, make);
}

export const NOT_MEASURED = 'The value is none that can be measured.';

/** A record that was not given before, counted. */
export function* fresh(
  table: string,
  record: AnyRecord,
  { ledger, source, given }: HealthConnectReading,
): Generator<AnyRecord> {
  if (given.has(record.id)) {
    ledger.passedOver(source.path, table, 'The same row stands in this export more than once.');
    return;
  }
  given.add(record.id);
  ledger.used(source.path, table);
  yield record;
}
