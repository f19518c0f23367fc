import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Seen } from './settling.ts';

/** What lies at the top of a folder, each with the lengths and dates of everything in it. `null`: it cannot be reached now. */
export async function scanFolder(root: string): Promise<Seen | null> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(root, { withFileTypes: true });
  } catch {
    return null;
  }
  const seen = new Map<string, string>();
  for (const entry of shown(entries)) {
    const signature = await signatureOf(root, entry);
    if (signature !== null) seen.set(entry.name, signature);
  }
  return seen;
}

async function signatureOf(folder: string, entry: Dirent): Promise<string | null> {
  const hash = createHash('sha256');
  for await (const line of linesOf(folder, entry)) hash.update(line);
  const signature = hash.digest('hex');
  return signature === NOTHING ? null : signature;
}

const NOTHING = createHash('sha256').digest('hex');

/** A line a file. What goes away while it is looked at is not there. */
async function* linesOf(folder: string, entry: Dirent): AsyncGenerator<string> {
  const path = join(folder, entry.name);
  if (entry.isFile()) {
    const stats = await lstat(path).catch(() => null);
    if (stats !== null) yield `${path}\0${stats.size}\0${stats.mtimeMs}\n`;
  } else if (entry.isDirectory()) {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    for (const inner of shown(entries)) yield* linesOf(path, inner);
  }
}

/** Names that begin with a dot are of programs that are still writing, or of the system. */
function shown(entries: readonly Dirent[]): readonly Dirent[] {
  return entries
    .filter(
      ({ name }) => !name.startsWith('.') && !name.endsWith('~') && !/\.(?:part|partial|crdownload|tmp)$/i.test(name),
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
