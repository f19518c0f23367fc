import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeFinding, type Finding, gitTree } from '@vitalwire/lint';
import { membersOf } from '../workspace.ts';
import { entryBudgets, footprintBudget, programBudget } from './budgets.ts';
import { builtRoots } from './built-roots.ts';
import { shippedLicences, usedLicences } from './licences.ts';
import { packedFindings } from './packed.ts';
import { describeSize, entrySizes, footprint, overBudget, programSize } from './sizes.ts';
import { unused } from './unused.ts';

// Runs after `turbo run build`, below `pnpm exec`, so that pnpm is on the path.
const root = join(import.meta.dirname, '../../../..');
const members = membersOf(gitTree(root));
const published = members.filter(({ group }) => group !== 'tooling');
const unbuilt = published.filter(({ folder }) => !existsSync(join(root, folder, 'dist')));
if (unbuilt.length > 0) {
  console.error(`Not built: ${unbuilt.map(({ folder }) => folder).join(', ')}. Run the build first.`);
  process.exit(1);
}

const cli = members.filter(({ group, short }) => group === 'apps' && short === 'cli');
const sizes = [
  ...entrySizes(root, members, entryBudgets),
  ...cli.flatMap((app) => [...programSize(root, app, programBudget), footprint(root, app, footprintBudget)]),
];
console.log(sizes.map(describeSize).join('\n'));

const lanes: readonly { readonly name: string; run(): readonly Finding[] }[] = [
  { name: 'sizes', run: () => sizes.flatMap(overBudget) },
  { name: 'neutral roots as built', run: () => builtRoots(root, members) },
  { name: 'licences of what is shipped', run: () => shippedLicences(root, members) },
  { name: 'licences of what is used', run: () => usedLicences(root) },
  { name: 'packed tarballs', run: () => published.flatMap((member) => packedFindings(root, member)) },
  { name: 'unused files, exports and dependencies', run: () => unused(root) },
];
let failed = 0;
for (const lane of lanes) {
  const findings = lane.run();
  if (findings.length === 0) continue;
  failed += 1;
  console.error(`\n${lane.name}:`);
  for (const finding of findings) console.error(`  ${describeFinding(finding)}`);
}
console.error(`\n${lanes.length - failed} of ${lanes.length} checks of the packages hold.`);
process.exitCode = failed === 0 ? 0 : 1;
