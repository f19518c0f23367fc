import type { Finding } from '@vitalwire/lint';
import type { Check } from '../check.ts';
import { membersOf } from '../workspace.ts';

const longest = 400;
/** Names that tools or people look for as they are. */
const given = new Set([
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'LICENSE',
  'THIRD_PARTY_DATA.md',
  'Dockerfile',
]);
const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

export const fileNames: Check = {
  name: 'file names',
  reason: 'kebab-case everywhere, so that a path is the same on every file system',
  run: (tree) =>
    tree.files.flatMap((file) => {
      const odd = file.split('/').find((part) => !kebab.test(part) && !given.has(part) && !isMachinery(part));
      return odd === undefined ? [] : [{ file, message: `'${odd}' is not kebab-case.` }];
    }),
};

/** `__fixtures__`, `__snapshots__`. */
function isMachinery(part: string): boolean {
  return /^__[a-z]+__$/.test(part);
}

export const fileLength: Check = {
  name: 'file length',
  reason: `one idea a file: ${longest} lines at most`,
  run: (tree) =>
    tree.files
      .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
      .flatMap((file) => {
        const lines = tree.read(file).split('\n').length - 1;
        return lines > longest ? [{ file, message: `${lines} lines, ${longest} is the limit: split it by idea.` }] : [];
      }),
};

const atRoot = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'LICENSE',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
  'turbo.json',
  'tsconfig.base.json',
  'biome.jsonc',
  '.changeset/config.json',
  '.ci/run',
  '.github/workflows/ci.yml',
  'docs/decisions/README.md',
  'docs/guides/architecture.md',
];
const inPackage = ['README.md', 'tsconfig.json', 'tsconfig.build.json', 'src/index.ts'];
const inApp = ['README.md', 'tsconfig.json'];

export const requiredFiles: Check = {
  name: 'required files',
  reason: 'a person who knows one package finds their way in every other',
  run(tree) {
    const due = membersOf(tree).flatMap(({ folder, group }) =>
      group === 'tooling' ? [] : (group === 'apps' ? inApp : inPackage).map((file) => `${folder}/${file}`),
    );
    return [...atRoot, ...due]
      .filter((file) => !tree.has(file))
      .map((file): Finding => ({ file, message: 'is missing.' }));
  },
};
