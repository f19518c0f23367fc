import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'tsup';
import { droppable } from './droppable.ts';

export interface PackageOptions {
  /** Absolute path of the package. Its `exports` say what the entries are. */
  readonly folder: string;
}

interface Manifest {
  readonly exports: { readonly [entry: string]: { readonly '@vitalwire/source': string } };
}

/** Builds a library: ESM JavaScript by the bundler, declarations by the compiler. */
export async function definePackage({ folder }: PackageOptions): Promise<void> {
  await build({
    entry: entriesOf(folder),
    outDir: join(folder, 'dist'),
    tsconfig: join(folder, 'tsconfig.build.json'),
    format: 'esm',
    target: 'es2024',
    platform: 'neutral',
    external: [/^node:/],
    splitting: true,
    sourcemap: true,
    clean: true,
    dts: false,
    plugins: [droppable()],
    // The bundler would write `fs` for `node:fs`, and the neutral-entry check would see nothing.
    removeNodeProtocol: false,
    silent: true,
    config: false,
  });
  declare(folder);
}

function entriesOf(folder: string): Record<string, string> {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const sources = Object.values(exports).map((target) => target['@vitalwire/source']);
  return Object.fromEntries(
    sources.map((source) => [source.replace(/^\.\/src\//, '').replace(/\.ts$/, ''), join(folder, source)]),
  );
}

function declare(folder: string): void {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const result = spawnSync(process.execPath, [compiler, '-p', join(folder, 'tsconfig.build.json')], {
    stdio: 'inherit',
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}
