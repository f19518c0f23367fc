import { type ColumnNames, type Columns, matchColumns } from './columns.ts';
import type { Member } from './members-of.ts';
import { readCsv } from './read-csv.ts';

/** The text of a column in one row; `null` when it is empty or the table has no such column. */
export type CellOf<K extends string> = (column: K) => string | null;

/**
 * Rows of tables that are looked through for what they tell of the export as a whole, of its clocks, say, before they are
 * read and counted. What cannot be read is no evidence, and tables without a required column have none.
 * @throws HealthError `cancelled`, and what opening the source throws
 */
export async function* evidenceRows<K extends string>(
  members: readonly Pick<Member, 'source'>[],
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
