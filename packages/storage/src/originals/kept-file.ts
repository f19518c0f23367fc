import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, type Transform } from 'node:stream';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { type ContentHash, HealthError } from '@vitalwire/core';
import { makeFolders } from '../shared/make-folders.ts';
import { damagedOriginal, storageError } from './original-errors.ts';
import type { PlaceOfOriginal, PlacesOfOriginal } from './places.ts';

/** FIT files are dense already: this takes what there is to take at the speed of the disk. */
const LEVEL = 3;
export const packing = { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } };

/** A zip, by its first bytes. */
export function isArchive([a, b, c, d]: Uint8Array): boolean {
  return a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6) || (c === 7 && d === 8));
}

/**
 * Writes beside the place and renames, so that a crash leaves no half file under a right name.
 * @throws HealthError the storage errors, and what `write` throws of that class
 */
export async function placeAt(
  root: string,
  { path }: PlaceOfOriginal,
  write: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await makeFolders(dirname(path));
    const file = await open(temporary, 'wx', 0o600);
    try {
      await write(file);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw HealthError.is(error) ? error : storageError(error, root);
  }
}

/** The same for a stream, in the memory of a few pieces. @throws HealthError `file-invalid` where it is not what its hash says */
export async function keepStream(
  root: string,
  places: PlacesOfOriginal,
  expected: ContentHash,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const hash = createHash('sha256');
  const pieces = bytes[Symbol.asyncIterator]();
  const first = await pieces.next();
  const asItIs = first.done !== true && isArchive(first.value);
  async function* all(): AsyncGenerator<Uint8Array> {
    for (let next = first; next.done !== true; next = await pieces.next()) {
      hash.update(next.value);
      yield next.value;
    }
    if (hash.digest('hex') !== expected) throw changed();
  }
  try {
    await placeAt(root, places[asItIs ? 'asItIs' : 'compressed'], async (file) => {
      const content = asItIs ? all() : packed(all());
      for await (const piece of content) await file.writeFile(piece);
    });
  } finally {
    await pieces.return?.();
  }
}

/** Its bytes as they came in. @throws HealthError `storage-corrupt` at the end when they are others, the storage errors */
export async function* streamOf(
  root: string,
  { path, compressed }: PlaceOfOriginal,
  expected: ContentHash,
): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256');
  const file = createReadStream(path);
  const content = compressed ? through(file, createZstdDecompress()) : file;
  try {
    for await (const piece of content) {
      hash.update(piece as Uint8Array);
      yield piece as Uint8Array;
    }
  } catch (error) {
    const ofTheDisk = typeof error === 'object' && error !== null && 'syscall' in error;
    throw ofTheDisk ? storageError(error, root) : damagedOriginal(expected, root);
  } finally {
    file.destroy();
  }
  if (hash.digest('hex') !== expected) throw damagedOriginal(expected, root);
}

async function* packed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* through(Readable.from(bytes, { objectMode: true }), createZstdCompress(packing)) as AsyncIterable<Uint8Array>;
}

/** An error of the first ends the second, too: piping alone would wait for ever. */
function through<T extends Transform>(from: Readable, to: T): T {
  from.once('error', (error) => to.destroy(error));
  from.pipe(to);
  return to;
}

function changed(): HealthError<'file-invalid'> {
  const reason = 'it changed while it was read';
  return new HealthError(
    'file-invalid',
    'The file changed while it was read. Wait until it is complete and import it again.',
    {
      path: '',
      reason,
    },
  );
}
