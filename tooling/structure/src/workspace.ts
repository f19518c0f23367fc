import type { Tree } from '@vitalwire/lint';

/** The part of a package.json that the checks look at. */
export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly license?: string;
  readonly type?: string;
  readonly sideEffects?: unknown;
  readonly files?: readonly string[];
  readonly engines?: { readonly node?: string };
  readonly exports?: { readonly [entry: string]: { readonly [condition: string]: string } };
  readonly bin?: { readonly [name: string]: string };
  readonly publishConfig?: {
    readonly access?: string;
    readonly exports?: { readonly [entry: string]: { readonly [condition: string]: string } };
  };
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly peerDependencies?: Versions;
  readonly peerDependenciesMeta?: { readonly [name: string]: { readonly optional?: boolean } };
  readonly optionalDependencies?: Versions;
}
export interface Versions {
  readonly [name: string]: string;
}

export interface Member {
  /** `packages/core`, without a slash at the end. */
  readonly folder: string;
  readonly group: 'packages' | 'apps' | 'tooling';
  /** The folder's own name, `core`. */
  readonly short: string;
  readonly manifest: Manifest;
}

const manifestPath = /^(packages|apps|tooling)\/([^/]+)\/package\.json$/;

/** Every package, app and tool of the workspace, by its manifest. */
export function membersOf(tree: Tree): readonly Member[] {
  return tree.files.flatMap((file) => {
    const match = manifestPath.exec(file);
    if (match === null) return [];
    const [, group, short] = match;
    return [
      {
        folder: `${group}/${short}`,
        group: group as Member['group'],
        short: String(short),
        manifest: JSON.parse(tree.read(file)) as Manifest,
      },
    ];
  });
}

/** TypeScript below a member's folder, declarations left out. */
export function sourcesOf(tree: Tree, folder: string): readonly string[] {
  return tree.files.filter(
    (file) =>
      file.startsWith(`${folder}/`) && file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.includes('/dist/'),
  );
}
