import { HealthError, type ImportSource } from '@vitalwire/core';

/** Longest file that is held in memory whole: a FIT file of several days is below 25 MB. */
export const bufferedBytes = 64 * 1024 * 1024;

/** What came of a file, and what ended it before its end. */
export interface WholeFile {
  readonly bytes: Uint8Array;
  /** `null` for a sound one. */
  readonly damage: HealthError<'file-invalid'> | null;
}

/**
 * All of a file, of a damaged one what stands before the damage, or `null` when it is too long to be held.
 * @throws HealthError `file-unreadable`, `file-invalid` where nothing comes out of it
 */
export async function readWhole(source: ImportSource, signal: AbortSignal): Promise<WholeFile | null> {
  if ((source.sizeBytes ?? 0) > bufferedBytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  let damage: WholeFile['damage'] = null;
  try {
    for await (const chunk of source.open({ signal })) {
      size += chunk.byteLength;
      if (size > bufferedBytes) return null;
      chunks.push(chunk);
    }
  } catch (error) {
    if (size === 0 || !HealthError.is(error) || error.code !== 'file-invalid') throw error;
    damage = error;
  }
  return { bytes: joined(chunks, size), damage };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** The same source, its bytes at hand, so that hashing and reading open the file once; damage ends it as it did. */
export function bufferedSource(
  source: Pick<ImportSource, 'path' | 'name' | 'modifiedAt' | 'entries'>,
  bytes: Uint8Array,
  damage: WholeFile['damage'] = null,
): ImportSource {
  return {
    path: source.path,
    name: source.name,
    type: 'file',
    sizeBytes: bytes.byteLength,
    modifiedAt: source.modifiedAt,
    head: async (byteCount) => bytes.subarray(0, byteCount),
    open: () => streamOf(bytes, damage),
    entries: source.entries,
  };
}

function streamOf(bytes: Uint8Array, damage: WholeFile['damage']): ReadableStream<Uint8Array> {
  let given = bytes.byteLength === 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!given) {
        given = true;
        controller.enqueue(bytes);
      } else if (damage === null) controller.close();
      else controller.error(damage);
    },
  });
}
