import { HealthError, type ImportSource } from '@vitalwire/core';
import { isDamage } from '../archive/damage.ts';
import { type NumberOptions, readNumber } from './cells.ts';
import { type ColumnNames, type Columns, matchColumns } from './columns.ts';
import { type CsvOptions, readCsv } from './read-csv.ts';
import type { RowLedger } from './row-ledger.ts';

export interface TableOptions<K extends string> extends CsvOptions {
  readonly columns: Readonly<Record<K, ColumnNames>>;
  /** Without these it is another table. */
  readonly required: readonly NoInfer<K>[];
  /** The vendor's name of what its rows are: `sleeps.csv`. */
  readonly what: string;
  /**
   * The last column is a text that the vendor writes without quotation marks: its commas make cells, its line breaks make
   * lines of their own, which do not begin as a row does.
   */
  readonly loose?: { readonly column: string; readonly begins: RegExp };
  readonly ledger: RowLedger;
}

export interface TableRow<K extends string> {
  /** For the person: `row 12`. */
  readonly where: string;
  readonly columns: Columns<K>;
  /** Trimmed; `null` when it is empty or the table has no such column. */
  cell(column: K): string | null;
}

/**
 * The number in a cell; `null` when it is empty or the table has no such column.
 * @throws HealthError `invalid-input` for anything else, naming the column as the file does
 */
export function readNumberIn<K extends string>(
  row: Pick<TableRow<K>, 'cell' | 'columns'>,
  column: K,
  options: Pick<NumberOptions, 'decimal'> = {},
): number | null {
  return readNumber(row.cell(column), { ...options, what: `number in "${row.columns.nameOf(column)}"` });
}

/**
 * The rows of a table whose header is known. Whoever reads counts what becomes of them; rows without end, and rows that
 * have more or fewer cells than the header, are counted here, since nobody knows which cell is which.
 * @throws HealthError `cancelled`, and what opening the source throws
 */
export async function* readTable<K extends string>(
  source: ImportSource,
  { columns: names, required, what, loose, ledger, ...options }: TableOptions<K>,
): AsyncGenerator<TableRow<K>, void, undefined> {
  const { path } = source;
  const onInvalidText = (): void => {
    const message = `${path} is not in UTF-8: letters with accents may read wrong. Export it again, or save it as UTF-8.`;
    ledger.warn({ path, code: 'encoding-invalid', message });
  };
  let columns: Columns<K> | null = null;
  let width = 0;
  let isLoose = false;
  for await (const line of readCsv(source, { onInvalidText, ...options })) {
    const where = `Row ${line.line}`;
    if (line.type === 'problem') {
      ledger.rejected(path, what, where, line.message);
      continue;
    }
    const { cells } = line;
    if (columns === null) {
      columns = matchColumns(cells, names, required);
      width = cells.length;
      isLoose = loose !== undefined && cells.at(-1)?.trim() === loose.column;
      if (columns !== null) continue;
      const message = `${path} has other columns than ${what} of this vendor. Nothing of it was read.`;
      ledger.warn({ path, code: 'columns-unknown', message });
      return;
    }
    if (isLoose && cells.length !== width && loose?.begins.test(cells[0] ?? '') === false) {
      ledger.passedOver(
        path,
        what,
        `A line of the text in "${loose.column}", which stands there without quotation marks.`,
      );
      continue;
    }
    if (cells.length !== width && !onlyEmptyBehind(cells, width) && !(isLoose && cells.length > width)) {
      ledger.rejected(
        path,
        what,
        where,
        `It has ${cells.length} cells where the header has ${width}. It was left out.`,
      );
      continue;
    }
    const known = columns;
    yield { where, columns: known, cell: (column) => known.cell(cells, column) };
  }
}

function onlyEmptyBehind(cells: readonly string[], width: number): boolean {
  return cells.length > width && cells.slice(width).every((cell) => cell.trim() === '');
}

const HEAD_BYTES = 32 * 1024;

/**
 * The first row of a file that may be a table, of its head alone; `null` when it has none.
 * @param onDamage told when not one byte of the file can be unpacked, which then has no first row; what was opened
 * knows of it in any case
 */
export async function headerOf(
  source: ImportSource,
  onDamage?: (error: HealthError<'file-invalid'>) => void,
): Promise<readonly string[] | null> {
  let head: Uint8Array;
  try {
    head = await source.head(HEAD_BYTES);
    // Empty, or damaged from its first byte on: then opening it says so.
    if (head.byteLength === 0) for await (const _ of source.open()) break;
  } catch (error) {
    if (!isDamage(error)) throw error;
    onDamage?.(error);
    return null;
  }
  if (!mayBeTable(head)) return null;
  const start: ImportSource = { ...source, head: async () => head, open: () => ReadableStream.from([head]) };
  for await (const line of readCsv(start)) return line.type === 'row' ? line.cells : null;
  return null;
}

/** Signs that JSON and XML begin with, and no table's header. */
const beginsOther = /^\ufeff?\s*[[{<]/;
const TOLD_BY_BYTES = 512;

/**
 * Whoever recognises looks into every file of a folder: what is plainly none is not taken apart cell by cell. Text of two
 * bytes a sign is left to the reader.
 */
function mayBeTable(head: Uint8Array): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const lineEnd = head.indexOf(0x0a);
  const start = head.subarray(0, lineEnd === -1 ? TOLD_BY_BYTES : Math.min(lineEnd, TOLD_BY_BYTES));
  // Signs for devices, not for people: a recording, a picture, a database. A name in a row may hold one, pasted.
  if (start.some((byte) => (byte > 0 && byte < 9) || (byte > 13 && byte < 32))) return false;
  return !beginsOther.test(new TextDecoder().decode(start));
}

/**
 * What a row makes, or `null` and a line in the ledger when a cell of it is unreadable.
 * @throws whatever is not about the row
 */
export function attemptRow<T>(
  ledger: RowLedger,
  row: { readonly path: string; readonly what: string; readonly where: string },
  make: () => T,
): T | null {
  try {
    return make();
  } catch (error) {
    if (!HealthError.is(error) || error.code !== 'invalid-input') throw error;
    ledger.rejected(row.path, row.what, row.where, error);
    return null;
  }
}
