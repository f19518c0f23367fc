import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundedLines } from './bounded-lines.ts';

async function through(
  chunks: readonly string[],
  limit: number,
): Promise<{ readonly text: string; readonly dropped: number }> {
  let dropped = 0;
  const lines = boundedLines(limit, () => dropped++);
  const out = await buffer(Readable.from(chunks.map((chunk) => Buffer.from(chunk))).pipe(lines));
  return { text: out.toString(), dropped };
}

it('passes lines on as they are, however they are cut', async () => {
  expect(await through(['{"a":1}\n{"b"', ':2}\n', 'tail'], 100)).toEqual({
    text: '{"a":1}\n{"b":2}\ntail',
    dropped: 0,
  });
});

it('drops a line that is too long, and nothing around it', async () => {
  expect(await through(['short\n', 'x'.repeat(60), 'x'.repeat(60), 'end\nnext\n'], 50)).toEqual({
    text: 'short\nnext\n',
    dropped: 1,
  });
});

it('keeps exactly the lines within the limit, whatever the chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ maxLength: 12, unit: 'grapheme-ascii' }).map((line) => line.replaceAll('\n', ' ')),
        { maxLength: 8 },
      ),
      fc.integer({ min: 1, max: 7 }),
      async (lines, size) => {
        const text = lines.map((line) => `${line}\n`).join('');
        const chunks = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
        const kept = lines.filter((line) => line.length + 1 <= 8);
        expect(await through(chunks, 8)).toEqual({
          text: kept.map((line) => `${line}\n`).join(''),
          dropped: lines.length - kept.length,
        });
      },
    ),
    { numRuns: 200, seed: 11 },
  );
});
