import { type ColumnNames, type Columns, type Member, matchColumns, readCsv } from '@vitalwire/provider-kit/rows';

/** The text of a column in one row; `null` when it is empty or the table has no such column. */
export type CellOf<K extends string> = (column: K) => string | null;

/**
 * Rows of tables that are looked through for what they tell of clocks, before they are read and counted. What cannot be
 * read is no evidence, and tables without a required column have none.
 */
export async function* evidenceRows<K extends string>(
  members: readonly Member[],
  columns: Readonly<Record<K, ColumnNames>>,
  required: readonly NoInfer<K>[],
  signal: AbortSignal,
): AsyncGenerator<CellOf<K>, void, undefined> {
  for (const { source } of members) {
    let found: Columns<K> | null = null;
    for await (const line of readCsv(source, { signal })) {
      if (line.type === 'problem') continue;
      const { cells } = line;
      if (found === null) {
        found = matchColumns(cells, columns, required);
        if (found === null) break;
        continue;
      }
      const known: Columns<K> = found;
      yield (column) => known.cell(cells, column);
    }
  }
}
