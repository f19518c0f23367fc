import type { AnyRecord, ImportContext, ImportSource } from '@vitalwire/core';
import type { ColumnNames } from './columns.ts';
import type { Found } from './in-batches.ts';
import { attemptRow, readTable, type TableOptions, type TableRow } from './read-table.ts';
import type { RowLedger } from './row-ledger.ts';

/** What one row makes: records, or a sentence why it is none. */
export type RowResult = readonly AnyRecord[] | string;

/** A table of an export whose rows stand for themselves. */
export interface RecordTable<K extends string = string> {
  /** The vendor's name of it: `sleeps.csv`. */
  readonly what: string;
  readonly columns: Readonly<Record<K, ColumnNames>>;
  readonly required: readonly K[];
  readonly loose?: TableOptions<K>['loose'];
  /** @throws HealthError `invalid-input` for a cell that is unreadable: costs the row */
  read(row: TableRow<K>, place: RowPlace): RowResult;
}

export interface RowPlace {
  readonly path: string;
  readonly context: ImportContext;
  readonly ledger: RowLedger;
}

export interface TableReading {
  readonly context: ImportContext;
  readonly ledger: RowLedger;
  readonly onBytes: (byteCount: number) => void;
  /** Ids that this import has given already: exports repeat rows, and parts of them overlap. */
  readonly given: Set<string>;
}

const REPEATED = 'The same row stands in this export more than once.';

/** The records of a table, row by row, every row counted. */
export async function* tableRecords<K extends string>(
  source: ImportSource,
  table: RecordTable<K>,
  { context, ledger, onBytes, given }: TableReading,
): AsyncGenerator<Found, void, undefined> {
  const { what, columns, required, loose } = table;
  const { path } = source;
  const options = { columns, required, what, ledger, onBytes, signal: context.signal };
  for await (const row of readTable(source, loose === undefined ? options : { ...options, loose })) {
    const result = attemptRow(ledger, { path, what, where: row.where }, () =>
      table.read(row, { path, context, ledger }),
    );
    if (result === null) continue;
    if (typeof result === 'string') {
      ledger.passedOver(path, what, result);
      continue;
    }
    const fresh = result.filter(({ id }) => !given.has(id));
    if (fresh.length === 0) {
      ledger.passedOver(path, what, REPEATED);
      continue;
    }
    for (const { id } of fresh) given.add(id);
    ledger.used(path, what);
    yield { records: fresh.map((record) => ({ record, streams: null })) };
  }
}
