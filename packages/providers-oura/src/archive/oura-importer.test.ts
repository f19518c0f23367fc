import { type MadeFile, textFile, zipBytes, zipFile } from '@vitalwire/archive-writers';
import { type OuraLayout, ouraExport } from '@vitalwire/archive-writers/oura';
import {
  type DeliveredRecord,
  type ImportSource,
  instantOf,
  type LocalDate,
  millisecondsOf,
  recordId,
  type SampleSeries,
} from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import {
  brokenByDamage,
  type Imported,
  importWhole,
  unlikeWhenResumed,
  withDamagedMember,
} from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { describe, expect, it } from 'vitest';
import { createOuraProvider, ouraId } from '../index.ts';
import { createOuraArchiveImporter } from './index.ts';

const importer = createOuraArchiveImporter();
const athlete = generateAthlete({ scenario: 'demo', seed: 4, end: '2026-06-30' as LocalDate, years: 0.2 });
const readiness = (date: LocalDate): number => 40 + Number(date.substring(8));

/** Pulse around noon. */
const pulses: readonly DeliveredRecord[] = [...athlete.records()].flatMap(({ record }) => {
  if (record.kind !== 'dailySummary') return [];
  const start = millisecondsOf(record.start) + 12 * 3_600_000;
  const offsetSeconds = Array.from({ length: 12 }, (_, i) => i * 300);
  const series: SampleSeries = {
    ...record,
    kind: 'samples',
    id: recordId('samples', ouraId, record.localDate),
    start: instantOf(start),
    end: instantOf(start + 3_300_000),
    metric: 'heartRateBpm',
    offsetSeconds,
    values: offsetSeconds.map((_, i) => 55 + i),
  };
  return [{ record: series, streams: null }];
});
const truth = [...athlete.records(), ...pulses];
const ofKind = <K extends DeliveredRecord['record']['kind']>(
  kind: K,
  from: readonly DeliveredRecord['record'][] = truth.map(({ record }) => record),
) => from.filter((record): record is Extract<typeof record, { kind: K }> => record.kind === kind);
const zipped = async (files: readonly MadeFile[]): Promise<ImportSource> =>
  memorySource('oura.zip', await zipBytes(files));

const imports = new Map<OuraLayout, Promise<Imported>>();
const imported = (layout: OuraLayout): Promise<Imported> => {
  const known =
    imports.get(layout) ?? zipped(ouraExport(truth, { layout, readiness })).then((zip) => importWhole(importer, zip));
  imports.set(layout, known);
  return known;
};

describe.each(['tables', 'json'] as const)('an export written from known records, %s', (layout) => {
  it('is recognised, and every row is used but for what has no kind', async () => {
    expect(await importer.recognise(await zipped(ouraExport(truth, { layout })))).toMatchObject({ confidence: 0.92 });
    const { counts, rejected, warnings } = await imported(layout);
    expect([rejected, warnings]).toEqual([[], []]);
    for (const [what, { read, used, passedOver }] of Object.entries(counts)) {
      expect([what, used, passedOver]).toEqual(what === 'daily_stress' ? [what, 0, 1] : [what, read, 0]);
    }
  });

  it('nights and naps to the second', async () => {
    const { records } = await imported(layout);
    const sleeps = ofKind('sleep', records);
    expect(sleeps.length).toBe(ofKind('sleep').length);
    for (const sleep of ofKind('sleep')) {
      const read = sleeps.find(({ start }) => start === sleep.start);
      expect(read).toMatchObject({
        end: sleep.end,
        nap: sleep.nap,
        localDate: sleep.localDate,
        utcOffsetMinutes: sleep.utcOffsetMinutes,
        asleepSeconds: sleep.asleepSeconds,
        deepSeconds: sleep.deepSeconds,
        remSeconds: sleep.remSeconds,
        lightSeconds: sleep.lightSeconds,
        latencySeconds: sleep.latencySeconds,
      });
      expect(read?.averageHeartRateBpm).toBe(sleep.averageHeartRateBpm);
      // JSON has no negative zero.
      const deviation = sleep.skinTemperatureDeviationCelsius;
      expect(read?.skinTemperatureDeviationCelsius).toBe(deviation === 0 ? 0 : deviation);
      expect(read?.vendorScore?.value).toBe(sleep.nap ? undefined : 50 + Number(sleep.localDate.substring(8)));
      expect([read?.stages[0]?.start, read?.stages.at(-1)?.end]).toEqual([sleep.start, sleep.end]);
    }
    const hrvs = new Map(ofKind('hrv', records).map((hrv) => [hrv.localDate, hrv]));
    for (const hrv of ofKind('hrv')) {
      expect(hrvs.get(hrv.localDate)).toMatchObject({
        rmssdMilliseconds: hrv.method === 'rmssd' && hrv.rmssdMilliseconds,
      });
    }
  });

  it('days, readiness, workouts, tags and pulse', async () => {
    const { records } = await imported(layout);
    const days = ofKind('dailySummary', records);
    for (const day of ofKind('dailySummary')) {
      expect(days.find(({ localDate }) => localDate === day.localDate)).toMatchObject({
        steps: day.steps,
        distanceMeters: day.distanceMeters,
        activeEnergyKilocalories: day.activeEnergyKilocalories,
        totalEnergyKilocalories: day.totalEnergyKilocalories,
        wearSeconds: day.wearSeconds,
      });
    }
    const [newest] = ofKind('dailySummary')
      .map(({ localDate }) => localDate)
      .toSorted()
      .toReversed();
    const unfinished = days.filter(({ partial }) => partial).map(({ localDate }) => localDate);
    expect(unfinished).toEqual([newest]);
    for (const { localDate, score, contributors } of ofKind('readiness', records)) {
      expect([score.value, contributors]).toEqual([
        readiness(localDate),
        [{ name: 'hrv balance', value: 78, minimum: 0, maximum: 100 }],
      ]);
    }
    const workouts = ofKind('workout', records);
    expect(workouts.map(({ start, end, name, utcOffsetMinutes }) => [start, end, name, utcOffsetMinutes])).toEqual(
      ofKind('workout').map(({ start, end, name, utcOffsetMinutes }) => [start, end, name, utcOffsetMinutes]),
    );
    expect(workouts[0]?.provenance.vendorId).toBe('workout-0');
    expect(ofKind('note', records).map(({ text, tags, start }) => [text, tags, start])).toEqual(
      ofKind('note').map(({ text, tags, start }) => [text, tags, start]),
    );
    const pulse = ofKind('samples', records).filter(({ metric }) => metric === 'heartRateBpm');
    const values = pulse.flatMap((series) =>
      series.values.map((value, i) => [millisecondsOf(series.start) + (series.offsetSeconds[i] ?? 0) * 1000, value]),
    );
    const known = pulses.flatMap(({ record }) =>
      record.kind === 'samples'
        ? record.values.map((value, i) => [millisecondsOf(record.start) + (record.offsetSeconds[i] ?? 0) * 1000, value])
        : [],
    );
    expect(values).toEqual(known);
  });
});

describe('the same export', () => {
  it('in tables and in JSON gives the same ids', async () => {
    const ids = async (layout: OuraLayout) => (await imported(layout)).records.map(({ id }) => id).sort();
    expect(await ids('tables')).toEqual(await ids('json'));
  });

  it('is the same nested and unpacked, and goes on behind every batch', async () => {
    const files = ouraExport(truth, { readiness });
    const whole = (await imported('tables')).records;
    const nested = memorySource('a.zip', await zipBytes([zipFile('b.zip', files), textFile('readme.txt', 'x')]));
    expect((await importWhole(importer, nested)).records).toEqual(whole);
    const members = files.map(async ({ path, content }) => {
      let text = '';
      for await (const piece of content()) text += String(piece);
      return memorySource(`x/${path}`, new TextEncoder().encode(text));
    });
    const folder = memoryFolder('x', await Promise.all(members));
    expect((await importWhole(importer, folder)).records).toEqual(whole);
    expect(await unlikeWhenResumed(importer, folder)).toEqual([]);
  });

  it('with one file that cannot be unpacked gives all others, and names it', async () => {
    const damaged = withDamagedMember(await zipBytes([...ouraExport(truth)]), 'sleepmodel.csv');
    const source = memorySource('export.zip', damaged);
    expect(await importer.recognise(source)).not.toBeNull();
    const { records, rejected } = await importWhole(importer, source);
    expect(records.length).toBeGreaterThan(20);
    expect(rejected).toEqual([expect.objectContaining({ path: expect.stringContaining('sleepmodel.csv') })]);
  });

  it('damaged in any way costs its damage and nothing else', async () => {
    const few = truth.filter(({ record }) => record.localDate > '2026-06-24');
    for (const made of [ouraExport(few), ouraExport(few, { layout: 'json' })]) {
      expect(await brokenByDamage(importer, made, { runs: 25, seed: 3 })).toEqual([]);
    }
  });

  it('comes from a provider that only delivers', () => {
    const provider = createOuraProvider();
    expect([provider.descriptor.id, Object.keys(provider.readers), provider.importer?.id]).toEqual([
      'oura',
      [],
      'oura',
    ]);
  });
});
