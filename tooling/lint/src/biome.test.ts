import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
const folder = mkdtempSync(join(tmpdir(), 'vitalwire-biome-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Rule, and a text that breaks it. */
const violations: readonly (readonly [string, string])[] = [
  ['noDefaultExport', 'export default 1;\n'],
  ['noReExportAll', "export * from './sound.ts';\n"],
  ['noEnum', 'export enum Sport {\n  Run,\n}\n'],
  ['noExplicitAny', 'export const value = (input: any) => input;\n'],
  ['noConsole', "console.log('x');\n"],
  ['useNodejsImportProtocol', "import { sep } from 'path';\n\nexport const b = sep;\n"],
  ['useImportType', "import { A } from './sound.ts';\n\nexport const b: A | null = null;\n"],
  ['noUnusedImports', "import { a } from './sound.ts';\n"],
  ['noUnusedVariables', 'const a = 1;\n'],
  ['format', 'export const a = "x"\n'],
];
const write = (file: string, text: string) => {
  const path = join(folder, 'packages/hub/src', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
for (const [rule, text] of violations) write(`${kebab(rule)}.ts`, text);
write('oddName.ts', 'export const a = 1;\n');
write('sound.ts', 'export type A = string;\nexport const a = 1;\n');

const run = spawnSync(
  process.execPath,
  [
    biome,
    'check',
    '--vcs-enabled=false',
    '--colors=off',
    '--max-diagnostics=none',
    `--config-path=${join(root, 'biome.jsonc')}`,
    '.',
  ],
  { cwd: folder, encoding: 'utf8' },
);
const said = `${run.stdout}${run.stderr}`;
const foundIn = (file: string) =>
  [...said.matchAll(/^(\S+?)(?::\d+:\d+)? (?:\w+\/\w+\/(\w+)|(format))\b/gm)]
    .filter(([, path]) => path?.endsWith(`/${file}`))
    .map(([, , rule, format]) => rule ?? format);

test.each(violations.map(([rule]) => rule))('%s is found', (rule) => {
  expect(foundIn(`${kebab(rule)}.ts`)).toContain(rule);
});

test('a file that is not named in kebab-case is found', () => {
  expect(foundIn('oddName.ts')).toEqual(['useFilenamingConvention']);
});

test('a sound file is left alone', () => {
  expect(foundIn('sound.ts')).toEqual([]);
});

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
