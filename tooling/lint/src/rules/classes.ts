import type { Rule } from '../rule.ts';
import { isPackageFile, isTestFile } from '../scope.ts';

/** Class → where it may stand. */
const allowed: { readonly [name: string]: string } = {
  HealthError: 'packages/core/',
  Secret: 'packages/core/',
};

export const classes: Rule = {
  name: 'no-classes',
  reason: 'records are plain data and behaviour is functions; only an error and a secret need an identity',
  applies: (file) => isPackageFile(file) && !isTestFile(file),
  check(source) {
    const found: { offset: number; message: string }[] = [];
    const refuse = (node: { readonly start: number; readonly id: { readonly name: string } | null }) => {
      const name = node.id?.name ?? '(unnamed)';
      const home = allowed[name];
      if (home === undefined || !source.file.startsWith(home))
        found.push({ offset: node.start, message: `No class ${name}: write a factory that returns an object.` });
    };
    source.visit({ ClassDeclaration: refuse, ClassExpression: refuse });
    return found;
  },
};
