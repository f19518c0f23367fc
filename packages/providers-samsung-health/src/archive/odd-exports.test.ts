import { type AnyRecord, type ImportSource, instantOf, millisecondsOf } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSamsungHealthArchiveImporter } from './index.ts';

const importer = createSamsungHealthArchiveImporter();
const file = (path: string, text: string): ImportSource => memorySource(path, new TextEncoder().encode(text));
const table = (name: string, header: string, ...rows: string[]): ImportSource =>
  file(`${name}.20260701080000.csv`, [`${name},7006011,11`, header, ...rows, ''].join('\n'));
const read = async (...members: ImportSource[]) => importWhole(importer, memoryFolder('samsunghealth', members));

const sleepHeader =
  'com.samsung.health.sleep.start_time,com.samsung.health.sleep.end_time,com.samsung.health.sleep.time_offset,sleep_score,com.samsung.health.sleep.datauuid';
const night = '2026-09-04 02:53:00.000,2026-09-04 08:44:00.000,UTC-0400,79,uuid-1,';
const sleepTable = (...rows: string[]) => table('com.samsung.shealth.sleep', sleepHeader, ...rows);

describe('times', () => {
  it('stand in UTC, the offset beside them', async () => {
    const { records } = await read(sleepTable(night));
    expect(records[0]).toMatchObject({
      start: '2026-09-04T02:53:00.000Z',
      end: '2026-09-04T08:44:00.000Z',
      utcOffsetMinutes: -240,
      localDate: '2026-09-04',
      dateBasis: 'recorded',
      provenance: { vendorId: 'uuid-1', naturalKey: 'uuid-1' },
    });
  });

  it('have an offset in milliseconds in older exports', async () => {
    const { records } = await read(sleepTable(night.replace('UTC-0400', '-14400000')));
    expect(records[0]).toMatchObject({ start: '2026-09-04T02:53:00.000Z', utcOffsetMinutes: -240 });
  });

  it('without an offset: the day is of the zone that is assumed, the offset stays unknown', async () => {
    const { records } = await read(sleepTable(night.replace('UTC-0400', '')));
    expect(records[0]).toMatchObject({ utcOffsetMinutes: null, dateBasis: 'assumed-zone', localDate: '2026-09-04' });
  });

  it('are given back for every moment and offset', async () => {
    const moments = fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2030-01-01') });
    await fc.assert(
      fc.asyncProperty(moments, fc.integer({ min: -48, max: 56 }), async (start, quarters) => {
        const size = Math.abs(quarters * 15);
        const two = (value: number) => String(value).padStart(2, '0');
        const offset = `UTC${quarters < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
        const clock = (at: number) => instantOf(at).replace('T', ' ').replace('Z', '');
        const { records } = await read(sleepTable(`${clock(start)},${clock(start + 3_600_000)},${offset},,id,`));
        const [sleep] = records as readonly AnyRecord[];
        expect(millisecondsOf(sleep?.start ?? instantOf(0))).toBe(start);
        expect(sleep?.utcOffsetMinutes).toBe(quarters * 15);
        expect(sleep?.localDate).toBe(instantOf(start + 3_600_000 + quarters * 900_000).substring(0, 10));
      }),
      { numRuns: 30, seed: 8 },
    );
  });
});

describe('rows that are odd', () => {
  it.each([
    ['a time that is none', night.replace('02:53', '26:53'), 'start_time'],
    ['an offset that is none', night.replace('UTC-0400', '-14400001'), 'offset such as'],
    ['an end before the start', night.replace('09-04 08', '09-03 08'), 'end after its start'],
    ['a formula for a score', night.replace(',79,', ',=1+1,'), 'sleep_score'],
    ['too few cells', '2026-09-04 02:53:00.000,', 'cells'],
    ['too many cells', `${night}one,two`, 'cells'],
  ])('%s costs its row', async (_name, row, words) => {
    const { records, rejected } = await read(sleepTable(row, night));
    expect(records.length).toBe(1);
    expect(rejected.length).toBe(1);
    expect(rejected[0]?.message).toContain(words);
  });

  it('a score of 0 is none, a row that comes twice comes once', async () => {
    const { records, counts } = await read(sleepTable(night.replace(',79,', ',0,'), night, night));
    expect(records.length).toBe(1);
    expect(records[0]).not.toHaveProperty('vendorScore');
    expect(counts['com.samsung.shealth.sleep']).toMatchObject({ read: 3, used: 1, passedOver: 2 });
  });

  it('stages that overlap are cut, those of no sleep are counted', async () => {
    const stages = table(
      'com.samsung.health.sleep_stage',
      'start_time,end_time,stage,sleep_id',
      '2026-09-04 03:30:00.000,2026-09-04 05:00:00.000,40003,uuid-1,',
      '2026-09-04 02:00:00.000,2026-09-04 04:00:00.000,40002,uuid-1,',
      '2026-09-04 05:00:00.000,2026-09-04 09:00:00.000,40009,uuid-1,',
      '2026-09-04 02:00:00.000,2026-09-04 04:00:00.000,40002,uuid-9,',
    );
    const { records, counts } = await read(sleepTable(night), stages);
    expect(records[0]).toMatchObject({
      stages: [
        { start: '2026-09-04T02:53:00.000Z', end: '2026-09-04T04:00:00.000Z', stage: 'light' },
        { start: '2026-09-04T04:00:00.000Z', end: '2026-09-04T05:00:00.000Z', stage: 'deep' },
        { start: '2026-09-04T05:00:00.000Z', end: '2026-09-04T08:44:00.000Z', stage: 'unknown' },
      ],
      asleepSeconds: 7620,
    });
    expect(counts['com.samsung.health.sleep_stage']).toMatchObject({ read: 4, used: 3, passedOver: 1 });
  });

  it('a short sleep by day is a nap', async () => {
    const { records } = await read(sleepTable('2026-09-04 17:00:00.000,2026-09-04 18:00:00.000,UTC-0400,,n,'));
    expect(records[0]).toMatchObject({ nap: true, localDate: '2026-09-04' });
  });
});

describe('series', () => {
  const header = 'com.samsung.health.heart_rate.heart_rate,start_time,time_offset,binning_data,deviceuuid';
  const name = 'com.samsung.shealth.tracker.heart_rate';
  const hour = '2026-09-04 10:00:00.000';
  const minutes = (text: string) => file(`jsons/${name}/a/abc.binning_data.json`, text);

  it('minutes go before the mean of their hour, hours without minutes have their own value', async () => {
    const at = Date.parse('2026-09-04T10:00:00Z');
    const items = [{ start_time: at + 60_000, heart_rate: 0 }, { start_time: at, heart_rate: 61 }, 7];
    const hours = table(
      name,
      header,
      `90,2026-09-04 12:00:00.000,UTC+0200,,d,`,
      `66,${hour},UTC+0200,abc.binning_data.json,d,`,
    );
    const { records } = await read(hours, minutes(JSON.stringify(items)));
    expect(records).toMatchObject([{ offsetSeconds: [0, 7200], values: [61, 90], localDate: '2026-09-04' }]);
  });

  it('a file of minutes that is missing or broken leaves the value of the hour', async () => {
    const hours = table(name, header, `66,${hour},UTC+0200,abc.binning_data.json,d,`);
    for (const members of [[hours], [hours, minutes('[{"start_time":')]]) {
      expect((await read(...members)).records).toMatchObject([{ values: [66] }]);
    }
  });

  it('two devices stay apart, nothing measured is nothing', async () => {
    const rows = [
      `66,${hour},UTC+0200,,aaaaaaaa1,`,
      `70,${hour},UTC+0200,,bbbbbbbb1,`,
      `0,${hour},UTC+0200,,aaaaaaaa1,`,
    ];
    const { records, counts } = await read(table(name, header, ...rows));
    expect(records.map(({ provenance }) => provenance.device?.product)).toEqual(['aaaaaaaa', 'bbbbbbbb']);
    expect(counts[name]).toMatchObject({ read: 3, used: 2, passedOver: 1 });
  });

  it('glucose is in mmol/L, HRV only in the files beside', async () => {
    const at = Date.parse('2026-09-04T02:00:00Z');
    const glucose = table(
      'com.samsung.shealth.blood_glucose',
      'glucose,start_time,time_offset',
      `5.5,${hour},UTC+0200,`,
    );
    const hrv = table('com.samsung.health.hrv', 'start_time,time_offset,binning_data', `${hour},UTC+0200,h.json,`);
    const side = file(
      'jsons/com.samsung.health.hrv/h/h.json',
      JSON.stringify([{ start_time: at, rmssd: 42.5, sdnn: 61 }]),
    );
    const { records } = await read(glucose, hrv, side);
    const series = records.flatMap((record) =>
      record.kind === 'samples' ? [[record.metric, record.values] as const] : [],
    );
    expect(series).toEqual([
      ['hrvRmssdMilliseconds', [42.5]],
      ['hrvSdnnMilliseconds', [61]],
      ['glucoseMilligramsPerDeciliter', [99.0858]],
    ]);
  });
});

describe('days', () => {
  it('are put together, the better table first; the newest is partial', async () => {
    const [first, second] = [Date.parse('2026-09-03'), Date.parse('2026-09-04')];
    const trend = table(
      'com.samsung.shealth.step_daily_trend',
      'count,day_time,source_type',
      `8000,${first},-2,`,
      `5000,${first},1,`,
    );
    const pedometer = table(
      'com.samsung.shealth.tracker.pedometer_day_summary',
      'step_count,distance,day_time',
      `7900,6000,${first},`,
      `300,200,${second},`,
      `4000,3000,${second},`,
    );
    const floors = table(
      'com.samsung.shealth.tracker.floors_day_summary',
      'floor_count,day_time',
      `3,${second},`,
      `0,${first},`,
    );
    const odd = table('com.samsung.shealth.activity.day_summary', 'step_count,day_time', `10,${second + 3_600_000},`);
    const { records, rejected } = await read(trend, pedometer, floors, odd);
    expect(records).toMatchObject([
      { localDate: '2026-09-03', steps: 8000, distanceMeters: 6000, partial: false },
      { localDate: '2026-09-04', steps: 4000, distanceMeters: 3000, floorsClimbed: 3, partial: true },
    ]);
    expect(rejected.length).toBe(1);
  });

  it('have a score of energy on its own scale', async () => {
    const vitality = table(
      'com.samsung.shealth.vitality_score',
      'total_score,sleep_score,day_time',
      `81.5,70,${Date.parse('2026-09-03')},`,
    );
    expect((await read(vitality)).records).toMatchObject([
      {
        kind: 'readiness',
        localDate: '2026-09-03',
        score: { value: 81.5, maximum: 100 },
        contributors: [{ name: 'Sleep' }],
      },
    ]);
  });
});

describe('files that are odd', () => {
  it.each([
    ['with other columns and no name before them', 'start_time,end_time\n1,2\n'],
    ['that are empty', ''],
    ['of another vendor', 'Cycle start time,Cycle end time,Cycle timezone,Sleep onset,Wake onset,Nap\n'],
    ['that are no text', '\u0000\u0001'],
    ['whose header has the name of a table first', 'com.samsung.shealth.sleep,start_time\n'],
  ])('%s are left to others', async (_name, text) => {
    for (const source of [file('a.csv', text), memoryFolder('x', [file('a.csv', text)])]) {
      expect(await importer.recognise(source)).toBeNull();
      await expect(importWhole(importer, source)).rejects.toMatchObject({ code: 'file-unrecognised' });
    }
  });

  it('in UTF-16 are read, tables that are not read are said', async () => {
    const text = `\ufeffcom.samsung.shealth.sleep,7006011,11\r\n${sleepHeader}\r\n${night}\r\n`;
    const wide = memorySource('sleep.csv', new Uint8Array(Buffer.from(text, 'utf16le')));
    const other = table('com.samsung.shealth.badge', 'a,b', '1,2,');
    const { records, warnings } = await read(wide, other);
    expect(records.length).toBe(1);
    expect(warnings.map(({ code }) => code)).toEqual(['not-imported']);
  });

  it('cut anywhere keep their whole rows', async () => {
    const text = `com.samsung.shealth.sleep,7006011,11\n${sleepHeader}\n${night}\n${night.replace('uuid-1', 'uuid-2')}\n`;
    for (let end = 60; end < text.length; end += 7) {
      const { records } = await importWhole(importer, file('sleep.csv', text.slice(0, end)));
      expect(records.length).toBeLessThanOrEqual(2);
      if (end > text.length - 60) expect(records.length).toBeGreaterThanOrEqual(1);
    }
  });

  it('steps a minute are strides where somebody is on foot, and nothing elsewhere', async () => {
    const header = 'start_time,end_time,time_offset,exercise_type,duration,mean_cadence,max_cadence,datauuid';
    const row = (type: number, id: string) =>
      `2026-09-04 10:00:00.000,2026-09-04 11:00:00.000,UTC+0200,${type},3600000,81.02,99,${id},`;
    const { records } = await read(table('com.samsung.shealth.exercise', header, row(1001, 'w1'), row(11007, 'w2')));
    expect(records[0]).toMatchObject({ averageCadenceRpm: 40.51, maximumCadenceRpm: 49.5 });
    expect(records[1]).not.toHaveProperty('averageCadenceRpm');
  });

  it('workouts whose recording is missing have totals only', async () => {
    const header = 'start_time,end_time,time_offset,exercise_type,duration,live_data,datauuid';
    const row = '2026-09-04 10:00:00.000,2026-09-04 11:00:00.000,UTC+0200,1007,3000000,gone.json,w1,';
    const { records, warnings } = await read(table('com.samsung.shealth.exercise', header, row));
    expect(records).toMatchObject([
      { sport: 'other', vendorSport: '1007', timerSeconds: 3000, elapsedSeconds: 3600, streams: null },
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['recording-missing']);
  });
});
