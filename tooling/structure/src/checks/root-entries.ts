import { type Finding, parseSource, type Tree } from '@vitalwire/lint';
import type { Check } from '../check.ts';
import { neutralRoots, weightlessRoots } from '../import-table.ts';
import { membersOf } from '../workspace.ts';

export const rootEntries: Check = {
  name: 'neutral root entries',
  reason: 'the root of these packages runs in a browser, a worker and any other JavaScript',
  run(tree) {
    const members = membersOf(tree);
    const sourceOf = new Map(
      members.flatMap(({ manifest, folder }) =>
        Object.entries(manifest.exports ?? {}).map(([entry, targets]) => {
          const name = entry === '.' ? manifest.name : `${manifest.name}${entry.slice(1)}`;
          return [name, `${folder}/${targets['@vitalwire/source']?.slice(2)}`] as const;
        }),
      ),
    );
    return members
      .filter(({ group, short }) => group === 'packages' && neutralRoots.includes(short))
      .flatMap(({ folder, short }) =>
        reachable(tree, `${folder}/src/index.ts`, sourceOf, weightlessRoots.includes(short)),
      );
  },
};

function reachable(
  tree: Tree,
  entry: string,
  sourceOf: ReadonlyMap<string, string>,
  weightless: boolean,
): readonly Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || !tree.has(file)) continue;
    seen.add(file);
    for (const { specifier, typeOnly, line } of parseSource(file, tree.read(file)).imports) {
      if (typeOnly) continue;
      if (specifier.startsWith('node:'))
        findings.push({ file, line, message: `'${specifier}' is reachable from ${entry}.` });
      const foreign = !specifier.startsWith('.') && !specifier.startsWith('node:') && !sourceOf.has(specifier);
      if (weightless && foreign)
        findings.push({ file, line, message: `'${specifier}' is reachable from ${entry}, which has no dependencies.` });
      const target = specifier.startsWith('.')
        ? new URL(specifier, `tree:/${file}`).pathname.slice(1)
        : sourceOf.get(specifier);
      if (target !== undefined) queue.push(target);
    }
  }
  return findings;
}
