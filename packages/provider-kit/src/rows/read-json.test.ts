import type { ImportSource } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { memorySource } from '../archive/index.ts';
import { type JsonItem, type JsonOptions, parseJsonText, readJson } from './index.ts';

function source(content: string, pieceBytes: number): ImportSource {
  const bytes = new TextEncoder().encode(content);
  const pieces = function* () {
    // One buffer is written over again and again, as readers of files do.
    const buffer = new Uint8Array(pieceBytes);
    for (let at = 0; at < bytes.byteLength; at += pieceBytes) {
      const piece = bytes.subarray(at, at + pieceBytes);
      buffer.set(piece);
      yield buffer.subarray(0, piece.byteLength);
    }
  };
  return { ...memorySource('a.json', bytes), open: () => ReadableStream.from(pieces()) };
}

async function itemsOf(content: string, options?: JsonOptions, pieceBytes = 5): Promise<JsonItem[]> {
  const items: JsonItem[] = [];
  for await (const item of readJson(source(content, pieceBytes), options)) items.push(item);
  return items;
}

const valuesOf = async (content: string, options?: JsonOptions): Promise<readonly unknown[]> =>
  (await itemsOf(content, options)).map((item) => (item.type === 'item' ? item.value : item.message));

describe('items of a JSON file', () => {
  it('are those of the outermost array, or the outermost object', async () => {
    expect(await valuesOf('\ufeff [1, "a]\\"}", {"b":[{}]}, null, [] ,true]\n')).toEqual([
      1,
      'a]"}',
      { b: [{}] },
      null,
      [],
      true,
    ]);
    expect(await valuesOf('{"a": {"b": "}"}}')).toEqual([{ a: { b: '}' } }]);
    expect(await valuesOf('[]')).toEqual([]);
  });

  it('are found where they are asked for', async () => {
    const content = '[{"skip":[1],"text":"[","list":[{"a":1},{"a":2}],"deep":{"list":[3]}},{"list":[4]}]';
    const asked: string[] = [];
    const pick: JsonOptions['pick'] = (path) => {
      asked.push(path);
      return path === 'list' || path === 'deep/list' ? 'items' : path === 'skip' ? 'skip' : 'descend';
    };
    expect(await itemsOf(content, { pick })).toEqual([
      { type: 'item', path: 'list', index: 0, value: { a: 1 } },
      { type: 'item', path: 'list', index: 1, value: { a: 2 } },
      { type: 'item', path: 'deep/list', index: 0, value: 3 },
      { type: 'item', path: 'list', index: 2, value: 4 },
    ]);
    expect(asked).toEqual(['', '', 'skip', 'list', 'deep', 'deep/list', '', 'list']);
  });

  it('are values by name, of an object', async () => {
    expect(await itemsOf('{"a":1,"b":{"c":2}}', { pick: () => 'items' })).toEqual([
      { type: 'item', path: 'a', index: 0, value: 1 },
      { type: 'item', path: 'b', index: 0, value: { c: 2 } },
    ]);
  });

  it('cost themselves when they are broken or too long', async () => {
    const values = await valuesOf(`[{"a":1},{"a":01},{"a":"${'x'.repeat(100)}"},{"a":2}]`, { maximumItemBytes: 50 });
    expect(values).toEqual([
      { a: 1 },
      expect.stringContaining('no valid'),
      expect.stringContaining('longer'),
      { a: 2 },
    ]);
  });

  it('are kept of a file that breaks off, at every byte', async () => {
    const content = '[{"a":1},{"a":"ü"}]';
    for (let end = 0; end < content.length; end++) {
      const items = await itemsOf(content.slice(0, end));
      expect(items.at(-1)?.type).toBe('problem');
      expect(items.length).toBe(end < 8 ? 1 : end < 18 ? 2 : 3);
    }
  });

  it('are what JSON.parse gives, however the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        async (all, bytes, wide) => {
          const items = await itemsOf(JSON.stringify(all, null, wide ? 2 : 0), {}, bytes);
          expect(items.map((item) => (item.type === 'item' ? item.value : item))).toEqual(
            JSON.parse(JSON.stringify(all)),
          );
        },
      ),
      { numRuns: 60, seed: 5 },
    );
  });

  it('never hang and never throw on other text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(...'{}[]",:1a\\ ') }), async (text) => {
        expect(Array.isArray(await itemsOf(text))).toBe(true);
      }),
      { numRuns: 100, seed: 5 },
    );
  });
});

test('JSON in a cell is read when it is sound and not too long', () => {
  expect(parseJsonText('{"a":1}')).toEqual({ a: 1 });
  expect([parseJsonText("{'a': None}"), parseJsonText(`"${'x'.repeat(300_000)}"`)]).toEqual([null, null]);
});
