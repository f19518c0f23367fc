import { createHash } from 'node:crypto';
import { copyFile, link, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContentHash } from '@vitalwire/core';
import { originalName } from '../originals/places.ts';
import { makeFolders } from '../shared/make-folders.ts';
import type { OriginalsListing } from './manifest.ts';

/**
 * The kept originals of one folder in another one, too. Each is named by its content and never changes, so that both
 * places can share its bytes where the file system lets them; what is there already stays.
 */
export async function copyOriginals(from: string, to: string): Promise<void> {
  for (const { path } of await originalsBelow(from)) {
    const target = join(to, path);
    if ((await stat(target).catch(() => null)) !== null) continue;
    await makeFolders(dirname(target));
    await link(join(from, path), target).catch(() => copyFile(join(from, path), target));
  }
}

export async function listingOf(folder: string): Promise<OriginalsListing> {
  const found = await originalsBelow(folder);
  const hash = createHash('sha256');
  for (const { path, sizeBytes } of found) hash.update(`${path} ${sizeBytes}\n`);
  return {
    files: found.length,
    sizeBytes: found.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    sha256: hash.digest('hex') as ContentHash,
  };
}

async function originalsBelow(
  folder: string,
): Promise<readonly { readonly path: string; readonly sizeBytes: number }[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const found = [];
  for (const entry of entries) {
    if (!entry.isFile() || !originalName.test(entry.name)) continue;
    const full = join(entry.parentPath, entry.name);
    found.push({ path: full.slice(folder.length + 1).replaceAll('\\', '/'), sizeBytes: (await stat(full)).size });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
