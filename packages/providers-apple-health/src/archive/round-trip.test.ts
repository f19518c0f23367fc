import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderInto, type MadeFile, zipBytes } from '@vitalwire/archive-writers';
import { appleHealthExport, extraMoments, heartRateAt } from '@vitalwire/archive-writers/apple-health';
import {
  type AnyRecord,
  columnOf,
  type DataKind,
  type DeliveredRecord,
  type ImportBatch,
  type ImportContext,
  type ImportSource,
  type Instant,
  isMissing,
  type LocalDate,
  localOwner,
  millisecondsOf,
  type RecordOf,
  type SampleMetric,
} from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';
import { memorySource, openSource } from '@vitalwire/provider-kit/archive';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { afterAll, describe, expect, it } from 'vitest';
import { createAppleHealthArchiveImporter } from './apple-health-importer.ts';

const importer = createAppleHealthArchiveImporter();
const folder = mkdtempSync(join(tmpdir(), 'vitalwire-apple-health-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cyclist = generateAthlete({
  scenario: 'consistent-cyclist',
  seed: 7,
  end: '2026-03-20' as LocalDate,
  years: 0.075,
});
const exportedAt = '2026-07-01T09:00:00.000Z' as Instant;
const phoneZone = 'Europe/Berlin';
const EVER = { from: '1970-01-01T00:00:00.000Z' as Instant, to: '2100-01-01T00:00:00.000Z' as Instant };

const context: ImportContext = {
  owner: localOwner,
  signal: new AbortController().signal,
  now: '2026-07-02T00:00:00.000Z' as Instant,
  assumedTimeZone: phoneZone,
  originalHash: null,
  resumeAt: null,
};

async function batchesOf(source: ImportSource, changes: Partial<ImportContext> = {}): Promise<readonly ImportBatch[]> {
  const batches: ImportBatch[] = [];
  for await (const batch of importer.read(source, { ...context, ...changes })) batches.push(batch);
  return batches;
}

function kindOf<K extends DataKind>(delivered: readonly DeliveredRecord[], kind: K): readonly RecordOf<K>[] {
  return delivered.flatMap(({ record }) => (record.kind === kind ? [record as RecordOf<K>] : []));
}

const zip = async (changes: Partial<Parameters<typeof appleHealthExport>[1]> = {}): Promise<ImportSource> => {
  const files = appleHealthExport(cyclist, { exportedAt, phoneZone, zones: [phoneZone], ...changes });
  return memorySource('export.zip', await zipBytes(files, { level: 1 }));
};

const standard = batchesOf(await zip());
const all = standard.then((batches) => batches.flatMap(({ records }) => records));

describe('an export that was written from a known history', () => {
  it('is known', async () => {
    expect(await importer.recognise(await zip())).toMatchObject({ sentence: 'an export of Apple Health' });
  });

  it('gives records that can be stored, each once', async () => {
    const records = (await all).map(({ record }) => record);
    for (const record of records) parseRecord(record.kind, record);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  });

  it('accounts for every row', async () => {
    const rows = (await standard).flatMap((batch) => batch.rows ?? []);
    for (const { what, read, used, rejected, passedOver } of rows)
      expect([what, read]).toEqual([what, used + rejected + passedOver.reduce((sum, each) => sum + each.rows, 0)]);
    expect(rows.reduce((sum, { rejected }) => sum + rejected, 0)).toBe(0);
    const of = (what: string) => rows.find((each) => each.what === what);
    expect(of('HKQuantityTypeIdentifierAppleStandTime')).toMatchObject({ used: 0 });
    expect(of('electrocardiogram')).toMatchObject({ read: 1, used: 0 });
    expect(of('clinical record')).toMatchObject({ read: 1, used: 0 });
    expect(of('clinical document')).toMatchObject({ read: 1, used: 0 });
  });

  it('has every night with its stages', async () => {
    const found = kindOf(await all, 'sleep').filter(({ stages }) => stages.some(({ stage }) => stage !== 'in_bed'));
    const truth = [...cyclist.recordsOf('sleep', EVER)];
    expect(truth.length).toBeGreaterThan(20);
    const shown = (sleep: RecordOf<'sleep'>) => ({
      start: sleep.start,
      end: sleep.end,
      nap: sleep.nap,
      localDate: sleep.localDate,
      utcOffsetMinutes: sleep.utcOffsetMinutes,
      asleepSeconds: sleep.asleepSeconds,
      awakeSeconds: sleep.awakeSeconds,
      lightSeconds: sleep.lightSeconds,
      deepSeconds: sleep.deepSeconds,
      remSeconds: sleep.remSeconds,
      stages: sleep.stages.map(({ start, end, stage }) => `${start} ${end} ${stage}`),
    });
    expect(found.map(shown)).toEqual(truth.map(shown));
  });

  it('has every workout with its totals, its route and the heart rate of the time', async () => {
    const found = new Map((await all).map((delivered) => [delivered.record.start, delivered]));
    let routes = 0;
    for (const { record, streams } of cyclist.records()) {
      if (record.kind !== 'workout') continue;
      const mine = found.get(record.start);
      expect(mine?.record).toMatchObject({
        kind: 'workout',
        end: record.end,
        localDate: record.localDate,
        utcOffsetMinutes: record.utcOffsetMinutes,
        maximumHeartRateBpm: record.maximumHeartRateBpm,
        averageHeartRateBpm: record.averageHeartRateBpm,
        timerSeconds: expect.closeTo(record.timerSeconds ?? 0, 6),
        pauses: record.pauses,
      });
      const workout = mine?.record as RecordOf<'workout'>;
      expect(workout.distanceMeters ?? -1).toBeCloseTo(record.distanceMeters ?? -1, 6);
      expect(workout.energyKilocalories ?? -1).toBeCloseTo(record.energyKilocalories ?? -1, 6);
      const truth = streams === null ? null : columnOf(streams, 'latitudeDegrees');
      const latitude = mine?.streams === null || mine === undefined ? null : columnOf(mine.streams, 'latitudeDegrees');
      if (streams === null || truth === null || mine?.streams == null || latitude === null) continue;
      routes++;
      const places = new Map(
        [...mine.streams.elapsedSeconds].map((seconds, i) => [millisecondsOf(mine.streams!.start) + seconds * 1000, i]),
      );
      for (const [i, seconds] of streams.elapsedSeconds.entries()) {
        if (isMissing(truth.missing, i)) continue;
        const place = places.get(millisecondsOf(streams.start) + seconds * 1000) ?? -1;
        expect(latitude.values[place]).toBe(truth.values[i]);
      }
      const [heart, measured] = [columnOf(mine.streams, 'heartRateBpm'), columnOf(streams, 'heartRateBpm')];
      const wrong = [...streams.elapsedSeconds].filter((seconds, i) => {
        const place = places.get(millisecondsOf(streams.start) + seconds * 1000) ?? -1;
        const isWritten = seconds % 5 === 0 && !isMissing(measured?.missing ?? null, i) && seconds % 900 !== 0;
        return isWritten && Math.abs((heart?.values[place] ?? 0) - (measured?.values[i] ?? 0)) > 0;
      });
      // The watch's quarter-hourly reading may fall on a second of a workout, and both stand.
      expect(wrong.length).toBeLessThan(10);
    }
    expect(routes).toBeGreaterThan(3);
  });

  it('has every day’s counts, two devices counted once', async () => {
    const summaries = new Map(kindOf(await all, 'dailySummary').map((day) => [day.localDate, day]));
    const truth = [...cyclist.recordsOf('dailySummary', EVER)];
    for (const day of truth) {
      const found = summaries.get(day.localDate);
      expect(found).toMatchObject({
        steps: day.steps,
        activeEnergyKilocalories: day.activeEnergyKilocalories,
        restingHeartRateBpm: day.restingHeartRateBpm,
        start: day.start,
        end: day.end,
        partial: false,
      });
      expect(found?.distanceMeters ?? 0).toBeCloseTo(day.distanceMeters ?? -1, 3);
    }
    expect(summaries.size).toBe(truth.length);
  });

  it('has a series a day, metric and device', async () => {
    const series = kindOf(await all, 'samples');
    const days = [...cyclist.recordsOf('dailySummary', EVER)];
    const sumOf = (metric: SampleMetric, date: LocalDate, product: string) =>
      series
        .filter(
          (each) => each.metric === metric && each.localDate === date && each.provenance.device?.product === product,
        )
        .flatMap(({ values }) => values)
        .reduce<number>((sum, value) => sum + (value ?? 0), 0);
    for (const day of days) {
      expect(sumOf('basalEnergyKilocalories', day.localDate, 'Watch6,7')).toBeCloseTo(
        day.basalEnergyKilocalories ?? 0,
        6,
      );
      expect(sumOf('steps', day.localDate, 'iPhone15,2')).toBeGreaterThan(0);
      const beats = series.find((each) => each.metric === 'heartRateBpm' && each.localDate === day.localDate);
      expect(beats?.provenance.device?.product).toBe('Watch6,7');
      const start = millisecondsOf(beats?.start ?? day.start) / 1000;
      const quarterly = (beats?.offsetSeconds ?? []).flatMap((offset, i) =>
        (start + offset - millisecondsOf(day.start) / 1000) % 900 === 0
          ? [[start + offset, beats?.values[i]] as const]
          : [],
      );
      const right = quarterly.filter(([seconds, value]) => heartRateAt(seconds) === value);
      expect(right.length).toBe(96);
    }
  });

  it('has weights, heart rate variability, and what stands in correlations once', async () => {
    const delivered = await all;
    const bodies = kindOf(delivered, 'bodyMeasurement').filter(({ weightKilograms }) => weightKilograms !== undefined);
    expect(
      bodies.map(({ start, weightKilograms, bodyFatPercent }) => [start, weightKilograms, bodyFatPercent]),
    ).toEqual(
      [...cyclist.recordsOf('bodyMeasurement', EVER)].map(({ start, weightKilograms, bodyFatPercent }) => [
        start,
        weightKilograms,
        bodyFatPercent,
      ]),
    );
    const truth = [...cyclist.recordsOf('hrv', EVER)].map((hrv) =>
      hrv.method === 'rmssd' ? hrv.rmssdMilliseconds : 0,
    );
    const hrvs = kindOf(delivered, 'hrv');
    expect(hrvs.map((hrv) => (hrv.method === 'sdnn' ? hrv.sdnnMilliseconds : 0))).toEqual(truth);
    expect(new Set(hrvs.map(({ context: when }) => when))).toEqual(new Set(['night']));
    const moments = extraMoments(cyclist.recordsOf('dailySummary', EVER));
    expect(moments.length).toBeGreaterThan(0);
    const meals = kindOf(delivered, 'meal');
    expect(meals.map(({ start }) => start)).toEqual(moments);
    expect(meals[0]).toMatchObject({
      items: [{ name: 'Porridge & plums', nutrients: { proteinGrams: 30, sodiumMilligrams: 500 } }],
      nutrients: { energyKilocalories: expect.closeTo(500, 6), proteinGrams: 30, sodiumMilligrams: 500 },
    });
    const pressures = kindOf(delivered, 'bodyMeasurement').filter((each) => each.systolicPressureMillimetersOfMercury);
    expect(pressures.map(({ start }) => start)).toEqual(moments);
    expect(kindOf(delivered, 'hydration').map(({ volumeMilliliters }) => Math.round(volumeMilliliters))).toEqual(
      moments.map(() => 237),
    );
    expect(kindOf(delivered, 'cycleDay')).toEqual([]);
  });
});

/** People give their watches new names, which every row of the next export carries. */
async function* renamed(content: ReturnType<MadeFile['content']>): AsyncGenerator<string | Uint8Array> {
  for await (const piece of content)
    yield typeof piece === 'string' ? piece.replaceAll('Alex’s Apple\u00a0Watch', 'Wrist') : piece;
}

const december = '2026-12-01T09:00:00.000Z' as Instant;
const strip = ({ record, streams }: DeliveredRecord): readonly [AnyRecord, number | undefined] => [
  record,
  streams?.elapsedSeconds.length,
];

describe('the same history', () => {
  it('gives the same records packed, unpacked and as a document alone but for its routes', async () => {
    const files = [...appleHealthExport(cyclist, { exportedAt, phoneZone, zones: [phoneZone] })];
    await folderInto(folder, files);
    const unpacked = await batchesOf(await openSource(folder));
    expect(unpacked.flatMap(({ records }) => records.map(strip))).toEqual((await all).map(strip));
    const alone = await batchesOf(await openSource(join(folder, 'apple_health_export', 'export.xml')));
    expect(alone.flatMap(({ records }) => records.map(({ record }) => record.id))).toEqual(
      (await all).map(({ record }) => record.id),
    );
  });

  it('comes through the names of a phone in another language', async () => {
    const spanish = await zip({ folder: 'exportación_apple_health', document: 'exportación.xml', streams: false });
    expect(await importer.recognise(spanish)).not.toBeNull();
    expect((await batchesOf(spanish)).flatMap(({ records }) => records).length).toBe((await all).length);
  });

  it('comes from the manners of older phones', async () => {
    const old = await batchesOf(await zip({ sleep: 'asleep', workouts: 'attributes', units: 'imperial', zones: [] }));
    const records = old.flatMap((batch) => batch.records);
    const truth = [...cyclist.recordsOf('sleep', EVER)];
    const nights = kindOf(records, 'sleep').filter(({ asleepSeconds }) => asleepSeconds !== undefined);
    expect(nights.map(({ start, asleepSeconds, lightSeconds }) => [start, asleepSeconds, lightSeconds])).toEqual(
      truth.map(({ start, asleepSeconds }) => [start, asleepSeconds, undefined]),
    );
    expect(new Set(nights.map(({ utcOffsetMinutes }) => utcOffsetMinutes))).toEqual(new Set([null]));
    const workouts = kindOf(records, 'workout');
    for (const [i, workout] of [...cyclist.recordsOf('workout', EVER)].entries())
      expect(workouts[i]?.distanceMeters ?? 0).toBeCloseTo(workout.distanceMeters ?? 0, 6);
    const weights = kindOf(records, 'bodyMeasurement').flatMap(({ weightKilograms: kilograms }) => kilograms ?? []);
    for (const [i, { weightKilograms }] of [...cyclist.recordsOf('bodyMeasurement', EVER)].entries())
      expect(weights[i]).toBeCloseTo(weightKilograms ?? 0, 9);
  });

  it('goes on after any batch as if it had never stopped', async () => {
    const year = generateAthlete({ scenario: 'demo', seed: 2, end: '2026-05-20' as LocalDate, years: 0.4 });
    const files = appleHealthExport(year, { exportedAt, phoneZone, zones: [phoneZone], streams: false });
    const packed = memorySource('export.zip', await zipBytes(files, { level: 1 }));
    const whole = await batchesOf(packed);
    expect(whole.length).toBeGreaterThan(3);
    for (const [i, { position }] of whole.entries()) {
      const rest = await batchesOf(packed, { resumeAt: position });
      expect(rest.map(({ records }) => records.map(strip))).toEqual(
        whole.slice(i + 1).map(({ records }) => records.map(strip)),
      );
    }
  });

  it('leaves out what is not asked for, with the same borders of batches', async () => {
    const kinds = new Set<DataKind>(['sleep', 'cycleDay']);
    const since = '2026-03-10T00:00:00.000Z' as Instant;
    const some = await batchesOf(await zip(), { wanted: { since, kinds } });
    expect(some.map(({ position }) => position)).toEqual((await standard).map(({ position }) => position));
    const records = some.flatMap((batch) => batch.records);
    expect(new Set(records.map(({ record }) => record.kind))).toEqual(kinds);
    expect(records.every(({ record }) => (record.end ?? record.start) >= since)).toBe(true);
    for (const { read, used, rejected, passedOver } of some.flatMap(({ rows = [] }) => rows))
      expect(read).toBe(used + rejected + passedOver.reduce((sum, each) => sum + each.rows, 0));
  });

  it('gives a later export the same ids for what it repeats, also after the watch was renamed', async () => {
    const later = generateAthlete({
      scenario: 'consistent-cyclist',
      seed: 7,
      end: '2026-03-25' as LocalDate,
      years: 0.075,
    });
    const files = [...appleHealthExport(later, { exportedAt: december, phoneZone, zones: [phoneZone] })].map(
      (file): MadeFile => ({ ...file, content: () => renamed(file.content()) }),
    );
    const batches = await batchesOf(memorySource('export.zip', await zipBytes(files, { level: 1 })), {
      now: '2026-12-02T00:00:00.000Z' as Instant,
    });
    const records = batches.flatMap((batch) => batch.records);
    const known = new Map((await all).map(({ record }) => [record.id, record]));
    const repeated = records.filter(({ record }) => record.localDate > '2026-03-01' && record.localDate < '2026-03-20');
    const unknown = repeated.filter(({ record }) => !known.has(record.id));
    expect(repeated.length).toBeGreaterThan(150);
    expect(unknown.map(({ record }) => [record.kind, record.localDate])).toEqual([]);
  });
});
