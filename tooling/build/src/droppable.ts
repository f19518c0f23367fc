import { parseAst } from 'rollup/parseAst';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['plugins']>[number];

/** What is read of the parser's tree. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const PURE = '/* @__PURE__ */';

/**
 * A built file holds many modules, so that `sideEffects: false` alone no longer lets a consumer's bundler leave one out.
 * Each top-level value that is computed (a call, a member of an object, a template) is therefore marked as one that may
 * be dropped when nobody reads it. Our packages promise that loading them does nothing else.
 */
export function droppable(): Plugin {
  return {
    name: 'droppable',
    renderChunk(code, { path }) {
      return path.endsWith('.js') ? { code: markedAsPure(code) } : undefined;
    },
  };
}

export function markedAsPure(code: string): string {
  const computed = (parseAst(code).body as unknown as readonly Node[])
    .flatMap((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement) as Node)
    .filter((statement) => statement?.type === 'VariableDeclaration')
    .flatMap(({ declarations }) => declarations as readonly { readonly id: Node; readonly init: Node | null }[])
    .flatMap(({ id, init }) => (init === null || id.type !== 'Identifier' || isPlain(init) ? [] : [init]))
    .filter((init) => !code.slice(0, init.start).trimEnd().endsWith('__PURE__ */') || !isCallOfFunction(init))
    .filter((init) => !contains(init, 'AwaitExpression'));
  let marked = '';
  let done = 0;
  for (const { start, end } of computed) {
    // An object literal would read as a body.
    marked += `${code.slice(done, start)}${PURE} (() => (${code.slice(start, end)}))()`;
    done = end;
  }
  return marked + code.slice(done);
}

/** Nothing happens when it is evaluated, and every bundler knows it. */
function isPlain(node: Node): boolean {
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ClassExpression':
      return true;
    case 'UnaryExpression':
      return isPlain(node.argument as Node);
    case 'TemplateLiteral':
      return (node.expressions as readonly Node[]).length === 0;
    case 'ArrayExpression':
      return (node.elements as readonly (Node | null)[]).every((element) => element === null || isPlain(element));
    case 'ObjectExpression':
      return (node.properties as readonly Node[]).every(
        ({ type, computed, value }) => type === 'Property' && computed !== true && isPlain(value as Node),
      );
    default:
      return false;
  }
}

/** `(() => …)()`: what this would make of it. */
function isCallOfFunction({ type, callee, arguments: given }: Node): boolean {
  return (
    type === 'CallExpression' &&
    (callee as Node).type === 'ArrowFunctionExpression' &&
    (given as readonly Node[]).length === 0
  );
}

function contains(node: unknown, type: string): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (Array.isArray(node)) return node.some((child) => contains(child, type));
  return (node as Node).type === type || Object.values(node).some((child) => contains(child, type));
}
