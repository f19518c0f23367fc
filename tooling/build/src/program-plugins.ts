import { join } from 'node:path';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Own files in the place of modules that dependencies import. */
export function standIns(folder: string, files: { readonly [specifier: string]: string }): Plugin {
  return {
    name: 'stand-ins',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path }) => {
        const file = files[path];
        return file === undefined ? undefined : { path: join(folder, file) };
      });
    },
  };
}

/**
 * Node's own modules are asked for where they are used. A static import of a name that an older Node lacks would end
 * the program before it can say that this Node is too old.
 */
export function nodeModulesWhenUsed(): Plugin {
  return {
    name: 'node-modules-when-used',
    setup(build) {
      build.onResolve({ filter: /^node:/, namespace: 'file' }, ({ path, kind }) =>
        kind === 'import-statement' ? { path, namespace: 'node-module' } : undefined,
      );
      build.onLoad({ filter: /./, namespace: 'node-module' }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)});`,
      }));
      build.onResolve({ filter: /./, namespace: 'node-module' }, ({ path }) => ({ path, external: true }));
    },
  };
}
