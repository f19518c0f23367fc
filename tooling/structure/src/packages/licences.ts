import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@vitalwire/lint';
import type { Member } from '../workspace.ts';
import { closureOf, type Installed, readManifest } from './closure.ts';

/** May be shipped inside or beside what we publish. */
const shipped = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'CC0-1.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'Zlib',
]);
/** May be used to build and test, unchanged. */
const used = new Set([
  ...shipped,
  'MPL-2.0',
  'Python-2.0',
  'CC-BY-4.0',
  'CC-BY-3.0',
  'PostgreSQL',
  'Artistic-2.0',
  'WTFPL',
]);
/** Read by hand, used to build and test, never shipped. */
const exceptions: { readonly [name: string]: string } = {
  '@garmin/fitsdk':
    'not an open licence: the maker’s own decoder is the oracle of the differential tests and the bench',
  '@modelcontextprotocol/inspector':
    'its LICENSE file is MIT and Apache-2.0, in transition; the manifest names neither',
};

/** What a consumer receives: dependencies of libraries, and everything an app has bundled. */
export function shippedLicences(root: string, members: readonly Member[]): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const { folder, group, manifest } of members) {
    if (group === 'tooling') continue;
    const bundled = group === 'apps' ? Object.keys(manifest.devDependencies ?? {}).filter(isRunTime) : [];
    const names = [manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies]
      .flatMap((list) => Object.keys(list ?? {}))
      .concat(bundled);
    for (const installed of closureOf(join(root, folder), names)) {
      const problem = judge(installed, shipped);
      if (problem !== undefined && !findings.has(installed.folder))
        findings.set(installed.folder, { file: `${folder}/package.json`, message: problem });
    }
  }
  return [...findings.values()];
}

/** Everything that is installed in the workspace. */
export function usedLicences(root: string): readonly Finding[] {
  const store = join(root, 'node_modules', '.pnpm');
  return readdirSync(store)
    .filter((entry) => entry.includes('@'))
    .flatMap((entry) => installedIn(join(store, entry, 'node_modules'), entry))
    .flatMap((installed) => {
      if (Object.hasOwn(exceptions, installed.name)) return [];
      const problem = judge(installed, used);
      return problem === undefined ? [] : [{ file: 'pnpm-lock.yaml', message: problem }];
    });
}

/** The package that a store entry is named after; its neighbours are links to other entries. */
function installedIn(modules: string, entry: string): readonly Installed[] {
  const name = entry.startsWith('@')
    ? entry.split('@').slice(0, 2).join('@').replace('+', '/')
    : String(entry.split('@')[0]);
  const folder = join(modules, name);
  if (!existsSync(join(folder, 'package.json'))) return [];
  const manifest = readManifest(folder);
  return [{ name: manifest.name, version: manifest.version ?? '', folder, manifest }];
}

/** What builds and tests an app and is no part of it. */
const besideTheApp = new Set(['@vitalwire/archive-writers', '@vitalwire/build', '@vitalwire/vitest']);

function isRunTime(name: string): boolean {
  return !name.startsWith('@types/') && !besideTheApp.has(name);
}

export function judge(installed: Installed, allowed: ReadonlySet<string>): string | undefined {
  const { manifest, name, version } = installed;
  const stated =
    typeof manifest.license === 'string' ? manifest.license : manifest.licenses?.map(({ type }) => type).join(' OR ');
  if (stated === undefined || stated === '') return `${name} ${version} states no licence.`;
  return satisfies(stated, allowed) ? undefined : `${name} ${version} is under ${stated}, which is not on the list.`;
}

/** `MIT OR GPL-3.0` needs one side, `MIT AND CC-BY-4.0` both. */
function satisfies(expression: string, allowed: ReadonlySet<string>): boolean {
  const plain = expression.replace(/[()]/g, ' ').trim();
  return plain
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((licence) => allowed.has(licence.trim())));
}
