import {
  type ImportContext,
  type ImportSource,
  type Instant,
  type LocalDate,
  localOwner,
  type SourceId,
} from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../archive/index.ts';
import {
  createPersonClock,
  createRowLedger,
  createSeriesDays,
  evidenceRows,
  headerOf,
  monthNamed,
  type RecordTable,
  readMoment,
  readNumber,
  readNumberIn,
  readTable,
  recordBase,
  sayAssumedZone,
  type TableReading,
  tableRecords,
} from './index.ts';

const context: ImportContext = {
  owner: localOwner,
  signal: new AbortController().signal,
  now: '2026-07-01T00:00:00.000Z' as Instant,
  assumedTimeZone: 'Europe/Berlin',
  originalHash: null,
  resumeAt: null,
};
const sourceId = 'test' as SourceId;
const table = (text: string): ImportSource => memorySource('a.csv', new TextEncoder().encode(text));
const reading = (): TableReading => ({ context, ledger: createRowLedger(), onBytes: () => {}, given: new Set() });

const weighings: RecordTable<'time' | 'weight'> = {
  what: 'weighings',
  columns: { time: 'time', weight: ['weight', 'gewicht'] },
  required: ['time', 'weight'],
  read: (row, place) => {
    const at = readMoment(row.cell('time'), 'time', {
      utcOffsetMinutes: null,
      assumedTimeZone: context.assumedTimeZone,
    });
    const weight = readNumber(row.cell('weight'));
    if (at === null || weight === null) return 'The row is empty.';
    if (at.assumed) sayAssumedZone(place.ledger, place.path, place.context);
    const origin = { sourceId, mapper: 'test/1', naturalKey: `weight/${at.instant}` };
    return [{ ...recordBase('bodyMeasurement', origin, { at, end: null }, place.context), weightKilograms: weight }];
  },
};

describe('a table of records', () => {
  it('counts every row once, and gives records that hold', async () => {
    const all = reading();
    const text =
      'time,gewicht\n2026-06-01 08:00,70\n2026-06-01 08:00,70\n2026-06-02 08:00,\n2026-06-03 08:00,x\n2026-06-04\n2026-06-05 08:00,71,\n';
    const records = [];
    for await (const found of tableRecords(table(text), weighings, all)) records.push(...(found.records ?? []));
    for (const { record } of records) parseRecord(record.kind, record);
    expect(records.map(({ record }) => [record.start, record.localDate, record.utcOffsetMinutes])).toEqual([
      ['2026-06-01T06:00:00.000Z', '2026-06-01', null],
      ['2026-06-05T06:00:00.000Z', '2026-06-05', null],
    ]);
    const { rows, rejected, warnings } = all.ledger.take();
    expect(rows).toEqual([
      {
        path: 'a.csv',
        what: 'weighings',
        read: 6,
        used: 2,
        rejected: 2,
        passedOver: [
          { reason: 'The same row stands in this export more than once.', rows: 1 },
          { reason: 'The row is empty.', rows: 1 },
        ],
      },
    ]);
    expect(rejected.map(({ message }) => message)).toEqual([
      'Row 5: "x" is no number.',
      'Row 6: It has 1 cells where the header has 2. It was left out.',
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['time-zone-unknown']);
  });

  it('is looked through for evidence without a count, and a table without the column has none', async () => {
    const members = ['x,Time\n1, 2026 \n2\n3,\n', 'x,y\n1,2\n'].map((text) => ({ source: table(text) }));
    const times: (string | null)[] = [];
    const { signal } = context;
    for await (const cell of evidenceRows(members, { time: 'time' }, ['time'], signal)) times.push(cell('time'));
    expect(times).toEqual(['2026', null, null]);
  });

  it('has numbers, and names the column of what is none as the file does', async () => {
    const ledger = createRowLedger();
    const { what, columns, required } = weighings;
    const options = { what, columns, required, ledger };
    const rows = [];
    for await (const row of readTable(table('time,Gewicht\n1,"70,5"\n1,"1,234"\n1,\n1,much\n'), options))
      rows.push(row);
    const [half, thousand, empty, word] = rows;
    if (half === undefined || thousand === undefined || empty === undefined || word === undefined) throw new Error();
    expect(readNumberIn(half, 'weight')).toBe(70.5);
    expect([readNumberIn(thousand, 'weight'), readNumberIn(thousand, 'weight', { decimal: ',' })]).toEqual([
      1234, 1.234,
    ]);
    expect(readNumberIn(empty, 'weight')).toBeNull();
    expect(() => readNumberIn(word, 'weight')).toThrow('"much" is no number in "Gewicht"');
  });

  it('of another vendor is said and not read, mistakes of the reader are not swallowed', async () => {
    const ledger = createRowLedger();
    const rows = readTable(table('a,b\n1,2\n'), { columns: weighings.columns, required: ['time'], what: 'x', ledger });
    expect(await rows.next()).toEqual({ done: true, value: undefined });
    expect(ledger.take().warnings).toEqual([expect.objectContaining({ code: 'columns-unknown' })]);
    const broken = {
      ...weighings,
      read: () => {
        throw new TypeError('mistake');
      },
    };
    await expect(tableRecords(table('time,weight\n1,2\n'), broken, reading()).next()).rejects.toThrow('mistake');
    expect([await headerOf(table('a;b\n1;2')), await headerOf(table(''))]).toEqual([['a', 'b'], null]);
    for (const other of [
      '{"a": 1, "b": 2}',
      '\ufeff [1, 2]',
      '<?xml version="1.0"?>',
      '\u000e\u0010,a,b',
      '\u007fELF\u0002,a',
    ])
      expect([other, await headerOf(table(other))]).toEqual([other, null]);
    expect(await headerOf(table('a,b\nx\u001b[31m,2\n'))).toEqual(['a', 'b']);
    const wide = new Uint8Array(Buffer.from('\ufeffdatum,č\n', 'utf16le'));
    expect(await headerOf(memorySource('a.csv', wide))).toEqual(['datum', 'č']);
  });
});

it('ids and names of devices are text of a file, too', () => {
  const at = readMoment('2026-06-01T08:00:00Z', 'time', { utcOffsetMinutes: 120, assumedTimeZone: null });
  if (at === null) throw new Error('no time');
  const origin = {
    sourceId,
    mapper: 'test/1',
    naturalKey: 'a\u202Eb',
    vendorId: '\u0000',
    device: { product: 'x\u0007', manufacturer: ' ' },
  };
  const base = recordBase('bodyMeasurement', origin, { at, end: null }, context);
  expect(base.provenance).toMatchObject({ naturalKey: 'ab', vendorId: null, device: { product: 'x' } });
  expect(() => recordBase('note', origin, { at, end: null, localDate: '2026-06-03' as LocalDate }, context)).toThrow(
    'day beside',
  );
  expect(parseRecord('bodyMeasurement', { ...base, weightKilograms: 70 }).utcOffsetMinutes).toBe(120);
});

describe('days of a series', () => {
  const origin = { sourceId, mapper: 'test/1', dateBasis: 'assumed-zone' } as const;
  const at = (text: string): number => Date.parse(text);

  it('are sorted, each moment once, held until no later file adds to them', () => {
    const all = reading();
    const days = createSeriesDays({ metric: 'heartRateBpm', seconds: null, what: 'pulse' }, origin, all, () => 'a');
    const add = (text: string, value: number) =>
      days.add({ milliseconds: at(text), localDate: text.substring(0, 10) as LocalDate, value, device: '' });
    add('2026-06-01T10:00:10Z', 61);
    add('2026-06-01T10:00:00Z', 60);
    add('2026-06-01T10:00:10Z', 99);
    add('2026-06-02T10:00:00Z', 62);
    expect(days.take(false)).toEqual([]);
    add('2026-06-03T10:00:00Z', 63);
    const [first] = days.take(false);
    expect(first?.record).toMatchObject({ localDate: '2026-06-01', offsetSeconds: [0, 10], values: [60, 61] });
    add('2026-06-01T11:00:00Z', 64);
    const rest = days.take(true);
    expect(rest.map(({ record }) => record.localDate)).toEqual(['2026-06-02', '2026-06-03']);
    for (const { record } of rest) parseRecord(record.kind, record);
    expect(all.ledger.take().rows[0]).toMatchObject({ read: 6, used: 4, rejected: 0 });
  });

  it('counted by two devices are those of the one that counted more', () => {
    const all = reading();
    const days = createSeriesDays({ metric: 'steps', seconds: 60, what: 'steps' }, origin, all, () => 'a');
    for (const [device, value] of [
      ['watch', 90],
      ['phone', 80],
    ] as const) {
      days.add({ milliseconds: at('2026-06-01T10:00:00Z'), localDate: '2026-06-01' as LocalDate, value, device });
    }
    expect(days.take(true).map(({ record }) => record)).toEqual([
      expect.objectContaining({ values: [90], durationSeconds: [60], end: '2026-06-01T10:01:00.000Z' }),
    ]);
  });
});

describe('a person’s clock', () => {
  it('knows moments and days on both edges of summer time', () => {
    const clock = createPersonClock('Europe/Berlin');
    const wall = (text: string) => new Date(clock.moment({ milliseconds: at(text), utc: false })).toISOString();
    const at = (text: string): number => Date.parse(`${text}Z`);
    expect(wall('2026-03-29T01:59:00')).toBe('2026-03-29T00:59:00.000Z');
    expect(wall('2026-03-29T03:00:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(wall('2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(clock.localDate({ milliseconds: at('2026-06-01T22:30:00'), utc: true })).toBe('2026-06-02');
    expect(createPersonClock(null).localDate({ milliseconds: at('2026-06-01T22:30:00'), utc: true })).toBe(
      '2026-06-01',
    );
  });
});

it('months have names in many languages', () => {
  expect(['Oct', 'févr.', 'März', 'ago', 'x'].map(monthNamed)).toEqual([10, 2, 3, 8, null]);
});
