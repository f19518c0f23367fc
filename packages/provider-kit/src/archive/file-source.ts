import type { Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { HealthError, type ImportSource, instantOf } from '@vitalwire/core';
import { headOf, transparent } from './byte-stream.ts';
import type { InflateLimits } from './limits.ts';
import { unreadable } from './unreadable.ts';

const READ_PIECE = 64 * 1024;

export interface FileLocation {
  /** What the file system is asked for. */
  readonly location: string;
  /** What people read. */
  readonly path: string;
  readonly name: string;
  readonly stats: Pick<Stats, 'size' | 'mtimeMs'>;
}

/** One file on disk; gzip is seen through. The file is open only while a stream of it is read. */
export function fileSource({ location, path, name, stats }: FileLocation, limits: InflateLimits): ImportSource {
  return {
    path,
    name,
    type: 'file',
    // What is inside a compressed file is not known before it is inflated.
    sizeBytes: /\.gz$/i.test(name) ? null : stats.size,
    modifiedAt: Number.isFinite(stats.mtimeMs) ? instantOf(stats.mtimeMs) : null,
    head: (byteCount) => headOf(transparent(readFile(location, path, byteCount), path, limits), byteCount),
    open: (options) => transparent(readFile(location, path, READ_PIECE, options?.signal), path, limits),
    async *entries() {},
  };
}

async function* readFile(
  location: string,
  path: string,
  pieceBytes: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(location, 'r').catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    for (;;) {
      if (signal?.aborted === true) throw new HealthError('cancelled', 'Reading was cancelled.', {});
      const buffer = new Uint8Array(Math.min(READ_PIECE, Math.max(512, pieceBytes)));
      const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, null).catch((cause: unknown) => {
        throw unreadable(path, cause);
      });
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
