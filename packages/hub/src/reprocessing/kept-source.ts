import type { ImportEntry, ImportSource, KeptOriginal, OriginalStore, Owner } from '@vitalwire/core';
import { bufferedBytes, bufferedSource } from '../buffered-source.ts';

/** A kept original as something to import, under the name that it came in by. */
export interface KeptSource {
  readonly source: ImportSource;
  close(): Promise<void>;
}

/** How a kept archive is opened: by whoever may open files. */
export type OpenKept = (location: string, name: string) => Promise<KeptSource>;

/** `null` where nothing is kept. @throws HealthError `storage-corrupt`, the storage errors */
export async function openKept(
  originals: OriginalStore,
  openArchive: OpenKept | null,
  owner: Owner,
  { hash, name, sizeBytes }: Pick<ImportEntry, 'hash' | 'name' | 'sizeBytes'>,
): Promise<KeptSource | null> {
  if (sizeBytes <= bufferedBytes) {
    const bytes = await originals.read(owner, hash);
    if (bytes === null) return null;
    if (!isZip(bytes)) return { source: fileOf(name, bytes), close: async () => {} };
  }
  const kept = await originals.open(owner, hash);
  if (kept === null) return null;
  if (kept.location === null) return { source: streamedFile(name, sizeBytes, kept), close: async () => {} };
  return openArchive === null ? null : openArchive(kept.location, name);
}

function isZip([a, b]: Uint8Array): boolean {
  return a === 0x50 && b === 0x4b;
}

function fileOf(name: string, bytes: Uint8Array): ImportSource {
  return bufferedSource({ path: name, name, modifiedAt: null, entries: async function* () {} }, bytes);
}

function streamedFile(name: string, sizeBytes: number, kept: KeptOriginal): ImportSource {
  return {
    path: name,
    name,
    type: 'file',
    sizeBytes,
    modifiedAt: null,
    async head(byteCount) {
      const pieces: Uint8Array[] = [];
      let length = 0;
      for await (const piece of kept.stream()) {
        pieces.push(piece);
        length += piece.byteLength;
        if (length >= byteCount) break;
      }
      const head = new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
      return head.subarray(0, byteCount);
    },
    open: () => ReadableStream.from(kept.stream()),
    entries: async function* () {},
  };
}
