import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Options } from 'tsup';
import { nodeModulesWhenUsed, standIns } from './program-plugins.ts';

export interface ProgramOptions {
  /** Absolute path of the app. */
  readonly folder: string;
  /** Output name → source file; each becomes one file without imports of its own. */
  readonly entries: { readonly [name: string]: string };
  /** Packages that stay outside the bundle and are real dependencies of the app. */
  readonly external: readonly string[];
  /** Import specifier → source file that stands in for it, inside dependencies too. */
  readonly standIns?: { readonly [specifier: string]: string };
}

/**
 * Builds command-line programs: one file an entry, workspace sources and dependencies inside. What a program loads by
 * `import()` lies in the same file and is evaluated when it is asked for.
 *
 * In two passes, because a module that is loaded later keeps everything its index re-exports: the first cuts the
 * program into parts and drops what no part uses, the second joins the parts. A fifth less to parse at every start.
 */
export async function defineProgram({ folder, entries, external, standIns: stands = {} }: ProgramOptions) {
  const out = join(folder, 'dist');
  const shared = optionsFor(join(folder, 'tsconfig.json'), external);
  let clean = true;
  for (const [name, source] of Object.entries(entries)) {
    const parts = mkdtempSync(join(tmpdir(), 'vitalwire-parts-'));
    try {
      await build({
        ...shared,
        entry: { [name]: join(folder, source) },
        outDir: parts,
        splitting: true,
        esbuildPlugins: [standIns(folder, stands)],
      });
      await build({
        ...shared,
        entry: { [name]: join(parts, `${name}.js`) },
        outDir: out,
        splitting: false,
        clean,
        // Bundled CommonJS asks for a real `require`.
        banner: {
          js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
        },
        esbuildPlugins: [nodeModulesWhenUsed()],
      });
    } finally {
      rmSync(parts, { recursive: true, force: true });
    }
    clean = false;
  }
}

function optionsFor(tsconfig: string, external: readonly string[]): Options {
  const kept = external.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  return {
    tsconfig,
    format: 'esm',
    target: 'node22',
    platform: 'node',
    sourcemap: false,
    dts: false,
    removeNodeProtocol: false,
    silent: true,
    config: false,
    external: [...external],
    // A catch-all would win over `external` and swallow native packages.
    noExternal: [new RegExp(`^(?!(?:${kept})(?:/|$))`)],
    outExtension: () => ({ js: '.js' }),
    esbuildOptions(options) {
      // Comments and white space are a third of what Node reads at every start. Names stay, for the sake of stack traces.
      options.minifyWhitespace = true;
      options.minifySyntax = true;
      options.conditions = ['@vitalwire/source', 'import', 'module', 'default'];
    },
  };
}
