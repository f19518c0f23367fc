// `npm run check`: everything that can be said without running a test, cheapest first. Ends at the first that fails.
import { exec, install, node, say } from './workspace.mjs';

const checks = [
  ['format and lint', () => node(['tooling/lint/src/main.ts'], { goOn: true })],
  ['types', () => exec('turbo', ['run', 'typecheck', '--output-logs=errors-only'], { goOn: true })],
  ['structure', () => node(['tooling/structure/src/main.ts'], { goOn: true })],
  ['build', () => exec('turbo', ['run', 'build', '--output-logs=errors-only'], { goOn: true })],
  ['packages', () => exec('node', ['tooling/structure/src/packages/main.ts'], { goOn: true })],
  [
    'generated documents',
    () => node(['--conditions=@vitalwire/source', 'tooling/docs/src/main.ts', '--check'], { goOn: true }),
  ],
];

install('all', []);
for (const [name, run] of checks) {
  say(`\n== ${name}`);
  if (run() === 0) continue;
  say(`\nThe check of ${name} failed.`);
  process.exit(1);
}
