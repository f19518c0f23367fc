import type { ImportSource, Instant } from '@vitalwire/core';
import { archiveSource, isZip } from './archive-source.ts';
import { memoryArea } from './byte-area.ts';
import { headOf, transparent } from './byte-stream.ts';
import { createDamageNotes } from './damage.ts';
import { limitsOf, type SourceLimits } from './limits.ts';
import { memoryScratch, type Scratch } from './scratch.ts';

export interface MemoryOptions {
  readonly modifiedAt?: Instant;
  readonly limits?: Partial<SourceLimits>;
  /** Room for archives that lie compressed in the archive. @default in memory, 64 MiB each */
  readonly scratch?: Scratch;
}

/** Bytes at hand as a file, or as an archive when they are a zip: an upload, a test. Gzip is seen through. */
export function memorySource(path: string, bytes: Uint8Array, options: MemoryOptions = {}): ImportSource {
  const limits = limitsOf(options.limits);
  if (isZip(bytes)) return memoryArchive(path, bytes, options, limits);
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

function memoryArchive(path: string, bytes: Uint8Array, options: MemoryOptions, limits: SourceLimits): ImportSource {
  const { note, all: damage } = createDamageNotes();
  const archive = archiveSource(
    {
      path,
      name: lastPart(path),
      isOpened: true,
      modifiedAt: options.modifiedAt ?? null,
      sizeBytes: bytes.byteLength,
      area: async () => memoryArea(bytes),
      head: async (byteCount) => bytes.slice(0, byteCount),
      open: () => ReadableStream.from(once(bytes)),
    },
    { limits, scratch: options.scratch ?? memoryScratch(), depth: 1, note, nested: new Map() },
  );
  return { ...archive, damage };
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
    damage: () => members.flatMap((member) => member.damage?.() ?? []),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
