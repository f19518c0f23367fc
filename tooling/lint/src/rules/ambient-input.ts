import type { Rule } from '../rule.ts';
import { boundNames, isPackageFile } from '../scope.ts';

interface Ambient {
  readonly object: string;
  readonly property: string;
  readonly instead: string;
}

const members: readonly Ambient[] = [
  { object: 'process', property: 'env', instead: 'take the setting as an argument; apps read the environment' },
  { object: 'process', property: 'stdout', instead: 'return the text; apps print' },
  { object: 'process', property: 'stderr', instead: 'return the text; apps print' },
  { object: 'process', property: 'exit', instead: 'throw a HealthError; apps decide how to end' },
  { object: 'process', property: 'hrtime', instead: 'take the clock as an argument' },
  { object: 'Date', property: 'now', instead: 'take the clock as an argument' },
  { object: 'performance', property: 'now', instead: 'take the clock as an argument' },
  { object: 'Temporal', property: 'Now', instead: 'take the clock as an argument' },
  { object: 'Math', property: 'random', instead: 'take a seeded source of numbers as an argument' },
  { object: 'crypto', property: 'randomUUID', instead: 'take the source of ids as an argument' },
  { object: 'crypto', property: 'getRandomValues', instead: 'take the source of bytes as an argument' },
  { object: 'globalThis', property: 'fetch', instead: 'take fetch as an argument' },
  { object: 'os', property: 'homedir', instead: 'take the folder as an argument' },
];

const values: { readonly [name: string]: string } = {
  fetch: 'take fetch as an argument',
  console: 'return the text or take a logger; apps print',
  WebSocket: 'take the connection as an argument',
  XMLHttpRequest: 'take fetch as an argument',
};

/** Node's own modules that are a clock, a network or an environment. */
const imports: { readonly [specifier: string]: string } = {
  'node:process': 'take what is needed as an argument',
  'node:http': 'take fetch as an argument',
  'node:https': 'take fetch as an argument',
  'node:net': 'take the connection as an argument',
};

/** Started by hand or by a script of its package: nobody hands it anything. */
const testProgram = /^packages\/[\w-]+\/test\/run-[\w-]+\.ts$/;

export const ambientInput: Rule = {
  name: 'no-ambient-input',
  reason: 'below apps/ a package gets what it needs as arguments, so that the same call always answers the same',
  applies: (file) => isPackageFile(file) && !testProgram.test(file),
  check(source) {
    const found: { offset: number; message: string }[] = [];
    const bound = boundNames(source);
    source.visit({
      MemberExpression(node) {
        if (node.object.type !== 'Identifier' || bound.has(node.object.name)) return;
        const property = propertyName(node.property as { readonly type: string });
        for (const ambient of members) {
          if (ambient.object !== node.object.name || ambient.property !== property) continue;
          found.push({ offset: node.start, message: `No ${ambient.object}.${property} here: ${ambient.instead}.` });
        }
        const instead = values[node.object.name];
        if (instead !== undefined)
          found.push({ offset: node.start, message: `No ${node.object.name} here: ${instead}.` });
      },
      CallExpression(node) {
        if (node.callee.type !== 'Identifier' || bound.has(node.callee.name)) return;
        const { name } = node.callee;
        if (name === 'Date')
          found.push({ offset: node.start, message: 'No Date() here: take the clock as an argument.' });
        const instead = values[name];
        if (instead !== undefined) found.push({ offset: node.start, message: `No global ${name} here: ${instead}.` });
      },
      AssignmentPattern(node) {
        if (node.right.type === 'Identifier' && Object.hasOwn(values, node.right.name) && !bound.has(node.right.name))
          found.push({
            offset: node.start,
            message: `No global ${node.right.name} as a default: ${values[node.right.name]}.`,
          });
      },
      NewExpression(node) {
        if (node.callee.type !== 'Identifier' || bound.has(node.callee.name)) return;
        if (node.callee.name === 'Date' && node.arguments.length === 0)
          found.push({
            offset: node.start,
            message: 'No new Date() without an argument: take the clock as an argument.',
          });
      },
    });
    const lines = source.text.split('\n');
    for (const { specifier, typeOnly, line } of source.imports) {
      const instead = imports[specifier];
      if (instead === undefined || typeOnly) continue;
      const offset = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
      found.push({ offset, message: `No import of ${specifier} here: ${instead}.` });
    }
    return found;
  },
};

function propertyName(node: { readonly type: string; readonly name?: unknown; readonly value?: unknown }): string {
  return String(node.type === 'Identifier' ? node.name : node.value);
}
