import { memoryTree, type Tree } from '@vitalwire/lint';
import type { Check } from '../check.ts';

/** A manifest that keeps every promise, with what a test wants to change. */
export function manifestOf(short: string, change: { readonly [key: string]: unknown } = {}): string {
  return JSON.stringify({
    name: `@vitalwire/${short}`,
    description: 'An example.',
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    files: ['dist'],
    engines: { node: '^22.19.0 || ^24.11.0 || >=26.0.0' },
    exports: {
      '.': { '@vitalwire/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
    },
    publishConfig: {
      access: 'public',
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    },
    ...change,
  });
}

/** A workspace of three packages and an app in which every check of the tree holds, then changed. */
export function exampleTree(change: { readonly [file: string]: string | null } = {}): Tree {
  const core = { '@vitalwire/core': 'workspace:*' };
  const packages = {
    core: manifestOf('core', { dependencies: { zod: 'catalog:' } }),
    storage: manifestOf('storage', { dependencies: { ...core, kysely: 'catalog:' } }),
    hub: manifestOf('hub', { dependencies: core, devDependencies: { '@vitalwire/storage': 'workspace:*' } }),
  };
  const files: { [file: string]: string } = {};
  for (const [short, manifest] of Object.entries(packages)) {
    files[`packages/${short}/package.json`] = manifest;
    files[`packages/${short}/README.md`] = `# ${short}\n`;
    files[`packages/${short}/tsconfig.json`] = '{}';
    files[`packages/${short}/tsconfig.build.json`] = '{}';
    files[`packages/${short}/src/index.ts`] = `export { name } from './name.ts';\n`;
    files[`packages/${short}/src/name.ts`] = `export const name = '${short}';\n`;
  }
  for (const [file, text] of Object.entries(change)) {
    if (text === null) delete files[file];
    else files[file] = text;
  }
  return memoryTree(files);
}

/** Findings as text, for short expectations. */
export function found(check: Check, change: { readonly [file: string]: string | null } = {}): readonly string[] {
  return check.run(exampleTree(change)).map(({ file, message }) => `${file}: ${message}`);
}
