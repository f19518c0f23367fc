import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFile, folderInto, type MadeFile, zipBytes } from '@vitalwire/archive-writers';
import { firstGarminId, garminExport, monitoringFit } from '@vitalwire/archive-writers/garmin';
import {
  columnOf,
  type DataKind,
  type DeliveredRecord,
  type ImportSource,
  type LocalDate,
  type RecordOf,
  type SampleSeries,
  sportFamily,
} from '@vitalwire/core';
import { memorySource, openSource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGarminArchiveImporter } from './index.ts';

const importer = createGarminArchiveImporter();
const athlete = generateAthlete({ scenario: 'triathlete', seed: 11, end: '2025-05-31' as LocalDate, years: 0.1 });
const truth: readonly DeliveredRecord[] = [...athlete.records()];
/** Every fifth activity has no recording. */
const hasRecording = (index: number) => index % 5 !== 4;
/** Days of heart rate around midnight, each day in two files. */
const watchFiles = ['2025-05-01T18:00:00.000Z', '2025-05-01T21:00:00.000Z', '2025-05-02T18:00:00.000Z'].map(
  (start, i) => {
    const minutes = Array.from({ length: 120 }, (_, minute) => minute);
    const series = {
      metric: 'heartRateBpm',
      start,
      utcOffsetMinutes: 120,
      offsetSeconds: minutes.map((minute) => minute * 60),
      values: minutes.map((minute) => 60 + ((minute + i) % 30)),
    } as unknown as SampleSeries;
    return dataFile(`athlete@example.org_${9_000_000_000 + i}.fit`, monitoringFit([series], 3_400_000_001));
  },
);
const files = (): readonly MadeFile[] => [...garminExport(athlete, { hasRecording, watchFiles })];

const zipped = async (made: readonly MadeFile[]): Promise<ImportSource> =>
  memorySource('garmin.zip', await zipBytes(made, { level: 1 }));

function ofKind<K extends DataKind>(kind: K, delivered: readonly DeliveredRecord[] = truth): readonly RecordOf<K>[] {
  return delivered.flatMap(({ record }) => (record.kind === kind ? [record as RecordOf<K>] : []));
}

let folder = '';
let source: ImportSource;
let whole: Imported;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitalwire-garmin-'));
  source = await zipped(files());
  whole = await importWhole(importer, source);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('an account export', () => {
  it('comes back: every row and every recording is used', async () => {
    expect(await importer.recognise(source)).toEqual({
      confidence: 0.96,
      sentence: 'This is an account export of Garmin.',
    });
    const { counts, rejected, warnings } = whole;
    expect([rejected, warnings]).toEqual([[], []]);
    const workouts = ofKind('workout').length;
    expect(counts.summarizedActivities).toEqual({ read: workouts, used: workouts, rejected: 0, passedOver: 0 });
    expect(Object.keys(counts)).toEqual(expect.arrayContaining(['personalRecord.json', 'user_profile.json', 'gear']));
    for (const what of ['activity FIT', 'night FIT', 'UDSFile', 'sleepData', 'healthStatusData', 'userBioMetrics']) {
      const { read = 0, used = -1 } = counts[what] ?? {};
      expect([what, used, read > 1]).toEqual([what, read, true]);
    }
  });

  it('workouts: recordings with the number, title and sport of their summaries, summaries where there is no recording', () => {
    const { delivered } = whole;
    const read = new Map(
      delivered.flatMap(({ record, streams }) =>
        record.kind === 'workout' ? [[record.start, { record, streams }]] : [],
      ),
    );
    const expected = truth.filter(({ record }) => record.kind === 'workout');
    expect(read.size).toBe(expected.length);
    for (const [index, { record, streams }] of expected.entries()) {
      const found = read.get(record.start);
      if (record.kind !== 'workout' || found === undefined) throw new Error(`no workout at ${record.start}`);
      const id = String(firstGarminId + index);
      expect(found.record.provenance).toMatchObject({ sourceId: 'garmin', vendorId: id, naturalKey: id });
      expect([found.record.name, sportFamily(found.record.sport)]).toEqual([record.name, sportFamily(record.sport)]);
      expect([found.record.utcOffsetMinutes, found.record.localDate]).toEqual([
        record.utcOffsetMinutes,
        record.localDate,
      ]);
      expect(found.record.distanceMeters ?? 0).toBeCloseTo(record.distanceMeters ?? 0, -1);
      expect(found.record.energyKilocalories ?? 0).toBeCloseTo(record.energyKilocalories ?? 0, -1);
      expect(found.record.timerSeconds ?? 0).toBeCloseTo(record.timerSeconds ?? 0, 0);
      if (streams === null || !hasRecording(index)) expect(found.streams).toBeNull();
      else {
        const values = columnOf(streams, 'heartRateBpm')?.values ?? [];
        const own = found.streams === null ? null : columnOf(found.streams, 'heartRateBpm');
        expect([...(own?.values ?? [])]).toEqual([...values]);
      }
    }
    const bikes = ofKind('workout', delivered).filter(({ sensors }) =>
      sensors.some(({ product }) => product === 'Stadtrad'),
    );
    expect(bikes.every(({ vendorSport }) => vendorSport === 'road_biking') && bikes.length > 0).toBe(true);
  });

  it('nights with their stages, and naps', () => {
    const { delivered } = whole;
    const read = ofKind('sleep', delivered);
    const expected = ofKind('sleep');
    expect(read.length).toBe(expected.length);
    for (const night of expected) {
      const found = read.find(({ start }) => start.substring(0, 19) === night.start.substring(0, 19));
      expect(found).toMatchObject({
        nap: night.nap,
        localDate: night.localDate,
        asleepSeconds: night.asleepSeconds,
        ...(night.nap
          ? {}
          : {
              deepSeconds: night.deepSeconds,
              remSeconds: night.remSeconds,
              lightSeconds: night.lightSeconds,
              awakeSeconds: night.awakeSeconds,
            }),
      });
      if (!night.nap) expect((found?.stages.length ?? 0) > 3).toBe(night.stages.length > 3);
    }
  });

  it('days, HRV, weight', () => {
    const { delivered } = whole;
    const days = new Map(ofKind('dailySummary', delivered).map((day) => [day.localDate, day]));
    for (const day of ofKind('dailySummary')) {
      const found = days.get(day.localDate);
      expect([found?.start, found?.utcOffsetMinutes, found?.partial]).toEqual([day.start, day.utcOffsetMinutes, false]);
      expect([found?.steps, found?.restingHeartRateBpm, found?.averageStressScore]).toEqual([
        day.steps,
        day.restingHeartRateBpm,
        day.averageStressScore,
      ]);
      expect(found?.floorsClimbed ?? 0).toBeCloseTo(day.floorsClimbed ?? 0, 6);
      expect(found?.totalEnergyKilocalories).toBe(day.totalEnergyKilocalories);
    }
    expect(days.size).toBe(ofKind('dailySummary').length);
    expect(ofKind('hrv', delivered).map((hrv) => hrv.method === 'rmssd' && hrv.rmssdMilliseconds)).toEqual(
      ofKind('hrv').map((hrv) => hrv.method === 'rmssd' && hrv.rmssdMilliseconds),
    );
    const nights = new Map(
      ofKind('sleep').flatMap((night) => (night.nap ? [] : [[night.localDate, night.end.substring(0, 19)]])),
    );
    for (const { localDate, end } of ofKind('hrv', delivered))
      expect(end?.substring(0, 19)).toBe(nights.get(localDate));
    const weights = ofKind('bodyMeasurement').filter(({ weightKilograms }) => weightKilograms !== undefined);
    const read = ofKind('bodyMeasurement', delivered);
    expect(read.map(({ weightKilograms }) => weightKilograms?.toFixed(3))).toEqual(
      weights.map(({ weightKilograms }) => weightKilograms?.toFixed(3)),
    );
    expect(read.map(({ localDate }) => localDate)).toEqual(weights.map(({ localDate }) => localDate));
  });

  it('what the watch measured all day, a series a day', () => {
    const series = ofKind('samples', whole.delivered);
    expect(series.map(({ localDate, values }) => [localDate, values.length])).toEqual([
      ['2025-05-01', 180],
      ['2025-05-02', 180],
    ]);
    expect(whole.counts['monitoring FIT']).toEqual({ read: 3, used: 3, rejected: 0, passedOver: 0 });
  });

  it('is the same packed, in part zips, unpacked, and one level down', async () => {
    const parts = [...garminExport(athlete, { hasRecording, watchFiles, filesPerPart: 9 })];
    const unpacked = [...garminExport(athlete, { hasRecording, watchFiles, unpacked: true })].map((file) => ({
      ...file,
      path: `1a2b_1/${file.path}`,
    }));
    await folderInto(folder, unpacked);
    for (const same of [await zipped(parts), await openSource(folder)]) {
      expect((await importer.recognise(same))?.confidence).toBeGreaterThan(0.9);
      const { records, rejected } = await importWhole(importer, same);
      expect(rejected).toEqual([]);
      expect(records.map(({ id }) => id).sort()).toEqual(whole.records.map(({ id }) => id).sort());
      expect(records).toEqual(whole.records);
    }
  });

  it('goes on from every batch', async () => {
    expect(whole.batches.length).toBeGreaterThan(2);
    expect(await unlikeWhenResumed(importer, source)).toEqual([]);
  });

  it('reads what is wanted', async () => {
    const sleeps = await importWhole(importer, source, { wanted: { since: null, kinds: new Set(['sleep']) } });
    expect(new Set(sleeps.records.map(({ kind }) => kind))).toEqual(new Set(['sleep']));
    const since = ofKind('workout').at(-3)?.start ?? null;
    const late = await importWhole(importer, source, { wanted: { since, kinds: new Set(['workout']) } });
    expect(late.records.map(({ start }) => start).sort()).toEqual(
      ofKind('workout')
        .filter(({ end }) => since !== null && end >= since)
        .map(({ start }) => start),
    );
  });
});
