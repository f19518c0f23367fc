import type { Rule } from '../rule.ts';
import { isTestFile } from '../scope.ts';

const statement = /^\s*(select|insert|update|delete|create|drop|alter|pragma|attach)\s/i;

export const sqlText: Rule = {
  name: 'no-sql-by-concatenation',
  reason: 'a value glued into SQL is an injection; parameters and the query builder are not',
  applies: (file) => /^(packages|apps)\//.test(file) && !isTestFile(file),
  check(source) {
    const found: { offset: number; message: string }[] = [];
    const message = 'No SQL put together from pieces: use the query builder or parameters.';
    const tagged = new Set<number>();
    source.visit({
      TaggedTemplateExpression(node) {
        tagged.add(node.quasi.start);
      },
      BinaryExpression(node) {
        const left = node.left as { readonly type: string; readonly value?: unknown };
        if (
          node.operator === '+' &&
          left.type === 'Literal' &&
          typeof left.value === 'string' &&
          statement.test(left.value)
        )
          found.push({ offset: node.start, message });
      },
      TemplateLiteral(node) {
        const first = node.quasis[0]?.value.cooked ?? '';
        if (node.expressions.length > 0 && !tagged.has(node.start) && statement.test(first))
          found.push({ offset: node.start, message });
      },
    });
    return found;
  },
};
