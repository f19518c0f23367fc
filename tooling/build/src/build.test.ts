import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { definePackage, defineProgram } from './index.ts';

const preset = join(import.meta.dirname, '../../tsconfig/library-build.json');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitalwire-build-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(files: { readonly [file: string]: string }): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}
const built = (file: string) => readFileSync(join(folder, 'dist', file), 'utf8');

describe('a library', () => {
  beforeAll(async () => {
    const source = (stem: string) => ({ '@vitalwire/source': `./src/${stem}.ts` });
    write({
      'package.json': JSON.stringify({
        type: 'module',
        exports: { '.': source('index'), './part': source('part/index') },
      }),
      'tsconfig.build.json': JSON.stringify({ extends: preset, compilerOptions: { types: [] } }),
      'src/index.ts': "export { shared } from './shared.ts';\n",
      'src/part/index.ts': "import { shared } from '../shared.ts';\nexport const part: readonly number[] = [shared];\n",
      'src/shared.ts':
        "// @ts-expect-error no types of Node in this fixture\nimport { sep } from 'node:path';\nexport const shared: number = sep.length;\n",
      'src/shared.test.ts': 'export const forgotten = 1;\n',
    });
    await definePackage({ folder });
  }, 60_000);

  test('has a file and its declarations for each entry, and nothing of its tests', () => {
    for (const file of ['index.js', 'index.d.ts', 'part/index.js', 'part/index.d.ts'])
      expect(existsSync(join(folder, 'dist', file))).toBe(true);
    expect(built('part/index.d.ts')).toContain('part: readonly number[]');
    expect(existsSync(join(folder, 'dist/shared.test.d.ts'))).toBe(false);
  });

  test('keeps the prefix of Node modules, which the check of neutral entries looks for, and shares what entries share', () => {
    const [, chunk] = /from "\.\/(chunk-\w+\.js)"/.exec(built('index.js')) ?? [];
    expect(built(String(chunk))).toContain('"node:path"');
    expect(built('part/index.js')).toContain(String(chunk));
  });
});

describe('a program', () => {
  test('is one file with what it imports inside, and leaves native packages to the installation', async () => {
    write({
      'tsconfig.json': '{}',
      'node_modules/inside/package.json': '{"name":"inside","main":"index.cjs"}',
      'node_modules/inside/index.cjs': "module.exports = { name: require('node:path').basename('a/b') };",
      'node_modules/native/package.json': '{"name":"native","type":"module","exports":"./index.js"}',
      'node_modules/native/index.js': "export const native = 'outside';",
      'src/main.ts':
        "#!/usr/bin/env node\nimport inside from 'inside';\nconst { native } = await import('native');\nconsole.log(inside.name, native);\n",
    });
    await defineProgram({ folder, entries: { tool: 'src/main.ts' }, external: ['native'] });
    const file = join(folder, 'dist/tool.js');
    expect(built('tool.js').startsWith('#!/usr/bin/env node\n')).toBe(true);
    rmSync(join(folder, 'node_modules/inside'), { recursive: true });
    expect(spawnSync(process.execPath, [file], { encoding: 'utf8' }).stdout).toBe('b outside\n');
    rmSync(join(folder, 'node_modules/native'), { recursive: true });
    expect(spawnSync(process.execPath, [file], { encoding: 'utf8' }).stderr).toContain('native');
  }, 60_000);

  test('compiles what it imports later when it does, with the same modules, and keeps for early what is named', async () => {
    write({
      'tsconfig.json': '{}',
      'node_modules/native/package.json': '{"name":"native","type":"module","exports":"./index.js"}',
      'node_modules/native/index.js': "export const native = 'outside';",
      'src/main.ts':
        "import { state } from './state.ts';\nstate.words.push('main');\nawait import('./soon.ts');\nawait import('./later.ts');\nconsole.log(state.words.join(' '));\n",
      'src/state.ts': 'export const state: { readonly words: string[] } = { words: [] };\n',
      'src/soon.ts': "import { state } from './state.ts';\nstate.words.push('soon');\n",
      'src/later.ts':
        "import { basename } from 'node:path';\nimport { state } from './state.ts';\nstate.words.push(basename(new URL(import.meta.url).pathname), 'later');\nvoid import('native').then(({ native }) => console.log(native));\n",
    });
    await defineProgram({
      folder,
      entries: { tool: 'src/main.ts' },
      external: ['native'],
      early: ['src/soon.ts'],
    });
    const { stdout } = spawnSync(process.execPath, [join(folder, 'dist/tool.js')], { encoding: 'utf8' });
    expect(stdout.split('\n').sort()).toEqual(['', 'main soon tool.js later', 'outside'].sort());
    // One apart from the module, the other inside of it.
    expect(built('tool.js')).toContain('new URL(moduleUrl)');
    expect(built('tool.js')).toContain('push("soon")');
  }, 60_000);

  test('runs on a Node that lacks a name which only a later part asks for', async () => {
    write({
      'tsconfig.json': '{}',
      'src/main.ts': "if (process.argv[2] === 'later') await import('./later.ts');\nelse console.log('fine');\n",
      'src/later.ts': "import { neverThere } from 'node:zlib';\nconsole.log(typeof neverThere);\n",
    });
    await defineProgram({ folder, entries: { tool: 'src/main.ts' }, external: [] });
    const run = (...parameters: string[]) =>
      spawnSync(process.execPath, [join(folder, 'dist/tool.js'), ...parameters], { encoding: 'utf8' }).stdout;
    expect([run(), run('later')]).toEqual(['fine\n', 'undefined\n']);
  }, 60_000);
});
