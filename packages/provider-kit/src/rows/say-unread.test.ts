import { expect, test } from 'vitest';
import { memorySource } from '../archive/index.ts';
import { createRowLedger } from './row-ledger.ts';
import { sayUnread } from './say-unread.ts';

const members = ['a.csv', 'b.csv', 'c.json', 'd.csv'].map((name) => ({
  within: name,
  source: memorySource(name, new Uint8Array(1)),
}));

test('a warning a reason names the first file and counts the others; what is read has none', () => {
  const ledger = createRowLedger();
  const reasonOf = ({ within }: { within: string }) =>
    within === 'd.csv' ? null : within.endsWith('.csv') ? 'Nobody reads tables.' : 'Nobody reads JSON.';
  sayUnread(members, reasonOf, ledger);
  expect(ledger.take().warnings).toEqual([
    { path: 'a.csv', code: 'not-imported', message: 'a.csv and 1 more: not imported. Nobody reads tables.' },
    { path: 'c.json', code: 'not-imported', message: 'c.json: not imported. Nobody reads JSON.' },
  ]);
});
