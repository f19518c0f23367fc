import { type MadeFile, zipBytes, zipFile } from '@vitalwire/archive-writers';
import { polarExport } from '@vitalwire/archive-writers/polar';
import {
  type AnyRecord,
  columnOf,
  type DataKind,
  type DeliveredRecord,
  type ImportSource,
  type Instant,
  type LocalDate,
  type SampleSeries,
  toFloat64,
} from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { describe, expect, it } from 'vitest';
import { createPolarProvider } from '../index.ts';
import { createPolarArchiveImporter } from './index.ts';

const importer = createPolarArchiveImporter();
const athlete = generateAthlete({ scenario: 'demo', seed: 5, end: '2026-06-30' as LocalDate, years: 0.04 });
const generated: readonly DeliveredRecord[] = [...athlete.records()];
const days = generated.flatMap(({ record }) => (record.kind === 'dailySummary' ? [record] : []));
const recharge = (date: LocalDate): number => 1 + (Number(date.substring(8)) % 6);

/** A heart for a day, which the generator does not make. */
function heartRates(day: AnyRecord): DeliveredRecord {
  const { kind: _, ...base } = day;
  const offsetSeconds = Array.from({ length: 100 }, (_, i) => i * 300);
  const record = {
    ...base,
    kind: 'samples',
    metric: 'heartRateBpm',
    offsetSeconds,
    values: offsetSeconds.map((_, i) => 50 + i),
  } as unknown as SampleSeries;
  return { record, streams: null };
}

const truth = [...generated, ...days.slice(0, 2).map(heartRates)];
const ofKind = <K extends DataKind>(kind: K, from: readonly AnyRecord[] = truth.map(({ record }) => record)) =>
  from.filter((record): record is Extract<AnyRecord, { kind: K }> => record.kind === kind);
const files = [...polarExport(truth, { recharge })];
const zipped = async (made: Iterable<MadeFile>): Promise<ImportSource> =>
  memorySource('polar-user-data-export_1.zip', await zipBytes(made));
let imported: Promise<Imported> | null = null;
const whole = (): Promise<Imported> => (imported ??= zipped(files).then((zip) => importWhole(importer, zip)));

async function unpacked(made: Iterable<MadeFile>): Promise<ImportSource> {
  const members: ImportSource[] = [];
  for (const file of made) {
    let text = '';
    for await (const piece of file.content()) text += String(piece);
    members.push(memorySource(file.path, new TextEncoder().encode(text)));
  }
  return memoryFolder('polar', members);
}

describe('an export written from known records', () => {
  it('gives every entry back', async () => {
    const { counts, rejected, warnings } = await whole();
    expect([rejected, warnings]).toEqual([[], []]);
    const names = ['247ohr', 'activity', 'nightly_recovery', 'sleep_result', 'training-session'];
    expect(Object.keys(counts).sort()).toEqual(names);
    for (const { read, used } of Object.values(counts)) expect([used, read > 1]).toEqual([read, true]);
  });

  it('workouts with every second of their recording', async () => {
    const { delivered } = await whole();
    const found = new Map(delivered.map((each) => [each.record.kind + each.record.start, each]));
    for (const { record, streams } of truth) {
      if (record.kind !== 'workout') continue;
      const read = found.get(`workout${record.start}`);
      const { end, localDate, utcOffsetMinutes, distanceMeters, timerSeconds } = record;
      expect(read?.record).toMatchObject({ end, localDate, utcOffsetMinutes, dateBasis: 'recorded' });
      expect(read?.record).toMatchObject({ provenance: { vendorId: record.id, naturalKey: record.id } });
      if (distanceMeters) expect(read?.record).toMatchObject({ distanceMeters, timerSeconds });
      if (record.sport === 'running' || record.sport === 'cycling')
        expect(read?.record).toMatchObject({ sport: record.sport });
      for (const channel of ['heartRateBpm', 'speedMetersPerSecond', 'distanceMeters', 'latitudeDegrees'] as const) {
        const expected = streams === null ? null : columnOf(streams, channel);
        const column = read?.streams ? columnOf(read.streams, channel) : null;
        expect([channel, column === null]).toEqual([channel, expected === null]);
        if (expected === null || column === null) continue;
        const present = (values: Float64Array) =>
          [...values].filter((value) => !Number.isNaN(value)).map((value) => value.toFixed(6));
        expect(present(toFloat64(column))).toEqual(present(toFloat64(expected)));
      }
    }
  });

  it('nights with stages and recovery', async () => {
    const { records } = await whole();
    const sleeps = new Map(ofKind('sleep', records).map((sleep) => [sleep.localDate, sleep]));
    const nights = ofKind('sleep').filter(({ nap }) => !nap);
    expect(sleeps.size).toBe(nights.length);
    for (const {
      start,
      end,
      localDate,
      utcOffsetMinutes,
      asleepSeconds,
      deepSeconds,
      awakeSeconds,
      ...night
    } of nights) {
      const read = sleeps.get(localDate);
      expect(read).toMatchObject({
        start,
        end,
        utcOffsetMinutes,
        asleepSeconds,
        deepSeconds,
        awakeSeconds,
        nap: false,
      });
      expect(read?.stages).toEqual(
        night.stages.map((part) => ({ start: part.start, end: part.end, stage: part.stage })),
      );
      const rate = night.averageRespirationRatePerMinute;
      if (rate !== undefined) expect(read?.averageRespirationRatePerMinute).toBeCloseTo(rate, 1);
    }
    const hrvs = ofKind('hrv', records);
    expect(hrvs.length).toBe(ofKind('hrv').length);
    for (const hrv of ofKind('hrv')) {
      const rmssdMilliseconds = hrv.method === 'rmssd' ? Math.round(hrv.rmssdMilliseconds) : 0;
      expect(hrvs.find(({ localDate }) => localDate === hrv.localDate)).toMatchObject({
        method: 'rmssd',
        rmssdMilliseconds,
      });
    }
    for (const { localDate, score, contributors } of ofKind('readiness', records)) {
      expect(score).toEqual({ name: 'Nightly Recharge', value: recharge(localDate), minimum: 1, maximum: 6 });
      expect(contributors).toMatchObject([{ name: 'ANS charge', value: recharge(localDate) - 3.5 }]);
    }
  });

  it('totals of days and hearts through the day', async () => {
    const { records } = await whole();
    const byDate = new Map(ofKind('dailySummary', records).map((day) => [day.localDate, day]));
    for (const { localDate, steps, totalEnergyKilocalories, start } of days) {
      const partial = localDate === days.at(-1)?.localDate;
      expect(byDate.get(localDate)).toMatchObject({ steps, totalEnergyKilocalories, start, partial });
    }
    const series = ofKind('samples', records);
    expect(series.map(({ localDate }) => localDate)).toEqual(days.slice(0, 2).map(({ localDate }) => localDate));
    expect(series[0]).toMatchObject({ start: days[0]?.start, values: Array.from({ length: 100 }, (_, i) => 50 + i) });
  });

  it('is the same packed, nested, unpacked and with the other word for what was lost', async () => {
    const packed = await whole();
    const nested = await zipped([zipFile('a/polar.zip', files)]);
    for (const source of [nested, await unpacked(polarExport(truth, { recharge, lost: '"NaN"' }))]) {
      expect((await importWhole(importer, source)).records).toEqual(packed.records);
    }
  });

  it('holds the word that is no JSON', async () => {
    const texts = files.map((made) => [...(made.content() as Iterable<string>)].join(''));
    expect(texts.some((text) => text.includes(',NaN,') && !text.includes('@lost@'))).toBe(true);
  });

  it('goes on behind every batch', async () => {
    expect(await unlikeWhenResumed(importer, await zipped(files))).toEqual([]);
  });

  it('gives less when less is wanted', async () => {
    const wanted = { since: '2026-06-24T00:00:00.000Z' as Instant, kinds: new Set(['hrv'] as const) };
    const { records } = await importWhole(importer, await zipped(files), { wanted });
    expect(records.length).toBeGreaterThan(3);
    expect(records.every(({ kind, localDate }) => kind === 'hrv' && localDate >= '2026-06-24')).toBe(true);
  });

  it('is recognised packed, unpacked and as a single file', async () => {
    const folder = await unpacked(files);
    for (const source of [await zipped(files), folder]) {
      expect((await importer.recognise(source))?.confidence).toBeGreaterThanOrEqual(0.9);
    }
    for await (const { name, head, ...member } of folder.entries()) {
      const isOther = name.startsWith('account') || name.startsWith('sleep_score');
      if (!isOther)
        expect([name, (await importer.recognise({ ...member, head, name: 'renamed.json' }))?.confidence]).toEqual([
          name,
          0.9,
        ]);
    }
  });
});

describe('the provider', () => {
  it('only delivers', () => {
    const { descriptor, importer: reads, readers } = createPolarProvider();
    expect([descriptor.id, reads?.id, Object.keys(readers)]).toEqual(['polar', 'polar', []]);
  });
});
