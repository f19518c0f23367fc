import { resolve } from 'node:path';
import { ownVectors } from './vector-folder.ts';
import { runVectors } from './vector-runner.ts';

/** `test:vectors`: our own vectors, or those of the folder in VITALWIRE_VECTORS, seen from where it was called. */
const { VITALWIRE_VECTORS: folder, INIT_CWD: from = '.' } = process.env;
const lines: string[] = [];
const { failed } = runVectors(folder ? resolve(from, folder) : ownVectors, (line) => lines.push(line));
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = failed === 0 ? 0 : 1;
