import {
  type AnyRecord,
  type BaseRecord,
  type DataKind,
  type DeliveredRecord,
  type Device,
  type ImportSource,
  isLocalDate,
  type LocalDate,
} from '@vitalwire/core';
import { dayRange } from '@vitalwire/core/time';
import {
  attemptRow,
  type JsonOptions,
  type Moment,
  type RecordTime,
  readJson,
  recordBase,
  type TableReading,
  unreadableCell,
} from '@vitalwire/provider-kit/rows';
import { polarId } from '../polar-descriptor.ts';
import { type Item, textIn } from './item.ts';

/** Raised when the mapping of this export changes. */
export const polarMapper = 'polar-export/2';

export type PolarReading = TableReading;

/** Where a record comes from. */
export function baseOf<K extends DataKind>(
  kind: K,
  key: { readonly naturalKey: string; readonly vendorId?: string | null; readonly device?: Device | null },
  time: RecordTime,
  { context }: Pick<PolarReading, 'context'>,
): BaseRecord<K> {
  return recordBase(kind, { sourceId: polarId, mapper: polarMapper, ...key }, time, context);
}

/** A day that the file names. @throws HealthError `invalid-input` */
export function dateIn(item: Item, key: string): LocalDate {
  const text = textIn(item, key) ?? '';
  if (!isLocalDate(text)) throw unreadableCell('day', text);
  return text;
}

/** From midnight to midnight where the person lives: days stand without offset. */
export function dayTime(localDate: LocalDate, { context }: Pick<PolarReading, 'context'>) {
  const { from, to } = dayRange(localDate, context.assumedTimeZone ?? 'UTC');
  const at: Moment = { instant: from, utcOffsetMinutes: null, localDate, dateBasis: 'recorded', assumed: true };
  return { at, end: to };
}

/** What an entry makes: records, or a sentence why it is none. */
export type PolarResult = readonly (DeliveredRecord | AnyRecord)[] | string;

/** A recording of a day and a night at one value a second, and more. */
const MAXIMUM_ITEM_BYTES = 64 * 1024 * 1024;

/** The records of the entries of a file, one by one, every entry counted. */
export async function* polarRecords(
  source: ImportSource,
  what: string,
  { context, ledger, onBytes, given }: PolarReading,
  make: (item: Item) => PolarResult,
  pick?: JsonOptions['pick'],
): AsyncGenerator<DeliveredRecord, void, undefined> {
  const { path } = source;
  const options = { signal: context.signal, onBytes, maximumItemBytes: MAXIMUM_ITEM_BYTES };
  for await (const entry of readJson(source, pick === undefined ? options : { ...options, pick })) {
    const where = `Entry ${entry.index + 1}`;
    if (entry.type === 'problem') {
      ledger.rejected(path, what, where, entry.message);
      continue;
    }
    const result = attemptRow(ledger, { path, what, where }, () => make(itemOf(entry.value)));
    if (result === null) continue;
    if (typeof result === 'string') {
      ledger.passedOver(path, what, result);
      continue;
    }
    const delivered = result.map((each) => ('record' in each ? each : { record: each, streams: null }));
    const fresh = delivered.filter(({ record }) => !given.has(record.id));
    if (fresh.length === 0) {
      ledger.passedOver(path, what, 'The same entry stands in this export more than once.');
      continue;
    }
    for (const { record } of fresh) given.add(record.id);
    ledger.used(path, what);
    yield* fresh;
  }
}

function itemOf(value: unknown): Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Item) : {};
}
