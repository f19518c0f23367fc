import type { ImportSource } from '@vitalwire/core';
import { type JsonOptions, readCsv, readJson, type TableReading } from '@vitalwire/provider-kit/rows';
import { type Collection, collectionOf } from './collections.ts';
import { documentOfJson, documentOfRow, type OuraDocument, objectOf } from './document.ts';
import { todaysDocument } from './first-version.ts';

export interface FoundDocument {
  readonly collection: Collection;
  readonly document: OuraDocument;
  /** For the person: `Row 12`. */
  readonly where: string;
}

type Reading = Pick<TableReading, 'context' | 'ledger'> & { readonly onBytes?: (byteCount: number) => void };

/** The documents of one file, tables and JSON alike. What is not Oura's is counted, or warned of when it is all. */
export function documentsOf(source: ImportSource, reading: Reading): AsyncGenerator<FoundDocument, void, undefined> {
  return /\.json$/i.test(source.name) ? jsonDocuments(source, reading) : rowDocuments(source, reading);
}

/** Lists at the root, below `data`, below the name of a collection, or below `data` of one. */
export const pickDocuments: NonNullable<JsonOptions['pick']> = (path, type) => {
  const depth = path === '' ? 0 : path.split('/').length;
  if (type === 'array') return depth <= 2 ? 'items' : 'skip';
  return depth <= 1 ? 'descend' : 'skip';
};

async function* jsonDocuments(
  source: ImportSource,
  { context, ledger, onBytes }: Reading,
): AsyncGenerator<FoundDocument> {
  const { path } = source;
  const options = { signal: context.signal, pick: pickDocuments, ...(onBytes === undefined ? {} : { onBytes }) };
  for await (const item of readJson(source, options)) {
    const what = item.path.split('/')[0] || 'data';
    const where = `Entry ${item.index + 1} of ${what}`;
    if (item.type === 'problem') {
      ledger.rejected(path, what, where, item.message);
      continue;
    }
    const object = todaysDocument(objectOf(item.value), what);
    const collection = collectionOf((field) => Object.hasOwn(object, field));
    if (collection === null) ledger.passedOver(path, what, 'It is no document that is known of Oura.');
    else yield { collection, document: documentOfJson(object), where };
  }
}

async function* rowDocuments(
  source: ImportSource,
  { context, ledger, onBytes }: Reading,
): AsyncGenerator<FoundDocument> {
  const { path, name } = source;
  let places: ReadonlyMap<string, number> | null = null;
  let collection: Collection | null = null;
  for await (const line of readCsv(source, { signal: context.signal, ...(onBytes === undefined ? {} : { onBytes }) })) {
    const where = `Row ${line.line}`;
    if (line.type === 'problem') {
      ledger.rejected(path, collection ?? name, where, line.message);
      continue;
    }
    if (places === null) {
      const header = placesOf(line.cells);
      places = header;
      collection = collectionOf((field) => header.has(field));
      if (collection === null) return;
      continue;
    }
    if (collection === null) return;
    const width = places.size;
    const { cells } = line;
    if (cells.length !== width) {
      const message = `It has ${cells.length} cells where the header has ${width}. It was left out.`;
      ledger.rejected(path, collection, where, message);
      continue;
    }
    yield { collection, document: documentOfRow(places, cells), where };
  }
}

export function placesOf(header: readonly string[]): ReadonlyMap<string, number> {
  return new Map(header.map((name, place) => [name.trim().toLowerCase(), place]));
}
