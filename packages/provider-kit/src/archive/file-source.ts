import type { Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { type ImportSource, instantOf } from '@vitalwire/core';
import { type ArchiveReading, archiveSource, isZip } from './archive-source.ts';
import { fileArea, throwIfCancelled } from './byte-area.ts';
import { headOf, plainBytes } from './byte-stream.ts';
import { noted } from './damage.ts';
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
export function fileSource(
  { location, path, name, stats }: FileLocation,
  { limits, note }: ArchiveReading,
): ImportSource {
  const plain = (pieceBytes: number, signal?: AbortSignal) =>
    ReadableStream.from(noted(plainBytes(readFile(location, path, pieceBytes, signal), path, limits), path, note));
  return {
    path,
    name,
    type: 'file',
    // What is inside a compressed file is not known before it is inflated.
    sizeBytes: /\.gz$/i.test(name) ? null : stats.size,
    modifiedAt: modifiedAtOf(stats),
    head: (byteCount) => headOf(plain(byteCount), byteCount),
    open: (options) => plain(READ_PIECE, options?.signal),
    async *entries() {},
  };
}

/**
 * A zip on disk, known by its first bytes; `null` for any other file, and for one that cannot be read.
 * @param isOpened by its own name, and not found in a folder
 */
export async function zipSource(
  file: FileLocation,
  reading: ArchiveReading,
  isOpened = false,
): Promise<ImportSource | null> {
  const { location, path, name, stats } = file;
  const head = (byteCount: number) => headOf(ReadableStream.from(readFile(location, path, byteCount)), byteCount);
  if (!isZip(await head(4).catch(() => new Uint8Array(0)))) return null;
  return archiveSource(
    {
      path,
      name,
      isOpened,
      modifiedAt: modifiedAtOf(stats),
      sizeBytes: stats.size,
      area: async () => fileArea(location, path, stats.size),
      head,
      open: (options) => ReadableStream.from(readFile(location, path, READ_PIECE, options?.signal)),
    },
    reading,
  );
}

function modifiedAtOf({ mtimeMs }: FileLocation['stats']): ImportSource['modifiedAt'] {
  return Number.isFinite(mtimeMs) ? instantOf(mtimeMs) : null;
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
      throwIfCancelled(signal);
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
