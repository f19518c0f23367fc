import {
  type FileImporter,
  HealthError,
  type ImportSource,
  type Recognition,
  type Rejection,
  type SourceId,
} from '@vitalwire/core';

/** A source that an importer reads, or a file that none knows. */
export type Found =
  | {
      readonly type: 'readable';
      readonly source: ImportSource;
      readonly importer: FileImporter;
      /** What it is, for the person. */
      readonly what: string;
    }
  | { readonly type: 'unknown'; readonly source: ImportSource; readonly named: boolean }
  | { readonly type: 'unreadable'; readonly rejection: Rejection };

export interface Walk {
  readonly importers: readonly FileImporter[];
  readonly signal: AbortSignal;
  /** The one source whose data the person says this is; `null`: whatever it is. */
  readonly from: SourceId | null;
}

/** Importers look at beginnings: one reading of them does for all. */
const HEAD_BYTES = 16 * 1024;

/**
 * Everything importable below the sources, in a stable order. A folder or an archive that an importer knows as a whole is
 * read as a whole; any other is walked. What cannot be opened costs itself and nothing else.
 */
export async function* findImportable(
  sources: Iterable<ImportSource> | AsyncIterable<ImportSource>,
  walk: Walk,
): AsyncGenerator<Found> {
  yield* findAmong(sources, walk, true);
}

type Readable = Extract<Found, { type: 'readable' }>;

async function* findAmong(
  sources: Iterable<ImportSource> | AsyncIterable<ImportSource>,
  walk: Walk,
  named: boolean,
): AsyncGenerator<Found> {
  const parts: Readable[] = [];
  for await (const source of sources) {
    let readable = 0;
    for await (const found of findIn(source, walk, named)) {
      if (found.type !== 'unknown') readable++;
      if (found.type === 'readable' && found.source === source && mayBePart(found)) parts.push(found);
      else yield found;
    }
    if (named && source.type === 'archive' && readable === 0) yield { type: 'unknown', source, named };
  }
  for (const some of Map.groupBy(parts, ({ importer }) => importer).values()) yield* joined(some);
}

function mayBePart({ source, importer }: Readable): boolean {
  return importer.inParts === true && source.type !== 'file';
}

/** The parts of one export, in the order of their names, as one folder. */
function* joined(parts: readonly Readable[]): Generator<Readable> {
  const [first] = parts;
  if (first === undefined) return;
  if (parts.length === 1) return yield first;
  const sources = parts.map(({ source }) => source).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const [{ path, name } = first.source] = sources;
  const source: ImportSource = {
    path: `${path} and ${parts.length - 1} more`,
    name,
    type: 'folder',
    sizeBytes: sources.reduce<number | null>(
      (sum, { sizeBytes }) => (sizeBytes === null ? sum : (sum ?? 0) + sizeBytes),
      null,
    ),
    modifiedAt: null,
    head: async () => new Uint8Array(0),
    open: () => new ReadableStream({ start: (controller) => controller.close() }),
    entries: async function* () {
      yield* sources;
    },
  };
  yield { ...first, source };
}

async function* findIn(source: ImportSource, walk: Walk, named: boolean): AsyncGenerator<Found> {
  walk.signal.throwIfAborted();
  try {
    const chosen = await choose(source, walk);
    if (chosen !== null && !(await holdsSeveral(source, chosen.best, walk))) yield chosen.found;
    else if (source.type === 'file') yield { type: 'unknown', source, named };
    else yield* findAmong(source.entries(), walk, false);
  } catch (error) {
    if (!HealthError.is(error) || error.code === 'cancelled') throw error;
    yield { type: 'unreadable', rejection: { path: source.path, code: error.code, message: error.message } };
  }
}

/** Members of a folder that are looked at to know whether it is an export or a place where exports lie. */
const LOOKED_AT = 300;

/**
 * Whether a source that an importer knows is rather a collection, such as a folder of downloads: something in it is of
 * another importer, or a folder holds one export and other things beside it. Members of an export that several readers
 * know, or that lie in several parts, are not taken apart.
 */
async function holdsSeveral(source: ImportSource, knownBy: FileImporter, walk: Walk): Promise<boolean> {
  if (source.type === 'file') return false;
  const { importers } = walk;
  let entries = 0;
  const own = { files: 0, containers: 0 };
  let foreignFiles = 0;
  for await (const member of source.entries()) {
    if (++entries > LOOKED_AT) break;
    walk.signal.throwIfAborted();
    // What cannot be opened says so when it is read.
    const best = (await candidatesOf(member, importers).catch(() => []))[0]?.importer;
    if (best === undefined) continue;
    if (best === knownBy) own[member.type === 'file' ? 'files' : 'containers']++;
    else if (member.type !== 'file') return true;
    else foreignFiles++;
  }
  // Its own files beside them: then the others are recordings of the export.
  if (own.files > 0) return false;
  if (foreignFiles > 0) return true;
  if (entries === 1) return false;
  return knownBy.inParts === true ? source.type === 'folder' && own.containers === 1 : own.containers > 0;
}

interface Candidate {
  readonly importer: FileImporter;
  readonly recognition: Recognition;
}

/** Those that know a source, the surest first. */
async function candidatesOf(source: ImportSource, importers: readonly FileImporter[]): Promise<readonly Candidate[]> {
  const looked = withHead(source);
  const candidates: Candidate[] = [];
  for (const importer of importers) {
    const recognition = await importer.recognise(looked);
    if (recognition !== null && recognition.confidence > 0) candidates.push({ importer, recognition });
  }
  return candidates.toSorted((a, b) => b.recognition.confidence - a.recognition.confidence);
}

interface Chosen {
  readonly found: Found;
  /** Who knows it best, whoever the person says it is from. */
  readonly best: FileImporter;
}

async function choose(source: ImportSource, { importers, from }: Walk): Promise<Chosen | null> {
  const candidates = await candidatesOf(source, importers);
  const [best] = candidates;
  if (best === undefined) return null;
  const chosen = from === null ? best : candidates.find(({ importer }) => importer.id === from);
  const found: Found =
    chosen === undefined
      ? { type: 'unreadable', rejection: otherSource(source.path, best, from ?? '') }
      : { type: 'readable', source, importer: chosen.importer, what: chosen.recognition.sentence };
  return { found, best: best.importer };
}

function otherSource(path: string, { importer, recognition }: Candidate, from: string): Rejection {
  return {
    path,
    code: 'file-unrecognised',
    message: `${path} is not of ${from} but of ${importer.id}: ${recognition.sentence.replace(/\.$/, '')}. Leave out --from, or say --from ${importer.id}.`,
  };
}

function withHead(source: ImportSource): ImportSource {
  let head: Promise<Uint8Array> | null = null;
  return {
    ...source,
    async head(byteCount) {
      if (byteCount > HEAD_BYTES) return source.head(byteCount);
      head ??= source.head(HEAD_BYTES);
      return (await head).subarray(0, byteCount);
    },
  };
}
