import { columnOf, type ImportSource, toFloat64 } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPolarArchiveImporter } from './index.ts';
import { nanAsNull } from './nan-as-null.ts';

const importer = createPolarArchiveImporter();
const file = (path: string, content: unknown): ImportSource =>
  memorySource(path, new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)));
const read = async (...members: ImportSource[]) => importWhole(importer, memoryFolder('polar', members));
const training = (session: unknown) => file('training-session_2025-08-16T17-12-22_1-aa.json', session);

const session = {
  identifier: { id: 's-1' },
  name: 'Trail running',
  startTime: '2025-08-16T17:12:22',
  stopTime: '2025-08-16T18:12:22',
  durationMillis: 3_500_000,
  timezoneOffsetMinutes: -420,
  exercises: [{ identifier: { id: 'e-1' }, startTime: '2025-08-16T17:12:22', stopTime: '2025-08-16T18:12:22' }],
};

describe('sessions', () => {
  it('have local times and their offset', async () => {
    const { records } = await read(training(session));
    expect(records).toMatchObject([
      {
        start: '2025-08-17T00:12:22.000Z',
        utcOffsetMinutes: -420,
        localDate: '2025-08-16',
        sport: 'trail_running',
        elapsedSeconds: 3600,
        timerSeconds: 3500,
      },
    ]);
  });

  it('of an export of version 2.6: numbered sport, climbs, prefixed statistics, an exercise without its end', async () => {
    const exercise = {
      startTime: '2025-08-16T17:12:22',
      durationMillis: 3_500_000,
      ascentMeters: 808.187,
      descentMeters: 782.279,
      sport: { id: '11' },
      samples: {
        samples: [
          { type: 'ALTITUDE', intervalMillis: 1000, values: [0, 0, 183, 184] },
          { type: 'HEART_RATE', intervalMillis: 1000, values: [90, 91, 92, 93] },
        ],
      },
      statistics: { statistics: [{ type: 'STATISTICS_TYPE_HEART_RATE', min: 79, avg: 123, max: 174 }] },
    };
    const { records, delivered } = await read(training({ ...session, name: '', exercises: [exercise] }));
    expect(records).toMatchObject([
      {
        sport: 'hiking',
        vendorSport: 'sport 11',
        ascentMeters: 808.187,
        descentMeters: 782.279,
        minimumHeartRateBpm: 79,
      },
    ]);
    const streams = delivered[0]?.streams ?? null;
    const altitude = streams === null ? null : columnOf(streams, 'altitudeMeters');
    expect(altitude && [...toFloat64(altitude)]).toEqual([Number.NaN, Number.NaN, 183, 184]);
    const two = await read(
      training({ ...session, exercises: [exercise, { ...exercise, startTime: '2025-08-16T18:20:00' }] }),
    );
    expect(two.records).toMatchObject([{ end: '2025-08-17T01:10:42.000Z' }, { start: '2025-08-17T01:20:00.000Z' }]);
  });

  it('without an offset are placed in the zone that is assumed, and it is said', async () => {
    const { timezoneOffsetMinutes: _, ...bare } = session;
    const { records, warnings } = await read(training(bare));
    expect(records).toMatchObject([
      { start: '2025-08-16T15:12:22.000Z', utcOffsetMinutes: null, localDate: '2025-08-16' },
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['time-zone-unknown']);
  });

  it('of several sports are several workouts that belong together', async () => {
    const [first] = session.exercises;
    const exercises = [
      { ...first, stopTime: '2025-08-16T17:40:00', sport: { id: '23' } },
      {
        identifier: { id: 'e-2' },
        startTime: '2025-08-16T17:41:00',
        stopTime: '2025-08-16T18:12:22',
        distanceMeters: 9000,
      },
    ];
    const { records } = await read(training({ ...session, exercises }));
    expect(records).toMatchObject([
      { multisportKey: 's-1', vendorSport: 'sport 23', sport: 'other', provenance: { vendorId: 'e-1' } },
      { multisportKey: 's-1', distanceMeters: 9000, start: '2025-08-17T00:41:00.000Z' },
    ]);
  });

  it('of older exports have the sport in capitals and every beat with its time', async () => {
    const old = {
      exportVersion: '1.6',
      startTime: '2015-06-03T17:00:00.000',
      stopTime: '2015-06-03T17:10:00.000',
      timeZoneOffset: 120,
      physicalInformationSnapshot: { sex: 'MALE' },
      exercises: [
        {
          startTime: '2015-06-03T17:00:00.000',
          duration: 'PT9M30S',
          distance: 1500,
          sport: 'ROAD_RUNNING',
          heartRate: { min: 90, avg: 131, max: 160 },
          samples: {
            heartRate: [{ dateTime: '2015-06-03T17:00:01.000', value: 91 }, { dateTime: '2015-06-03T17:00:02.000' }],
          },
        },
      ],
    };
    const { delivered } = await read(training(old));
    expect(delivered[0]?.record).toMatchObject({
      sport: 'running',
      averageHeartRateBpm: 131,
      start: '2015-06-03T15:00:00.000Z',
    });
    expect(delivered[0]?.streams).toMatchObject({
      start: '2015-06-03T15:00:01.000Z',
      columns: [{ channel: 'heartRateBpm' }],
    });
  });

  it.each([
    ['an end before the start', { ...session, stopTime: '2025-08-15T18:12:22' }, 'after its start'],
    ['no start', { ...session, startTime: undefined }, 'startTime'],
    ['a start that is none', { ...session, startTime: 'yesterday' }, 'startTime'],
  ])('with %s cost themselves', async (_name, bad, words) => {
    const { records, rejected } = await read(
      training(bad),
      file('training-session_b.json', { ...session, identifier: { id: 's-2' } }),
    );
    expect(records.length).toBe(1);
    expect(rejected.map(({ message }) => message.includes(words))).toEqual([true]);
  });

  it('keep the names that people give, without what is not seen', async () => {
    const { records } = await read(training({ ...session, name: 'NaN bread \u202e=1+1', note: 'a\u0000b' }));
    expect(records).toMatchObject([{ name: 'NaN bread =1+1', description: 'ab', sport: 'other' }]);
  });

  it('that come twice, or break off, are counted', async () => {
    const { records, counts } = await read(
      training(session),
      file('training-session_b.json', session),
      file('training-session_c.json', JSON.stringify(session).slice(0, 100)),
      file('training-session_d.json', ''),
    );
    expect(records.length).toBe(1);
    expect(counts['training-session']).toMatchObject({ read: 4, used: 1, passedOver: 1, rejected: 2 });
  });
});

describe('the word for what was lost', () => {
  it('becomes null outside of quotes, however the file is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), async (sizes) => {
        const text = '{"a NaN \\" NaN":[NaN,1, NaN],"b":"NaN","c":NaN}';
        const bytes = new TextEncoder().encode(text);
        const pieces: Uint8Array[] = [];
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          pieces.push(bytes.slice(at, at + size));
          at += size;
        }
        const source = { ...file('a.json', ''), open: () => ReadableStream.from(pieces) };
        const out: Uint8Array[] = [];
        for await (const piece of nanAsNull(source).open()) out.push(piece);
        expect(Buffer.concat(out).toString()).toBe('{"a NaN \\" NaN":[null,1, null],"b":"NaN","c":null}');
      }),
      { numRuns: 40, seed: 3 },
    );
  });
});

describe('nights and days', () => {
  const night = (sleepStart: string, sleepEnd: string) => ({
    night: '2026-03-02',
    evaluation: { asleepDuration: 'PT7H1M', interruptions: { totalDuration: 'PT20M30S' } },
    sleepResult: { hypnogram: { sleepStart, sleepEnd, sleepStateChanges: [] } },
  });

  it('without phases have what is told, and the day that Polar gives them', async () => {
    const scores = file('sleep_score_1-a.json', [
      { night: '2026-03-02', sleepScoreResult: { sleepScore: 78 } },
      { night: 'x' },
    ]);
    const sleep = file('sleep_result_1-a.json', [
      night('2026-03-01T22:50:00+01:00', '2026-03-01T23:58:00+01:00'),
      { night: '2026-03-03' },
    ]);
    const { records, counts } = await read(scores, sleep);
    expect(records).toMatchObject([
      {
        localDate: '2026-03-02',
        utcOffsetMinutes: 60,
        asleepSeconds: 25_260,
        awakeSeconds: 1230,
        vendorScore: { value: 78, minimum: 1 },
      },
    ]);
    expect(records[0]).not.toHaveProperty('remSeconds');
    expect(counts.sleep_result).toMatchObject({ read: 2, used: 1, rejected: 1 });
    expect(counts.sleep_score).toMatchObject({ read: 2, used: 1, rejected: 1 });
  });

  it('recovery without its night has the day, without values is none', async () => {
    const recovery = file('nightly_recovery_1-a.json', [
      { night: '2026-03-02', meanNightlyRecoveryRri: 1000, meanNightlyRecoveryRmssd: 40 },
      { night: '2026-03-03', meanNightlyRecoveryRri: 1000, meanNightlyRecoveryRmssd: 0 },
    ]);
    const { records, counts } = await read(recovery);
    expect(records).toMatchObject([
      { kind: 'hrv', rmssdMilliseconds: 40, averageHeartRateBpm: 60, localDate: '2026-03-02' },
    ]);
    expect(counts.nightly_recovery).toMatchObject({ used: 1, passedOver: 1 });
  });

  it('days without summary have the steps of their minutes; fitness tests the oxygen uptake', async () => {
    const activity = file('activity-2026-03-02-a.json', {
      date: '2026-03-02',
      samples: {
        steps: [
          { localTime: '08:00:00.000', value: 40 },
          { localTime: '08:01:00.000', value: 60 },
        ],
        metSources: [],
      },
    });
    const empty = file('activity-2026-03-03-a.json', { date: '2026-03-03', samples: { metSources: [] } });
    const test = file('fitness-test-results-1-a.json', {
      startTime: '2026-03-02T08:00:00.000',
      fitnessTestResult: { ownIndex: 52, timezoneOffsetMinutes: 60 },
    });
    const { records } = await read(activity, empty, test);
    expect(records).toMatchObject([
      { kind: 'dailySummary', steps: 100, partial: false },
      { kind: 'bodyMeasurement', vo2max: 52, start: '2026-03-02T07:00:00.000Z' },
    ]);
  });

  it('hearts of 0 are none, two devices stay apart', async () => {
    const of = (deviceId: string, heartRate: number) => ({
      date: '2026-03-02',
      deviceId,
      samples: [
        { heartRate, secondsFromDayStart: 60 },
        { heartRate: 0, secondsFromDayStart: 65 },
      ],
    });
    const { records, counts } = await read(
      file('247ohr_1_03-a.json', { deviceDays: [of('A', 55), of('B', 57), of('C', 0)] }),
    );
    expect(records).toMatchObject([{ values: [55] }, { values: [57] }]);
    expect(counts['247ohr']).toMatchObject({ used: 2, passedOver: 1 });
  });
});

describe('files that are odd', () => {
  it.each([
    ['of another vendor', '[{"logId":1,"dateTime":"2026-01-01"}]'],
    ['that are empty', ''],
    ['that are no JSON', 'durationMillis'],
  ])('%s are left to others', async (_name, text) => {
    for (const source of [file('a.json', text), memoryFolder('x', [file('training-session-a.json', text)])]) {
      expect(await importer.recognise(source)).toBeNull();
    }
    await expect(importWhole(importer, file('a.json', text))).rejects.toMatchObject({ code: 'file-unrecognised' });
  });

  it('that are not read are said', async () => {
    const { warnings } = await read(
      training(session),
      file('ppi_samples_1_01_1-a.json', []),
      file('ppi_samples_1_01_2-a.json', []),
    );
    expect(warnings.map(({ code, message }) => [code, message.includes('and 1 more')])).toEqual([
      ['not-imported', true],
    ]);
  });
});
