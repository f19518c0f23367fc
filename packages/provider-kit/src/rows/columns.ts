/** A name as it stands in a header, or several: translations, older versions. `Distance#2` is the second column of that name. */
export type ColumnNames = string | readonly string[];

/** Where the cells of a table are. */
export interface Columns<K extends string> {
  has(column: K): boolean;
  /** Trimmed; `null` when the table has no such column, the row is too short or the cell is empty. */
  cell(cells: readonly string[], column: K): string | null;
  /** What the header calls the column, for messages and units; the first of its names when it is not there. */
  nameOf(column: K): string;
  /** Names of the header that no column asks for, as written. */
  readonly unknown: readonly string[];
}

/** Lower case, one blank between words, no markup, no byte order mark: translated headers come with all of them. */
export function normalizedName(name: string): string {
  return name
    .replace(/<[^<>]*>/g, '')
    .normalize('NFKC')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase();
}

/**
 * Finds columns by name, in whatever order. Names that repeat are kept apart by `#2`, `#3`.
 * @returns `null` when a required column is missing: it is another table
 */
export function matchColumns<K extends string>(
  header: readonly string[],
  names: Readonly<Record<K, ColumnNames>>,
  required: readonly NoInfer<K>[] = [],
): Columns<K> | null {
  const places = placesOf(header);
  const found = new Map<K, number>();
  for (const column of Object.keys(names) as K[]) {
    const place = wordsOf(names[column])
      .map((name) => places.get(normalizedName(name)))
      .find((at) => at !== undefined);
    if (place !== undefined) found.set(column, place);
  }
  if (!required.every((column) => found.has(column))) return null;
  const used = new Set(found.values());
  return {
    has: (column) => found.has(column),
    cell: (cells, column) => {
      const place = found.get(column);
      const text = place === undefined ? undefined : cells[place]?.trim();
      return text === undefined || text === '' ? null : text;
    },
    nameOf: (column) => {
      const place = found.get(column);
      return (place === undefined ? undefined : header[place]) ?? wordsOf(names[column])[0] ?? column;
    },
    unknown: header.filter((name, place) => !used.has(place) && name.trim() !== ''),
  };
}

function placesOf(header: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const counts = new Map<string, number>();
  header.forEach((text, place) => {
    const name = normalizedName(text);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    places.set(count === 1 ? name : `${name}#${count}`, place);
  });
  return places;
}

function wordsOf(names: ColumnNames): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}
