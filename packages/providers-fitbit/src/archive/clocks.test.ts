import { instantOf } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole } from '@vitalwire/provider-kit/testing';
import { describe, expect, it } from 'vitest';
import { createFitbitArchiveImporter } from './index.ts';

const importer = createFitbitArchiveImporter();
const encoder = new TextEncoder();

function read(files: Readonly<Record<string, unknown>>, timeZone: string | null = 'Europe/Berlin'): Promise<Imported> {
  const members = Object.entries(files).map(([name, content]) =>
    memorySource(`x/${name}`, encoder.encode(typeof content === 'string' ? content : JSON.stringify(content))),
  );
  return importWhole(importer, memoryFolder('x', members), { assumedTimeZone: timeZone });
}

const log = (logId: number, startTime: string, endTime: string) => ({
  logId,
  dateOfSleep: endTime.substring(0, 10),
  startTime: `${startTime}.000`,
  endTime: `${endTime}.000`,
  type: 'stages',
  levels: { summary: {}, data: [] },
});
const sleepHeader =
  'sleep_id,sleep_type,minutes_asleep,start_utc_offset,sleep_start,end_utc_offset,sleep_end,data_source,algorithm_version,sleep_created\n';
const stageHeader = 'sleep_id,sleep_stage_id,sleep_stage_type,start_utc_offset,sleep_stage_start,sleep_stage_end\n';

/** Two nights of somebody seven hours behind UTC, as exports of 2023 to 2025 write them: wall times called UTC. */
const onWall = {
  'UserSleeps_2023-04-17.csv': `${sleepHeader}1,STAGES,400,+00:00,2023-04-17 00:01:30+0000,+00:00,2023-04-17 07:13:00+0000,DERIVED,,2023-04-17 14:34:00+0000
2,STAGES,400,-07:00,2023-04-18 01:00:00+0000,-07:00,2023-04-18 08:00:00+0000,DERIVED,,2023-04-18 15:10:00+0000
3,CLASSIC,60,+00:00,2023-04-19 14:00:00+0000,+00:00,2023-04-19 15:00:00+0000,DERIVED,,2023-04-19 22:10:00+0000
`,
  'UserSleepStages_2023-04-17.csv': `${stageHeader}1,1,LIGHT,-07:00,2023-04-17 00:01:30+0000,2023-04-17 04:38:00+0000\n`,
};

describe('times of sleep tables that are on the wall', () => {
  it('place the classic logs by the offset of the sleep, or else of its stages', async () => {
    const { records } = await read({
      ...onWall,
      'sleep-2023-04-17.json': [
        log(11, '2023-04-17T00:01:30', '2023-04-17T07:13:00'),
        log(12, '2023-04-18T01:00:00', '2023-04-18T08:00:00'),
        log(13, '2023-04-19T14:00:00', '2023-04-19T15:00:00'),
      ],
    });
    expect(records.map(({ start, utcOffsetMinutes, localDate }) => [start, utcOffsetMinutes, localDate])).toEqual([
      ['2023-04-17T07:01:30.000Z', -420, '2023-04-17'],
      ['2023-04-18T08:00:00.000Z', -420, '2023-04-18'],
      // Nothing tells the offset of this one: +00:00 stands for one that was not known.
      ['2023-04-19T12:00:00.000Z', null, '2023-04-19'],
    ]);
  });

  it('are told by when the sleeps were entered, where there are no classic logs', async () => {
    const { records } = await read(onWall);
    expect(records).toMatchObject([
      {
        start: '2023-04-17T07:01:30.000Z',
        end: '2023-04-17T14:13:00.000Z',
        utcOffsetMinutes: -420,
        localDate: '2023-04-17',
        stages: [{ start: '2023-04-17T07:01:30.000Z', end: '2023-04-17T11:38:00.000Z', stage: 'light' }],
      },
      { start: '2023-04-18T08:00:00.000Z', utcOffsetMinutes: -420 },
      { start: '2023-04-19T12:00:00.000Z', utcOffsetMinutes: null, localDate: '2023-04-19' },
    ]);
  });
});

describe('days whose offset the zone minutes tell', () => {
  const zones = (offsetHours: number) => {
    const minutes = Array.from({ length: 8 }, (_, i) => Date.parse('2023-04-17T18:00:00Z') + i * i * 60_000);
    const text = (milliseconds: number, end: number) => instantOf(milliseconds).substring(0, end);
    const utc = minutes.map((minute) => `${text(minute - offsetHours * 3_600_000, 19)}Z,fat burn,1\n`);
    return {
      'Active Zone Minutes - 2023-04-01.csv': `date_time,heart_zone_id,total_minutes\n${minutes.map((minute) => `${text(minute, 16)},FAT_BURN,1\n`).join('')}`,
      'active_zone_minutes_2023-04-01.csv': `timestamp,heart rate zone,total minutes\n${utc.join('')}`,
    };
  };

  it('place their nights, also against the stages, which have the zone of a later time', async () => {
    const night = log(11, '2023-04-17T00:01:30', '2023-04-17T07:13:00');
    const { records } = await read({ ...onWall, ...zones(5.5), 'sleep-2023-04-17.json': [night] });
    expect(records[0]).toMatchObject({ start: '2023-04-16T18:31:30.000Z', utcOffsetMinutes: 330 });
    const alone = await read({ ...zones(-3), 'sleep-2023-04-17.json': [night] });
    expect(alone.records[0]).toMatchObject({ start: '2023-04-17T03:01:30.000Z', utcOffsetMinutes: -180 });
  });
});

describe('times of sleep tables in UTC', () => {
  const inUtc = {
    'UserSleeps_2026-04-12.csv': `${sleepHeader}1,STAGES,258,-04:00,2026-04-12 05:45:30+0000,-04:00,2026-04-12 12:39:30+0000,DERIVED,sleep_session_v1,2026-04-12 12:43:36+0000
2,STAGES,248,-04:00,2026-04-12 08:14:00+0000,-04:00,2026-04-12 12:33:00+0000,DERIVED,sleep_session_v2,2026-04-12 08:41:47+0000
3,STAGES,300,+00:00,2026-04-13 23:00:00+0000,+00:00,2026-04-14 06:00:00+0000,DERIVED,sleep_session_v2,2026-04-14 06:05:00+0000
`,
  };

  it('place the classic logs', async () => {
    const { records } = await read({
      ...inUtc,
      'sleep-2026-04-12.json': [
        log(11, '2026-04-12T01:45:30', '2026-04-12T08:39:30'),
        log(12, '2026-04-13T23:00:00', '2026-04-14T06:00:00'),
      ],
    });
    expect(records.map(({ start, utcOffsetMinutes }) => [start, utcOffsetMinutes])).toEqual([
      ['2026-04-12T05:45:30.000Z', -240],
      ['2026-04-13T23:00:00.000Z', 0],
    ]);
  });

  it('give a sleep once that two algorithms saw', async () => {
    const { records, counts } = await read(inUtc);
    expect(records.map(({ start }) => start)).toEqual(['2026-04-12T05:45:30.000Z', '2026-04-13T23:00:00.000Z']);
    expect(counts.UserSleeps).toEqual({ read: 3, used: 2, rejected: 0, passedOver: 1 });
  });
});

describe('tables of HRV', () => {
  const table = (from: string) => {
    const rows = Array.from({ length: 30 }, (_, i) => {
      const time = new Date(Date.parse(from) + i * 300_000).toISOString();
      return `${time.substring(0, 19)}Z,${40 + i}.5,0.0`;
    });
    return `timestamp,root mean square of successive differences milliseconds,standard deviation milliseconds\n${rows.join('\n')}\n`;
  };
  const first = async (from: string, timeZone: string | null = 'America/Los_Angeles') => {
    const { records } = await read(
      {
        'sleep-2023-04-17.json': [log(11, '2023-04-17T00:01:30', '2023-04-17T03:13:00')],
        'heart_rate_variability_2023-04-17.csv': table(from),
      },
      timeZone,
    );
    const series = records.find(({ kind }) => kind === 'samples');
    return [series?.start, series?.localDate, series?.dateBasis];
  };

  it('have the time on the wall behind their Z where that is when the person slept', async () => {
    expect(await first('2023-04-17T00:05:00Z')).toEqual(['2023-04-17T07:05:00.000Z', '2023-04-17', 'recorded']);
  });

  it('are in UTC where it is not', async () => {
    expect(await first('2023-04-17T07:05:00Z')).toEqual(['2023-04-17T07:05:00.000Z', '2023-04-17', 'assumed-zone']);
  });
});

describe('days without a device', () => {
  const day = (date: string, value: string) => ({ dateTime: `${date} 00:00:00`, value });

  it('have no active minutes and no energy, though the export writes some', async () => {
    const { records, counts } = await read({
      'sedentary_minutes-2026-07-01.json': [day('07/01/26', '1440'), day('07/02/26', '700')],
      'very_active_minutes-2026-07-01.json': [day('07/01/26', '0'), day('07/02/26', '0')],
      'calories-2026-07-01.json': [
        { dateTime: '07/01/26 10:00:00', value: '1.35' },
        { dateTime: '07/02/26 10:00:00', value: '1.35' },
      ],
    });
    expect([...new Set(records.map(({ localDate }) => localDate))]).toEqual(['2026-07-02']);
    expect(counts.veryActive).toEqual({ read: 2, used: 1, rejected: 0, passedOver: 1 });
    expect(counts.calories).toEqual({ read: 2, used: 1, rejected: 0, passedOver: 1 });
  });
});

describe('tables of 2026', () => {
  it('of readiness, oxygen uptake and height are read', async () => {
    const { records } = await read({
      'daily_readiness.csv':
        'timestamp,score,type,readiness level,sleep readiness,heart rate variability readiness,resting heart rate readiness,data source\n2026-04-13,52,MEDIUM,TYPE_UNSPECIFIED,HIGH,MEDIUM,IGNORED,Fitbit App\n',
      'demographic_vo2max.csv': 'timestamp,demographic vo2max\n2026-04-13T00:00:00Z,42.8\n',
      'height.csv': 'timestamp,height millimeters,data source\n2026-03-19T18:21:01.602062Z,1650,Fitbit App\n',
    });
    expect(records).toMatchObject([
      { kind: 'readiness', localDate: '2026-04-13', score: { value: 52, maximum: 100 }, contributors: [] },
      { kind: 'bodyMeasurement', localDate: '2026-04-13', vo2max: 42.8 },
      { kind: 'bodyMeasurement', heightMeters: 1.65 },
    ]);
  });
});
