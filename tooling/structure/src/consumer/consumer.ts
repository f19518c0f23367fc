import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closureOf, type Installed, readManifest } from '../packages/closure.ts';
import { run } from '../packages/packed.ts';

/** A project of somebody else, into which the tarballs were installed. */
export interface Consumer {
  readonly folder: string;
  /** Where a package lies as it was unpacked. */
  installed(name: string): string;
  /** Writes a file, folders on the way included. @returns its path */
  write(file: string, text: string): string;
  remove(): void;
}

/**
 * Builds members of the workspace, packs them as they would be published and installs them with npm into an empty folder
 * outside of it, without the network: what they depend on is taken from this machine.
 * @param members folders below the root, what others depend on first
 * @throws Error with what the building, the packing or the installing said
 */
export function consumerOf(root: string, members: readonly string[]): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'vitalwire-consumer-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const write = (file: string, text: string) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
    return join(folder, file);
  };
  try {
    build(root, members);
    const ours = members.map((member) => [readManifest(join(root, member)).name, pack(root, member, folder)] as const);
    const names = new Set(ours.map(([name]) => name));
    const others = members.flatMap((member) => {
      const wanted = Object.keys(readManifest(join(root, member)).dependencies ?? {});
      return closureOf(
        join(root, member),
        wanted.filter((name) => !names.has(name)),
      );
    });
    const dependencies = Object.fromEntries([
      ...others.map((other) => [other.name, tarballOf(other, folder)] as const),
      ...ours,
    ]);
    write(
      'package.json',
      JSON.stringify({
        name: 'consumer',
        private: true,
        type: 'module',
        dependencies: Object.fromEntries(Object.entries(dependencies).map(([name, path]) => [name, `file:${path}`])),
      }),
    );
    // Folders are copied like tarballs, not linked: nothing may lead back into the workspace.
    const options = [
      '--offline',
      '--install-links',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
    ];
    const said = run('npm', ['install', ...options], folder);
    if (said !== undefined) throw new Error(`npm does not install the tarballs: ${said}`);
    return { folder, installed: (name) => join(folder, 'node_modules', name), write, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** As it is installed here: what a registry would have sent. */
function tarballOf({ name, folder }: Installed, into: string): string {
  const place = join(into, 'tarballs', name.replaceAll('/', '-'));
  cpSync(folder, join(place, 'package'), {
    recursive: true,
    dereference: true,
    filter: (path) => !path.startsWith(join(folder, 'node_modules')),
  });
  const said = run('tar', ['-czf', 'package.tgz', 'package'], place);
  if (said !== undefined) throw new Error(`${name} does not pack: ${said}`);
  return join(place, 'package.tgz');
}

/** What lies in `dist` may be of other sources. Where it is not, this takes no time. */
function build(root: string, members: readonly string[]): void {
  const filters = members.map((member) => `--filter=./${member}`);
  const said = pnpm(root, root, ['exec', 'turbo', 'run', 'build', '--output-logs=errors-only', ...filters]);
  if (said !== undefined) throw new Error(`What is packed cannot be built: ${said}`);
}

function pack(root: string, member: string, into: string): string {
  const place = join(into, 'tarballs', member.replaceAll('/', '-'));
  mkdirSync(place, { recursive: true });
  const folder = join(root, member);
  const said = pnpm(root, folder, ['pack', '--pack-destination', place]);
  if (said !== undefined) throw new Error(`${member} does not pack: ${said}`);
  return join(place, String(readdirSync(place)[0]));
}

/** Below `pnpm exec` it is on the path; else the wrapper knows which one. @returns what it said when it failed */
function pnpm(root: string, folder: string, parameters: readonly string[]): string | undefined {
  const said = run('pnpm', parameters, folder);
  if (said === undefined) return undefined;
  const again = run(join(root, 'tooling/pnpm'), ['-C', folder, ...parameters], root);
  return again === undefined ? undefined : `${said}\n${again}`;
}
