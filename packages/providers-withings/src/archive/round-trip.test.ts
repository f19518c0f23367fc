import { type MadeFile, zipBytes, zipFile } from '@vitalwire/archive-writers';
import { withingsExport } from '@vitalwire/archive-writers/withings';
import {
  type AnyRecord,
  type DataKind,
  type DeliveredRecord,
  type ImportSource,
  type Instant,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type SampleSeries,
} from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { describe, expect, it } from 'vitest';
import { createWithingsProvider } from '../index.ts';
import { createWithingsArchiveImporter } from './index.ts';

const importer = createWithingsArchiveImporter();
const athlete = generateAthlete({ scenario: 'demo', seed: 6, end: '2026-06-30' as LocalDate, years: 0.3 });
const generated: readonly DeliveredRecord[] = [...athlete.records()];
const days = generated.flatMap(({ record }) => (record.kind === 'dailySummary' ? [record] : []));

/** A heart for a day, which the generator does not make. */
function heartRates(day: AnyRecord): DeliveredRecord {
  const { kind: _, ...base } = day;
  const offsetSeconds = Array.from({ length: 120 }, (_, i) => i * 600);
  const values = offsetSeconds.map((_, i) => 50 + i);
  const record = { ...base, kind: 'samples', metric: 'heartRateBpm', offsetSeconds, values } as unknown as SampleSeries;
  return { record, streams: null };
}

const truth = [...generated, ...days.slice(0, 4).map(heartRates)];
const ofKind = <K extends DataKind>(kind: K, from: readonly AnyRecord[] = truth.map(({ record }) => record)) =>
  from.filter((record): record is Extract<AnyRecord, { kind: K }> => record.kind === kind);
const files = withingsExport(truth);
const zipped = async (made: readonly MadeFile[]): Promise<ImportSource> =>
  memorySource('data_1.zip', await zipBytes(made));
let imported: Promise<Imported> | null = null;
const whole = (): Promise<Imported> => (imported ??= zipped(files).then((zip) => importWhole(importer, zip)));
/** The export knows seconds. */
const second = (at: Instant): Instant => instantOf(Math.floor(millisecondsOf(at) / 1000) * 1000);

async function unpacked(made: readonly MadeFile[]): Promise<ImportSource> {
  const members = made.map(async (file) => {
    let text = '';
    for await (const piece of file.content()) text += String(piece);
    return memorySource(file.path, new TextEncoder().encode(text));
  });
  return memoryFolder('withings', await Promise.all(members));
}

describe('an export written from known records', () => {
  it('gives every row back', async () => {
    const { counts, rejected, warnings } = await whole();
    expect([rejected, warnings.map(({ code }) => code)]).toEqual([[], ['time-zone-unknown']]);
    expect(Object.keys(counts).length).toBe(9);
    for (const [what, { read, used }] of Object.entries(counts))
      expect([what, used, read > 1]).toEqual([what, read, true]);
  });

  it('sleeps with their stages', async () => {
    const { records } = await whole();
    const sleeps = new Map(ofKind('sleep', records).map((sleep) => [sleep.start, sleep]));
    expect(sleeps.size).toBe(ofKind('sleep').length);
    for (const night of ofKind('sleep')) {
      const { nap, localDate, utcOffsetMinutes, lightSeconds, deepSeconds, awakeSeconds, remSeconds } = night;
      const expected = {
        nap,
        localDate,
        utcOffsetMinutes,
        lightSeconds,
        deepSeconds,
        awakeSeconds,
        end: second(night.end),
      };
      const read = sleeps.get(second(night.start));
      expect(read).toMatchObject(expected);
      expect(read?.remSeconds).toBe(remSeconds === 0 ? undefined : remSeconds);
      expect(read?.stages.map(({ stage }) => stage)).toEqual(night.stages.map(({ stage }) => stage));
      for (const [i, { end }] of night.stages.entries()) {
        expect(Math.abs(millisecondsOf(read?.stages[i]?.end ?? end) - millisecondsOf(end))).toBeLessThan(1000);
      }
    }
  });

  it('workouts, weights and days', async () => {
    const { records } = await whole();
    const workouts = new Map(ofKind('workout', records).map((workout) => [workout.start, workout]));
    for (const workout of ofKind('workout')) {
      const { localDate, utcOffsetMinutes, distanceMeters, sport } = workout;
      const read = workouts.get(second(workout.start));
      expect(read).toMatchObject({ localDate, utcOffsetMinutes });
      expect(read?.distanceMeters).toBe(distanceMeters === 0 ? undefined : distanceMeters);
      if (sport === 'running' || sport === 'cycling') expect(read?.sport).toBe(sport);
    }
    const weights = ofKind('bodyMeasurement', records);
    expect(weights.length).toBe(ofKind('bodyMeasurement').length);
    for (const { start, weightKilograms, bodyFatPercent, localDate } of ofKind('bodyMeasurement')) {
      const read = weights.find((each) => each.start === second(start));
      expect(read).toMatchObject({ weightKilograms, localDate, utcOffsetMinutes: null });
      expect(read?.bodyFatPercent ?? 0).toBeCloseTo(bodyFatPercent ?? 0, 2);
    }
    const byDate = new Map(ofKind('dailySummary', records).map((day) => [day.localDate, day]));
    for (const { localDate, steps, distanceMeters, totalEnergyKilocalories } of days) {
      const partial = localDate === days.at(-1)?.localDate;
      expect(byDate.get(localDate)).toMatchObject({ steps, distanceMeters, totalEnergyKilocalories, partial });
    }
  });

  it('hearts through the day', async () => {
    const series = ofKind('samples', (await whole()).records);
    expect(series.map(({ localDate }) => localDate)).toEqual(days.slice(0, 4).map(({ localDate }) => localDate));
    expect(series[2]?.values).toEqual(Array.from({ length: 120 }, (_, i) => 50 + i));
  });

  it('is the same packed, nested, unpacked and in German; pounds are kilograms', async () => {
    const packed = await whole();
    const nested = await zipped([zipFile('a/withings.zip', files)]);
    for (const source of [nested, await unpacked(withingsExport(truth, { language: 'de' }))]) {
      expect((await importWhole(importer, source)).records).toEqual(packed.records);
    }
    const pounds = await importWhole(importer, await unpacked(withingsExport(truth, { weight: 'lb' })));
    const weights = ofKind('bodyMeasurement', packed.records);
    for (const [i, { weightKilograms }] of ofKind('bodyMeasurement', pounds.records).entries()) {
      expect(weightKilograms).toBeCloseTo(weights[i]?.weightKilograms ?? 0, 2);
    }
  });

  it('goes on behind every batch', async () => {
    expect(await unlikeWhenResumed(importer, await zipped(files))).toEqual([]);
  });

  it('gives less when less is wanted', async () => {
    const wanted = { since: '2026-06-20T00:00:00.000Z' as Instant, kinds: new Set(['sleep'] as const) };
    const { records } = await importWhole(importer, await zipped(files), { wanted });
    expect(records.length).toBeGreaterThan(5);
    expect(records.every(({ kind, localDate }) => kind === 'sleep' && localDate >= '2026-06-20')).toBe(true);
  });

  it('is recognised packed, unpacked and by its telling tables alone', async () => {
    const folder = await unpacked(files);
    for (const source of [await zipped(files), folder]) {
      expect((await importer.recognise(source))?.confidence).toBeGreaterThanOrEqual(0.9);
    }
    const confidences = new Map<string, number>();
    for await (const member of folder.entries()) {
      confidences.set(member.name, (await importer.recognise(member))?.confidence ?? 0);
    }
    for (const name of ['sleep.csv', 'activities.csv', 'weight.csv']) expect(confidences.get(name)).toBe(0.93);
    expect(confidences.get('raw_hr_hr.csv')).toBe(0.6);
  });
});

describe('the provider', () => {
  it('only delivers', () => {
    const { descriptor, importer: reads, readers } = createWithingsProvider();
    expect([descriptor.id, reads?.id, Object.keys(readers)]).toEqual(['withings', 'withings', []]);
  });
});
