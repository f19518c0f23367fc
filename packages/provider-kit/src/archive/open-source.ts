import { realpath, stat } from 'node:fs/promises';
import { basename, resolve, sep } from 'node:path';
import { cleanText, type ImportSource } from '@vitalwire/core';
import { createDamageNotes } from './damage.ts';
import { fileSource, zipSource } from './file-source.ts';
import { folderSource } from './folder-source.ts';
import { limitsOf, type SourceLimits } from './limits.ts';
import { memoryScratch, type Scratch } from './scratch.ts';
import { neitherFileNorFolder, unreadable } from './unreadable.ts';

export interface OpenOptions {
  /** What a relative path starts from. @default the folder that the process runs in */
  readonly base?: string;
  readonly limits?: Partial<SourceLimits>;
  /** What people read in place of the path. */
  readonly shownAs?: string;
  /** Room for archives that lie compressed in another one. @default in memory, 64 MiB each */
  readonly scratch?: Scratch;
  /** Ends looking for the members of an archive without a table of contents, which may take a while, with `cancelled`. */
  readonly signal?: AbortSignal;
}

/**
 * A file or a folder on this machine as something to import. A path that the person typed may be a link; below a
 * folder links are not followed. Compressed files (`.gz`) show what is in them; a zip, known by its first bytes, is an
 * `archive` that is walked like a folder and opened like a file.
 * @throws HealthError `file-unreadable` when it is not there or neither file nor folder
 */
export async function openSource(path: string, options: OpenOptions = {}): Promise<ImportSource> {
  const { note, all: damage } = createDamageNotes();
  const reading = {
    limits: limitsOf(options.limits),
    scratch: options.scratch ?? memoryScratch(),
    depth: 1,
    note,
    nested: new Map(),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  const shown = shownPath(options.shownAs ?? path);
  const location = options.base === undefined ? resolve(path) : resolve(options.base, path);
  try {
    const stats = await stat(location);
    const name = cleanText(basename(options.shownAs ?? location), 255) ?? shown;
    if (stats.isFile()) {
      const file = { location, path: shown, name, stats };
      return { ...((await zipSource(file, reading, true)) ?? fileSource(file, reading)), damage };
    }
    if (stats.isDirectory()) {
      const root = await realpath(location);
      return folderSource({ location: root, path: shown, name, root, modifiedMs: stats.mtimeMs, damage }, reading);
    }
  } catch (cause) {
    throw unreadable(shown, cause);
  }
  throw unreadable(shown, { code: neitherFileNorFolder });
}

/** As typed, with `/` between its parts on every system. */
function shownPath(path: string): string {
  const slashed = sep === '\\' ? path.replaceAll('\\', '/') : path;
  const trimmed = slashed.length > 1 ? slashed.replace(/\/+$/, '') : slashed;
  return cleanText(trimmed, 4096) ?? '?';
}
