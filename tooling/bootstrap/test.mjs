// `npm test [-- <vitest options>]`: installs everything, builds it, and runs every suite that needs nothing from outside.
// A lane by name runs alone: `node tooling/bootstrap/test.mjs samples`.
import { join } from 'node:path';
import { exec, install } from './workspace.mjs';

const lanes = {
  quick: ['unit', 'postgres', 'types'],
  slow: ['slow', 'faults'],
  faults: ['faults'],
  conformance: ['conformance'],
  samples: ['samples'],
  large: ['slow'],
};
const [first, ...rest] = process.argv.slice(2);
const named = Object.hasOwn(lanes, first ?? '');
const asked = named || first === undefined ? rest : [first, ...rest];
/** `pnpm test:faults --full` kills every operation 200 times on each engine, and tries 200,000 mutated files. */
const options = asked.filter((option) => option !== '--full');
if (options.length < asked.length) {
  process.env.FAULT_CYCLES ??= '200';
  process.env.FUZZ_CASES ??= '200000';
}
/** `pnpm test:large` writes and imports an export of 4 GB; the slow lane one of 200 MB. */
const large = named && first === 'large';
if (large) process.env.LARGE_EXPORT_MEGABYTES ??= '4000';

install('all', []);
exec('turbo', ['run', 'build', '--output-logs=errors-only']);
let status = 0;
for (const lane of named ? [first] : ['quick', 'slow', 'conformance']) status = runLane(lane) || status;
process.exit(status);

function runLane(lane) {
  const projects = lanes[lane].flatMap((project) => ['--project', project]);
  const coverage = process.env.CI && lane === 'quick' && options.length === 0 ? ['--coverage'] : [];
  return exec(
    'vitest',
    [
      'run',
      ...projects,
      '--passWithNoTests',
      ...coverage,
      ...report(lane),
      ...(large ? ['apple-large'] : []),
      ...options,
    ],
    {
      goOn: true,
    },
  );
}

/** Numbers for whoever adds up lanes. */
function report(lane) {
  const folder = process.env.TEST_REPORTS;
  return folder ? ['--reporter=default', '--reporter=json', `--outputFile.json=${join(folder, `${lane}.json`)}`] : [];
}
