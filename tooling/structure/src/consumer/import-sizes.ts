import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * Bytes of a page that imports one name of a package and nothing else, by name, largest first: bundled for browsers,
 * minified, compressed with gzip. Each is a bundle of its own, so what several share counts in each.
 */
export async function importSizes(
  folder: string,
  specifier: string,
  names: readonly string[],
): Promise<readonly (readonly [name: string, bytes: number])[]> {
  const pages = await bundles(
    folder,
    Object.fromEntries(names.map((name) => [name, `export { ${name} } from '${specifier}';`])),
  );
  return [...pages]
    .map(([name, { bytes }]) => [name, gzipSync(bytes, { level: 9 }).length] as const)
    .sort(([, a], [, b]) => b - a);
}

export interface Bundle {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Browser bundles by name. @throws Error when an import does not resolve, one of Node's own among them */
export async function bundles(
  folder: string,
  sources: { readonly [name: string]: string },
  options: { readonly globalName?: string } = {},
): Promise<ReadonlyMap<string, Bundle>> {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: Object.keys(sources).map((name) => ({ in: `page:${name}`, out: name })),
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2024',
    format: options.globalName === undefined ? 'esm' : 'iife',
    ...options,
    write: false,
    outdir: 'bundles',
    logLevel: 'silent',
    plugins: [
      {
        name: 'pages',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^page:/ }, ({ path }) => ({ path: path.slice('page:'.length), namespace: 'page' }));
          onLoad({ filter: /.*/, namespace: 'page' }, ({ path }) => ({
            contents: sources[path] ?? '',
            resolveDir: folder,
          }));
        },
      },
    ],
  });
  return new Map(
    outputFiles.map((file) => [
      file.path.replace(/^.*[\\/](.*)\.js$/, '$1'),
      { bytes: file.contents, text: file.text },
    ]),
  );
}
