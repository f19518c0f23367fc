import { type ImportSource, instantOf, millisecondsOf } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWithingsArchiveImporter } from './index.ts';

const importer = createWithingsArchiveImporter();
const file = (name: string, ...lines: string[]): ImportSource =>
  memorySource(name, new TextEncoder().encode(`${lines.join('\n')}\n`));
const read = async (...members: ImportSource[]) => importWhole(importer, memoryFolder('withings', members));

const sleepHeader = 'from,to,"light (s)","deep (s)","rem (s)","awake (s)","wake up","Average heart rate"';
const night = '2023-07-27T00:36:00+02:00,2023-07-27T11:39:00+02:00,20820,14460,0,4440,5,59';

describe('sleeps', () => {
  it.each([
    ['a time that is none', night.replace('T00:36', 'T26:36'), 'start'],
    ['an end before the start', night.replace('27T11:39', '26T11:39'), 'after its start'],
    ['a formula for a number', night.replace('20820', '=1+1'), 'light (s)'],
    ['too few cells', '2023-07-27T00:36:00+02:00,', 'cells'],
  ])('with %s cost themselves', async (_name, row, words) => {
    const { records, rejected } = await read(file('sleep.csv', sleepHeader, row, night));
    expect(records.length).toBe(1);
    expect(rejected.map(({ message }) => message.includes(words))).toEqual([true]);
  });

  it('have no REM where a tracker wrote 0, no heart where it wrote 0, and come once', async () => {
    const { records, counts } = await read(file('sleep.csv', sleepHeader, night.replace(',59', ',0'), night));
    expect(records).toMatchObject([{ asleepSeconds: 35_280, awakeSeconds: 4440, utcOffsetMinutes: 120, stages: [] }]);
    expect(records[0]).not.toHaveProperty('remSeconds');
    expect(records[0]).not.toHaveProperty('averageHeartRateBpm');
    expect(counts['sleep.csv']).toMatchObject({ read: 2, used: 1, passedOver: 1 });
  });

  it('have the states of the device that recorded most of them', async () => {
    const states = (device: string, row: string) => file(`raw_${device}_sleep-state.csv`, 'start,duration,value', row);
    const { records } = await read(
      file('sleep.csv', sleepHeader, night),
      states('tracker', '2023-07-27T00:00:00+02:00,"[3600,600]","[1,2]"'),
      states('bed', '2023-07-27T01:00:00+02:00,"[7200,60,60]","[3,0,7]"'),
    );
    const kept = records.flatMap((record) => (record.kind === 'sleep' ? record.stages : []));
    expect(kept.map(({ stage }) => stage)).toEqual(['rem', 'awake', 'unknown']);
  });

  it('give every offset back', async () => {
    const moments = fc.integer({ min: Date.parse('2015-01-01') / 1000, max: Date.parse('2030-01-01') / 1000 });
    await fc.assert(
      fc.asyncProperty(moments, fc.integer({ min: -48, max: 56 }), async (seconds, quarters) => {
        const size = Math.abs(quarters * 15);
        const two = (value: number) => String(value).padStart(2, '0');
        const zone = `${quarters < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        const clock = (at: number) => `${instantOf(at + quarters * 900_000).substring(0, 19)}${zone}`;
        const row = `${clock(seconds * 1000)},${clock(seconds * 1000 + 3_600_000)},60,60,60,60,0,0`;
        const [sleep] = (await read(file('sleep.csv', sleepHeader, row))).records;
        expect(millisecondsOf(sleep?.start ?? instantOf(0))).toBe(seconds * 1000);
        expect(sleep?.utcOffsetMinutes).toBe(quarters * 15);
      }),
      { numRuns: 30, seed: 4 },
    );
  });
});

describe('other tables', () => {
  it('weights in pounds with a share of fat; the same row comes once', async () => {
    const header = 'Date,"Weight (lb)","Fat mass (lb)","Bone mass (lb)","Muscle mass (lb)","Hydration (lb)",Comments';
    const row = '"2026-06-10 08:15:00",178,39.6,7.2,116.4,,';
    const { records, warnings } = await read(file('weight.csv', header, row, row, '"2026-06-11 08:15:00",,,,,,'));
    expect(records).toMatchObject([
      { weightKilograms: 80.739, bodyFatPercent: 22.25, boneMassKilograms: 3.266, start: '2026-06-10T06:15:00.000Z' },
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['time-zone-unknown']);
  });

  // As an American account and a German one write them.
  it.each([
    ['Date,"Height (in)",Comments', '"2017-10-16 21:09:12","5\' 10\'\'",', 1.778],
    ['Date,"Height (in)",Comments', '"2017-10-16 21:09:12",70,', 1.778],
    ['Datum,"Grösse (m)",Kommentare', '"2017-10-16 21:09:12",1.95,', 1.95],
  ])('heights: %s %s', async (header, row, heightMeters) => {
    const { records, rejected } = await read(file('height.csv', header, row));
    expect([rejected, records]).toMatchObject([[], [{ heightMeters }]]);
  });

  it('a height that is none costs its row', async () => {
    const { rejected } = await read(file('height.csv', 'Date,"Height (in)",Comments', '"2017-10-16 21:09:12",tall,'));
    expect(rejected[0]?.message).toContain('"tall" is no height');
  });

  it('the oxygen uptake of all other values', async () => {
    const rows = [
      'VO2MAX,"2023-09-09 06:35:07",38',
      'FAT_PERCENT,"2023-09-09 06:35:07",23',
      'WEIGHTSPEED,"2014-08-29 21:03:33",-1',
    ];
    const { records, counts } = await read(file('other.csv', 'type,date,value', ...rows));
    expect(records).toMatchObject([{ vo2max: 38, localDate: '2023-09-09' }]);
    expect(counts['other.csv']).toEqual({ read: 3, used: 1, rejected: 0, passedOver: 2 });
  });

  it('keep their ids when the zone is told later', async () => {
    const source = file('height.csv', 'Date,"Height (m)",Comments', '"2026-06-10 08:15:00",1.83,');
    const ids = async (assumedTimeZone: string | null) =>
      (await importWhole(importer, source, { assumedTimeZone })).records.map(({ id }) => id);
    expect(await ids(null)).toEqual(await ids('Asia/Tokyo'));
  });

  it('pressures, and not the rows that hold a heart rate only', async () => {
    const rows = ['"2023-07-28 06:27:47",56,,,', '"2023-07-29 06:27:47",56,121,79,'];
    const { records, counts } = await read(file('bp.csv', 'Date,"Heart rate",Systolic,Diastolic,Comments', ...rows));
    const german = await read(file('bp.csv', 'Date,Herzfrequenz,Systole,Diastole,Kommentare', ...rows));
    expect(german.records).toEqual(records);
    expect(records).toMatchObject([
      { systolicPressureMillimetersOfMercury: 121, diastolicPressureMillimetersOfMercury: 79 },
    ]);
    expect(counts['bp.csv']).toMatchObject({ used: 1, passedOver: 1 });
  });

  it('activities with 0 for what was not measured, and broken values', async () => {
    const header = 'from,to,"from (manual)","to (manual)",Timezone,"Activity type",Data,GPS,Modified';
    const of = (data: string) =>
      `2023-07-27T14:02:10+02:00,2023-07-27T14:09:00+02:00,,,Europe/Oslo,Paragliding,"${data.replaceAll('"', '""')}",,`;
    const { records, rejected } = await read(
      file(
        'activities.csv',
        header,
        of('{"calories":31,"hr_average":0,"pause_duration":10,"distance":398}'),
        of('{"calories":'),
      ),
    );
    expect(records).toMatchObject([
      { sport: 'other', vendorSport: 'Paragliding', energyKilocalories: 31, distanceMeters: 398, timerSeconds: 400 },
    ]);
    expect(records[0]).not.toHaveProperty('averageHeartRateBpm');
    expect(rejected.length).toBe(1);
    // The sum of METs is no ascent.
    const heights = ['{"elevation":98,"metcumul":98}', '{"elevation":4,"metcumul":18.9762}'].map((data) =>
      of(data).replaceAll('14:02:10', `14:02:1${data.length % 10}`),
    );
    const climbed = await read(file('activities.csv', header, ...heights));
    expect(climbed.records.map((record) => record.kind === 'workout' && record.ascentMeters)).toEqual([undefined, 4]);
  });

  it('values of sensors: lists in cells, broken lists cost their row, two devices stay apart', async () => {
    const header = 'start,duration,value';
    const tracker = [
      '2023-07-29T17:30:00+02:00,"[60,60]","[77,0]"',
      '2023-07-29T17:29:00+02:00,[29],[89]',
      '2023-07-29T17:40:00+02:00,[1],oops',
    ];
    const { records, counts } = await read(
      file('raw_hr_hr.csv', header, ...tracker),
      file('raw_bed_hr.csv', header, '2023-07-29T03:00:00+02:00,[60],[51]'),
      file('raw_tracker_steps.csv', header, '2023-07-29T03:00:00+02:00,[60],[51]'),
    );
    expect(records.map((record) => (record.kind === 'samples' ? record.values : null))).toEqual([[51], [89, 77]]);
    expect(counts['raw_hr_hr.csv']).toMatchObject({ read: 4, used: 2, passedOver: 1, rejected: 1 });
  });

  it('days of nothing are none', async () => {
    const { records, counts } = await read(
      file('aggregates_steps.csv', 'date,value', '2026-01-01,0', '2026-01-02,812', '2026-01-02,9', 'x,1'),
    );
    expect(records).toMatchObject([{ localDate: '2026-01-02', steps: 812 }]);
    expect(counts['aggregates_steps.csv']).toMatchObject({ used: 1, passedOver: 2, rejected: 1 });
  });
});

describe('files that are odd', () => {
  it.each([
    ['of another vendor', 'sleeps.csv', 'Cycle start time,Cycle end time,Cycle timezone,Sleep onset,Wake onset,Nap'],
    ['with plain days and values', 'steps.csv', 'date,value'],
    ['that are empty', 'weight.csv', ''],
  ])('%s are left to others', async (_name, name, text) => {
    expect(await importer.recognise(file(name, text))).toBeNull();
    expect(await importer.recognise(memoryFolder('x', [file(name, text)]))).toBeNull();
    await expect(importWhole(importer, file(name, text))).rejects.toMatchObject({ code: 'file-unrecognised' });
  });

  it('in UTF-16 with semicolons are read', async () => {
    const text = `\ufeff${sleepHeader}\r\n${night}\r\n`.replaceAll(',', ';');
    const wide = memorySource('sleep.csv', new Uint8Array(Buffer.from(text, 'utf16le')));
    expect((await importWhole(importer, wide)).records.length).toBe(1);
  });
});
