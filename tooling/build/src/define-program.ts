import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Options } from 'tsup';
import { lateParts, type PartsReport } from './late-parts.ts';
import { nodeModulesWhenUsed, standIns } from './program-plugins.ts';

export interface ProgramOptions {
  /** Absolute path of the app. */
  readonly folder: string;
  /** Output name → source file; each becomes one file without imports of its own. */
  readonly entries: { readonly [name: string]: string };
  /** Packages that stay outside the bundle and are real dependencies of the app. */
  readonly external: readonly string[];
  /** Source files that are wanted at once although they are imported by `import()`. Default: none. */
  readonly early?: readonly string[];
  /** Import specifier → source file that stands in for it, inside dependencies too. */
  readonly standIns?: { readonly [specifier: string]: string };
}

/**
 * Builds command-line programs: one file an entry, workspace sources and dependencies inside. The first pass cuts the
 * program at every `import()` and drops what no part uses; the second joins the parts, those that are imported later as
 * text (see `lateParts`). A program that is asked for one thing then starts as if it were that thing alone.
 */
export async function defineProgram({
  folder,
  entries,
  external,
  early = [],
  standIns: stands = {},
}: ProgramOptions): Promise<void> {
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
        metafile: true,
        esbuildPlugins: [standIns(folder, stands)],
      });
      const report = JSON.parse(readFileSync(join(parts, 'metafile-esm.json'), 'utf8')) as PartsReport;
      await build({
        ...shared,
        entry: { [name]: join(parts, `${name}.js`) },
        outDir: out,
        splitting: false,
        clean,
        // Bundled CommonJS asks for a real `require`.
        banner: {
          js: "import{createRequire as __createRequire}from'node:module';const programUrl=import.meta.url,programFile=import.meta.filename,require=__createRequire(programUrl),programRequire=require;",
        },
        esbuildPlugins: [lateParts(parts, `${name}.js`, report, early), nodeModulesWhenUsed()],
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
