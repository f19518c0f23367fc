import { expect, test } from 'vitest';
import { examplesOf } from './examples.ts';

test('a block that runs, with the text below it', () => {
  const markdown =
    '# A\n\n```ts run\nlog(1);\n```\n\n```text\n1\n```\n\n```ts\nnot();\n```\n\n```ts run\nlog(2);\n```\nwords\n';
  expect(examplesOf(markdown)).toEqual([
    { line: 4, code: 'log(1);\n', prints: '1\n' },
    { line: 16, code: 'log(2);\n', prints: null },
  ]);
});
