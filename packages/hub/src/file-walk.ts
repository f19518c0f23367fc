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
const HEAD_BYTES = 4096;

/**
 * Everything importable below the sources, in a stable order. A folder or an archive that an importer knows as a whole is
 * read as a whole; any other is walked. What cannot be opened costs itself and nothing else.
 */
export async function* findImportable(
  sources: Iterable<ImportSource> | AsyncIterable<ImportSource>,
  walk: Walk,
): AsyncGenerator<Found> {
  for await (const source of sources) {
    let readable = 0;
    for await (const found of findIn(source, walk, true)) {
      if (found.type !== 'unknown') readable++;
      yield found;
    }
    if (source.type === 'archive' && readable === 0) yield { type: 'unknown', source, named: true };
  }
}

async function* findIn(source: ImportSource, walk: Walk, named: boolean): AsyncGenerator<Found> {
  walk.signal.throwIfAborted();
  try {
    const chosen = await choose(source, walk);
    if (chosen !== null) yield chosen;
    else if (source.type === 'file') yield { type: 'unknown', source, named };
    else for await (const member of source.entries()) yield* findIn(member, walk, false);
  } catch (error) {
    if (!HealthError.is(error) || error.code === 'cancelled') throw error;
    yield { type: 'unreadable', rejection: { path: source.path, code: error.code, message: error.message } };
  }
}

interface Candidate {
  readonly importer: FileImporter;
  readonly recognition: Recognition;
}

async function choose(source: ImportSource, { importers, from }: Walk): Promise<Found | null> {
  const looked = withHead(source);
  let best: Candidate | null = null;
  let wanted: Candidate | null = null;
  for (const importer of importers) {
    const recognition = await importer.recognise(looked);
    if (recognition === null || recognition.confidence <= 0) continue;
    const candidate = { importer, recognition };
    if (recognition.confidence > (best?.recognition.confidence ?? 0)) best = candidate;
    if (importer.id === from && recognition.confidence > (wanted?.recognition.confidence ?? 0)) wanted = candidate;
  }
  if (best === null) return null;
  const chosen = from === null ? best : wanted;
  if (chosen === null) return { type: 'unreadable', rejection: otherSource(source.path, best, from ?? '') };
  return { type: 'readable', source, importer: chosen.importer, what: chosen.recognition.sentence };
}

function otherSource(path: string, { importer, recognition }: Candidate, from: string): Rejection {
  return {
    path,
    code: 'file-unrecognised',
    message: `${path} looks like ${recognition.sentence}, not like something of ${from}. Leave out --from, or say --from ${importer.id}.`,
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
