import type { Finding, Tree } from '@vitalwire/lint';
import type { Check } from '../check.ts';
import { type Manifest, type Member, membersOf } from '../workspace.ts';

const nodeRange = '^22.19.0 || ^24.11.0 || >=26.0.0';
const sourceCondition = '@vitalwire/source';

export const manifests: Check = {
  name: 'manifests',
  reason: 'every published package promises the same things in the same way',
  run(tree) {
    return membersOf(tree).flatMap((member) => {
      const problems =
        member.group === 'tooling' ? toolProblems(member) : [...promises(member), ...entryProblems(tree, member)];
      return [...problems, ...versionProblems(member.manifest)].map(
        (message): Finding => ({ file: `${member.folder}/package.json`, message }),
      );
    });
  },
};

function promises({ manifest, short, group }: Member): readonly string[] {
  const wanted: readonly (readonly [keyof Manifest, unknown])[] = [
    ['name', `@vitalwire/${short}`],
    ['license', 'MIT'],
    ['type', 'module'],
    ['sideEffects', false],
    ['engines', { node: nodeRange }],
  ];
  const wrong = wanted
    .filter(([key, value]) => JSON.stringify(manifest[key]) !== JSON.stringify(value))
    .map(([key, value]) => `"${key}" must be ${JSON.stringify(value)}.`);
  // What is built, and the notices of what it was made from.
  if (!['dist', 'dist THIRD_PARTY_DATA.md'].includes((manifest.files ?? []).join(' ')))
    wrong.push('"files" must be "dist", and "THIRD_PARTY_DATA.md" where there is one.');
  if (!manifest.description) wrong.push('"description" is missing.');
  if (manifest.private) wrong.push('a published package is not private.');
  if (manifest.publishConfig?.access !== 'public') wrong.push('"publishConfig.access" must be "public".');
  if (group === 'packages' && manifest.bin !== undefined) wrong.push('libraries have no commands.');
  return wrong;
}

function toolProblems({ manifest }: Member): readonly string[] {
  return manifest.private === true ? [] : ['tools of the workspace are private.'];
}

/** The one thing kept twice: entries for the workspace and entries for the world. */
function entryProblems(tree: Tree, { manifest, folder, group }: Member): readonly string[] {
  if (group === 'apps') return [];
  const entries = manifest.exports ?? {};
  const published = manifest.publishConfig?.exports ?? {};
  if (entries['.'] === undefined) return ['"exports" has no root entry.'];
  const problems = Object.keys(published)
    .filter((entry) => entries[entry] === undefined)
    .map((entry) => `"publishConfig.exports" has '${entry}', "exports" has not.`);
  for (const [entry, targets] of Object.entries(entries)) {
    const { [sourceCondition]: source, ...rest } = targets;
    const stem = entry === '.' ? 'index' : `${entry.slice(2)}/index`;
    const expected = { types: `./dist/${stem}.d.ts`, default: `./dist/${stem}.js` };
    if (source !== `./src/${stem}.ts`) problems.push(`'${entry}' must have its source at ./src/${stem}.ts.`);
    else if (!tree.has(`${folder}/src/${stem}.ts`)) problems.push(`'${entry}' names ${source}, which is not there.`);
    if (JSON.stringify(rest) !== JSON.stringify(expected))
      problems.push(`'${entry}' must end in ${JSON.stringify(expected)}.`);
    if (JSON.stringify(published[entry]) !== JSON.stringify(rest))
      problems.push(`'${entry}' differs between "exports" and "publishConfig.exports".`);
  }
  return problems;
}

function versionProblems(manifest: Manifest): readonly string[] {
  const lists = [
    manifest.dependencies,
    manifest.devDependencies,
    manifest.peerDependencies,
    manifest.optionalDependencies,
  ];
  return lists.flatMap((list) =>
    Object.entries(list ?? {})
      .filter(([name, version]) => version !== (name.startsWith('@vitalwire/') ? 'workspace:*' : 'catalog:'))
      .map(
        ([name, version]) =>
          `${name}: "${version}" must be ${name.startsWith('@vitalwire/') ? 'workspace:*' : 'catalog:'}.`,
      ),
  );
}
