import type { LocalDate, SourceId } from '@vitalwire/core';
import type { ImportReport, KindCount } from '@vitalwire/hub';
import { describe, expect, it } from 'vitest';
import type { Terminal } from '../terminal/terminal.ts';
import { jsonReport, textReport } from './import-text.ts';

const plain = (text: string | number) => String(text);
const terminal = { colors: { bold: plain, red: plain, yellow: plain, cyan: plain } } as unknown as Terminal;

const sleep: KindCount = {
  read: 10,
  added: 4,
  changed: 1,
  unchanged: 3,
  leftOut: 2,
  from: '2026-01-02' as LocalDate,
  to: '2026-01-11' as LocalDate,
};
const nothing: ImportReport = {
  files: { seen: 1, imported: 0, duplicate: 1, rejected: 0, skipped: 0 },
  records: {},
  unchangedRecords: 0,
  kinds: {},
  sources: [],
  rows: [],
  rejected: [],
  warnings: [],
  cancelled: false,
};
const archive: ImportReport = {
  ...nothing,
  files: { seen: 1, imported: 1, duplicate: 0, rejected: 0, skipped: 0 },
  records: { sleep: 5, dailySummary: 2 },
  kinds: { sleep },
  sources: [
    {
      path: 'x.zip',
      sourceId: 'sketched' as SourceId,
      what: 'an export',
      outcome: 'imported',
      resumed: true,
      kinds: { sleep },
    },
  ],
  rows: [
    {
      path: 'a.csv',
      what: 'sleeps',
      read: 12,
      used: 10,
      rejected: 1,
      passedOver: [{ reason: 'the night goes on', rows: 1 }],
    },
    {
      path: 'b.csv',
      what: 'moods',
      read: 7,
      used: 0,
      rejected: 0,
      passedOver: [{ reason: 'no kind of ours', rows: 7 }],
    },
  ],
};

describe('what an import says', () => {
  it('is one line where there is nothing more to say', () => {
    expect(textReport(nothing, 1, false, terminal)).toBe('Imported nothing new in 1 s.\n1 file known already.\n');
  });

  it('tells of an export what is new, from when to when, and what became of every row', () => {
    expect(textReport(archive, 2, false, terminal).split('\n')).toEqual([
      'Imported 5 sleeps, 2 dailySummaries from 1 file in 2 s.',
      'Went on where the last run stopped.',
      '  kind   read  new  changed  known  left out  from        to',
      '  sleep    10    4        1      3         2  2026-01-02  2026-01-11',
      'Of 19 rows 10 hold records, 1 rejected, 8 passed over.',
      '  - 7 rows of moods: no kind of ours',
      '  - 1 row of sleeps: the night goes on',
      '',
    ]);
  });

  it('says first what may be wrong, and how to take it back', () => {
    const warnings = [
      { path: 'a.csv', code: 'time-zone-unknown', message: 'a.csv tells no zone.' },
      { path: 'b.csv', code: 'checksum-mismatch', message: 'b.csv was damaged on its way.' },
    ];
    const lines = textReport({ ...nothing, warnings }, 1, false, terminal)
      .split('\n')
      .slice(2, -1);
    expect(lines.map((line) => line.slice(0, 40))).toEqual([
      '  ! b.csv was damaged on its way.',
      '  ! a.csv tells no zone.',
      expect.stringContaining('If you were in another'),
      expect.stringContaining('Download the archive again'),
    ]);
  });

  it('says how to go on after it was stopped', () => {
    const text = textReport({ ...archive, cancelled: true }, 2, true, terminal);
    expect(text).toContain('Would import');
    expect(text).toContain('Stopped. What is stored stays; run the same command to go on.');
  });

  it('in JSON has every count', () => {
    expect(Object.keys(jsonReport(archive, 2, true))).toEqual([
      'dryRun',
      'files',
      'records',
      'kinds',
      'sources',
      'rows',
      'rejected',
      'warnings',
      'cancelled',
      'seconds',
    ]);
  });

  it('says why there are more sleeps than nights, and only then', () => {
    const text = (read: number) => {
      const kinds = { sleep: { ...sleep, read, added: read, changed: 0, unchanged: 0, leftOut: 0 } };
      return textReport({ ...archive, kinds }, 1, false, terminal);
    };
    expect(text(20)).toContain(
      '20 sleeps on 10 days: naps aside, what several devices tell of one night is one night in answers (vitalwire merges lists them).',
    );
    expect(text(10)).not.toContain('naps aside');
    const copies = { sleep: { ...sleep, read: 30, added: 10, changed: 0, unchanged: 20, leftOut: 0 } };
    expect(textReport({ ...archive, kinds: copies }, 1, false, terminal)).not.toContain('naps aside');
  });
});
