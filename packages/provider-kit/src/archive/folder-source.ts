import type { Dirent } from 'node:fs';
import { opendir, readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { cleanText, type ImportSource, instantOf } from '@vitalwire/core';
import { type ArchiveReading, mayBeZip } from './archive-source.ts';
import { fileSource, zipSource } from './file-source.ts';
import { isPassedOver } from './passed-over.ts';
import { unreadable, unreadableSource } from './unreadable.ts';

export interface FolderLocation {
  /** What the file system is asked for. */
  readonly location: string;
  /** What people read. */
  readonly path: string;
  readonly name: string;
  /** The real path of the folder that the person named: nothing outside of it is read. */
  readonly root: string;
  readonly modifiedMs: number;
  /** Of the folder that the person named. */
  readonly damage?: ImportSource['damage'];
}

/**
 * A folder on disk. Members come by name, in the order of their characters, the same on every system. Hidden and
 * system files are passed over, and so is what is neither file nor folder. A folder that must not be read is reported,
 * as a file is. Links are not followed: what one inside
 * the folder points at is read where it is, and one that leads out of it is reported.
 */
export function folderSource(folder: FolderLocation, reading: ArchiveReading): ImportSource {
  return {
    path: folder.path,
    name: folder.name,
    type: 'folder',
    sizeBytes: null,
    modifiedAt: Number.isFinite(folder.modifiedMs) ? instantOf(folder.modifiedMs) : null,
    head: async () => new Uint8Array(0),
    open: () =>
      new ReadableStream({
        start: (controller) => controller.error(unreadable(folder.path, { code: 'EISDIR' })),
      }),
    async *entries() {
      for (const entry of await membersOf(folder)) {
        const source = await memberSource(folder, entry, reading);
        if (source !== null) yield source;
      }
    },
    ...(folder.damage === undefined ? {} : { damage: folder.damage }),
  };
}

async function membersOf({ location, path }: FolderLocation): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(location, { withFileTypes: true });
    const shown = entries.filter(({ name }) => !isPassedOver(name));
    return shown.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function memberSource(
  folder: FolderLocation,
  entry: Dirent,
  reading: ArchiveReading,
): Promise<ImportSource | null> {
  const name = cleanText(entry.name, 255) ?? '?';
  const path = `${folder.path}/${name}`;
  const location = join(folder.location, entry.name);
  if (entry.isSymbolicLink()) return linkSource(folder.root, location, path, name);
  if (!entry.isFile() && !entry.isDirectory()) return null;
  try {
    const stats = await stat(location);
    if (entry.isDirectory()) {
      // A folder of the system, as drives have them, costs itself and not what lies beside it.
      await (await opendir(location)).close();
      return folderSource({ location, path, name, root: folder.root, modifiedMs: stats.mtimeMs }, reading);
    }
    const file = { location, path, name, stats };
    return (mayBeZip(entry.name) ? await zipSource(file, reading) : null) ?? fileSource(file, reading);
  } catch (cause) {
    return unreadableSource(path, name, unreadable(path, cause).details.reason);
  }
}

async function linkSource(root: string, location: string, path: string, name: string): Promise<ImportSource | null> {
  try {
    const target = await realpath(location);
    if (isInside(root, target)) return null;
  } catch {
    return unreadableSource(path, name, 'it is a link to nothing; remove it');
  }
  return unreadableSource(
    path,
    name,
    'it is a link that leads out of the folder; import what it points at by its own path',
  );
}

function isInside(root: string, target: string): boolean {
  const way = relative(root, target);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
