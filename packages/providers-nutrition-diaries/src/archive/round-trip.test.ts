import { type MadeFile, zipBytes, zipFile } from '@vitalwire/archive-writers';
import { cronometerExport, myFitnessPalExport } from '@vitalwire/archive-writers/nutrition-diaries';
import {
  addDays,
  type DeliveredRecord,
  type FileImporter,
  type ImportSource,
  type Instant,
  instantOf,
  type LocalDate,
  type Meal,
  type MealItem,
  millisecondsOf,
} from '@vitalwire/core';
import { instantOfLocalTime, type LocalDateTime } from '@vitalwire/core/time';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { describe, expect, it } from 'vitest';
import { createCronometerProvider, createMyFitnessPalProvider } from '../index.ts';
import { createCronometerArchiveImporter, createMyFitnessPalArchiveImporter } from './index.ts';

const cronometer = createCronometerArchiveImporter();
const myFitnessPal = createMyFitnessPalArchiveImporter();
const athlete = generateAthlete({ scenario: 'demo', seed: 7, end: '2026-06-30' as LocalDate, years: 0.2 });
const weights = [...athlete.records()].filter(({ record }) => record.kind === 'bodyMeasurement');
const zone = { assumedTimeZone: 'Europe/Berlin' };

const occasions = ['breakfast', 'lunch', 'dinner', 'snack', 'Post-Workout'];
const foods = ['Oats, rolled', 'Egg "large"', '=1+1', 'Müsli\nmit Obst', 'Rice'];

/** Diaries of 120 days across the change of the clocks, of which the numbers are known. */
const meals: readonly Meal[] = Array.from({ length: 120 * 4 }, (_, i): Meal => {
  const date = addDays('2026-02-20' as LocalDate, Math.floor(i / 4));
  const offset = date >= '2026-03-29' ? 120 : 60;
  const time = `${date}T${String(7 + 4 * (i % 4)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}:00.000`;
  const items = Array.from({ length: 1 + (i % 3) }, (_, j): MealItem => {
    const name = foods[(i + j) % foods.length] ?? '';
    const part = { energyKilocalories: 100 + i + j, proteinGrams: 10 + j, carbohydrateGrams: 20.5, fatGrams: 3.25 };
    const more = j === 0 ? { sodiumMilligrams: 120, fiberGrams: 2.5 } : {};
    return {
      name: name.replace('\n', ' '),
      amountGrams: 50 + j,
      portion: `${(50 + j).toFixed(2)} g`,
      nutrients: { ...part, ...more },
    };
  });
  const sum = (key: keyof MealItem['nutrients']) =>
    items.reduce((all, { nutrients }) => all + (nutrients[key] ?? 0), 0);
  const keys = [
    'energyKilocalories',
    'proteinGrams',
    'carbohydrateGrams',
    'fatGrams',
    'sodiumMilligrams',
    'fiberGrams',
  ] as const;
  return {
    kind: 'meal',
    start: instantOfLocalTime(time as LocalDateTime, offset),
    end: null,
    utcOffsetMinutes: offset,
    localDate: date,
    occasion: occasions[i % 5] ?? '',
    items,
    nutrients: Object.fromEntries(keys.map((key) => [key, sum(key)])),
  } as unknown as Meal;
});
const truth: readonly DeliveredRecord[] = [...meals.map((record) => ({ record, streams: null })), ...weights];

const zipped = async (made: readonly MadeFile[]): Promise<ImportSource> => memorySource('a.zip', await zipBytes(made));
const read = async (importer: FileImporter, made: readonly MadeFile[]) =>
  importWhole(importer, await zipped(made), zone);

async function unpacked(made: readonly MadeFile[]): Promise<ImportSource> {
  const members = made.map(async (file) => {
    let text = '';
    for await (const piece of file.content()) text += String(piece);
    return memorySource(file.path, new TextEncoder().encode(text));
  });
  return memoryFolder('diary', await Promise.all(members));
}

const mealsOf = (records: readonly DeliveredRecord['record'][]) =>
  records.flatMap((record) => (record.kind === 'meal' ? [record] : [])).sort((a, b) => (a.start < b.start ? -1 : 1));

describe('Cronometer', () => {
  it.each(['kcal', 'kJ'] as const)('gives every food back, %s', async (energy) => {
    const { records, rejected, warnings, counts } = await read(cronometer, cronometerExport(truth, { energy }));
    expect([rejected, [...new Set(warnings.map(({ code }) => code))]]).toEqual([[], ['time-zone-unknown']]);
    expect(counts['servings.csv']?.used).toBe(counts['servings.csv']?.read);
    const found = mealsOf(records);
    expect(found.length).toBe(meals.length);
    for (const [i, meal] of meals.entries()) {
      const { start, localDate, occasion, items } = meal;
      expect(found[i]).toMatchObject({ start, end: null, localDate, occasion, utcOffsetMinutes: null });
      const names = (list: readonly MealItem[]) =>
        list.map(({ name, amountGrams, portion }) => [name, amountGrams, portion]);
      expect(names(found[i]?.items ?? [])).toEqual(names(items));
      for (const [key, value] of Object.entries(meal.nutrients)) {
        expect(
          Math.abs(((found[i]?.nutrients as Partial<Record<string, number>> | undefined)?.[key] ?? -1) - value),
        ).toBeLessThan(0.02);
      }
    }
  });

  it('weights in kilograms or pounds', async () => {
    for (const weight of ['kg', 'lbs'] as const) {
      const { records } = await read(cronometer, cronometerExport(truth, { weight }));
      const found = records.flatMap((record) => (record.kind === 'bodyMeasurement' ? [record] : []));
      const expected = weights.flatMap(({ record }) =>
        record.kind === 'bodyMeasurement' ? [record.weightKilograms] : [],
      );
      expect(found.map(({ weightKilograms }) => weightKilograms?.toFixed(2))).toEqual(
        expected.map((each) => each?.toFixed(2)),
      );
    }
  });

  it('without times has meals of some time of their day', async () => {
    const { records } = await read(cronometer, cronometerExport(truth, { times: false }));
    for (const { start, end, localDate } of mealsOf(records)) {
      expect(millisecondsOf(end ?? start) - millisecondsOf(start)).toBeGreaterThanOrEqual(23 * 3_600_000);
      expect(instantOf(millisecondsOf(start) + 12 * 3_600_000).substring(0, 10)).toBe(localDate);
    }
  });
});

describe('MyFitnessPal', () => {
  it.each([true, false])('gives the numbers of every meal back, times %s', async (times) => {
    const { records, rejected, counts } = await read(myFitnessPal, myFitnessPalExport(truth, { times }));
    expect(rejected).toEqual([]);
    expect(counts['Nutrition-Summary']?.used).toBe(counts['Nutrition-Summary']?.read);
    expect(counts['Exercise-Summary']).toMatchObject({ read: 2, used: 0, passedOver: 2 });
    const found = mealsOf(records);
    expect(found.length).toBe(meals.length);
    for (const meal of meals) {
      const same = found.find((each) => each.localDate === meal.localDate && each.occasion === meal.occasion);
      if (times) expect(same?.start).toBe(meal.start);
      expect(same?.items).toEqual([]);
      for (const [key, value] of Object.entries(meal.nutrients)) {
        expect(
          Math.abs(((same?.nutrients as Partial<Record<string, number>> | undefined)?.[key] ?? -1) - value),
        ).toBeLessThanOrEqual(0.051);
      }
    }
  });

  it('takes the unit of weights from the table of exercises', async () => {
    for (const weight of ['kg', 'lb'] as const) {
      const { records } = await read(myFitnessPal, myFitnessPalExport(truth, { weight }));
      const found = records.flatMap((record) => (record.kind === 'bodyMeasurement' ? [record.weightKilograms] : []));
      const expected = weights.flatMap(({ record }) =>
        record.kind === 'bodyMeasurement' ? [record.weightKilograms] : [],
      );
      expect(found.map((each) => each?.toFixed(2))).toEqual(expected.map((each) => each?.toFixed(2)));
    }
  });
});

describe('both', () => {
  const cases = [
    [cronometer, myFitnessPal, cronometerExport(truth)],
    [myFitnessPal, cronometer, myFitnessPalExport(truth)],
  ] as const;

  it.each(cases)(
    'are the same packed, nested and unpacked, and go on behind every batch',
    async (mine, _other, files) => {
      const packed = await read(mine, files);
      for (const source of [await zipped([zipFile('part.zip', files)]), await unpacked(files)]) {
        expect((await importWhole(mine, source, zone)).records).toEqual(packed.records);
      }
      expect(await unlikeWhenResumed(mine, await zipped(files), zone)).toEqual([]);
    },
  );

  it.each(cases)('are told apart', async (mine, other, files) => {
    for (const source of [await zipped(files), await unpacked(files)]) {
      expect((await mine.recognise(source))?.confidence).toBe(0.93);
      expect(await other.recognise(source)).toBeNull();
    }
  });

  it.each(cases)('give less when less is wanted', async (mine, _other, files) => {
    const wanted = { since: '2026-06-01T00:00:00.000Z' as Instant, kinds: new Set(['meal'] as const) };
    const { records } = await importWhole(mine, await zipped(files), { ...zone, wanted });
    expect(records.length).toBeGreaterThan(10);
    expect(records.every(({ kind, localDate }) => kind === 'meal' && localDate >= '2026-06-01')).toBe(true);
  });

  it('the providers only deliver', () => {
    const providers = [createCronometerProvider(), createMyFitnessPalProvider()];
    expect(providers.map(({ importer, readers }) => [importer?.delivers, Object.keys(readers)])).toEqual([
      [['meal', 'bodyMeasurement', 'samples'], []],
      [['meal', 'bodyMeasurement'], []],
    ]);
  });
});
