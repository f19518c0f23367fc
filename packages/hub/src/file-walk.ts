import { type FileImporter, HealthError, type ImportSource, type Rejection } from '@vitalwire/core';

/** A source that an importer reads, or a file that none knows. */
export type Found =
  | { readonly type: 'readable'; readonly source: ImportSource; readonly importer: FileImporter }
  | { readonly type: 'unknown'; readonly source: ImportSource; readonly named: boolean }
  | { readonly type: 'unreadable'; readonly rejection: Rejection };

/**
 * Everything importable below the sources, in a stable order. A folder that an importer knows as a whole is read as a
 * whole; any other is walked. What cannot be opened costs itself and nothing else.
 */
export async function* findImportable(
  sources: Iterable<ImportSource> | AsyncIterable<ImportSource>,
  importers: readonly FileImporter[],
  signal: AbortSignal,
  named = true,
): AsyncGenerator<Found> {
  for await (const source of sources) {
    signal.throwIfAborted();
    try {
      const importer = await mostConfident(source, importers);
      if (importer !== null) yield { type: 'readable', source, importer };
      else if (source.type === 'file') yield { type: 'unknown', source, named };
      else yield* findImportable(source.entries(), importers, signal, false);
    } catch (error) {
      if (!HealthError.is(error) || error.code === 'cancelled') throw error;
      yield { type: 'unreadable', rejection: { path: source.path, code: error.code, message: error.message } };
    }
  }
}

async function mostConfident(source: ImportSource, importers: readonly FileImporter[]): Promise<FileImporter | null> {
  let best: FileImporter | null = null;
  let confidence = 0;
  for (const importer of importers) {
    const recognition = await importer.recognise(source);
    if (recognition !== null && recognition.confidence > confidence) {
      best = importer;
      confidence = recognition.confidence;
    }
  }
  return best;
}
