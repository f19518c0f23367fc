import { type MadeFile, zipBytes } from '@vitalwire/archive-writers';
import { intervalsIcuExport } from '@vitalwire/archive-writers/intervals-icu';
import type { DeliveredRecord, Instant, LocalDate, RecordOf } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { brokenByDamage, importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createIntervalsIcuProvider } from '../index.ts';
import { createIntervalsIcuArchiveImporter } from './index.ts';

const importer = createIntervalsIcuArchiveImporter();
const truth: readonly DeliveredRecord[] = [
  ...generateAthlete({ scenario: 'demo', seed: 4, end: '2026-06-30' as LocalDate, years: 1 / 6 }).records(),
];
const known = <K extends 'workout' | 'dailySummary' | 'hrv' | 'bodyMeasurement'>(kind: K) =>
  truth.flatMap(({ record }) => (record.kind === kind ? [record as RecordOf<K>] : []));
const file = (name: string, text: string) => memorySource(name, new TextEncoder().encode(text));
const options = { assumedTimeZone: 'Europe/London' };

async function folder(files: readonly MadeFile[]) {
  const members = [];
  for (const { path, content } of files) {
    let text = '';
    for await (const piece of content()) text += typeof piece === 'string' ? piece : new TextDecoder().decode(piece);
    members.push(file(`x/${path}`, text));
  }
  return memoryFolder('x', members);
}

describe('lists written from known records', () => {
  let files: readonly MadeFile[];
  beforeAll(() => {
    files = intervalsIcuExport(truth);
  });

  it('are recognised, and every row is used', async () => {
    const source = await folder(files);
    expect((await importer.recognise(source))?.confidence).toBe(0.95);
    const { counts, rejected } = await importWhole(importer, source, options);
    expect(rejected).toEqual([]);
    expect(counts['activities.csv']).toMatchObject({ read: known('workout').length, used: known('workout').length });
    expect(counts['wellness.csv']?.used).toBe(counts['wellness.csv']?.read);
  });

  it('give the workouts back with their offsets', async () => {
    const { records } = await importWhole(importer, await folder(files), options);
    const read = new Map(records.flatMap((record) => (record.kind === 'workout' ? [[record.start, record]] : [])));
    for (const workout of known('workout')) {
      const start = `${workout.start.substring(0, 19)}.000Z` as Instant;
      expect(read.get(start)).toMatchObject({
        utcOffsetMinutes: workout.utcOffsetMinutes,
        localDate: workout.localDate,
        provenance: { vendorId: expect.stringMatching(/^i95/) },
        ...(workout.distanceMeters === undefined ? {} : { distanceMeters: workout.distanceMeters }),
        ...(workout.averagePowerWatts === undefined ? {} : { averagePowerWatts: workout.averagePowerWatts }),
      });
    }
  });

  it('give the days, weights and HRV back', async () => {
    const { records } = await importWhole(importer, await folder(files), options);
    const of = (kind: string, date: LocalDate) =>
      records.find((record) => record.kind === kind && record.localDate === date);
    for (const { localDate, restingHeartRateBpm } of known('dailySummary')) {
      expect(of('dailySummary', localDate)).toMatchObject({ restingHeartRateBpm });
    }
    for (const { localDate, weightKilograms } of known('bodyMeasurement')) {
      expect(of('bodyMeasurement', localDate)).toMatchObject({ weightKilograms });
    }
    for (const hrv of known('hrv')) {
      if (hrv.method !== 'rmssd') continue;
      const { rmssdMilliseconds, localDate } = hrv;
      expect(of('hrv', localDate)).toMatchObject({ method: 'rmssd', context: 'day', rmssdMilliseconds });
    }
  });

  it('tell thresholds where they changed', async () => {
    const { batches } = await importWhole(importer, await folder(files), options);
    const thresholds = batches.flatMap((batch) => batch.thresholds);
    const days = thresholds.map(({ validFrom }) => validFrom);
    expect(days).toEqual(days.toSorted());
    const ftp = thresholds.filter(({ metric }) => metric === 'ftpWatts');
    expect(ftp.map(({ value }) => value)).toEqual([...new Set(ftp.map(({ value }) => value))]);
    expect(ftp[0]).toMatchObject({ sport: 'cycling', origin: 'source', detail: 'intervals-icu' });
  });

  it('go on behind every batch, packed or not', async () => {
    const source = await folder(files);
    expect(await unlikeWhenResumed(importer, source)).toEqual([]);
    const whole = await importWhole(importer, source, options);
    const zip = memorySource('lists.zip', await zipBytes(files));
    expect((await importWhole(importer, zip, options)).records).toEqual(whole.records);
  });

  it('damaged in any way cost their damage and nothing else', async () => {
    expect(await brokenByDamage(importer, files, { runs: 30, seed: 3 })).toEqual([]);
  });

  it('give less when less is wanted', async () => {
    const wanted = { since: null, kinds: new Set(['workout'] as const) };
    const { records } = await importWhole(importer, await folder(files), { ...options, wanted });
    expect(new Set(records.map(({ kind }) => kind))).toEqual(new Set(['workout']));
  });

  it('come from a provider that only delivers', () => {
    expect(createIntervalsIcuProvider().importer?.id).toBe('intervals-icu');
  });
});

const header =
  'id,start_date_local,name,type,moving_time,distance,elapsed_time,max_heartrate,average_heartrate,device_watts,icu_average_watts,icu_joules,icu_training_load,start_date,gear,description';
const list = (...rows: string[]) => file('activities.csv', `${header}\n${rows.join('\n')}\n`);

describe('activities', () => {
  it('have 0 for what was not measured, and power that nobody measured', async () => {
    const { records } = await importWhole(
      importer,
      list(
        'i1,2025-07-01T18:00:00,"A, ""b""\nc",Ride,3600,0,3700,0,0,false,180,600000,0,2025-07-01T17:00:00Z,Bike,=1+1',
      ),
      options,
    );
    expect(records).toMatchObject([
      {
        start: '2025-07-01T17:00:00.000Z',
        end: '2025-07-01T18:01:40.000Z',
        utcOffsetMinutes: 60,
        name: 'A, "b"\nc',
        description: '=1+1',
        sensors: [{ type: 'gear', product: 'Bike' }],
      },
    ]);
    for (const absent of ['distanceMeters', 'averageHeartRateBpm', 'averagePowerWatts', 'workKilojoules']) {
      expect(records[0]).not.toHaveProperty(absent);
    }
    expect(records[0]).not.toHaveProperty('deviceAnalysis');
  });

  it('whose start was moved by hand have no offset, and older lists none at all', async () => {
    const moved = await importWhole(
      importer,
      list('i1,2025-07-01T18:07:00,A,Run,60,,60,,,,,,5,2025-07-01T18:00:00Z,,'),
      options,
    );
    expect(moved.records).toMatchObject([{ start: '2025-07-01T18:00:00.000Z', utcOffsetMinutes: null }]);
    const old = 'id,start_date_local,name,type,moving_time,icu_training_load\n7,2020-07-01T18:00:00,A,Run,60,5\n';
    const { records, warnings } = await importWhole(importer, file('activities.csv', old), options);
    expect(records).toMatchObject([
      { start: '2020-07-01T17:00:00.000Z', utcOffsetMinutes: null, dateBasis: 'recorded' },
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['time-zone-unknown']);
  });

  it.each([
    ['no id', ',2025-07-01T18:00:00,A,Run,60,,60,,,,,,5,2025-07-01T17:00:00Z,,', 'rejected'],
    ['no time', 'i1,,A,Run,60,,60,,,,,,5,2025-07-01T17:00:00Z,,', 'rejected'],
    ['a time that is none', 'i1,2025-07-01T18:00:00,A,Run,60,,60,,,,,,5,soon,,', 'rejected'],
    ['no length', 'i1,2025-07-01T18:00:00,A,Run,,,,,,,,,5,2025-07-01T17:00:00Z,,', 'passedOver'],
    ['text for a number', 'i1,2025-07-01T18:00:00,A,Run,long,,60,,,,,,5,2025-07-01T17:00:00Z,,', 'rejected'],
    ['a cell too few', 'i1,2025-07-01T18:00:00,A,Run,60', 'rejected'],
  ] as const)('with %s cost themselves', async (_name, row, what) => {
    const good = 'i2,2025-07-02T18:00:00,A,Run,60,,60,,,,,,5,2025-07-02T17:00:00Z,,';
    const { counts } = await importWhole(importer, list(row, good, good), options);
    const expected = { read: 3, used: 1, rejected: 0, passedOver: 1 };
    expect(counts['activities.csv']).toEqual({ ...expected, [what]: expected[what] + 1 });
  });

  it('keep every moment and offset', async () => {
    const moments = fc.record({
      at: fc.integer({ min: 1_300_000_000, max: 1_900_000_000 }),
      quarter: fc.integer({ min: -48, max: 56 }),
    });
    await fc.assert(
      fc.asyncProperty(moments, async ({ at, quarter }) => {
        const utc = new Date(at * 1000).toISOString();
        const local = new Date((at + quarter * 900) * 1000).toISOString();
        const row = `i1,${local.substring(0, 19)},A,Run,60,,60,,,,,,5,${utc.substring(0, 19)}Z,,`;
        const [record] = (await importWhole(importer, list(row), options)).records;
        expect(record).toMatchObject({ start: utc, utcOffsetMinutes: quarter * 15, localDate: local.substring(0, 10) });
      }),
      { numRuns: 60, seed: 8 },
    );
  });
});

describe('wellness', () => {
  const wellness = (rows: string) =>
    file('w.csv', `date,weight,restingHR,hrv,hrvSDNN,sleepSecs,soreness,comments,spO2,ctl\n${rows}`);

  it('leaves out a resting heart rate of the settings, which stands on every day without another', async () => {
    const day = (i: number) => `2026-03-${String(31 - i).padStart(2, '0')}`;
    const rows = Array.from({ length: 20 }, (_, i) => `${day(i)},,58,${i === 19 ? 40 : ''},,,,,,60\n`);
    const { records, counts } = await importWhole(
      importer,
      wellness(`${rows.join('')}2026-03-01,,51,,,,,,,60\n`),
      options,
    );
    const resting = records.flatMap((record) => (record.kind === 'dailySummary' ? [record] : []));
    expect(resting.map(({ localDate, restingHeartRateBpm }) => [localDate, restingHeartRateBpm])).toEqual([
      ['2026-03-12', 58],
      ['2026-03-01', 51],
    ]);
    expect(counts['wellness.csv']).toEqual({ read: 21, used: 2, rejected: 0, passedOver: 19 });
  });

  it('keeps RMSSD and SDNN apart, comments as notes, and leaves out what is only reckoned or rated', async () => {
    const { records, counts } = await importWhole(
      importer,
      wellness(
        '2026-03-05,72.5,52,31.35,59.5,23646,2,Tired,97,65\n2026-03-04,,,,,,2,,,64\n2026-03-03,,0,0,,,,,0,63\nx,,,,,,,,,\n',
      ),
      options,
    );
    expect(records).toMatchObject([
      { kind: 'dailySummary', localDate: '2026-03-05', restingHeartRateBpm: 52, averageOxygenSaturationPercent: 97 },
      { kind: 'bodyMeasurement', weightKilograms: 72.5 },
      { kind: 'hrv', method: 'rmssd', rmssdMilliseconds: 31.35 },
      { kind: 'hrv', method: 'sdnn', sdnnMilliseconds: 59.5 },
      { kind: 'note', text: 'Tired' },
    ]);
    expect(counts['wellness.csv']).toEqual({ read: 4, used: 1, rejected: 1, passedOver: 2 });
  });
});

describe('other files', () => {
  it.each([
    ['of Strava', 'Activity ID,Activity Date,Activity Name,Activity Type\n'],
    ['of Strava in 2018', 'id,date,name,type,description,elapsed_time,distance,commute,gear,filename\n'],
    ['empty', ''],
  ])('%s are left to others', async (_name, text) => {
    expect(await importer.recognise(file('activities.csv', text))).toBeNull();
    await expect(importWhole(importer, file('activities.csv', text))).rejects.toMatchObject({
      code: 'file-unrecognised',
    });
  });

  it('its last day with steps was not over yet', async () => {
    const rows = '2026-03-06,,,60\n2026-03-05,50,4100,60\n2026-03-04,51,9000,60\n';
    const list = file('w.csv', `date,restingHR,steps,ctl,hrv\n${rows.replaceAll('60\n', '60,\n')}`);
    const { records } = await importWhole(importer, list, options);
    expect(records).toMatchObject([
      { localDate: '2026-03-05', steps: 4100, partial: true },
      { localDate: '2026-03-04', steps: 9000, partial: false },
    ]);
  });
});
