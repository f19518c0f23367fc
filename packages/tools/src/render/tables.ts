import { toonCell } from './toon-cell.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A table in text: its head, one line a row, and how head and lines become the whole. */
export interface Table {
  readonly head: string;
  readonly lines: readonly string[];
  /** The table with its first `count` rows. */
  readonly first: (count: number) => string;
}

/** Columns in the order given, else as they first appear; one that no row fills is left out. */
export function columnsOf(rows: readonly Row[], order: readonly string[] | null = null): readonly string[] {
  const isFilled = (value: unknown) => value !== null && value !== undefined;
  if (order !== null) return order.filter((column) => rows.some((row) => isFilled(row[column])));
  const columns = new Set<string>();
  for (const row of rows) for (const column of Object.keys(row)) if (isFilled(row[column])) columns.add(column);
  return [...columns];
}

/** TOON's tabular form: every row has every column, `null` where the source did not say. */
export function toonTable(key: string, rows: readonly Row[], order: readonly string[] | null = null): Table {
  const columns = columnsOf(rows, order);
  const lines = rows.map((row) => {
    let line = '';
    for (const column of columns) line += `${line === '' ? '  ' : ','}${toonCell(row[column])}`;
    return line;
  });
  const head = (count: number) => `${key}[${count}]{${columns.join(',')}}:`;
  return {
    head: head(rows.length),
    lines,
    first: (count) => (count === 0 ? `${key}[0]:` : [head(count), ...lines.slice(0, count)].join('\n')),
  };
}

export function markdownTable(key: string, rows: readonly Row[], order: readonly string[] | null = null): Table {
  const columns = columnsOf(rows, order);
  const title = `${key}:\n`;
  const head = `${title}| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`;
  const lines = rows.map((row) => `| ${columns.map((column) => markdownCell(row[column])).join(' | ')} |`);
  return {
    head,
    lines,
    first: (count) => (count === 0 ? `${key}: none` : [head, ...lines.slice(0, count)].join('\n')),
  };
}

/** A value that cannot end its cell or start markup of its own. */
export function markdownCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return Array.isArray(value) ? value.map(markdownCell).join(', ') : String(value);
  return value.replace(/[\\|<>[\]`*!#]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}
