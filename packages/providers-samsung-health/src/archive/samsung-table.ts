import type { ImportSource } from '@vitalwire/core';
import { headerOf, readCsv } from '@vitalwire/provider-kit/rows';
import type { SamsungReading } from './reading.ts';

/** One row of a table, by the short names of its columns. */
export interface SamsungRow {
  /** For the person: `Row 12`. */
  readonly where: string;
  /** Trimmed; `null` when it is empty or the table has no such column. */
  cell(column: string): string | null;
}

const NAME = /^com\.samsung\.s?health\.[a-z0-9_.]+$/i;

/**
 * What a table holds, by the line before its header: `com.samsung.shealth.sleep,7006011,11`.
 * @returns `null` for what is no table of this vendor
 */
export async function tableNameOf(source: ImportSource): Promise<string | null> {
  const first = await headerOf(source);
  return first === null ? null : nameIn(first);
}

/** A name, then two numbers at most. A header has names in all its cells. */
function nameIn(cells: readonly string[]): string | null {
  const [name = '', ...rest] = cells.map((cell) => cell.trim());
  return NAME.test(name) && rest.every((cell) => /^\d*$/.test(cell)) ? name : null;
}

/**
 * The rows of a table. Its first line names it, the second has the columns, most of them behind a long prefix
 * (`com.samsung.health.sleep.start_time`); every row ends with a comma, which makes one empty cell too many.
 */
export async function* samsungRows(
  source: ImportSource,
  what: string,
  { context, ledger, onBytes }: SamsungReading,
): AsyncGenerator<SamsungRow, void, undefined> {
  const { path } = source;
  const onInvalidText = (): void => {
    const message = `${path} is not in UTF-8: letters with accents may read wrong. Export it again.`;
    ledger.warn({ path, code: 'encoding-invalid', message });
  };
  let columns: ReadonlyMap<string, number> | null = null;
  let width = 0;
  for await (const line of readCsv(source, { onInvalidText, onBytes, signal: context.signal })) {
    const where = `Row ${line.line}`;
    if (line.type === 'problem') {
      ledger.rejected(path, what, where, line.message);
      continue;
    }
    const { cells } = line;
    if (line.line === 1 && nameIn(cells) !== null) continue;
    if (columns === null) {
      columns = columnsOf(cells);
      width = cells.length;
      continue;
    }
    if (cells.every((cell) => cell.trim() === '')) {
      ledger.passedOver(path, what, 'The row is empty.');
      continue;
    }
    if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '')) {
      const message = `It has ${cells.length} cells where the header has ${width}. It was left out.`;
      ledger.rejected(path, what, where, message);
      continue;
    }
    const known = columns;
    yield {
      where,
      cell: (column) => {
        const place = known.get(column);
        const text = place === undefined ? undefined : cells[place]?.trim();
        return text === undefined || text === '' ? null : text;
      },
    };
  }
}

/** A column without prefix goes before one of the same name with it. */
function columnsOf(header: readonly string[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const prefixed = new Map<string, number>();
  header.forEach((text, place) => {
    const name = text.trim();
    const isPrefixed = name.startsWith('com.samsung.');
    const short = isPrefixed ? name.substring(name.lastIndexOf('.') + 1) : name;
    if (short !== '') (isPrefixed ? prefixed : columns).set(short, place);
  });
  return new Map([...prefixed, ...columns]);
}
