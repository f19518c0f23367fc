import { type MadeFile, textFile, zipBytes, zipFile } from '@vitalwire/archive-writers';
import { whoopExport } from '@vitalwire/archive-writers/whoop';
import { type DeliveredRecord, type ImportSource, type LocalDate, millisecondsOf } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { brokenByDamage, importWhole, unlikeWhenResumed, withDamagedMember } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { describe, expect, it } from 'vitest';
import { createWhoopProvider } from '../index.ts';
import { createWhoopArchiveImporter } from './index.ts';

const importer = createWhoopArchiveImporter();
const athlete = generateAthlete({ scenario: 'demo', seed: 3, end: '2026-06-30' as LocalDate, years: 0.4 });
const recoveryPercent = (date: LocalDate): number => 20 + (Number(date.substring(8)) % 70);
const truth: readonly DeliveredRecord[] = [...athlete.records()];

async function unpacked(files: readonly MadeFile[], folder = 'whoop'): Promise<ImportSource> {
  const members = files.map(async (file) => {
    let text = '';
    for await (const piece of file.content()) text += String(piece);
    return memorySource(`${folder}/${file.path}`, new TextEncoder().encode(text));
  });
  return memoryFolder(folder, await Promise.all(members));
}

const zipped = async (files: readonly MadeFile[]): Promise<ImportSource> =>
  memorySource('my_whoop_data.zip', await zipBytes(files));

const files = whoopExport(truth, { recoveryPercent });
const ofKind = <K extends DeliveredRecord['record']['kind']>(kind: K, from = truth.map(({ record }) => record)) =>
  from.filter((record): record is Extract<typeof record, { kind: K }> => record.kind === kind);
const firstNight = ofKind('sleep')
  .filter(({ nap }) => !nap)
  .reduce((first, { start }) => (start < first ? start : first), '9999');

describe('an export written from known records', () => {
  it('gives them back: every row is used', async () => {
    const { counts, rejected, warnings } = await importWhole(importer, await zipped(files));
    expect([rejected, warnings]).toEqual([[], []]);
    expect(Object.keys(counts).sort()).toEqual([
      'journal_entries.csv',
      'physiological_cycles.csv',
      'sleeps.csv',
      'workouts.csv',
    ]);
    for (const { read, used } of Object.values(counts)) expect([used, read > 1]).toEqual([read, true]);
  });

  it('sleeps and naps: times to the second, durations to the minute, offset and day', async () => {
    const { records } = await importWhole(importer, await zipped(files));
    const sleeps = ofKind('sleep', [...records]);
    const expected = ofKind('sleep').filter(({ start }) => start >= firstNight);
    expect(sleeps.length).toBe(expected.length);
    for (const night of expected) {
      const read = sleeps.find(({ end }) => Math.abs(millisecondsOf(end) - millisecondsOf(night.end)) < 1000);
      expect(read).toMatchObject({ nap: night.nap, localDate: night.localDate, dateBasis: 'recorded' });
      for (const field of [
        'asleepSeconds',
        'inBedSeconds',
        'lightSeconds',
        'deepSeconds',
        'remSeconds',
        'awakeSeconds',
      ] as const) {
        expect(Math.abs((read?.[field] ?? -999) - (night[field] ?? 0))).toBeLessThanOrEqual(30);
      }
      expect(read?.averageRespirationRatePerMinute).toBe(night.averageRespirationRatePerMinute);
    }
  });

  it('recovery, HRV and the totals of the day', async () => {
    const { records } = await importWhole(importer, await zipped(files));
    const all = [...records];
    const nights = ofKind('sleep').filter(({ nap }) => !nap);
    const readiness = ofKind('readiness', all);
    expect(readiness.length).toBe(nights.length);
    for (const { localDate, score } of readiness) {
      expect(score).toEqual({ name: 'Recovery', value: recoveryPercent(localDate), minimum: 0, maximum: 100 });
    }
    const hrvs = new Map(ofKind('hrv', all).map((hrv) => [hrv.localDate, hrv]));
    for (const hrv of ofKind('hrv')) {
      const value = hrv.method === 'rmssd' ? Math.round(hrv.rmssdMilliseconds) : 0;
      expect(hrvs.get(hrv.localDate)).toMatchObject({ method: 'rmssd', rmssdMilliseconds: value, context: 'night' });
    }
    const days = new Map(ofKind('dailySummary', all).map((day) => [day.localDate, day]));
    for (const { localDate } of nights) {
      const day = ofKind('dailySummary').find((it) => it.localDate === localDate);
      expect(days.get(localDate)).toMatchObject({
        totalEnergyKilocalories: day?.totalEnergyKilocalories,
        restingHeartRateBpm: day?.restingHeartRateBpm,
      });
    }
    expect(ofKind('dailySummary', all).filter(({ partial }) => partial).length).toBe(1);
    expect(ofKind('samples', all).length).toBe(2 * nights.length);
  });

  it('workouts and the journal', async () => {
    const { records } = await importWhole(importer, await zipped(files));
    const workouts = ofKind('workout', [...records]);
    const expected = ofKind('workout').filter(({ start }) => start >= firstNight);
    expect(workouts.length).toBe(expected.length);
    for (const workout of expected) {
      const read = workouts.find(({ start }) => Math.abs(millisecondsOf(start) - millisecondsOf(workout.start)) < 1000);
      expect(read?.energyKilocalories ?? null).toBe(
        workout.energyKilocalories === undefined ? null : Number(workout.energyKilocalories.toFixed(1)),
      );
      expect(Math.abs((read?.distanceMeters ?? 0) - (workout.distanceMeters ?? 0))).toBeLessThan(0.01);
      if (workout.sport === 'running') expect(read?.sport).toBe('running');
    }
    const notes = ofKind('note', [...records]);
    expect(notes.some(({ ill }) => ill === undefined)).toBe(true);
    expect(notes.every(({ text }) => text?.startsWith('Any '))).toBe(true);
  });

  it('is the same packed, nested, unpacked and with other line breaks', async () => {
    const packed = await importWhole(importer, await zipped(files));
    const nested = memorySource('a.zip', await zipBytes([zipFile('part/b.zip', files), textFile('readme.txt', 'hi')]));
    const windows = whoopExport(truth, { recoveryPercent, lineBreak: '\r\n' });
    for (const source of [nested, await unpacked(files), await unpacked(windows)]) {
      expect((await importWhole(importer, source)).records).toEqual(packed.records);
    }
  });

  it('goes on behind every batch', async () => {
    expect(await unlikeWhenResumed(importer, await zipped(files))).toEqual([]);
  });

  it('is recognised packed, unpacked and as a single table', async () => {
    for (const source of [await zipped(files), await unpacked(files)]) {
      expect((await importer.recognise(source))?.confidence).toBeGreaterThanOrEqual(0.9);
    }
    for await (const member of (await unpacked(files)).entries()) {
      expect((await importer.recognise(member))?.sentence).toContain(member.name);
    }
  });

  it('with one file that cannot be unpacked gives all others, and names it', async () => {
    const damaged = withDamagedMember(
      await zipBytes([...whoopExport(truth, { recoveryPercent })]),
      'physiological_cycles.csv',
    );
    const source = memorySource('export.zip', damaged);
    expect(await importer.recognise(source)).not.toBeNull();
    const { records, rejected } = await importWhole(importer, source);
    expect(records.length).toBeGreaterThan(20);
    expect(rejected).toEqual([expect.objectContaining({ path: expect.stringContaining('physiological_cycles.csv') })]);
  });

  it('damaged in any way costs its damage and nothing else', async () => {
    const few = truth.filter(({ record }) => record.localDate > '2026-06-20');
    for (const made of [whoopExport(few), whoopExport(few, { layout: '2022' })]) {
      expect(await brokenByDamage(importer, made, { runs: 25, seed: 3 })).toEqual([]);
    }
  });

  it('of old accounts has fewer columns', async () => {
    const old = whoopExport(truth, { recoveryPercent, layout: '2022' });
    const { counts, records, rejected } = await importWhole(importer, await zipped(old));
    expect(rejected).toEqual([]);
    expect(counts['physiological_cycles.csv']?.used).toBe(counts['physiological_cycles.csv']?.read);
    expect(records.some(({ kind }) => kind === 'samples')).toBe(false);
  });

  it('gives nights from the cycles where there is no table of sleeps, with the same ids', async () => {
    const all = await importWhole(importer, await zipped(files));
    const cycles = files.filter(({ path }) => path === 'physiological_cycles.csv');
    const only = await importWhole(importer, await zipped(cycles));
    const nights = ofKind('sleep', [...all.records]).filter(({ nap }) => !nap);
    expect(ofKind('sleep', [...only.records])).toEqual(nights);
  });
});

describe('the provider', () => {
  it('only delivers', () => {
    const provider = createWhoopProvider();
    expect([provider.descriptor.id, Object.keys(provider.readers), provider.importer?.id]).toEqual([
      'whoop',
      [],
      'whoop',
    ]);
  });
});
