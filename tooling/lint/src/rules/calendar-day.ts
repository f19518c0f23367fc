import type { Rule } from '../rule.ts';

const cuts = new Set(['slice', 'substring', 'substr', 'split']);

export const calendarDay: Rule = {
  name: 'no-utc-day',
  reason: 'the calendar day is the wearer’s; cutting it out of an instant gives the day in Greenwich',
  // The one place that makes a LocalDate out of an instant.
  applies: (file) => /^(packages|apps)\//.test(file) && file !== 'packages/core/src/instant.ts',
  check(source) {
    const found: { offset: number; message: string }[] = [];
    source.visit({
      CallExpression(node) {
        const cut = member(node.callee);
        if (cut === undefined || !cuts.has(cut.name) || cut.object.type !== 'CallExpression') return;
        const inner = member((cut.object as unknown as { readonly callee: Node }).callee);
        if (inner?.name === 'toISOString')
          found.push({
            offset: node.start,
            message: 'No day cut out of toISOString(): use LocalDate from @vitalwire/core/time.',
          });
      },
    });
    return found;
  },
};

interface Node {
  readonly type: string;
}

function member(node: Node): { readonly object: Node; readonly name: string } | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  const { object, property } = node as unknown as {
    readonly object: Node;
    readonly property: { readonly name?: string };
  };
  return { object, name: property.name ?? '' };
}
