import type { Source } from './source.ts';

/** Sources of published packages, tests and type tests included. */
export function isPackageFile(file: string): boolean {
  return file.startsWith('packages/');
}

export function isTestFile(file: string): boolean {
  return /\.(test|test-d|conformance)\.ts$/.test(file) || /\/(test|test-d|__fixtures__)\//.test(file);
}

/** Names that a file binds itself: parameters, imports, variables, functions. A global of that name is not meant. */
export function boundNames(source: Source): ReadonlySet<string> {
  const bound = new Set<string>();
  const bind = (pattern: unknown): void => {
    const node = pattern as { readonly type?: string; readonly name?: string } & { readonly [key: string]: unknown };
    if (node === null || typeof node !== 'object') return;
    if (node.type === 'Identifier' && node.name !== undefined) bound.add(node.name);
    if (node.type === 'AssignmentPattern') bind(node.left);
    if (node.type === 'RestElement') bind(node.argument);
    if (node.type === 'ArrayPattern') for (const element of node.elements as readonly unknown[]) bind(element);
    if (node.type === 'ObjectPattern')
      for (const property of node.properties as readonly { readonly type: string; readonly value?: unknown }[])
        bind(property.type === 'RestElement' ? property : property.value);
  };
  const parameters = (node: { readonly params: readonly unknown[] }) => node.params.forEach(bind);
  source.visit({
    VariableDeclarator: (node) => bind(node.id),
    FunctionDeclaration: (node) => {
      bind(node.id);
      parameters(node);
    },
    FunctionExpression: parameters,
    ArrowFunctionExpression: parameters,
    ImportSpecifier: (node) => bind(node.local),
    ImportDefaultSpecifier: (node) => bind(node.local),
    ImportNamespaceSpecifier: (node) => bind(node.local),
  });
  return bound;
}
