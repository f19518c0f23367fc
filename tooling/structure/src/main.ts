import { join } from 'node:path';
import { describeFinding, gitTree } from '@vitalwire/lint';
import { checks } from './checks/index.ts';

const tree = gitTree(join(import.meta.dirname, '../../..'));
let failed = 0;
for (const check of checks) {
  const findings = check.run(tree);
  if (findings.length === 0) continue;
  failed += 1;
  console.error(`\n${check.name}: ${check.reason}.`);
  for (const finding of findings) console.error(`  ${describeFinding(finding)}`);
}
console.error(`\n${checks.length - failed} of ${checks.length} checks of the tree hold, ${tree.files.length} files.`);
process.exitCode = failed === 0 ? 0 : 1;
