import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** What the first pass says of its output. */
export interface PartsReport {
  readonly outputs: {
    readonly [file: string]: {
      readonly entryPoint?: string;
      readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
    };
  };
}

/** The part that starts, those that `early` names, and all that these import statically. */
function earlyParts(report: PartsReport, main: string, early: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (file: string): void => {
    if (found.has(basename(file))) return;
    found.add(basename(file));
    for (const { path, kind, external } of report.outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) add(path);
    }
  };
  for (const [file, { entryPoint = '' }] of Object.entries(report.outputs)) {
    if (basename(file) === main || early.some((source) => entryPoint.endsWith(source))) add(file);
  }
  return found;
}

/**
 * Joins the parts of a program into one file. A part that the start does not need lies in it as text and is compiled when
 * it is imported: the engine reads through all code of a file before it runs any, and a text costs it next to nothing.
 * @param folder where the parts lie
 * @param early ends of the source paths whose parts are wanted at once
 */
export function lateParts(folder: string, main: string, report: PartsReport, early: readonly string[]): Plugin {
  const parts = Object.keys(report.outputs).map((file) => basename(file));
  const soon = earlyParts(report, main, early);
  return {
    name: 'late-parts',
    setup(build) {
      const textOf = async (part: string): Promise<string> => {
        const { code } = await build.esbuild.transform(readFileSync(join(folder, part), 'utf8'), {
          format: 'cjs',
          platform: 'node',
          target: 'node22',
          minifyWhitespace: true,
          minifySyntax: true,
          legalComments: 'inline',
          // Compiled apart from a module, it has no `import()` and no address of its own.
          supported: { 'dynamic-import': false },
          define: { 'import.meta.url': 'moduleUrl' },
        });
        return code;
      };
      build.onResolve({ filter: /^\.\// }, ({ path, kind, namespace }) => {
        const part = basename(path);
        if (namespace !== 'file' || kind !== 'dynamic-import' || soon.has(part)) return undefined;
        return { path: part, namespace: 'late-part' };
      });
      build.onResolve({ filter: /^late-parts$/ }, () => ({ path: 'late-parts', namespace: 'late-parts' }));
      build.onLoad({ filter: /./, namespace: 'late-part' }, ({ path }) => ({
        contents: `module.exports = require('late-parts').load(${JSON.stringify(`./${path}`)});`,
      }));
      build.onLoad({ filter: /./, namespace: 'late-parts' }, async () => {
        const texts: [string, string][] = [];
        for (const part of parts) if (!soon.has(part)) texts.push([`./${part}`, await textOf(part)]);
        const present = parts.filter((part) => soon.has(part) && part !== main);
        return {
          resolveDir: folder,
          contents: `
            const { compileFunction } = require('node:vm');
            const texts = ${JSON.stringify(Object.fromEntries(texts))};
            const present = {${present.map((part) => `${JSON.stringify(`./${part}`)}: () => require(${JSON.stringify(`./${part}`)})`).join(',')}};
            const modules = {};
            const resolve = (name) => name in present ? present[name]() : name in texts ? load(name) : programRequire(name);
            function load(name) {
              if (modules[name] === undefined) {
                const module = modules[name] = { exports: {} };
                const filename = programFile + name.slice(1);
                compileFunction(texts[name], ['require', 'module', 'exports', 'moduleUrl'], { filename })(resolve, module, module.exports, programUrl);
              }
              return modules[name].exports;
            }
            exports.load = load;`,
        };
      });
    },
  };
}
