import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import { type Finding, parseSource } from '@vitalwire/lint';
import { neutralRoots, weightlessRoots } from '../import-table.ts';
import type { Member } from '../workspace.ts';
import { loadedBy } from './sizes.ts';

/** The same promise as the check of the sources, kept on what is really published. */
export function builtRoots(root: string, members: readonly Member[]): readonly Finding[] {
  return members
    .filter(({ group, short }) => group === 'packages' && neutralRoots.includes(short))
    .flatMap(({ folder, short }) =>
      loadedBy(join(root, folder, 'dist/index.js')).flatMap((file) =>
        parseSource(file, readFileSync(file, 'utf8')).imports.flatMap(({ specifier, line }): readonly Finding[] => {
          const ours = specifier.startsWith('.') || specifier.startsWith('@vitalwire/');
          const bad = isBuiltin(specifier) || (!ours && weightlessRoots.includes(short));
          return bad
            ? [{ file: relative(root, file), line, message: `'${specifier}' is reachable from the root entry.` }]
            : [];
        }),
      ),
    );
}
