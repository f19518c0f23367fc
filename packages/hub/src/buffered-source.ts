import type { ImportSource } from '@vitalwire/core';

/** Longest file that is held in memory whole: a FIT file of several days is below 25 MB. */
export const bufferedBytes = 64 * 1024 * 1024;

/** All of a file, or `null` when it is too long to be held. @throws HealthError `file-unreadable` */
export async function readWhole(source: ImportSource, signal: AbortSignal): Promise<Uint8Array | null> {
  if ((source.sizeBytes ?? 0) > bufferedBytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.open({ signal })) {
    size += chunk.byteLength;
    if (size > bufferedBytes) return null;
    chunks.push(chunk);
  }
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

/** The same source, its bytes at hand, so that hashing and reading open the file once. */
export function bufferedSource(
  source: Pick<ImportSource, 'path' | 'name' | 'modifiedAt' | 'entries'>,
  bytes: Uint8Array,
): ImportSource {
  return {
    path: source.path,
    name: source.name,
    type: 'file',
    sizeBytes: bytes.byteLength,
    modifiedAt: source.modifiedAt,
    head: async (byteCount) => bytes.subarray(0, byteCount),
    open: () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          if (bytes.byteLength > 0) controller.enqueue(bytes);
          controller.close();
        },
      }),
    entries: source.entries,
  };
}
