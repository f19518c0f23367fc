import { expect, test } from 'vitest';
import { pages } from './pages/index.ts';
import { table } from './pages/table.ts';
import { stalePages } from './stale.ts';

test('finds a page that is missing, and one that says something else', () => {
  const page = { name: 'a.md', write: () => 'new' };
  const [missing] = stalePages([page], () => undefined);
  expect(missing?.text).toContain('new');
  expect(stalePages([page], () => 'old')).toHaveLength(1);
  expect(stalePages([page], () => missing?.text)).toEqual([]);
});

test('line endings of the machine are no difference', () => {
  const page = { name: 'a.md', write: () => 'one\ntwo' };
  const [{ text } = { text: '' }] = stalePages([page], () => undefined);
  expect(stalePages([page], () => text.replaceAll('\n', '\r\n'))).toEqual([]);
});

test('a cell cannot end its row', () => {
  expect(table(['a', 'b'], [['x | y', 'two\nlines']])).toBe('| a | b |\n| --- | --- |\n| x \\| y | two lines |');
});

test.each(pages.map((page) => [page.name, page] as const))('%s has no cell of a missing value', (_, page) => {
  expect(page.write()).not.toMatch(/\| `?(undefined|null|NaN)`? \||\[object /);
});
