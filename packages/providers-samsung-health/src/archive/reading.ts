import {
  type AnyRecord,
  type DataKind,
  type DeliveredRecord,
  type ImportSource,
  type Instant,
  instantOf,
  type LocalDate,
  localDateOfDayNumber,
  millisecondsOf,
  millisecondsPerDay,
  type Streams,
} from '@vitalwire/core';
import { parseVendorTime } from '@vitalwire/core/time';
import {
  attemptRow,
  type Moment,
  momentOf,
  type PersonClock,
  readJson,
  readNumber,
  readUtcOffsetMinutes,
  recordBase,
  type TableReading,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { samsungHealthId } from '../samsung-health-descriptor.ts';
import { type SamsungRow, samsungRows } from './samsung-table.ts';

/** Raised when the mapping of this export changes. */
export const samsungMapper = 'samsung-health-export/2';

export interface SamsungReading extends TableReading {
  readonly clock: PersonClock;
  /** Files beside the tables by their name; it begins with an id that no other file has. */
  readonly sideFiles: ReadonlyMap<string, ImportSource>;
}

const EPOCH = /^\d{12,13}$/;

/** Milliseconds in UTC: times stand in UTC, the wearer's offset beside them. @throws HealthError `invalid-input` */
export function readMilliseconds(text: string, what: string): number {
  if (EPOCH.test(text)) return Number(text);
  const time = parseVendorTime(text);
  if (time === null || time.type === 'date') throw unreadableCell(what, text);
  return time.type === 'instant' ? millisecondsOf(time.instant) : Date.parse(`${time.local}Z`);
}

/** Milliseconds, as Samsung describes the property `time_offset` and older exports have it, in quarters of an hour. */
const OFFSET_MILLISECONDS = /^-?\d{6,8}$/;
const QUARTER_MILLISECONDS = 900_000;
const WIDEST_MILLISECONDS = 18 * 3_600_000;

function millisecondsOffset(text: string): number | null {
  const milliseconds = OFFSET_MILLISECONDS.test(text) ? Number(text) : Number.NaN;
  if (milliseconds % QUARTER_MILLISECONDS !== 0 || Math.abs(milliseconds) > WIDEST_MILLISECONDS) return null;
  return milliseconds / 60_000;
}

/** `UTC+0530`, or milliseconds. @throws HealthError `invalid-input` */
export function offsetOf(row: SamsungRow): number | null {
  const text = row.cell('time_offset');
  const minutes = readUtcOffsetMinutes(text) ?? millisecondsOffset(text ?? '');
  if (text !== null && minutes === null) throw unreadableCell('offset such as UTC+0200', text);
  return minutes;
}

/** @returns `null` for an empty cell @throws HealthError `invalid-input` */
export function momentIn(row: SamsungRow, column: string, { context }: Pick<SamsungReading, 'context'>): Moment | null {
  const text = row.cell(column);
  if (text === null) return null;
  const instant = instantOf(readMilliseconds(text, column));
  const known = { utcOffsetMinutes: offsetOf(row), assumedTimeZone: context.assumedTimeZone };
  return momentOf({ type: 'instant', instant, utcOffsetMinutes: null }, known);
}

/** @throws HealthError `invalid-input` for an empty cell, too */
export function requiredMoment(row: SamsungRow, column: string, reading: Pick<SamsungReading, 'context'>): Moment {
  const moment = momentIn(row, column, reading);
  if (moment === null) throw unreadableCell(column, '');
  return moment;
}

/** The number, unless it lies outside of what can be measured. @throws HealthError `invalid-input` */
export function numberIn(row: SamsungRow, column: string, least: number, greatest: number): number | undefined {
  return within(readNumber(row.cell(column), { what: `number in "${column}"` }), least, greatest);
}

/** The day of a daily total: midnight of the wearer's day as if it were one in UTC. @throws HealthError `invalid-input` */
export function dayIn(row: SamsungRow): LocalDate {
  const text = row.cell('day_time') ?? '';
  const milliseconds = readMilliseconds(text, 'day');
  if (milliseconds % millisecondsPerDay !== 0) throw unreadableCell('day', text);
  return localDateOfDayNumber(milliseconds / millisecondsPerDay);
}

/** Where a record comes from: the vendor's own id where the row has one, else its start. */
export function baseOf<K extends DataKind>(
  kind: K,
  row: SamsungRow,
  { at, end, key }: { readonly at: Moment; readonly end: Instant | null; readonly key: string },
  { context }: Pick<SamsungReading, 'context'>,
  start?: Instant,
) {
  const vendorId = row.cell('datauuid');
  const origin = {
    sourceId: samsungHealthId,
    mapper: samsungMapper,
    vendorId,
    naturalKey: vendorId ?? `${key}/${start ?? at.instant}`,
  };
  return recordBase(kind, origin, { at, end, ...(start === undefined ? {} : { start }) }, context);
}

/** What a row makes: a record with or without streams, or a sentence why it is none. */
export type SamsungResult = AnyRecord | { readonly record: AnyRecord; readonly streams: Streams | null } | string;

/** The records of a table, row by row, every row counted. */
export async function* samsungRecords(
  source: ImportSource,
  what: string,
  reading: SamsungReading,
  read: (row: SamsungRow) => SamsungResult | Promise<SamsungResult>,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  const { ledger, given } = reading;
  const { path } = source;
  for await (const row of samsungRows(source, what, reading)) {
    const attempt = attemptRow(ledger, { path, what, where: row.where }, () => ({ result: read(row) }));
    if (attempt === null) continue;
    const result = await attempt.result;
    if (typeof result === 'string') {
      ledger.passedOver(path, what, result);
      continue;
    }
    const delivered = 'streams' in result && 'record' in result ? result : { record: result, streams: null };
    if (given.has(delivered.record.id)) {
      ledger.passedOver(path, what, 'The same row stands in this export more than once.');
      continue;
    }
    given.add(delivered.record.id);
    ledger.used(path, what);
    yield delivered;
  }
}

/** The entries of a file beside the tables, as far as it is sound; none when the export does not hold it. */
export async function sideItems(
  name: string | null,
  { context, ledger, onBytes, sideFiles }: SamsungReading,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const source = name === null ? undefined : sideFiles.get(name);
  if (source === undefined) return [];
  const items: Readonly<Record<string, unknown>>[] = [];
  for await (const item of readJson(source, { signal: context.signal, onBytes })) {
    if (item.type === 'item' && typeof item.value === 'object' && item.value !== null) {
      items.push(item.value as Readonly<Record<string, unknown>>);
    } else if (item.type === 'problem') {
      const { path } = source;
      const message = `The recording ${path} is lost${items.length === 0 ? '' : ' in part'}: ${item.message} What the table says of it was kept.`;
      ledger.warn({ path, code: 'recording-lost', message });
    }
  }
  return items;
}

/** A number of an entry within limits. */
export function itemNumber(
  item: Readonly<Record<string, unknown>>,
  key: string,
  least: number,
  greatest: number,
): number | undefined {
  const value = item[key];
  return typeof value === 'number' ? within(value, least, greatest) : undefined;
}
