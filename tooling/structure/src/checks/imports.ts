import { type Finding, type ImportOf, isTestFile, parseSource, type Tree } from '@vitalwire/lint';
import type { Check } from '../check.ts';
import { type Allowed, allowedFor } from '../import-table.ts';
import { type Member, membersOf, sourcesOf } from '../workspace.ts';

/** Tools that every test may use; they are installed once for the workspace. */
const testTools = new Set(['vitest', 'fast-check', 'gpt-tokenizer']);

export const imports: Check = {
  name: 'imports',
  reason: 'imports go down, never up and never sideways; the table in import-table.ts says what may be imported',
  run(tree) {
    const members = membersOf(tree);
    const entries = new Map(members.map((member) => [member.manifest.name, member]));
    return members
      .filter((member) => member.group !== 'tooling')
      .flatMap((member) => sourcesOf(tree, member.folder).flatMap((file) => fileFindings(tree, member, file, entries)));
  },
};

function fileFindings(
  tree: Tree,
  member: Member,
  file: string,
  entries: ReadonlyMap<string, Member>,
): readonly Finding[] {
  return parseSource(file, tree.read(file)).imports.flatMap((imported) => {
    const problem = imported.specifier.startsWith('.')
      ? relativeProblem(tree, member, file, imported)
      : bareProblem(member, file, imported, entries);
    return problem === undefined ? [] : [{ file, line: imported.line, message: problem }];
  });
}

function relativeProblem(tree: Tree, member: Member, file: string, { specifier }: ImportOf): string | undefined {
  const target = resolve(file, specifier);
  if (!target.startsWith(`${member.folder}/`)) return `'${specifier}' leaves the package: import it by its name.`;
  return tree.has(target) ? undefined : `'${specifier}' is not a file: relative imports carry their extension.`;
}

function bareProblem(
  member: Member,
  file: string,
  imported: ImportOf,
  entries: ReadonlyMap<string, Member>,
): string | undefined {
  const { specifier, typeOnly } = imported;
  const inSource = file.startsWith(`${member.folder}/src/`) && !isTestFile(file);
  if (specifier.startsWith('node:')) {
    const allowed = allowedFor(member.short);
    return member.group === 'packages' && inSource && allowed?.node === false && !typeOnly
      ? `'${specifier}': ${member.short} runs outside Node too.`
      : undefined;
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (testTools.has(name)) return inSource ? `'${name}' is a tool for tests.` : undefined;
  const target = entries.get(name);
  if (target === undefined) return vendorProblem(member, file, name, inSource, typeOnly);
  const entry = specifier === name ? '.' : `.${specifier.slice(name.length)}`;
  if (target.manifest.exports?.[entry] === undefined) return `'${specifier}' is not an entry of ${name}.`;
  if (target.group === 'apps') return `'${specifier}': nothing imports from apps.`;
  if (target.short === member.short) return undefined;
  if (!isDeclared(member, name, inSource && member.group === 'packages' && !typeOnly)) return undeclared(member, name);
  if (target.group === 'tooling') return inSource ? `'${specifier}': tools are for builds and tests.` : undefined;
  if (member.group === 'apps' || !inSource) return undefined;
  return workspaceProblem(member, target.short, typeOnly);
}

function workspaceProblem(member: Member, target: string, typeOnly: boolean): string | undefined {
  const allowed = allowedFor(member.short);
  if (allowed === undefined) return `${member.short} is not in the import table.`;
  if (allowed.workspace.includes(target)) return undefined;
  if (allowed.types?.includes(target)) return typeOnly ? undefined : `${member.short} may use types of ${target} only.`;
  return `${member.short} may not import ${target}.`;
}

function vendorProblem(
  member: Member,
  file: string,
  name: string,
  inSource: boolean,
  typeOnly: boolean,
): string | undefined {
  if (!isDeclared(member, name, inSource && member.group === 'packages' && !typeOnly)) return undeclared(member, name);
  if (member.group === 'apps' || !inSource) return undefined;
  const allowed: Allowed | undefined = allowedFor(member.short);
  if (allowed === undefined) return `${member.short} is not in the import table.`;
  const folders = allowed.vendors?.[name];
  if (folders === undefined)
    return `${member.short} may not import ${name}: a new dependency is a line in the import table.`;
  const place = file.slice(`${member.folder}/src/`.length);
  return folders.some((folder) => place.startsWith(folder))
    ? undefined
    : `${name} belongs below ${folders.map((folder) => `src/${folder}`).join(' or ')}.`;
}

function isDeclared({ manifest }: Member, name: string, atRunTime: boolean): boolean {
  const lists = [manifest.dependencies, manifest.peerDependencies, manifest.optionalDependencies];
  return (atRunTime ? lists : [...lists, manifest.devDependencies]).some((list) => list?.[name] !== undefined);
}

function undeclared(member: Member, name: string): string {
  return `${name} is not among the dependencies of ${member.manifest.name}.`;
}

function resolve(file: string, specifier: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
