import { createHash, randomUUID } from 'node:crypto';
import { access, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { type ContentHash, HealthError, type OriginalStore, type Owner } from '@vitalwire/core';
import { makeFolders } from '../shared/make-folders.ts';

export { makeFolders };

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** FIT files are dense already: level 3 takes what there is to take at the speed of the disk. */
const LEVEL = 3;
/** No original that came in was larger than this; a longer one has been tampered with. */
const MAXIMUM_BYTES = 1024 * 1024 * 1024;

/** Lower-case SHA-256 in hexadecimal: the name of a file by its content. */
export function sha256(bytes: Uint8Array): ContentHash {
  return createHash('sha256').update(bytes).digest('hex') as ContentHash;
}

/**
 * Keeps imported files as `<root>/<tenant>/<user>/<first two digits>/<sha-256>.zst` (D26). Written beside its place and
 * renamed, so that a crash leaves no half file under a right name; files can only be read by their owner.
 */
export function fileOriginals(root: string): OriginalStore {
  return {
    async write(owner, bytes) {
      const hash = sha256(bytes);
      const path = pathOf(root, owner, hash);
      if (await exists(path)) return hash;
      const temporary = `${path}.${randomUUID()}.tmp`;
      try {
        await makeFolders(dirname(path));
        const packed = await compress(bytes, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
        await writeFile(temporary, packed, { mode: 0o600 });
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw storageError(error, root);
      }
      return hash;
    },

    async read(owner, hash) {
      const path = pathOf(root, owner, hash);
      let packed: Uint8Array;
      try {
        packed = await readFile(path);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw storageError(error, root);
      }
      const bytes = await decompress(packed, { maxOutputLength: MAXIMUM_BYTES }).catch(() => null);
      if (bytes === null || sha256(bytes) !== hash) {
        throw new HealthError('storage-corrupt', `The kept original ${hash} is damaged. Import the file again.`, {
          path: root,
        });
      }
      return bytes;
    },

    async remove(owner, hash) {
      const path = pathOf(root, owner, hash);
      if (!(await exists(path))) return false;
      await rm(path, { force: true });
      return true;
    },
  };
}

/** Everything that is kept of one person. @returns how many files there were */
export async function removeOriginals(root: string, owner: Owner): Promise<number> {
  const folder = join(root, folderName(owner.tenantId), folderName(owner.userId));
  try {
    const names = await readdir(folder, { recursive: true });
    await rm(folder, { recursive: true, force: true });
    return names.filter((name) => name.endsWith('.zst')).length;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw storageError(error, root);
  }
}

function pathOf(root: string, owner: Owner, hash: ContentHash): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError('not a SHA-256 hash');
  return join(root, folderName(owner.tenantId), folderName(owner.userId), hash.slice(0, 2), `${hash}.zst`);
}

/** Ids come from outside on a hosted server: no letter of one can leave its folder. */
function folderName(id: string): string {
  return encodeURIComponent(id).replace(
    /[.*~!'()]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}

function storageError(error: unknown, path: string): HealthError {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new HealthError(
        'storage-full',
        `The disk is full: the original could not be kept in ${path}. Free some room and import again.`,
        { path },
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new HealthError(
        'storage-readonly',
        `No permission to write in ${path}. Change its owner or rights, or set VITALWIRE_KEEP_ORIGINALS=0.`,
        { path },
        { cause: error },
      );
    default:
      return new HealthError(
        'storage-unavailable',
        `Originals cannot be kept in ${path}.`,
        { reason: codeOf(error) ?? 'unknown' },
        { cause: error },
      );
  }
}
