import type { ImportSource, Instant } from '@vitalwire/core';
import { headOf, transparent } from './byte-stream.ts';
import { defaultInflateLimits, type InflateLimits } from './limits.ts';

export interface MemoryOptions {
  readonly modifiedAt?: Instant;
  readonly limits?: Partial<InflateLimits>;
}

/** Bytes at hand as a file: an upload, a test. Gzip is seen through. */
export function memorySource(path: string, bytes: Uint8Array, options: MemoryOptions = {}): ImportSource {
  const limits = { ...defaultInflateLimits, ...options.limits };
  const open = (): ReadableStream<Uint8Array> => transparent(once(bytes), path, limits);
  const name = lastPart(path);
  return {
    path,
    name,
    type: 'file',
    sizeBytes: /\.gz$/i.test(name) ? null : bytes.byteLength,
    modifiedAt: options.modifiedAt ?? null,
    head: (byteCount) => headOf(open(), byteCount),
    open,
    async *entries() {},
  };
}

export function memoryFolder(path: string, members: readonly ImportSource[]): ImportSource {
  return {
    path,
    name: lastPart(path),
    type: 'folder',
    sizeBytes: null,
    modifiedAt: null,
    head: async () => new Uint8Array(0),
    open: () => new ReadableStream({ start: (controller) => controller.close() }),
    async *entries() {
      yield* members;
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
