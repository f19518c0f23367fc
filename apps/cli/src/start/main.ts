import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unsupportedRuntime } from '../runtime-check.ts';

// `npm start`: the main job, on the bundled recordings and a made-up athlete, or on the paths that are given.
const refusal = unsupportedRuntime(process.versions);
if (refusal === null) {
  const { start } = await import('./start.ts');
  const dist = fileURLToPath(new URL('.', import.meta.url));
  process.exitCode = await start({
    program: join(dist, 'vitalwire.js'),
    samples: resolve(dist, '..', 'samples'),
    scratch: resolve(dist, '..', '..', '..', '.scratch'),
    paths: process.argv.slice(2).map((path) => resolve(path)),
    userHome: homedir(),
  });
} else {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 1;
}
