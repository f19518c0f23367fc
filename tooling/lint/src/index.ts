export { describeFinding, type Finding } from './finding.ts';
export { lintText, lintTree, type Rule } from './rule.ts';
export { isPackageFile, isTestFile } from './scope.ts';
export { type ImportOf, parseSource, type Source } from './source.ts';
export { gitTree, memoryTree, type Tree } from './tree.ts';
