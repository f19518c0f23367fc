import { type ImportSource, type Instant, instantOf, millisecondsOf } from '@vitalwire/core';
import { localDateTimeOf } from '@vitalwire/core/time';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWhoopArchiveImporter } from './index.ts';

const importer = createWhoopArchiveImporter();
const table = (text: string, name = 'sleeps.csv'): ImportSource => memorySource(name, new TextEncoder().encode(text));

const header = 'Cycle start time,Cycle end time,Cycle timezone,Sleep onset,Wake onset,Asleep duration (min),Nap';
const night = '2024-06-23 20:24:26,,UTC-04:00,2024-06-23 20:24:26,2024-06-24 05:44:09,504,false';

describe('rows that are odd', () => {
  it.each([
    ['a time that is none', night.replace('05:44:09', '25:44:09'), 'is no wake onset'],
    ['a night that ends before it begins', night.replace('2024-06-24 05', '2024-06-22 05'), 'after its start'],
    ['a zone that is none', night.replace('UTC-04:00', 'Mars'), 'is no time zone'],
    ['a duration that is text', night.replace('504', 'long'), 'Asleep duration'],
    ['a row cut short', night.slice(0, 60), 'cells where the header has 7'],
    ['a cell too many', `${night},x`, '8 cells'],
    ['no time at all', night.replace('2024-06-24 05:44:09', ''), 'wake onset'],
  ])('%s costs its row', async (_name, odd, message) => {
    const { records, rejected, counts } = await importWhole(importer, table(`${header}\n${odd}\n${night}\n`));
    expect(records.length).toBe(1);
    expect(rejected).toEqual([{ path: 'sleeps.csv', code: 'file-invalid', message: expect.stringContaining(message) }]);
    expect(rejected[0]?.message).toMatch(/^Row 2: /);
    expect(counts['sleeps.csv']).toEqual({ read: 2, used: 1, rejected: 1, passedOver: 0 });
  });

  it('repeated ones count once', async () => {
    const { records, counts } = await importWhole(importer, table(`${header}\n${night}\n${night}\n`));
    expect([records.length, counts['sleeps.csv']?.passedOver]).toEqual([1, 1]);
  });

  it('without a zone stand in the person’s own, which is said', async () => {
    const text = `${header}\n${night.replace('UTC-04:00', '')}\n`;
    const { records, warnings } = await importWhole(importer, table(text), { assumedTimeZone: 'America/New_York' });
    expect(records[0]).toMatchObject({
      start: '2024-06-24T00:24:26.000Z',
      utcOffsetMinutes: null,
      localDate: '2024-06-24',
    });
    expect(warnings).toEqual([expect.objectContaining({ code: 'time-zone-unknown' })]);
  });

  it('sentinels and impossible values are absent', async () => {
    const cycles = `Cycle start time,Cycle timezone,Recovery score %,Resting heart rate (bpm),Heart rate variability (ms),Blood oxygen %,Sleep onset,Wake onset
2024-06-23 20:24:26,UTC-04:00,0,0,0,-1,2024-06-23 20:24:26,2024-06-24 05:44:09
2024-06-22 20:24:26,UTC-04:00,,,,,,
`;
    const { records, counts } = await importWhole(importer, table(cycles, 'physiological_cycles.csv'));
    expect(records.map(({ kind }) => kind).sort()).toEqual(['readiness', 'sleep']);
    expect(records.find(({ kind }) => kind === 'readiness')).not.toHaveProperty('restingHeartRateBpm');
    expect(counts['physiological_cycles.csv']).toMatchObject({ used: 1, passedOver: 1 });
  });
});

describe('workouts', () => {
  it('that went nowhere have no distance, and a sport by the word', async () => {
    const columns =
      'Cycle start time,Cycle timezone,Workout start time,Workout end time,Activity name,Distance (meters),Altitude gain (meters)';
    const row = (minute: string, name: string, meters: string) =>
      `2024-06-23 20:24:26,UTCZ,2024-06-24 10:${minute}:00,2024-06-24 11:00:00,${name},${meters},0.0`;
    const source = table(
      `${columns}\n${row('00', 'Lacrosse', '0.0')}\n${row('10', 'Activity', '34.5')}\n`,
      'workouts.csv',
    );
    const { records } = await importWhole(importer, source);
    expect(records).toMatchObject([
      { sport: 'team_sport', start: '2024-06-24T10:00:00.000Z', utcOffsetMinutes: 0 },
      { sport: 'other', vendorSport: 'Activity', distanceMeters: 34.5 },
    ]);
    expect(records[0]).not.toHaveProperty('distanceMeters');
  });
});

describe('the journal', () => {
  it('passes over answers of a day without a cycle', async () => {
    const columns = 'Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes';
    const rows = [',,,Consumed caffeine?,true,', '2026-07-13 20:23:51,,UTC-07:00,Consumed caffeine?,true,'];
    const source = table([columns, ...rows, ''].join('\n'), 'journal_entries.csv');
    const { records, counts, rejected } = await importWhole(importer, source);
    expect([records.length, rejected]).toEqual([1, []]);
    expect(counts['journal_entries.csv']).toEqual({ read: 2, used: 1, rejected: 0, passedOver: 1 });
  });

  it('is one note a cycle, its text kept as text', async () => {
    const text = `Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes
2024-06-23 20:24:26,,UTC-04:00,Have any alcoholic drinks?,true,"=HYPERLINK(""x""), and
two lines"
2024-06-22 20:24:26,,UTC-04:00,Have an injury or wound,true,
2024-06-23 20:24:26,,UTC-04:00,Feeling sick or ill?,false,
2024-06-23 20:24:26,,UTC-04:00,Feeling sick or ill?,perhaps,
`;
    const { records, counts } = await importWhole(importer, table(text, 'journal_entries.csv'));
    expect(records).toEqual([
      expect.objectContaining({
        text: 'Have any alcoholic drinks? yes (=HYPERLINK("x"), and\ntwo lines)\nFeeling sick or ill? no',
        ill: false,
        localDate: '2024-06-23',
      }),
      expect.objectContaining({ injured: true }),
    ]);
    expect(counts['journal_entries.csv']).toEqual({ read: 4, used: 3, rejected: 1, passedOver: 0 });
  });
});

describe('files', () => {
  it.each([
    ['empty', ''],
    ['of Hevy', 'title,start_time,end_time,description,exercise_title\n'],
    ['of another app', 'Date,Sleep,Nap\n2024-01-01,7,false\n'],
    ['in another language', header.replaceAll('Cycle', 'Zyklus').replaceAll('Sleep onset', 'Einschlafen')],
    ['that are no text', '\u0000\u0001\u0002'],
  ])('%s are left to others', async (_name, text) => {
    expect(await importer.recognise(table(text))).toBeNull();
    expect(await importer.recognise(memoryFolder('x', [table(text)]))).toBeNull();
    await expect(importWhole(importer, table(text))).rejects.toMatchObject({ code: 'file-unrecognised' });
  });

  it('in UTF-16 with semicolons, or with new columns in another order, are read', async () => {
    const expected = (await importWhole(importer, table(`${header}\n${night}\n`))).records;
    const wide = Buffer.from(`\ufeff${header}\n${night}\n`.replaceAll(',', ';'), 'utf16le');
    expect((await importWhole(importer, memorySource('sleeps.csv', new Uint8Array(wide)))).records).toEqual(expected);
    const turned = [header, night].map((line) => [...line.split(',').reverse(), 'New'].join(',')).join('\n');
    expect((await importWhole(importer, table(turned))).records).toEqual(expected);
  });

  it('cut anywhere keep their whole rows', async () => {
    const text = `${header}\n${night}\n${night.replaceAll('06-2', '05-2')}\n`;
    for (let end = header.length + 2; end < text.length; end += 3) {
      const { records } = await importWhole(importer, table(text.slice(0, end)));
      expect(records.length).toBeLessThanOrEqual(2);
      if (end > header.length + night.length + 2) expect(records.length).toBeGreaterThanOrEqual(1);
    }
  });

  it('give less when less is wanted', async () => {
    const source = table(`${header}\n${night}\n${night.replaceAll('2024', '2022')}\n`);
    const wanted = { since: '2024-01-01T00:00:00.000Z' as Instant, kinds: null };
    expect((await importWhole(importer, source, { wanted })).records.length).toBe(1);
    const none = { since: null, kinds: new Set(['workout'] as const) };
    expect((await importWhole(importer, source, { wanted: none })).records).toEqual([]);
  });

  it('give every local time and offset back', async () => {
    const times = fc.date({
      min: new Date('2015-01-01T00:00:00Z'),
      max: new Date('2030-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    const quarters = fc.integer({ min: -48, max: 56 });
    await fc.assert(
      fc.asyncProperty(times, quarters, async (date, quarter) => {
        const offset = quarter * 15;
        const start = Math.floor(date.getTime() / 1000) * 1000;
        const wall = (at: number) => localDateTimeOf(instantOf(at), offset).substring(0, 19).replace('T', ' ');
        const two = (value: number) => String(value).padStart(2, '0');
        const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
        const zone = `UTC${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
        const row = `${wall(start)},,${zone},${wall(start)},${wall(start + 28_800_000)},400,false`;
        const [record] = (await importWhole(importer, table(`${header}\n${row}\n`))).records;
        expect(millisecondsOf(record?.start ?? ('' as Instant))).toBe(start);
        expect([record?.utcOffsetMinutes, record?.localDate]).toEqual([offset, wall(start + 28_800_000).slice(0, 10)]);
      }),
      { numRuns: 50, seed: 5 },
    );
  });
});
