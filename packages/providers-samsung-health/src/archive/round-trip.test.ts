import { type MadeFile, zipBytes, zipFile } from '@vitalwire/archive-writers';
import { samsungHealthExport } from '@vitalwire/archive-writers/samsung-health';
import {
  type AnyRecord,
  columnOf,
  type DataKind,
  type DeliveredRecord,
  type ImportSource,
  type Instant,
  type LocalDate,
  millisecondsOf,
  type SampleSeries,
} from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole, unlikeWhenResumed, withDamagedMember } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { describe, expect, it } from 'vitest';
import { createSamsungHealthProvider } from '../index.ts';
import { createSamsungHealthArchiveImporter } from './index.ts';

const importer = createSamsungHealthArchiveImporter();
const athlete = generateAthlete({ scenario: 'demo', seed: 4, end: '2026-06-30' as LocalDate, years: 0.04 });

/** Minutes of a heart for three days, which the generator does not make. */
function heartRates(day: AnyRecord): DeliveredRecord {
  const offsetSeconds = Array.from({ length: 200 }, (_, i) => i * 420);
  const { kind: _, ...base } = day;
  const record = {
    ...base,
    kind: 'samples',
    id: day.id.replace('dailySummary', 'samples'),
    end: day.end ?? day.start,
    metric: 'heartRateBpm',
    offsetSeconds,
    values: offsetSeconds.map((seconds) => 50 + ((seconds / 420) % 60)),
  } as unknown as SampleSeries;
  return { record, streams: null };
}

const generated: readonly DeliveredRecord[] = [...athlete.records()];
const days = generated.flatMap(({ record }) => (record.kind === 'dailySummary' ? [record] : []));
const truth = [...generated, ...days.slice(0, 3).map(heartRates)];
const ofKind = <K extends DataKind>(kind: K, from: readonly AnyRecord[] = truth.map(({ record }) => record)) =>
  from.filter((record): record is Extract<AnyRecord, { kind: K }> => record.kind === kind);

const zipped = async (made: Iterable<MadeFile>): Promise<ImportSource> =>
  memorySource('samsunghealth_me_20260701080000.zip', await zipBytes(made));

async function unpacked(made: Iterable<MadeFile>): Promise<ImportSource> {
  const members: ImportSource[] = [];
  for (const file of made) {
    let text = '';
    for await (const piece of file.content()) text += String(piece);
    members.push(memorySource(file.path, new TextEncoder().encode(text)));
  }
  return memoryFolder('samsunghealth', members);
}

const files = [...samsungHealthExport(truth)];
let imported: Promise<Imported> | null = null;
const whole = (): Promise<Imported> => (imported ??= zipped(files).then((zip) => importWhole(importer, zip)));

describe('an export written from known records', () => {
  it('gives every row back', async () => {
    const { counts, rejected, warnings } = await whole();
    expect([rejected, warnings]).toEqual([[], []]);
    for (const [what, { read, used }] of Object.entries(counts)) {
      // Half of the rows are of one device of several.
      expect([what, used]).toEqual([what, what.endsWith('step_daily_trend') ? read / 2 : read]);
    }
    expect(Object.keys(counts).length).toBe(7);
  });

  it('sleeps with their stages, to the millisecond', async () => {
    const { records } = await whole();
    const sleeps = new Map(ofKind('sleep', records).map((sleep) => [sleep.start, sleep]));
    expect(sleeps.size).toBe(ofKind('sleep').length);
    for (const night of ofKind('sleep')) {
      const { end, nap, localDate, utcOffsetMinutes, stages, asleepSeconds, deepSeconds, remSeconds } = night;
      const { lightSeconds, awakeSeconds, inBedSeconds } = night;
      expect(sleeps.get(night.start)).toMatchObject({ end, nap, localDate, utcOffsetMinutes, dateBasis: 'recorded' });
      expect(sleeps.get(night.start)).toMatchObject({ asleepSeconds, deepSeconds, remSeconds, lightSeconds });
      expect(sleeps.get(night.start)).toMatchObject({ awakeSeconds, inBedSeconds });
      const plain = stages.map(({ start, end: to, stage }) => ({ start, end: to, stage }));
      expect(sleeps.get(night.start)?.stages).toEqual(plain);
    }
  });

  it('workouts with what was measured', async () => {
    const { delivered } = await whole();
    const byStart = new Map(delivered.map((each) => [each.record.kind + each.record.start, each]));
    for (const { record, streams } of truth) {
      if (record.kind !== 'workout') continue;
      const found = byStart.get(`workout${record.start}`);
      const { end, localDate, utcOffsetMinutes } = record;
      expect(found?.record).toMatchObject({ end, localDate, utcOffsetMinutes });
      const read = found?.record.kind === 'workout' ? found.record : null;
      for (const field of ['distanceMeters', 'timerSeconds', 'averageHeartRateBpm', 'energyKilocalories'] as const) {
        expect([field, read?.[field]]).toEqual([field, record[field] === 0 ? undefined : record[field]]);
      }
      const heart = streams === null ? null : columnOf(streams, 'heartRateBpm');
      const heartRead = found?.streams ? columnOf(found.streams, 'heartRateBpm') : null;
      if (heart?.missing === null && heartRead !== null) expect([...heartRead.values]).toEqual([...heart.values]);
      else expect(heartRead === null).toBe(heart === null);
    }
  });

  it('totals of days, weights and heart rates', async () => {
    const { records } = await whole();
    const byDate = new Map(ofKind('dailySummary', records).map((day) => [day.localDate, day]));
    const newest = days.at(-1)?.localDate;
    for (const { localDate, steps, distanceMeters, activeEnergyKilocalories, basalEnergyKilocalories } of days) {
      const expected = { steps, distanceMeters, activeEnergyKilocalories, basalEnergyKilocalories };
      expect(byDate.get(localDate)).toMatchObject({ ...expected, partial: localDate === newest });
    }
    const weights = ofKind('bodyMeasurement', records);
    expect(
      weights.map(({ start, weightKilograms, bodyFatPercent }) => [start, weightKilograms, bodyFatPercent]).sort(),
    ).toEqual(
      ofKind('bodyMeasurement')
        .map(({ start, weightKilograms, bodyFatPercent }) => [start, weightKilograms, bodyFatPercent])
        .sort(),
    );
    const series = ofKind('samples', records);
    expect(series.map(({ localDate }) => localDate)).toEqual(days.slice(0, 3).map(({ localDate }) => localDate));
    expect(series[1]?.values).toEqual(Array.from({ length: 200 }, (_, i) => 50 + (i % 60)));
  });

  it('is the same packed, nested, unpacked and without prefixes', async () => {
    const packed = await whole();
    const nested = await zipped([zipFile('phone/samsunghealth.zip', files)]);
    for (const source of [nested, await unpacked(samsungHealthExport(truth, { prefixes: false }))]) {
      expect((await importWhole(importer, source)).records).toEqual(packed.records);
    }
  });

  it('says of which workout the recording is damaged, and keeps the rest of it', async () => {
    const made = [...files];
    const zip = await zipBytes(made);
    const sound = await importWhole(importer, memorySource('samsung.zip', zip));
    for (const [what, at] of [
      ['live_data', 0],
      ['location_data', 0.7],
    ] as const) {
      const path = made.map((file) => file.path).find((each) => each.includes(what)) ?? '';
      const { records, warnings } = await importWhole(
        importer,
        memorySource('samsung.zip', withDamagedMember(zip, path, at)),
      );
      expect(records.map(({ id }) => id)).toEqual(sound.records.map(({ id }) => id));
      expect(warnings).toEqual([expect.objectContaining({ path: `samsung.zip!/${path}`, code: 'recording-lost' })]);
    }
  });

  it('goes on behind every batch', async () => {
    expect(await unlikeWhenResumed(importer, await zipped(files))).toEqual([]);
  });

  it('gives less when less is wanted', async () => {
    const wanted = { since: '2026-06-24T00:00:00.000Z' as Instant, kinds: new Set(['sleep'] as const) };
    const { records } = await importWhole(importer, await zipped(files), { wanted });
    expect(records.length).toBeGreaterThan(5);
    expect(
      records.every(
        ({ kind, end }) => kind === 'sleep' && millisecondsOf(end ?? wanted.since) >= millisecondsOf(wanted.since),
      ),
    ).toBe(true);
  });

  it('is recognised packed, unpacked and as a single table', async () => {
    const folder = await unpacked(samsungHealthExport(truth));
    for (const source of [await zipped(files), folder]) {
      expect((await importer.recognise(source))?.confidence).toBeGreaterThanOrEqual(0.9);
    }
    for await (const member of folder.entries()) {
      if (member.name.endsWith('.csv')) expect((await importer.recognise(member))?.sentence).toContain('com.samsung');
    }
  });
});

describe('the provider', () => {
  it('only delivers', () => {
    const { descriptor, importer: reads, readers } = createSamsungHealthProvider();
    expect([descriptor.id, reads?.id, Object.keys(readers)]).toEqual(['samsung-health', 'samsung-health', []]);
  });
});
