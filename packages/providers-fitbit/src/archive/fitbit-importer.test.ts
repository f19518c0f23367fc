import { type MadeFile, textFile, zipBytes, zipFile } from '@vitalwire/archive-writers';
import { type FitbitLayout, fitbitExport } from '@vitalwire/archive-writers/fitbit';
import {
  type DeliveredRecord,
  type ImportSource,
  type Instant,
  instantOf,
  type LocalDate,
  millisecondsOf,
  recordId,
  type SampleSeries,
} from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { brokenByDamage, type Imported, importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { describe, expect, it } from 'vitest';
import { createFitbitProvider, fitbitId } from '../index.ts';
import { createFitbitArchiveImporter } from './index.ts';

const importer = createFitbitArchiveImporter();
const athlete = generateAthlete({
  scenario: 'consistent-cyclist',
  seed: 2,
  end: '2026-06-30' as LocalDate,
  years: 0.08,
});

/** Half an hour of pulse on every morning. */
const pulses: readonly DeliveredRecord[] = [...athlete.records()].flatMap(({ record }) => {
  if (record.kind !== 'dailySummary') return [];
  const start = millisecondsOf(record.start) + 10 * 3_600_000;
  const offsetSeconds = Array.from({ length: 60 }, (_, i) => i * 30);
  const series: SampleSeries = {
    ...record,
    kind: 'samples',
    id: recordId('samples', fitbitId, record.localDate),
    start: instantOf(start),
    end: instantOf(start + 1_800_000),
    metric: 'heartRateBpm',
    offsetSeconds,
    values: offsetSeconds.map((_, i) => 60 + (i % 17)),
  };
  return [{ record: series, streams: null }];
});
const truth = [...athlete.records(), ...pulses];
const ofKind = <K extends DeliveredRecord['record']['kind']>(
  kind: K,
  from: readonly DeliveredRecord['record'][] = truth.map(({ record }) => record),
) => from.filter((record): record is Extract<typeof record, { kind: K }> => record.kind === kind);

const zipped = async (files: readonly MadeFile[]): Promise<ImportSource> =>
  memorySource('takeout.zip', await zipBytes(files));
const imports = new Map<FitbitLayout, Promise<Imported>>();
const imported = (layout: FitbitLayout): Promise<Imported> => {
  const known =
    imports.get(layout) ?? zipped(fitbitExport(truth, { layout })).then((zip) => importWhole(importer, zip));
  imports.set(layout, known);
  return known;
};
const layouts = ['site', 'takeout', 'google'] as const;

describe.each(layouts)('an export written from known records, %s', (layout) => {
  it('is recognised, and every row is used', async () => {
    const recognition = await importer.recognise(await zipped(fitbitExport(truth, { layout })));
    expect(recognition?.confidence).toBeGreaterThanOrEqual(0.9);
    const { counts, rejected } = await imported(layout);
    expect(rejected).toEqual([]);
    for (const [what, { read, used }] of Object.entries(counts)) expect([what, used]).toEqual([what, read]);
    expect(counts.steps?.used).toBe(ofKind('dailySummary').length * 400);
  });

  it('sleeps: times, durations, every stage', async () => {
    const sleeps = ofKind('sleep', (await imported(layout)).records);
    expect(sleeps.length).toBe(ofKind('sleep').length);
    for (const sleep of ofKind('sleep')) {
      const read = sleeps.find(({ start }) => start === sleep.start);
      expect(read).toMatchObject({ end: sleep.end, nap: sleep.nap, localDate: sleep.localDate, dateBasis: 'recorded' });
      expect(read?.utcOffsetMinutes).toBe(layout === 'google' ? sleep.utcOffsetMinutes : null);
      expect(read?.vendorScore === undefined).toBe(layout !== 'google');
      expect(Math.abs((read?.asleepSeconds ?? 0) - (sleep.asleepSeconds ?? 0))).toBeLessThanOrEqual(30);
      const asleep = read?.stages.filter(({ stage }) => stage !== 'awake') ?? [];
      expect(seconds(asleep)).toBe(seconds(sleep.stages.filter(({ stage }) => stage !== 'awake')));
      expect(read?.stages.at(-1)?.end).toBe(sleep.stages.at(-1)?.end);
    }
  });

  it('steps, distance and pulse: one series a day and device', async () => {
    const series = ofKind('samples', (await imported(layout)).records);
    for (const day of ofKind('dailySummary')) {
      const steps = series.find(({ metric, localDate }) => metric === 'steps' && localDate === day.localDate);
      expect(steps?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(day.steps);
      const distance = series.find(
        ({ metric, localDate }) => metric === 'distanceMeters' && localDate === day.localDate,
      );
      expect(distance?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBeCloseTo(
        day.distanceMeters ?? 0,
        6,
      );
      const pulse = series.find(({ metric, localDate }) => metric === 'heartRateBpm' && localDate === day.localDate);
      const known = ofKind('samples').find(({ localDate }) => localDate === day.localDate);
      expect(pulse).toMatchObject({ start: known?.start, values: known?.values, offsetSeconds: known?.offsetSeconds });
      expect(pulse?.provenance.device).toEqual(layout === 'google' ? { product: 'Charge 6' } : null);
    }
  });

  it('days, weights, HRV and exercises', async () => {
    const { records } = await imported(layout);
    const days = ofKind('dailySummary', records);
    for (const day of ofKind('dailySummary')) {
      const facts = Object.assign({}, ...days.filter(({ localDate }) => localDate === day.localDate));
      expect(facts).toMatchObject({ restingHeartRateBpm: day.restingHeartRateBpm });
      expect(facts.totalEnergyKilocalories).toBeCloseTo(day.totalEnergyKilocalories ?? 0, 1);
    }
    const weights = ofKind('bodyMeasurement', records);
    for (const { start, weightKilograms, bodyFatPercent, localDate } of ofKind('bodyMeasurement')) {
      const read = weights.find((weight) => Math.abs(millisecondsOf(weight.start) - millisecondsOf(start)) < 1000);
      expect(read?.weightKilograms).toBeCloseTo(weightKilograms ?? 0, 9);
      expect([read?.bodyFatPercent, read?.localDate]).toEqual([bodyFatPercent, localDate]);
    }
    expect(
      ofKind('hrv', records).map((hrv) => [hrv.localDate, hrv.method === 'rmssd' && hrv.rmssdMilliseconds]),
    ).toEqual(ofKind('hrv').map((hrv) => [hrv.localDate, hrv.method === 'rmssd' && hrv.rmssdMilliseconds]));
    const workouts = ofKind('workout', records);
    for (const { start, end, distanceMeters, utcOffsetMinutes } of ofKind('workout')) {
      const read = workouts.find((workout) => Math.abs(millisecondsOf(workout.start) - millisecondsOf(start)) < 1000);
      expect(Math.abs(millisecondsOf(read?.end ?? start) - millisecondsOf(end))).toBeLessThan(1000);
      expect(read?.distanceMeters ?? 0).toBeCloseTo(distanceMeters ?? 0, 6);
      expect(read?.utcOffsetMinutes).toBe(layout === 'google' ? utcOffsetMinutes : null);
      expect(read?.provenance.vendorId).toMatch(/^41\d+$/);
    }
  });
});

describe('the same export', () => {
  const files = fitbitExport(truth.filter(({ record }) => record.localDate < '2026-06-12'));

  it('in parts, nested or unpacked gives the same records', async () => {
    const whole = await importWhole(importer, await zipped(files));
    const parts = [files.filter((_, i) => i % 2 === 0), files.filter((_, i) => i % 2 === 1)];
    const nested = parts.map((part, i) =>
      zipFile(`takeout-00${i + 1}.zip`, [...part, textFile('archive_browser.html', '<html>')]),
    );
    expect((await importWhole(importer, memorySource('all.zip', await zipBytes(nested)))).records).toEqual(
      whole.records,
    );
    const members = files.map(async ({ path, content }) => {
      let text = '';
      for await (const piece of content()) text += String(piece);
      return memorySource(`x/${path}`, new TextEncoder().encode(text));
    });
    expect((await importWhole(importer, memoryFolder('x', await Promise.all(members)))).records).toEqual(whole.records);
  });

  it('goes on behind every batch', async () => {
    expect(await unlikeWhenResumed(importer, await zipped(files))).toEqual([]);
  });

  it('part by part gives the same ids as at once', async () => {
    const whole = await importWhole(importer, await zipped(files));
    const ids = new Set<string>();
    for (const part of [files.filter((_, i) => i % 2 === 0), files.filter((_, i) => i % 2 === 1)]) {
      for (const { id } of (await importWhole(importer, await zipped(part))).records) ids.add(id);
    }
    expect([...ids].sort()).toEqual(whole.records.map(({ id }) => id).sort());
  });

  it('gives less when less is wanted', async () => {
    const wanted = { since: '2026-06-06T00:00:00.000Z' as Instant, kinds: new Set(['sleep'] as const) };
    const { records } = await importWhole(importer, await zipped(files), { wanted });
    expect(records.length).toBeGreaterThan(3);
    expect(records.every(({ kind, end }) => kind === 'sleep' && end >= wanted.since)).toBe(true);
  });

  it('damaged in any way costs its damage and nothing else', async () => {
    const few = truth.filter(({ record }) => record.localDate > '2026-06-27');
    for (const made of [fitbitExport(few), fitbitExport(few, { layout: 'google' })]) {
      expect(await brokenByDamage(importer, made, { runs: 12, seed: 3 })).toEqual([]);
    }
  });

  it('comes from a provider that only delivers', () => {
    const provider = createFitbitProvider();
    expect([provider.descriptor.id, Object.keys(provider.readers), provider.importer?.id]).toEqual([
      'fitbit',
      [],
      'fitbit',
    ]);
  });
});

function seconds(stages: readonly { readonly start: Instant; readonly end: Instant }[]): number {
  return stages.reduce((sum, { start, end }) => sum + (millisecondsOf(end) - millisecondsOf(start)) / 1000, 0);
}
