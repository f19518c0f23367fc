import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { type ContentHash, type Instant, millisecondsOf, type OriginalStore, type Owner } from '@vitalwire/core';
import { makeFolders } from '../shared/make-folders.ts';
import { isArchive, keepStream, packing, placeAt, streamOf } from './kept-file.ts';
import { codeOf, damagedOriginal, storageError } from './original-errors.ts';
import { folderOf, locate, originalName, placesOf } from './places.ts';

export { makeFolders };

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** What is read into memory as a whole. */
const MAXIMUM_BYTES = 1024 * 1024 * 1024;

/** Lower-case SHA-256 in hexadecimal: the name of a file by its content. */
export function sha256(bytes: Uint8Array): ContentHash {
  return createHash('sha256').update(bytes).digest('hex') as ContentHash;
}

/**
 * Keeps imported files as `<root>/<tenant>/<user>/<first two digits>/<sha-256>.zst` (D26), archives as they are under
 * `.zip`. Written beside its place and renamed, so that a crash leaves no half file under a right name; files can only be
 * read by their owner.
 */
export function fileOriginals(root: string): OriginalStore {
  return {
    async write(owner, bytes) {
      const hash = sha256(bytes);
      if ((await locate(root, owner, hash)) !== null) return hash;
      const asItIs = isArchive(bytes);
      const place = placesOf(root, owner, hash)[asItIs ? 'asItIs' : 'compressed'];
      await placeAt(root, place, async (file) => file.writeFile(asItIs ? bytes : await compress(bytes, packing)));
      return hash;
    },

    async writeStream(owner, hash, bytes) {
      if ((await locate(root, owner, hash)) === null)
        await keepStream(root, placesOf(root, owner, hash), hash, bytes());
    },

    async read(owner, hash) {
      const place = await locate(root, owner, hash);
      if (place === null) return null;
      const kept = await readFile(place.path).catch((error: unknown) => {
        throw storageError(error, root);
      });
      const bytes = place.compressed
        ? await decompress(kept, { maxOutputLength: MAXIMUM_BYTES }).catch(() => null)
        : kept;
      if (bytes === null || sha256(bytes) !== hash) throw damagedOriginal(hash, root);
      return bytes;
    },

    async open(owner, hash) {
      const place = await locate(root, owner, hash);
      if (place === null) return null;
      return { location: place.compressed ? null : place.path, stream: () => streamOf(root, place, hash) };
    },

    async remove(owner, hash) {
      const place = await locate(root, owner, hash);
      if (place === null) return false;
      await rm(place.path, { force: true });
      return true;
    },
  };
}

/** Everything that is kept of one person. @returns how many files there were */
export async function removeOriginals(root: string, owner: Owner): Promise<number> {
  const folder = folderOf(root, owner);
  try {
    const names = await readdir(folder, { recursive: true });
    await rm(folder, { recursive: true, force: true });
    return names.filter((name) => originalName.test(basename(name))).length;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw storageError(error, root);
  }
}

/**
 * What a process left half written that was killed. One that is being written now changes all the time: give a moment some
 * time ago. @returns how many there were
 */
export async function removeHalfWritten(root: string, before: Instant): Promise<number> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  let removed = 0;
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith('.tmp')) continue;
    const path = join(entry.parentPath, entry.name);
    const stats = await stat(path).catch(() => null);
    if (stats === null || stats.mtimeMs >= millisecondsOf(before)) continue;
    await rm(path, { force: true });
    removed++;
  }
  return removed;
}
