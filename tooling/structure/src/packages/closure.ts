import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Manifest } from '../workspace.ts';

/** A package as it is installed. */
export interface Installed {
  readonly name: string;
  readonly version: string;
  /** Real path of its folder. */
  readonly folder: string;
  readonly manifest: Manifest & { readonly licenses?: readonly { readonly type?: string }[] };
}

export function readManifest(folder: string): Installed['manifest'] {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Installed['manifest'];
}

/**
 * Everything that comes along with `names` when they are installed for use from `folder`: dependencies of
 * dependencies, optional ones as far as this machine has them, no development dependencies.
 */
export function closureOf(folder: string, names: readonly string[]): readonly Installed[] {
  const found = new Map<string, Installed>();
  const queue = names.map((name) => ({ name, from: folder }));
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const home = locate(next.name, next.from);
    if (home === undefined || found.has(home)) continue;
    const manifest = readManifest(home);
    found.set(home, { name: manifest.name, version: manifest.version ?? '', folder: home, manifest });
    const wanted = [manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies];
    for (const list of wanted) for (const name of Object.keys(list ?? {})) queue.push({ name, from: home });
  }
  return [...found.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Node's own walk up the tree. */
function locate(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
    if (dirname(folder) === folder) return undefined;
  }
}
