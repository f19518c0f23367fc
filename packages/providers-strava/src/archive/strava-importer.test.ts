import { firstStravaId, type StravaLanguage, stravaExport } from '@vitalwire/archive-writers/strava';
import { columnOf, millisecondsOf, type Note, sportFamily } from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';
import { describe, expect, it } from 'vitest';
import { collect, context, season, unpacked, zipped } from '../../test/exports.ts';
import { createStravaArchiveImporter } from './index.ts';

const importer = createStravaArchiveImporter();
const recorded = season.filter(({ streams }) => streams !== null);

describe('a bulk export', () => {
  it('comes back as it was recorded, workout by workout', async () => {
    const source = await zipped(stravaExport(season));
    expect(await importer.recognise(source)).toEqual({
      confidence: 0.98,
      sentence: 'This is a bulk export of Strava.',
    });
    const { workouts, records, rejected, counts } = await collect(importer.read(source, context));
    expect(rejected).toEqual([]);
    expect(counts.get('activities')).toEqual([season.length, season.length, 0, 0]);
    expect(counts.get('recordings')).toEqual([recorded.length, recorded.length, 0, 0]);
    expect(workouts.length).toBe(season.length);
    expect(workouts.length).toBeGreaterThan(15);
    for (const [index, { record: truth, streams }] of season.entries()) {
      const found = workouts[index];
      if (truth.kind !== 'workout' || found === undefined) throw new Error('no workout');
      const { record } = found;
      expect(parseRecord('workout', record).id).toBe(record.id);
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
      const [english, packed, folder, old] = await Promise.all(
        [
          await zipped(stravaExport(few)),
          await zipped(stravaExport(few, { language })),
          await unpacked(stravaExport(few, { language })),
          await zipped(stravaExport(few, { language, layout: '2021' })),
        ].map(async (source) => {
          expect((await importer.recognise(source))?.confidence).toBeGreaterThan(0.9);
          const { records } = await collect(importer.read(source, context));
          return records.map(({ record }) => ({ ...record, vendorSport: null }));
        }),
      );
      expect(packed).toEqual(folder);
      expect(packed).toEqual(english);
      expect(old).toEqual(english);
    },
  );

  it('reads every format, packed or not, and rows without a file', async () => {
    const recordings = ['fit.gz', 'fit', 'tcx.gz', 'tcx', 'gpx.gz', 'gpx', 'manual'] as const;
    const { workouts, rejected } = await collect(
      importer.read(await zipped(stravaExport(season, { recordings })), context),
    );
    expect(rejected).toEqual([]);
    expect(workouts.length).toBe(season.length);
    for (const [index, { record }] of workouts.entries()) {
      // A track begins with its first position.
      const late = millisecondsOf(record.start) - millisecondsOf(season[index]?.record.start ?? context.now);
      expect(late >= 0 && late <= 60_000).toBe(true);
    }
    const manual = workouts.filter((_, index) => index % 7 === 6);
    for (const { record, streams } of manual) {
      expect([streams, record.utcOffsetMinutes, record.dateBasis]).toEqual([null, null, 'assumed-zone']);
      expect(record.elapsedSeconds).toBeGreaterThan(0);
      parseRecord('workout', record);
    }
  });

  it('keeps what the person wrote as notes beside the activity', async () => {
    const files = stravaExport(season.slice(0, 2), {
      description: (index) => (index === 0 ? 'First line,\n"second" line\n=SUM(A1)' : ''),
      privateNote: (index) => (index === 0 ? 'Left knee' : ''),
    });
    const { records } = await collect(importer.read(await zipped(files), context));
    const notes = records.flatMap(({ record }): readonly Note[] => (record.kind === 'note' ? [record] : []));
    expect(notes.map(({ text, about }) => [text, about])).toEqual([
      ['First line,\n"second" line\n=SUM(A1)', records[0]?.record.id],
      ['Left knee', records[0]?.record.id],
    ]);
    for (const note of notes) parseRecord('note', note);
  });

  it('names the gear and what it is', async () => {
    const { workouts } = await collect(importer.read(await zipped(stravaExport(season)), context));
    const products = workouts.map(({ record }) =>
      record.sensors.find(({ type }) => type === 'bike' || type === 'shoes'),
    );
    expect(new Set(products.map((sensor) => sensor?.product))).toEqual(new Set(['Ubari', 'Kinvara', undefined]));
  });

  it('tells the weight as it changes', async () => {
    const { batches } = await collect(importer.read(await zipped(stravaExport(season)), context));
    const weights = batches.flatMap(({ thresholds }) =>
      thresholds.filter(({ metric }) => metric === 'weightKilograms'),
    );
    expect(weights.map(({ value }) => value)).toEqual([70.5]);
  });

  it('passes over the rest, and says so', async () => {
    const { counts } = await collect(importer.read(await zipped(stravaExport(season.slice(0, 1))), context));
    expect([...counts].filter(([what]) => !/activities|recordings/.test(what))).toEqual([
      ['gear', [2, 0, 0, 2]],
      ['followers.csv', [1, 0, 0, 1]],
      ['media', [1, 0, 0, 1]],
      ['profile.csv', [1, 0, 0, 1]],
    ]);
  });
});

describe('going on', () => {
  it('from any batch gives what an undisturbed run gives', async () => {
    const source = await zipped(stravaExport(season, { description: (index) => `Activity ${index}` }));
    const whole = await collect(importer.read(source, context));
    expect(whole.batches.length).toBeGreaterThan(1);
    const ids = (imported: typeof whole) => imported.records.map(({ record }) => record);
    for (const [index, { position }] of whole.batches.entries()) {
      const rest = await collect(importer.read(source, { ...context, resumeAt: position }));
      const before = whole.batches.slice(0, index + 1).flatMap(({ records }) => records.map(({ record }) => record));
      expect([...before, ...ids(rest)]).toEqual(ids(whole));
    }
  });

  it('ends when it is told to', async () => {
    const source = await zipped(stravaExport(season));
    const controller = new AbortController();
    const batches = importer.read(source, { ...context, signal: controller.signal })[Symbol.asyncIterator]();
    await batches.next();
    controller.abort();
    await expect(batches.next()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('reads only what is wanted', async () => {
    const source = await zipped(stravaExport(season));
    const since = season[Math.floor(season.length / 2)]?.record.start ?? context.now;
    const wanted = { since, kinds: new Set(['workout'] as const) };
    const { workouts } = await collect(importer.read(source, { ...context, wanted }));
    const late = season.filter(({ record }) => (record.end ?? record.start) >= since);
    expect(workouts.map(({ record }) => record.start)).toEqual(late.map(({ record }) => record.start));
  });
});
