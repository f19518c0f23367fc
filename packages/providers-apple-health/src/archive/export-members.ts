import { HealthError, type ImportSource } from '@vitalwire/core';

/** What an export is made of. */
export interface ExportMembers {
  readonly document: ImportSource;
  /** Routes by {@link routeName}. */
  readonly routes: ReadonlyMap<string, ImportSource>;
  /** What is not read, by what it is. */
  readonly others: ReadonlyMap<OtherMember, number>;
}

export type OtherMember = 'electrocardiogram' | 'clinical record' | 'clinical document' | 'other file';

/** What comes before the root element: a document type of Apple's has some ten thousand bytes. */
const HEAD_BYTES = 4096;
const DEEPEST = 4;
/** Names that are looked at before a folder is left to others. */
const MOST_NAMES = 2000;
const MOST_HEADS = 20;
const MOST_MEMBERS = 1_000_000;

const DOCUMENT = /<!DOCTYPE\s+HealthData\b|<HealthData[\s>]/;

/** Whether the file is an `export.xml`, whatever its name: phones translate that. */
export async function isHealthDocument(source: ImportSource): Promise<boolean> {
  const head = await source.head(HEAD_BYTES).catch(() => new Uint8Array(0));
  return DOCUMENT.test(headText(head));
}

/** Enough of the text to see what it is; of UTF-16 every other byte. */
function headText(head: Uint8Array): string {
  const wide = head.length > 3 && (head[0] === 0 || head[1] === 0 || (head[0] ?? 0) >= 0xfe);
  return new TextDecoder('latin1').decode(wide ? head.filter((byte) => byte !== 0) : head);
}

/**
 * The folder that the documents of an export lie in: the source, or the one folder that is all it has. Deeper down it is
 * somebody's folder of many things, and whoever walks it finds the export in it.
 */
export async function exportRoot(source: ImportSource): Promise<ImportSource | null> {
  let root: ImportSource = source;
  for (let depth = 0; depth < 3; depth++) {
    const entries: ImportSource[] = [];
    for await (const entry of root.entries()) {
      entries.push(entry);
      if (entries.length >= MOST_NAMES) break;
    }
    const documents = entries.filter(({ type, name }) => type === 'file' && /\.xml$/i.test(name)).slice(0, MOST_HEADS);
    for (const entry of documents) if (await isHealthDocument(entry)) return root;
    const [only] = entries;
    if (entries.length !== 1 || only === undefined || only.type === 'file') return null;
    root = only;
  }
  return null;
}

/** @throws HealthError `file-invalid` where it holds no document or more than one */
export async function exportMembers(source: ImportSource): Promise<ExportMembers> {
  const documents: ImportSource[] = [];
  const routes = new Map<string, ImportSource>();
  const others = new Map<OtherMember, number>();
  let count = 0;
  const walk = async (folder: ImportSource, depth: number): Promise<void> => {
    for await (const entry of folder.entries()) {
      if (++count > MOST_MEMBERS) throw tooMany(source.path);
      if (entry.type !== 'file') {
        if (depth < DEEPEST) await walk(entry, depth + 1);
        continue;
      }
      const end = /\.([a-z0-9]+)$/i.exec(entry.name)?.[1]?.toLowerCase() ?? '';
      if (end === 'gpx') routes.set(routeName(entry.name), entry);
      else if (end === 'xml' && (await isHealthDocument(entry))) documents.push(entry);
      else {
        const what = otherMembers[end] ?? 'other file';
        others.set(what, (others.get(what) ?? 0) + 1);
      }
    }
  };
  if (source.type === 'file') documents.push(source);
  else await walk(source, 1);
  const [document, second] = documents;
  if (document === undefined) throw without(source.path);
  if (second !== undefined) throw several(source.path, documents);
  return { document, routes, others };
}

const otherMembers: { readonly [end: string]: OtherMember } = {
  csv: 'electrocardiogram',
  json: 'clinical record',
  xml: 'clinical document',
};

/** The name of a route as file and archive agree on it: without folders, blanks of one sort. */
export function routeName(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .toLowerCase();
}

function without(path: string): HealthError<'file-invalid'> {
  const message = `${path} holds no export of Apple Health. In the app Health choose your picture, then Export All Health Data, and import the file it gives.`;
  return new HealthError('file-invalid', message, { path, reason: 'no HealthData document' });
}

function several(path: string, documents: readonly ImportSource[]): HealthError<'file-invalid'> {
  const names = documents.slice(0, 3).map(({ path: each }) => each);
  const message = `${path} holds ${documents.length} exports of Apple Health (${names.join(', ')}). Unpack it and import one of them; the newest holds what the older ones hold.`;
  return new HealthError('file-invalid', message, { path, reason: 'more than one HealthData document' });
}

function tooMany(path: string): HealthError<'too-large'> {
  const message = `${path} holds more than ${MOST_MEMBERS} files, more than any export. Import a part of it.`;
  return new HealthError('too-large', message, { what: path, limit: MOST_MEMBERS, unit: 'files' });
}
