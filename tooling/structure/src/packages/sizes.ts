import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Finding, parseSource } from '@vitalwire/lint';
import type { Member } from '../workspace.ts';
import { closureOf } from './closure.ts';

export interface Measured {
  readonly what: string;
  readonly size: number;
  readonly budget: number | undefined;
  readonly unit: 'KiB' | 'MiB';
}

/** Built files that an entry loads from its own package, itself included. */
export function loadedBy(entry: string): readonly string[] {
  const seen = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || !existsSync(file)) continue;
    seen.add(file);
    for (const { specifier } of parseSource(file, readFileSync(file, 'utf8')).imports)
      if (specifier.startsWith('.')) queue.push(join(dirname(file), specifier));
  }
  return [...seen].sort();
}

export function entrySizes(
  root: string,
  members: readonly Member[],
  budgets: { readonly [name: string]: number },
): readonly Measured[] {
  return members
    .filter(({ group }) => group === 'packages')
    .flatMap(({ manifest, folder }) =>
      Object.entries(manifest.publishConfig?.exports ?? {}).map(([entry, targets]): Measured => {
        const what = entry === '.' ? manifest.name : `${manifest.name}${entry.slice(1)}`;
        const files = loadedBy(join(root, folder, targets.default ?? ''));
        const text = files.map((file) => readFileSync(file, 'utf8').replace(/\/\/# sourceMappingURL=.*/, '')).join('');
        return { what, size: brotliCompressSync(text).length / 1024, budget: budgets[what], unit: 'KiB' };
      }),
    );
}

/** What lands on a disk when an app is installed here: its packed files and everything it depends on. */
export function footprint(root: string, app: Member, budget: number): Measured {
  const names = [app.manifest.dependencies, app.manifest.optionalDependencies].flatMap((list) =>
    Object.keys(list ?? {}),
  );
  const folder = join(root, app.folder);
  const files = [join(folder, 'dist'), ...closureOf(folder, names).map((installed) => installed.folder)];
  return {
    what: `installed ${app.manifest.name}`,
    size: files.reduce((sum, path) => sum + bytesBelow(path), 0) / 1024 / 1024,
    budget,
    unit: 'MiB',
  };
}

export function programSize(root: string, app: Member, budget: number): readonly Measured[] {
  return Object.entries(app.manifest.bin ?? {}).map(([name, file]) => ({
    what: `command ${name}`,
    size: statSync(join(root, app.folder, file)).size / 1024,
    budget,
    unit: 'KiB' as const,
  }));
}

export function describeSize({ what, size, budget, unit }: Measured): string {
  return `${what.padEnd(36)} ${size.toFixed(1).padStart(8)} ${unit}${budget === undefined ? '' : ` of ${budget}`}`;
}

export function overBudget({ what, size, budget, unit }: Measured): readonly Finding[] {
  const file = 'tooling/structure/src/packages/budgets.ts';
  if (budget === undefined) return [{ file, message: `${what} has no budget: it is ${size.toFixed(1)} ${unit}.` }];
  return size > budget ? [{ file, message: `${what} is ${size.toFixed(1)} ${unit}, ${budget} is the budget.` }] : [];
}

/** Links are not followed: a dependency is counted where it lives. */
function bytesBelow(path: string): number {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return 0;
  if (entry.isFile()) return entry.size;
  if (!entry.isDirectory()) return 0;
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((sum, name) => sum + bytesBelow(join(path, name)), 0);
}
