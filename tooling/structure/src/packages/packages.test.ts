import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Manifest, Member } from '../workspace.ts';
import { builtRoots } from './built-roots.ts';
import { closureOf } from './closure.ts';
import { judge, shippedLicences } from './licences.ts';
import { manifestProblems, run, tarballProblems } from './packed.ts';
import { entrySizes, footprint, loadedBy, overBudget } from './sizes.ts';
import { unused } from './unused.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: { readonly [file: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'vitalwire-structure-'));
  made.push(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

function member(short: string, manifest: Partial<Manifest> = {}): Member {
  return {
    folder: `packages/${short}`,
    group: 'packages',
    short,
    manifest: { name: `@vitalwire/${short}`, ...manifest },
  };
}
const rootEntry = { publishConfig: { exports: { '.': { default: './dist/index.js' } } } };

describe('licences', () => {
  const allowed = new Set(['MIT', 'ISC']);
  const installed = (license: unknown) => ({
    name: 'thing',
    version: '1.0.0',
    folder: '/thing',
    manifest: { name: 'thing', license } as never,
  });

  test.each(['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC'])('leaves %s', (license) => {
    expect(judge(installed(license), allowed)).toBeUndefined();
  });

  test.each(['GPL-3.0', 'MIT AND GPL-3.0', 'SEE LICENSE IN LICENSE.txt'])('finds %s', (license) => {
    expect(judge(installed(license), allowed)).toContain('not on the list');
  });

  test('finds a package that states none', () => {
    expect(judge(installed(undefined), allowed)).toContain('states no licence');
  });

  test('follows dependencies of dependencies, and not what only builds them', () => {
    const root = folderWith({
      'packages/hub/node_modules/a/package.json':
        '{"name":"a","license":"MIT","dependencies":{"b":"1"},"devDependencies":{"c":"1"}}',
      'packages/hub/node_modules/b/package.json': '{"name":"b","license":"GPL-3.0"}',
      'packages/hub/node_modules/c/package.json': '{"name":"c","license":"GPL-3.0"}',
    });
    const hub = member('hub', { dependencies: { a: 'catalog:' } });
    expect(closureOf(join(root, 'packages/hub'), ['a']).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(shippedLicences(root, [hub]).map(({ message }) => message)).toEqual([
      expect.stringContaining('b  is under GPL-3.0'),
    ]);
  });

  test('counts what an app bundles as shipped', () => {
    const root = folderWith({ 'apps/cli/node_modules/b/package.json': '{"name":"b","license":"GPL-3.0"}' });
    const cli: Member = { ...member('cli', { devDependencies: { b: 'catalog:' } }), folder: 'apps/cli', group: 'apps' };
    expect(shippedLicences(root, [cli])).toHaveLength(1);
  });
});

describe('sizes', () => {
  const built = folderWith({
    'packages/hub/dist/index.js': "import { a } from './chunk.js';\nexport { a };",
    'packages/hub/dist/chunk.js': `export const a = '${'0123456789abcdef'.repeat(64)}';`,
    'packages/hub/dist/other.js': 'export const unrelated = 1;',
  });

  test('an entry is counted with its chunks and without other entries', () => {
    const entry = join(built, 'packages/hub/dist/index.js');
    expect(loadedBy(entry)).toEqual([join(built, 'packages/hub/dist/chunk.js'), entry]);
  });

  test('finds an entry over its budget, and one without', () => {
    const sizes = (budget: { readonly [name: string]: number }) =>
      entrySizes(built, [member('hub', rootEntry)], budget).flatMap(overBudget);
    expect(sizes({ '@vitalwire/hub': 1 })).toEqual([]);
    expect(sizes({ '@vitalwire/hub': 0.01 })).toEqual([
      { file: expect.any(String), message: expect.stringContaining('0.01 is the budget') },
    ]);
    expect(sizes({})).toEqual([{ file: expect.any(String), message: expect.stringContaining('has no budget') }]);
  });

  test('an installed app weighs its files and its dependencies', () => {
    const root = folderWith({
      'apps/cli/dist/vitalwire.js': 'x'.repeat(1024 * 1024),
      'apps/cli/node_modules/native/package.json': '{"name":"native"}',
      'apps/cli/node_modules/native/prebuilt.node': 'x'.repeat(2 * 1024 * 1024),
    });
    const cli: Member = {
      ...member('cli', { dependencies: { native: 'catalog:' } }),
      folder: 'apps/cli',
      group: 'apps',
    };
    expect(footprint(root, cli, 60).size).toBeCloseTo(3, 3);
    expect(overBudget(footprint(root, cli, 2))).toHaveLength(1);
  });
});

test('built roots: finds a Node module, with or without its prefix, and a dependency', () => {
  const root = folderWith({
    'packages/core/dist/index.js': "import './a.js';\nimport { z } from 'zod';\nexport { z };",
    'packages/core/dist/a.js': "import fs from 'fs';\nimport p from 'node:path';\nexport { fs, p };",
    'packages/storage/dist/index.js': "import 'node:fs';",
  });
  const messages = builtRoots(root, [member('core'), member('storage')]).map(({ message }) => message);
  expect(messages.map((message) => message.split("'")[1])).toEqual(['fs', 'node:path', 'zod']);
});

describe('packed manifests', () => {
  test.each<readonly [string, Partial<Manifest>]>([
    ['names sources', { exports: { '.': { '@vitalwire/source': './src/index.ts' } } }],
    ['keeps devDependencies', { devDependencies: {} }],
    ['workspace:', { dependencies: { '@vitalwire/core': 'workspace:*' } }],
    ['catalog:', { peerDependencies: { zod: 'catalog:' } }],
  ])('finds one that %s', (words, manifest) => {
    expect(manifestProblems({ name: 'x', ...manifest }).join()).toContain(words);
  });

  test('leaves one that is as it should be', () => {
    expect(manifestProblems({ name: 'x', dependencies: { zod: '^4.0.0' } })).toEqual([]);
  });
});

test('the judges find a tarball whose entry or types are missing', () => {
  const folder = folderWith({
    'package/package.json': JSON.stringify({
      name: 'broken',
      version: '1.0.0',
      type: 'module',
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './gone': './dist/gone.js' },
    }),
    'package/dist/index.js': 'export const a = 1;',
    'package/dist/index.d.ts': "export { a } from './nowhere.js';",
  });
  expect(run('tar', ['-czf', 'broken.tgz', 'package'], folder)).toBeUndefined();
  const problems = tarballProblems(join(folder, 'broken.tgz'), folder, true);
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['publint', 'attw']);
});

test('unused: finds a file and a dependency that nothing uses', () => {
  const folder = folderWith({
    'package.json': '{"name":"x","type":"module","main":"index.js","dependencies":{"left-behind":"1.0.0"}}',
    'index.js': 'export const a = 1;\n',
    'forgotten.js': 'export const b = 1;\n',
  });
  const [finding] = unused(folder);
  expect(finding?.message).toContain('forgotten.js');
  expect(finding?.message).toContain('left-behind');
});
