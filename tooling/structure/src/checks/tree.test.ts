import { describe, expect, test } from 'vitest';
import { found, manifestOf } from './fixture.ts';
import { formulaConstants } from './formula-constants.ts';
import { fileLength, fileNames, requiredFiles } from './layout.ts';
import { manifests } from './manifests.ts';

const place = 'packages/hub/src/example.ts';

describe('file names', () => {
  test.each([
    'packages/hub/src/fooBar.ts',
    'packages/hub/src/Foo.ts',
    'packages/hub/Some_Folder/a.ts',
    'docs/My Guide.md',
  ])('finds %s', (file) => {
    expect(found(fileNames, { [file]: '' })).toHaveLength(1);
  });

  test.each([
    'packages/hub/src/foo-bar.test-d.ts',
    'packages/hub/src/__fixtures__/a-1.json',
    '.github/workflows/ci.yml',
  ])('leaves %s', (file) => {
    expect(found(fileNames, { [file]: '' })).toEqual([]);
  });
});

test('file length finds the first line too many', () => {
  expect(found(fileLength, { [place]: '\n'.repeat(401) })).toEqual([expect.stringContaining('401 lines')]);
  expect(found(fileLength, { [place]: '\n'.repeat(400), 'docs/long.md': '\n'.repeat(900) })).toEqual([]);
});

test('required files names every missing one', () => {
  const missing = found(requiredFiles, { 'packages/core/README.md': null });
  expect(missing).toContain('packages/core/README.md: is missing.');
  expect(missing).toContain('LICENSE: is missing.');
  expect(missing).not.toContain('packages/hub/README.md: is missing.');
});

describe('manifests', () => {
  const broken = (change: { readonly [key: string]: unknown }) =>
    found(manifests, { 'packages/hub/package.json': manifestOf('hub', change) });
  const entry = { types: './dist/index.d.ts', default: './dist/index.js' };
  const exports = { '.': { '@vitalwire/source': './src/index.ts', ...entry } };

  test('the example is sound', () => {
    expect(found(manifests)).toEqual([]);
  });

  test.each([
    ['licence', { license: 'ISC' }, '"license"'],
    ['module type', { type: 'commonjs' }, '"type"'],
    ['side effects', { sideEffects: true }, '"sideEffects"'],
    ['engines', { engines: { node: '>=20' } }, '"engines"'],
    ['files', { files: ['dist', 'src'] }, '"files"'],
    ['name', { name: '@vitalwire/other' }, '"name"'],
    ['description', { description: '' }, '"description"'],
    ['privacy', { private: true }, 'not private'],
    ['versions', { dependencies: { zod: '^4.0.0' } }, 'must be catalog:'],
    ['versions of our own', { dependencies: { '@vitalwire/core': '1.0.0' } }, 'must be workspace:*'],
    ['published entries', { publishConfig: { access: 'public', exports: {} } }, 'differs between'],
    [
      'entries that only the world has',
      { publishConfig: { access: 'public', exports: { '.': entry, './extra': entry } } },
      "has './extra'",
    ],
    ['an entry without a source file', { exports: { ...exports, './codec': exports['.'] } }, 'must have its source'],
    ['a leaking source condition', { publishConfig: { access: 'public', exports } }, 'differs between'],
  ])('finds wrong %s', (_, change, words) => {
    expect(broken(change).join('\n')).toContain(words);
  });

  test('finds a tool that could be published by mistake', () => {
    expect(found(manifests, { 'tooling/lint/package.json': '{"name":"@vitalwire/lint"}' })).toEqual([
      expect.stringContaining('private'),
    ]);
  });
});

describe('formula constants', () => {
  test.each([
    'export const trimp = (m: number, r: number) => m * r * 0.64 * Math.exp(1.92 * r);',
    'export const cost = (v: number) => -4.6 + 0.182258 * v;',
    'export const exponent = 1.06;',
    'export const bmr = (kg: number) => 88.362 + 13.397 * kg;',
  ])('finds %s', (text) => {
    expect(found(formulaConstants, { [place]: text })).toHaveLength(1);
  });

  test('leaves single common numbers, tests, and the package that owns them', () => {
    expect(found(formulaConstants, { [place]: 'export const share = 0.64;' })).toEqual([]);
    expect(found(formulaConstants, { 'packages/hub/src/a.test.ts': 'export const e = 1.06;' })).toEqual([]);
    expect(found(formulaConstants, { 'packages/intelligence/src/a.ts': 'export const e = 1.06;' })).toEqual([]);
    expect(found(formulaConstants, { [place]: 'export const text = "1.06";' })).toEqual([]);
  });
});
