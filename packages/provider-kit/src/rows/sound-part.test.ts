import { HealthError, type ImportSource } from '@vitalwire/core';
import { expect, test } from 'vitest';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';

const damage = () => new HealthError('file-invalid', 'a.csv is damaged.', { path: 'a.csv', reason: 'damaged' });

/** Gives its pieces, and then the archive around it turns out to be damaged. */
function damagedSource(pieces: readonly string[], error: Error = damage()): ImportSource {
  const encoder = new TextEncoder();
  const source = {
    type: 'file',
    name: 'a.csv',
    path: 'a.csv',
    sizeBytes: null,
    head: async () => {
      if (pieces.length === 0) throw error;
      return encoder.encode(pieces.join(''));
    },
    open: () =>
      ReadableStream.from(
        (function* () {
          for (const piece of pieces) yield encoder.encode(piece);
          throw error;
        })(),
      ),
  };
  return source as unknown as ImportSource;
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const said = 'a.csv is damaged. What stands before the damage was read.';

test('a damaged table gives its whole rows, not the row that the damage cuts, and says so', async () => {
  const lines = await all(readCsv(damagedSource(['day,steps\n1,8000\n2,90', '00\n3,70'])));
  expect(lines.map((line) => (line.type === 'row' ? line.cells.join(' ') : line.message))).toEqual([
    'day steps',
    '1 8000',
    '2 9000',
    said,
  ]);
});

test('damaged JSON gives its whole items', async () => {
  const items = await all(readJson(damagedSource(['[{"a":1},{"a":2},{"a"'])));
  expect(items.map((item) => (item.type === 'item' ? item.value : item.message))).toEqual([{ a: 1 }, { a: 2 }, said]);
});

test('what is damaged from its first byte on is not taken for an empty file', async () => {
  expect(await all(readCsv(damagedSource([])))).toEqual([{ type: 'problem', line: 1, message: 'a.csv is damaged.' }]);
  expect(await all(readJson(damagedSource([])))).toMatchObject([{ type: 'problem', message: said }]);
});

test('what is no damage is thrown', async () => {
  const gone = new HealthError('cancelled', 'The import was stopped.', {});
  await expect(all(readCsv(damagedSource(['day,steps\n'], gone)))).rejects.toBe(gone);
  await expect(all(readJson(damagedSource(['[1'], gone)))).rejects.toBe(gone);
});
