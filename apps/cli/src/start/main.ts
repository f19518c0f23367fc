import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { instantOf } from '@vitalwire/core';
import { localDateIn } from '@vitalwire/core/time';
import { unsupportedRuntime } from '../runtime-check.ts';
import { machineTimeZone } from '../setup/machine-time-zone.ts';
import { processTerminal } from '../terminal/terminal.ts';
import { start } from './start.ts';

// `npm start`: the main job, on the bundled recordings and a made-up athlete, or on the paths that are given.
const refusal = unsupportedRuntime(process.versions);
if (refusal === null) {
  const dist = fileURLToPath(new URL('.', import.meta.url));
  const now = instantOf(Date.now());
  process.exitCode = await start({
    program: join(dist, 'vitalwire.js'),
    samples: resolve(dist, '..', 'samples'),
    scratch: resolve(dist, '..', '..', '..', '.scratch'),
    paths: process.argv.slice(2).map((path) => resolve(path)),
    userHome: homedir(),
    today: { date: localDateIn(now, machineTimeZone() ?? 'UTC'), now },
    terminal: processTerminal(process, process.env),
  });
} else {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 1;
}
