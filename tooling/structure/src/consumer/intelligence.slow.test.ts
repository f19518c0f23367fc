import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { parseSource } from '@vitalwire/lint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readManifest } from '../packages/closure.ts';
import { loadedBy } from '../packages/sizes.ts';
import { type Consumer, consumerOf } from './consumer.ts';
import { type Example, examplesOf } from './examples.ts';
import { bundles, importSizes } from './import-sizes.ts';

const root = join(import.meta.dirname, '../../../..');
const name = '@vitalwire/intelligence';

/** Bytes after minifying and gzip. */
const wholeBudget = 60_000;
const importBudget = 3_000;
/** These try several methods in turn, or fit a model, and bring what they call. Stated in the package's read me. */
const largerImports: { readonly [name: string]: number } = {
  trainingStressHybrid: 4_300,
  powerDurationModel: 4_300,
  vo2max: 4_300,
  trimpHybrid: 3_600,
};

let consumer: Consumer;
let specifiers: readonly string[] = [];
let examples: readonly Example[] = [];
beforeAll(() => {
  consumer = consumerOf(root, ['packages/core', 'packages/intelligence']);
  const { exports = {} } = readManifest(consumer.installed(name));
  specifiers = Object.keys(exports).map((entry) => `${name}${entry.slice(1)}`);
  examples = examplesOf(readFileSync(join(consumer.installed(name), 'README.md'), 'utf8'));
});
afterAll(() => consumer?.remove());

const node = (file: string) => spawnSync(process.execPath, [file], { encoding: 'utf8', cwd: consumer.folder });

describe('installed from its tarball', () => {
  test('brings the entries that its read me names, and nothing of the workspace', () => {
    expect(specifiers).toEqual([
      name,
      ...['health', 'plans', 'quality', 'registry', 'rules', 'statistics'].map((entry) => `${name}/${entry}`),
    ]);
    expect(JSON.stringify(readManifest(consumer.installed(name)))).not.toMatch(/workspace:|catalog:|\/source/);
  });

  test('is a plain script away', () => {
    const imports = specifiers.map((specifier, index) => `import * as entry${index} from '${specifier}';`);
    const script = [
      ...imports,
      "import { trainingStress } from '@vitalwire/intelligence';",
      'const stress = trainingStress({ durationSeconds: 3600, normalizedPowerWatts: 250, ftpWatts: 250 });',
      `const names = [${specifiers.map((_, index) => `entry${index}`).join(', ')}].map((entry) => Object.keys(entry).length);`,
      'console.log(JSON.stringify({ stress, names }));',
    ];
    const { stdout, stderr } = node(consumer.write('plain.mjs', script.join('\n')));
    expect(stderr).toBe('');
    const { stress, names } = JSON.parse(stdout) as { stress: object; names: readonly number[] };
    expect(stress).toEqual({ status: 'ok', value: 100, warnings: [] });
    expect(names.every((count) => count > 0)).toBe(true);
  });

  test('loads nothing but itself and core, of core the root alone', () => {
    for (const specifier of specifiers) {
      const entry = `${specifier.slice(name.length + 1) || 'index'}${specifier === name ? '' : '/index'}.js`;
      const imports = loadedBy(join(consumer.installed(name), 'dist', entry)).flatMap((file) =>
        parseSource(file, readFileSync(file, 'utf8')).imports.map((found) => found.specifier),
      );
      expect(imports.length, specifier).toBeGreaterThan(0);
      expect(imports.filter((found) => !found.startsWith('.') && found !== '@vitalwire/core')).toEqual([]);
      expect(imports.filter((found) => isBuiltin(found))).toEqual([]);
    }
  });
});

describe('a consumer in strict TypeScript', () => {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

  test.each([
    ['NodeNext', 'NodeNext'],
    ['ESNext', 'Bundler'],
  ])('module %s, resolution %s', (module, moduleResolution) => {
    examples.forEach(({ code }, index) => {
      consumer.write(`src/example-${index}.ts`, `${code}\nexport {};\n`);
    });
    consumer.write('src/use.ts', [...specifiers.map(usesEntry), wrongUses].join('\n'));
    // What a script prints with; a browser's project would not have it.
    consumer.write('src/process.d.ts', 'declare const process: { readonly stdout: { write(text: string): void } };\n');
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'ES2024',
      lib: ['ES2024', 'DOM'],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
      skipLibCheck: false,
      noEmit: true,
      types: [],
    };
    const project = consumer.write(`tsconfig.${module}.json`, JSON.stringify({ compilerOptions, include: ['src'] }));
    const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', project, '--pretty', 'false'], {
      encoding: 'utf8',
      cwd: consumer.folder,
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  const usesEntry = (specifier: string, index: number) =>
    `import * as entry${index} from '${specifier}';\nexport const names${index}: readonly string[] = Object.keys(entry${index});`;
  const wrongUses = `import { type Outcome } from '@vitalwire/core';
import { normalizedPower, vdot } from '@vitalwire/intelligence';
import { algorithms } from '@vitalwire/intelligence/registry';
const outcome: Outcome<number> = vdot({ distanceMeters: 5000, durationSeconds: 1200 });
export const id: 'running.vdot.daniels_gilbert' = vdot.spec.id;
export const same: typeof vdot = algorithms['running.vdot.daniels_gilbert'];
// @ts-expect-error a value is there only after looking at the status
export const value: number = outcome.value;
// @ts-expect-error seconds are missing
vdot({ distanceMeters: 5000 });
// @ts-expect-error samples are no plain list
normalizedPower({ powerWatts: [1, 2, 3] });
// @ts-expect-error no such algorithm
algorithms['running.vdot.mine'];
// @ts-expect-error not an entry
export type Inner = import('@vitalwire/intelligence/dist/index.js').Outcome;
`;
});

describe('the examples of the read me', () => {
  test('cover every entry', () => {
    const code = examples.map((example) => example.code).join();
    for (const specifier of specifiers) expect(code).toContain(`'${specifier}'`);
  });

  test('run and print what it says', () => {
    expect(examples.length).toBeGreaterThan(0);
    for (const [index, { line, code, prints }] of examples.entries()) {
      const { stdout, stderr } = node(consumer.write(`run/example-${index}.ts`, code));
      expect({ line, stdout, stderr }).toEqual({ line, stdout: prints, stderr: '' });
    }
  });
});

describe('in a browser bundle', () => {
  test('every entry bundles, and runs with nothing but the language', async () => {
    const all = specifiers.map((specifier, index) => `export * as entry${index} from '${specifier}';`);
    const page = `${all.join('\n')}
import { normalizedPower } from '@vitalwire/intelligence';
export const power = normalizedPower({ powerWatts: new Float64Array(60).fill(200) });`;
    const bundle = (await bundles(consumer.folder, { page }, { globalName: 'page' })).get('page');
    const outcome = runInNewContext(`${bundle?.text ?? ''}\nJSON.stringify(page.power)`) as string;
    expect(JSON.parse(outcome)).toMatchObject({ status: 'ok', value: expect.closeTo(200, 6) });
  });

  test.each([
    ['', 'index'],
    ['/health', 'health/index'],
  ])('one function of %j costs little, all of them together not much', async (entry, file) => {
    const specifier = `${name}${entry}`;
    const all = (await import(join(consumer.installed(name), `dist/${file}.js`))) as Record<string, unknown>;
    const functions = Object.keys(all).filter((key) => typeof all[key] === 'function');
    const sizes = await importSizes(consumer.folder, specifier, functions);
    const whole = (await bundles(consumer.folder, { whole: `export * from '${specifier}';` })).get('whole');
    const wholeSize = gzipSync(whole?.bytes ?? new Uint8Array(), { level: 9 }).length;
    const largest = sizes.slice(0, 6).map((size) => size.join(' '));
    process.stdout.write(
      `${specifier}: ${functions.length} functions, ${wholeSize} bytes together (min+gzip); ` +
        `largest alone ${largest.join(', ')}\n`,
    );
    expect(functions.length).toBeGreaterThan(50);
    expect(sizes.filter(([key, bytes]) => bytes >= (largerImports[key] ?? importBudget))).toEqual([]);
    // A name in the table that has become small has no place there.
    expect(sizes.filter(([key, bytes]) => Object.hasOwn(largerImports, key) && bytes < importBudget)).toEqual([]);
    expect(wholeSize).toBeLessThan(wholeBudget);
  });
});
