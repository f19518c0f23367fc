import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitTree } from '@vitalwire/lint';
import { afterAll, describe, expect, test } from 'vitest';
import { blocksOf } from './blocks.ts';
import { compileBlocks } from './compile.ts';

const root = join(import.meta.dirname, '../../../..');
const documents = gitTree(root).files.filter((file) =>
  /^(README\.md|(packages|apps)\/[^/]+\/README\.md|docs\/guides\/[^/]+\.md)$/.test(file),
);
const blocks = documents.flatMap((document) => blocksOf(document, readFileSync(join(root, document), 'utf8')));
const wrong = blocksOf(
  'wrong.md',
  '# No\n\n```ts run\nconst one: number = 1;\nconst two: string = one;\nthrow new Error(two);\n```\n',
);
const right = blocksOf('right.md', '```ts run\nprocess.stdout.write(String(1 + 1));\n```\n');
const compiled = compileBlocks([...blocks, ...wrong, ...right]);
afterAll(() => compiled.remove());

describe('what the documents show', () => {
  test.each(blocks.map((block) => [`${block.document}:${block.line}`, block] as const))('%s compiles', (_, block) => {
    expect(compiled.problemsOf(block)).toEqual([]);
  });

  test.each(blocks.filter(({ runs }) => runs).map((block) => [`${block.document}:${block.line}`, block] as const))(
    '%s runs',
    (_, block) => {
      expect(() => compiled.run(block)).not.toThrow();
    },
  );

  test.each(documents.filter((file) => file.startsWith('packages/')))('%s shows its smallest use', (document) => {
    expect(blocks.filter((block) => block.document === document)).not.toEqual([]);
  });
});

describe('the judge itself', () => {
  test('finds an error at its line in the document', () => {
    expect(wrong.flatMap((block) => compiled.problemsOf(block))).toEqual([
      expect.stringMatching(/^wrong\.md:5 error TS2322/),
    ]);
  });

  test('finds a block that fails when it runs, and shows the output of one that does not', () => {
    for (const block of wrong) expect(() => compiled.run(block)).toThrow('wrong.md:4 ends with 1');
    expect(right.map((block) => compiled.run(block))).toEqual(['2']);
  });

  test('refuses a block that is not closed, and leaves other languages', () => {
    expect(() => blocksOf('open.md', '```ts\nconst a = 1;\n')).toThrow('open.md:1');
    expect(blocksOf('other.md', '```json\n{}\n```\n```sh\nls\n```\n')).toEqual([]);
  });
});
