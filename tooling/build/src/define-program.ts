import { join } from 'node:path';
import { build } from 'tsup';

export interface ProgramOptions {
  /** Absolute path of the app. */
  readonly folder: string;
  /** Output name → source file; each becomes one file without imports of its own. */
  readonly entries: { readonly [name: string]: string };
  /** Packages that stay outside the bundle and are real dependencies of the app. */
  readonly external: readonly string[];
}

/** Builds command-line programs: one file an entry, workspace sources and dependencies inside. */
export async function defineProgram({ folder, entries, external }: ProgramOptions): Promise<void> {
  const kept = external.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  await build({
    entry: Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, join(folder, source)])),
    outDir: join(folder, 'dist'),
    tsconfig: join(folder, 'tsconfig.json'),
    format: 'esm',
    target: 'node22',
    platform: 'node',
    splitting: false,
    sourcemap: false,
    clean: true,
    dts: false,
    removeNodeProtocol: false,
    silent: true,
    config: false,
    external: [...external],
    // A catch-all would win over `external` and swallow native packages.
    noExternal: [new RegExp(`^(?!(?:${kept})(?:/|$))`)],
    // Bundled CommonJS asks for a real `require`.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    esbuildOptions(options) {
      // A third less to parse at every start; names stay, so that a stack still says where.
      options.minifyWhitespace = true;
      options.minifySyntax = true;
      // Comments and white space are a third of what Node reads at every start. Names stay, for the sake of stack traces.
      options.minifyWhitespace = true;
      options.minifySyntax = true;
      options.conditions = ['@vitalwire/source', 'import', 'module', 'default'];
    },
  });
}
