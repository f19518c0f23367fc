import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageLines, type Refusal } from './message-lines.ts';

async function through(chunks: readonly string[], limit = 1000) {
  const refused: Refusal[] = [];
  const lines = messageLines(limit, (refusal) => refused.push(refusal));
  const out = await buffer(Readable.from(chunks.map((chunk) => Buffer.from(chunk))).pipe(lines));
  return { text: out.toString(), refused };
}
const ping = (id: number) => `{"jsonrpc":"2.0","id":${id},"method":"ping"}\n`;

describe('messageLines', () => {
  it('passes messages on as they are, however they are cut, and skips blank lines', async () => {
    const text = `${ping(1)}\r\n\n${ping(2)}`;
    const cut = text.match(/[\s\S]{1,5}/g) ?? [];
    expect(await through(cut)).toEqual({ text: ping(1) + ping(2), refused: [] });
  });

  it('refuses a line that is too long, once, and nothing around it', async () => {
    const { text, refused } = await through([ping(1), 'x'.repeat(60), 'x'.repeat(60), `end\n${ping(2)}`], 50);
    expect(text).toBe(ping(1) + ping(2));
    expect(refused).toMatchObject([{ id: null, code: -32600 }]);
  });

  it.each([
    ['no JSON', '{"jsonrpc":', null, -32700],
    ['no object', '[1]', null, -32600],
    ['another version', '{"jsonrpc":"1.0","id":5,"method":"ping"}', 5, -32600],
    ['no method', '{"jsonrpc":"2.0","id":"a"}', 'a', -32600],
    ['params that are a list', '{"jsonrpc":"2.0","id":78,"method":"ping","params":[]}', 78, -32600],
    ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"ping"}', null, -32600],
  ])('answers %s, by its id where it has one', async (_what, line, id, code) => {
    const { text, refused } = await through([`${line}\n${ping(9)}`]);
    expect(text).toBe(ping(9));
    expect(refused).toMatchObject([{ id, code, message: expect.stringContaining('It was not read.') }]);
  });

  it('lets answers and notifications through', async () => {
    const lines = '{"jsonrpc":"2.0","id":1,"result":{}}\n{"jsonrpc":"2.0","method":"notifications/initialized"}\n';
    expect(await through([lines])).toEqual({ text: lines, refused: [] });
  });

  it('treats every line once, whatever the bytes and the chunks', async () => {
    const line = fc.oneof(
      fc.integer({ min: 0, max: 99 }).map(ping),
      fc.string({ maxLength: 20 }).map((text) => `${text.replaceAll('\n', ' ')}\n`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
        const chunks = lines.join('').match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
        const { text, refused } = await through(chunks);
        const spoken = lines.filter((each) => each.startsWith('{"jsonrpc":"2.0"'));
        const blank = lines.filter((each) => /^[ \r\n]*$/.test(each));
        expect(text).toBe(spoken.join(''));
        expect(refused).toHaveLength(lines.length - spoken.length - blank.length);
      }),
      { numRuns: 200, seed: 11 },
    );
  });
});
