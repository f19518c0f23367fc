import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstStravaId, type StravaLanguage, stravaExport } from '@vitalwire/archive-writers/strava';
import { columnOf, type ImportSource, millisecondsOf, type Note, sportFamily } from '@vitalwire/core';
import { type Imported, importWhole, testContext, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { season, unpacked, workoutsOf, zipped } from '../../test/exports.ts';
import { createStravaArchiveImporter } from './index.ts';

const importer = createStravaArchiveImporter();
const recorded = season.filter(({ streams }) => streams !== null);

let folder = '';
let source: ImportSource;
let whole: Imported;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitalwire-strava-'));
  source = await zipped(stravaExport(season));
  whole = await importWhole(importer, source);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a bulk export', () => {
  it('comes back as it was recorded, workout by workout', async () => {
    expect(await importer.recognise(source)).toEqual({
      confidence: 0.98,
      sentence: 'This is a bulk export of Strava.',
    });
    const { records, rejected, counts } = whole;
    const workouts = workoutsOf(whole);
    expect(rejected).toEqual([]);
    const all = (rows: number) => ({ read: rows, used: rows, rejected: 0, passedOver: 0 });
    expect(counts).toMatchObject({ activities: all(season.length), recordings: all(recorded.length) });
    expect(workouts.length).toBe(season.length);
    expect(workouts.length).toBeGreaterThan(15);
    for (const [index, { record: truth, streams }] of season.entries()) {
      const found = workouts[index];
      if (truth.kind !== 'workout' || found === undefined) throw new Error('no workout');
      const { record } = found;
      expect(record.provenance).toMatchObject({
        sourceId: 'strava',
        vendorId: String(firstStravaId + index),
        naturalKey: String(firstStravaId + index),
        channel: 'file',
      });
      expect([record.start, sportFamily(record.sport), record.name]).toEqual([
        truth.start,
        sportFamily(truth.sport),
        truth.name,
      ]);
      expect(record.utcOffsetMinutes).toBe(streams === null ? null : truth.utcOffsetMinutes);
      expect(record.distanceMeters ?? 0).toBeCloseTo(truth.distanceMeters ?? 0, -1);
      if (streams === null) continue;
      expect([...(found.streams?.elapsedSeconds ?? [])]).toEqual([...streams.elapsedSeconds]);
      for (const channel of ['heartRateBpm', 'powerWatts'] as const) {
        const values = columnOf(streams, channel)?.values;
        const read = found.streams === null ? null : columnOf(found.streams, channel);
        expect(read === null ? undefined : [...read.values]).toEqual(values === undefined ? undefined : [...values]);
      }
    }
    expect(records.length).toBe(workouts.length);
  });

  it.each(['en', 'de', 'fr', 'es', 'ja'] as const satisfies readonly StravaLanguage[])(
    'says the same in %s, packed and unpacked, in the old layout and the new',
    async (language) => {
      const few = season.slice(0, 6);
      const [english, packed, loose, old] = await Promise.all(
        [
          await zipped(stravaExport(few)),
          await zipped(stravaExport(few, { language })),
          await unpacked(stravaExport(few, { language }), join(folder, language)),
          await zipped(stravaExport(few, { language, layout: '2021' })),
        ].map(async (same) => {
          expect((await importer.recognise(same))?.confidence).toBeGreaterThan(0.9);
          const { records } = await importWhole(importer, same);
          // Exertion is found by its name, which two languages have told.
          return records.map((record) => ({ ...record, vendorSport: null, feel: null }));
        }),
      );
      expect(packed).toEqual(loose);
      expect(packed).toEqual(english);
      expect(old).toEqual(english);
    },
  );

  it('reads every format, packed or not, and rows without a file', async () => {
    const recordings = ['fit.gz', 'fit', 'tcx.gz', 'tcx', 'gpx.gz', 'gpx', 'manual'] as const;
    const read = await importWhole(importer, await zipped(stravaExport(season, { recordings })));
    const workouts = workoutsOf(read);
    expect(read.rejected).toEqual([]);
    expect(workouts.length).toBe(season.length);
    for (const [index, { record }] of workouts.entries()) {
      // A track begins with its first position.
      const late = millisecondsOf(record.start) - millisecondsOf(season[index]?.record.start ?? testContext.now);
      expect(late >= 0 && late <= 60_000).toBe(true);
    }
    const manual = workouts.filter((_, index) => index % 7 === 6);
    for (const { record, streams } of manual) {
      expect([streams, record.utcOffsetMinutes, record.dateBasis]).toEqual([null, null, 'assumed-zone']);
      expect(record.elapsedSeconds).toBeGreaterThan(0);
    }
  });

  it('keeps what the person wrote as notes beside the activity', async () => {
    const files = stravaExport(season.slice(0, 2), {
      description: (index) => (index === 0 ? 'First line,\n"second" line\n=SUM(A1)' : ''),
      privateNote: (index) => (index === 0 ? 'Left knee' : ''),
    });
    const { records } = await importWhole(importer, await zipped(files));
    const notes = records.flatMap((record): readonly Note[] => (record.kind === 'note' ? [record] : []));
    expect(notes.map(({ text, about }) => [text, about])).toEqual([
      ['First line,\n"second" line\n=SUM(A1)', records[0]?.id],
      ['Left knee', records[0]?.id],
    ]);
  });

  it('names the gear and what it is', () => {
    const products = workoutsOf(whole).map(({ record }) =>
      record.sensors.find(({ type }) => type === 'bike' || type === 'shoes'),
    );
    expect(new Set(products.map((sensor) => sensor?.product))).toEqual(new Set(['Ubari', 'Kinvara', undefined]));
  });

  it('tells how hard it was', () => {
    const said = season.map(({ record }) => (record.kind === 'workout' ? record.feel?.perceivedExertionCr10 : null));
    expect(said.some((exertion) => exertion !== undefined)).toBe(true);
    expect(workoutsOf(whole).map(({ record }) => record.feel?.perceivedExertionCr10)).toEqual(said);
  });

  it('tells the weight as it changes', () => {
    const weights = whole.batches.flatMap(({ thresholds }) =>
      thresholds.filter(({ metric }) => metric === 'weightKilograms'),
    );
    expect(weights.map(({ value }) => value)).toEqual([70.5]);
  });

  it('passes over the rest, and says so', () => {
    const rest = Object.entries(whole.counts).filter(([what]) => !/activities|recordings/.test(what));
    expect(rest.map(([what, { read, passedOver }]) => [what, read, passedOver])).toEqual([
      ['gear', 2, 2],
      ['followers.csv', 1, 1],
      ['media', 1, 1],
      ['profile.csv', 1, 1],
    ]);
  });
});

describe('going on', () => {
  it('from any batch gives what an undisturbed run gives', async () => {
    const described = await zipped(stravaExport(season, { description: (index) => `Activity ${index}` }));
    expect(whole.batches.length).toBeGreaterThan(1);
    expect(await unlikeWhenResumed(importer, described)).toEqual([]);
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    const batches = importer.read(source, { ...testContext, signal: controller.signal })[Symbol.asyncIterator]();
    await batches.next();
    controller.abort();
    await expect(batches.next()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('reads only what is wanted', async () => {
    const since = season[Math.floor(season.length / 2)]?.record.start ?? testContext.now;
    const { records } = await importWhole(importer, source, { wanted: { since, kinds: new Set(['workout']) } });
    const late = season.filter(({ record }) => (record.end ?? record.start) >= since);
    expect(records.map(({ start }) => start)).toEqual(late.map(({ record }) => record.start));
  });
});
