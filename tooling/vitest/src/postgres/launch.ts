import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type PostgresBinaries, postgresBinaries } from './binaries.ts';

export interface RunningPostgres {
  readonly url: string;
  /** Ends the server at once, as the loss of its machine would; its data stay. */
  halt(): Promise<void>;
  /** Starts it again after `halt`, at the same address. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; there it runs as nobody. */
const nobody = 65_534;
const asRoot = process.getuid?.() === 0;
const identity = asRoot ? { uid: nobody, gid: nobody } : {};

/** Starts a throw-away server on a free loopback port. Nothing outside the temporary folder is touched. */
export async function launchPostgres(): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'vitalwire-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const binaries = reachable(await postgresBinaries(), folder);
  if (asRoot) for (const path of [folder, data]) chownSync(path, nobody, nobody);

  run(binaries.initdb, ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--locale=C', '--encoding=UTF8']);
  const port = await freePort();
  const sockets = process.platform === 'win32' ? [] : ['-c', `unix_socket_directories=${folder}`];
  const launch = async (): Promise<ChildProcess> => {
    const started = spawn(
      binaries.postgres,
      [
        '-D',
        data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'fsync=off',
        '-c',
        'max_connections=60',
        ...sockets,
      ],
      { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await ready(started);
    return started;
  };
  let server = await launch();
  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    if (server.exitCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await gone;
  };
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    halt: () => end('SIGQUIT'),
    async start() {
      server = await launch();
    },
    async stop() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A clone below a private folder cannot be entered by another user: then the binaries are copied beside the data. */
function reachable(binaries: PostgresBinaries, folder: string): PostgresBinaries {
  if (!asRoot || spawnSync(binaries.initdb, ['--version'], { ...identity, cwd: tmpdir() }).error === undefined)
    return binaries;
  const native = dirname(dirname(binaries.initdb));
  const copy = join(folder, basename(native));
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const moved = (path: string) => join(copy, 'bin', basename(path));
  return { initdb: moved(binaries.initdb), postgres: moved(binaries.postgres) };
}

function run(program: string, parameters: readonly string[]): void {
  const result = spawnSync(program, parameters, { ...identity, cwd: tmpdir(), encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${basename(program)} failed: ${result.error?.message ?? result.stderr}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code} before it was ready:\n${log}`)));
    server.stderr?.on('data', (chunk: Buffer) => {
      log = `${log}${chunk.toString()}`.slice(-4_000);
      if (log.includes('ready to accept connections')) resolve();
    });
  });
}
