import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those that it lies in, for its owner only. One by one: Node's own recursive mkdir never ends in a
 * file system that takes no folders, such as /proc.
 * @throws what the file system says
 */
export async function makeFolders(folder: string): Promise<void> {
  const missing: string[] = [];
  for (let path = folder; (await stat(path).catch(() => null)) === null; path = dirname(path)) {
    if (dirname(path) === path) break;
    missing.unshift(path);
  }
  for (const path of missing) await mkdir(path, { mode: 0o700 }).catch(unlessThere);
}

/** Another process may have made it in the meantime. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
