import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { defineProgram } from '@vitalwire/build';

const bench = join(import.meta.dirname, '..');

/** `src/<name>.ts` in one file, as programs are shipped: compiling sources takes memory of its own. @returns its path */
export async function builtProgram(name: string): Promise<string> {
  await defineProgram({ folder: bench, entries: { [name]: `src/${name}.ts` }, external: ['better-sqlite3'] });
  return join(bench, 'dist', `${name}.js`);
}

/** @returns what the program prints, as JSON */
export async function answerOf<T>(program: string, ...args: readonly string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args]);
  return JSON.parse(stdout) as T;
}
