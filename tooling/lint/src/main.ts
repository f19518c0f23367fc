import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describeFinding } from './finding.ts';
import { lintTree } from './rule.ts';
import { rules } from './rules/index.ts';
import { gitTree } from './tree.ts';

const root = join(import.meta.dirname, '../../..');
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
const bought = spawnSync(process.execPath, [biome, 'check', '--error-on-warnings', '--max-diagnostics=60', '.'], {
  cwd: root,
  stdio: 'inherit',
});

const findings = lintTree(gitTree(root), rules);
for (const finding of findings) console.error(describeFinding(finding));
console.error(`${rules.length} rules of our own: ${findings.length} findings.`);
process.exitCode = bought.status === 0 && findings.length === 0 ? 0 : 1;
