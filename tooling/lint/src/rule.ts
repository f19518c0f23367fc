import type { Finding } from './finding.ts';
import type { Source } from './source.ts';
import { parseSource } from './source.ts';
import type { Tree } from './tree.ts';

/** A rule of our own about one source file. */
export interface Rule {
  readonly name: string;
  /** Why the rule exists; printed with its findings. */
  readonly reason: string;
  applies(file: string): boolean;
  check(source: Source): readonly { readonly offset: number; readonly message: string }[];
}

/** Runs every rule over every TypeScript file that it applies to. */
export function lintTree(tree: Tree, rules: readonly Rule[]): readonly Finding[] {
  const sources = tree.files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  return sources.flatMap((file) => {
    const due = rules.filter((rule) => rule.applies(file));
    return due.length === 0 ? [] : lintText(file, tree.read(file), due);
  });
}

export function lintText(file: string, text: string, rules: readonly Rule[]): readonly Finding[] {
  const source = parseSource(file, text);
  return rules.flatMap((rule) =>
    rule.check(source).map(({ offset, message }) => ({
      file,
      line: source.lineOf(offset),
      message: `${message} (${rule.name}: ${rule.reason})`,
    })),
  );
}
