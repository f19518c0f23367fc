import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The file that people run. Built by `npm test` before the tests. */
export const program = join(import.meta.dirname, '..', 'dist', 'vitalwire.js');
export const samples = join(import.meta.dirname, '..', 'samples');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface JsonAnswer {
  readonly code: number | null;
  // biome-ignore lint/suspicious/noExplicitAny: its shape is what the tests are about
  readonly value: any;
  readonly err: string;
}

export interface Sandbox {
  readonly folder: string;
  readonly home: string;
  /** A file below the sandbox; folders on the way are made. */
  write(path: string, content: string | Uint8Array): Promise<string>;
  start(...parameters: readonly string[]): ChildProcess;
  run(...parameters: readonly string[]): Promise<Finished>;
  /** With `--json`; the tests look into the value field by field. */
  json(...parameters: readonly string[]): Promise<JsonAnswer>;
  remove(): Promise<void>;
}

/** A folder of its own with a data folder in it, and the program with nothing else in its environment. */
export async function sandbox(environment: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
  if (!existsSync(program))
    throw new Error('apps/cli/dist/vitalwire.js is not there: run `npm test`, or node apps/cli/build.ts.');
  const folder = await mkdtemp(join(tmpdir(), 'vitalwire-cli-'));
  const home = join(folder, 'home');
  const start = (...parameters: readonly string[]) =>
    spawn(process.execPath, [program, ...parameters], {
      cwd: folder,
      env: { VITALWIRE_HOME: home, VITALWIRE_KEYCHAIN: '0', HOME: folder, ...machine(), ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  const run = async (...parameters: readonly string[]) => {
    const child = start(...parameters);
    child.stdin?.end();
    return finished(child);
  };
  return {
    folder,
    home,
    async write(path, content) {
      const full = join(folder, path);
      await mkdir(join(full, '..'), { recursive: true });
      await writeFile(full, content);
      return full;
    },
    start,
    run,
    async json(...parameters) {
      const { code, out, err } = await run(...parameters, '--json');
      return { code, value: JSON.parse(out), err };
    },
    // Windows keeps files of a process that has just ended for a moment.
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

export function finished(child: ChildProcess): Promise<Finished> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({ code, signal, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}

/** What Windows programs cannot start without. */
function machine(): Record<string, string> {
  const names = ['SystemRoot', 'TEMP', 'TMP', 'PATH'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

/** A GPX recording of some minutes, a point a second, on a day of its own. */
export function gpx(day: number, minutes = 10): string {
  const start = Date.UTC(2025, 0, 1 + day, 7);
  const points = Array.from({ length: minutes * 60 }, (_, second) => {
    const time = new Date(start + second * 1000).toISOString();
    return `<trkpt lat="${(48 + second * 3e-5).toFixed(6)}" lon="11.500000"><ele>${500 + (second % 60)}</ele><time>${time}</time></trkpt>`;
  });
  return `<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><type>running</type><trkseg>${points.join('')}</trkseg></trk></gpx>`;
}
