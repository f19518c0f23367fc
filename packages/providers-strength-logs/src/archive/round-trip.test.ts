import { type MadeFile, zipBytes } from '@vitalwire/archive-writers';
import { hevyExport, type StrongLayout, strongExport } from '@vitalwire/archive-writers/strength-logs';
import {
  type FileImporter,
  type ImportSource,
  type LocalDate,
  millisecondsOf,
  type StrengthSession,
} from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { brokenByDamage, type Imported, importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { describe, expect, it } from 'vitest';
import { createHevyProvider, createStrongProvider } from '../index.ts';
import { createHevyArchiveImporter, createStrongArchiveImporter } from './index.ts';

const hevy = createHevyArchiveImporter();
const strong = createStrongArchiveImporter();
const athlete = generateAthlete({
  scenario: 'strength-plus-endurance',
  seed: 2,
  end: '2026-06-30' as LocalDate,
  years: 0.7,
});
const truth = [...athlete.records()];
const sessions = truth.flatMap(({ record }) => (record.kind === 'strengthSession' ? [record] : []));
const where = { assumedTimeZone: 'America/Los_Angeles' };

async function fileOf([made]: readonly MadeFile[]): Promise<ImportSource> {
  let text = '';
  for await (const piece of made?.content() ?? []) text += String(piece);
  return memorySource(made?.path ?? '', new TextEncoder().encode(text));
}

const read = async (importer: FileImporter, files: readonly MadeFile[]): Promise<Imported> =>
  importWhole(importer, await fileOf(files), where);

/** Sets as an app without times and reserves has them. */
const plain = (session: StrengthSession, roundSeconds = false) =>
  session.sets.map(({ exercise, type, repetitions, weightKilograms, durationSeconds }) => ({
    exercise,
    type,
    repetitions,
    weightKilograms: weightKilograms === undefined ? undefined : Number(weightKilograms.toFixed(6)),
    durationSeconds: roundSeconds && durationSeconds !== undefined ? Math.round(durationSeconds) : durationSeconds,
  }));

function expectSame(imported: Imported, accuracyMilliseconds: number): void {
  const found = imported.records.filter((record) => record.kind === 'strengthSession');
  expect(found.length).toBe(sessions.length);
  for (const session of sessions) {
    const match = found.find(({ name, start }) => {
      return (
        name === session.name && Math.abs(millisecondsOf(start) - millisecondsOf(session.start)) <= accuracyMilliseconds
      );
    });
    expect(match && plain(match)).toEqual(plain(session));
    expect(match?.localDate).toBe(session.localDate);
    const lengthOf = ({ start, end }: StrengthSession) =>
      end === null ? 0 : millisecondsOf(end) - millisecondsOf(start);
    expect(Math.abs(lengthOf(match ?? session) - lengthOf(session))).toBeLessThanOrEqual(60_000);
  }
  for (const { read: rows, used } of Object.values(imported.counts)) expect(used).toBe(rows);
}

describe('Hevy', () => {
  it.each(['metric', 'imperial'] as const)('gives every set back, %s', async (units) => {
    const imported = await read(hevy, hevyExport(truth, { units }));
    expect(imported.rejected).toEqual([]);
    expect(imported.warnings.map(({ code }) => code)).toEqual(['time-zone-unknown']);
    expectSame(imported, 60_000);
  });

  it('is the same zipped, and goes on behind every batch', async () => {
    const files = hevyExport(truth);
    const zip = memorySource('a.zip', await zipBytes(files));
    const { records } = await importWhole(hevy, zip, where);
    expect(records).toEqual((await read(hevy, files)).records);
    expect(await unlikeWhenResumed(hevy, zip, where)).toEqual([]);
  });

  it('keeps its ids when the zone is told later', async () => {
    const source = await fileOf(hevyExport(truth));
    const ids = async (assumedTimeZone: string | null) =>
      (await importWhole(hevy, source, { assumedTimeZone })).records.map(({ id }) => id);
    expect(await ids(null)).toEqual(await ids('Asia/Tokyo'));
  });
});

describe('Strong', () => {
  it.each<readonly [StrongLayout, 'metric' | 'imperial']>([
    ['header', 'metric'],
    ['units', 'metric'],
    ['units', 'imperial'],
  ])('gives every set back, %s, %s', async (layout, units) => {
    const imported = await read(strong, strongExport(truth, { layout, units }));
    expect(imported.rejected).toEqual([]);
    expectSame(imported, 1000);
  });

  it('without units leaves weights out and says so, or takes what it is told', async () => {
    const files = strongExport(truth, { layout: 'classic', units: 'imperial' });
    const { records, warnings, rejected } = await read(strong, files);
    expect([rejected, warnings.map(({ code }) => code)]).toEqual([[], ['weight-unit-unknown', 'time-zone-unknown']]);
    expect(JSON.stringify(records)).not.toContain('weightKilograms');
    expectSame(await read(createStrongArchiveImporter({ unnamedWeightUnit: 'lb' }), files), 1000);
    const own = await importWhole(strong, await fileOf(files), { ...where, assumedUnits: 'imperial' });
    expect(own.warnings.map(({ code }) => code)).toEqual(['weight-unit-assumed', 'time-zone-unknown']);
    expectSame(own, 1000);
  });

  it('keeps rest timers as rests', async () => {
    const { records } = await read(strong, strongExport(truth, { restTimers: true }));
    const [first] = records;
    const sets = first?.kind === 'strengthSession' ? first.sets : [];
    expect(sets[1]).toEqual({ type: 'rest', exercise: sets[0]?.exercise, durationSeconds: 90 });
    expect(sets.filter(({ type }) => type !== 'rest').length * 2).toBe(sets.length);
  });
});

describe('recognising', () => {
  it('tells the two apart, in a file or a zip, and leaves folders to be walked', async () => {
    const ofHevy = await fileOf(hevyExport(truth));
    const ofStrong = await fileOf(strongExport(truth));
    for (const [file, mine, other] of [
      [ofHevy, hevy, strong],
      [ofStrong, strong, hevy],
    ] as const) {
      expect((await mine.recognise(file))?.confidence).toBe(0.95);
      expect(await mine.recognise(memoryFolder('x', [file]))).toBeNull();
      expect(await other.recognise(file)).toBeNull();
      await expect(importWhole(other, file)).rejects.toMatchObject({ code: 'file-unrecognised' });
    }
  });

  it('damaged in any way cost their damage and nothing else', async () => {
    const few = truth.filter(({ record }) => record.localDate > '2026-06-10');
    expect(await brokenByDamage(hevy, hevyExport(few), { runs: 25, seed: 3 })).toEqual([]);
    expect(await brokenByDamage(strong, strongExport(few), { runs: 25, seed: 3 })).toEqual([]);
  });

  it('the providers only deliver', () => {
    for (const provider of [createHevyProvider(), createStrongProvider()]) {
      expect(provider.importer?.delivers).toEqual(['strengthSession']);
      expect(Object.keys(provider.readers)).toEqual([]);
    }
  });
});
