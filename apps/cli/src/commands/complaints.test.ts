import { describe, expect, it } from 'vitest';
import { listed } from './complaints.ts';

const of = (path: string, message: string) => ({ path, message });
const same = (line: string) => line;

describe('what a report lists', () => {
  it('is damage first, an archive before its members, and rows last', () => {
    const lines = listed(
      [
        of('x.zip!/a.json', 'Entry 3: It is no valid JSON. It was left out.'),
        of('x.zip!/b.csv', 'x.zip!/b.csv is damaged: not all of it can be unpacked.'),
        of('x.zip!/parts', 'c.fit: x.zip!/parts/c.fit is damaged: the archive ends in the middle of it.'),
        of('x.zip', 'x.zip is cut short: its table of contents is missing.'),
      ],
      same,
    );
    expect(lines).toEqual([
      'x.zip is cut short: its table of contents is missing.',
      'x.zip!/b.csv is damaged: not all of it can be unpacked.',
      'x.zip!/parts/c.fit is damaged: the archive ends in the middle of it.',
      'x.zip!/a.json: Entry 3: It is no valid JSON. It was left out.',
    ]);
  });

  it('is one line for rows that share a reason, with the first three of them and how many there are', () => {
    const rows = Array.from({ length: 20 }, (_, i) =>
      of(
        'x.zip!/a.json',
        `Entry ${i + 1}: "${i}" is no time.${i === 19 ? ' Further rows of this file are only counted.' : ''}`,
      ),
    );
    expect(listed(rows, same)).toEqual([
      'x.zip!/a.json: Entry 1: "0" is no time. (also Entry 2, Entry 3 and more than 17 more)',
    ]);
    expect(listed(rows.slice(0, 3), same)).toEqual([
      'x.zip!/a.json: Entry 1: "0" is no time. (also Entry 2 and Entry 3)',
    ]);
    expect(listed([of('x.zip!/a.json', 'Row 1: bad.'), of('x.zip!/b.json', 'Row 7: bad.')], same)).toEqual([
      'x.zip!/a.json: Row 1: bad. (also b.json, Row 7)',
    ]);
  });

  it('is one line for files that share a reason', () => {
    const files = ['a', 'b', 'c', 'd', 'e'].map((name) => of(`rides/${name}.fit`, `rides/${name}.fit is empty.`));
    expect(listed(files, same)).toEqual(['rides/a.fit is empty. (also b.fit, c.fit and 2 more)']);
  });

  it('ends where a screen does', () => {
    const many = Array.from({ length: 30 }, (_, i) => of('a.csv', `The ${'x'.repeat(i)} is wrong.`));
    const lines = listed(many, (line) => `> ${line}`);
    expect([lines.length, lines.at(-1)]).toEqual([21, '> and 10 more (--json lists all)']);
  });

  it('is a line each, whatever a name or a cell holds', () => {
    const forged = of('a\nImported 3 sleeps.zip!/b.csv', 'Row 2: "x\n  ✓ all is well" is no time.');
    expect(listed([forged], same)).toEqual(['a Imported 3 sleeps.zip!/b.csv: Row 2: "x ✓ all is well" is no time.']);
  });

  it('is nothing for nothing', () => {
    expect(listed([], same)).toEqual([]);
  });
});
