import {
  type AnyRecord,
  type DailySummary,
  type Instant,
  instantOf,
  type LocalDate,
  localOwner,
  millisecondsOf,
  recordId,
  type SampleSeries,
  type SourceId,
  type Storage,
} from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { call, now } from '../../test/fixtures.ts';
import { day } from '../../test/records.ts';
import { createHub, type Hub } from '../hub.ts';
import { ingest } from '../ingest.ts';
import { createSourceCatalogue } from '../sources/source-catalogue.ts';
import { type CountingSource, countOnce } from './count-once.ts';

const watch = 'watch' as SourceId;
const phone = 'phone' as SourceId;
const date = '2026-05-04' as LocalDate;
const catalogue = createSourceCatalogue({ descriptors: [], preference: [watch, phone] });
let storage: Storage;
let hub: Hub;

beforeEach(() => {
  storage = memoryStorage();
  hub = createHub({ storage, catalogue, now: () => now, sha256: async () => '', originals: null });
});

const take = (...records: readonly AnyRecord[]) =>
  ingest(
    storage,
    catalogue,
    localOwner,
    { records: records.map((record) => ({ record, streams: null })), thresholds: [], entry: null },
    now,
  );
const stepsOf = (source: SourceId, steps: number, more: Partial<DailySummary> = {}) => ({
  ...day(source),
  steps,
  ...more,
});
const dates = { from: date, to: date };
const read = async (...metrics: readonly ('steps' | 'restingHeartRateBpm')[]) =>
  hub.health.days({ dates, metrics }, call);

/** Hours of the day in UTC with the steps of each. */
function series(sourceId: SourceId, hours: readonly (readonly [from: number, steps: number])[]): SampleSeries {
  const start = `${date}T04:00:00.000Z` as Instant;
  const naturalKey = `steps ${date}`;
  return {
    ...day(sourceId),
    kind: 'samples',
    id: recordId('samples', sourceId, naturalKey),
    provenance: { ...day(sourceId).provenance, naturalKey },
    start,
    end: instantOf(millisecondsOf(start) + 16 * 3_600_000),
    metric: 'steps',
    offsetSeconds: hours.map(([from]) => (from - 4) * 3600),
    values: hours.map(([, steps]) => steps),
    durationSeconds: hours.map(() => 3600),
    ...({ steps: undefined, partial: undefined } as object),
  } as SampleSeries;
}
const clean = (record: SampleSeries): SampleSeries => JSON.parse(JSON.stringify(record)) as SampleSeries;

describe('the mean of a day', () => {
  test('is one over time: an hour that is read every second counts no more than one that is read every five minutes', async () => {
    const hour = 3600;
    const rest = Array.from({ length: 12 * 9 }, (_, i) => [i * 300, 60] as const);
    const ride = Array.from({ length: hour }, (_, i) => [9 * hour + i, 150] as const);
    const readings = [...rest, ...ride];
    const { durationSeconds: _, ...bare } = clean(series(watch, []));
    await take({
      ...bare,
      metric: 'heartRateBpm',
      offsetSeconds: readings.map(([offset]) => offset),
      values: readings.map(([, value]) => value),
    } as SampleSeries);
    const [value] = await hub.health.days({ dates, metrics: ['averageHeartRateBpm'] }, call);
    expect(value).toMatchObject({ value: 69, from: 'samples' });
  });
});

describe('the value of a day', () => {
  test('is whole from the preferred source, and names what the others say', async () => {
    await take(stepsOf(phone, 12_000), stepsOf(watch, 9000, { restingHeartRateBpm: 48 }));
    expect(await read('steps', 'restingHeartRateBpm')).toMatchObject([
      {
        metric: 'steps',
        value: 9000,
        sourceId: watch,
        because: 'configured',
        others: [{ sourceId: phone, value: 12_000 }],
      },
      { metric: 'restingHeartRateBpm', value: 48, because: 'only', others: [] },
    ]);
  });

  test('is of the source that the person chose, on the days of the choice and for that metric alone', async () => {
    await take(stepsOf(phone, 12_000, { restingHeartRateBpm: 60 }), stepsOf(watch, 9000, { restingHeartRateBpm: 48 }));
    const choice = { kind: 'dailySummary', metric: 'steps', from: date, to: date, ranking: [phone] } as const;
    const { result } = await hub.curation.chooseSource(choice, call);
    expect(await read('steps', 'restingHeartRateBpm')).toMatchObject([
      { value: 12_000, because: 'chosen', choiceId: result.id },
      { value: 48, because: 'configured', choiceId: null },
    ]);
    await hub.curation.chooseSource({ ...choice, to: null, from: '2026-05-05' as LocalDate, ranking: [watch] }, call);
    expect(await read('steps')).toMatchObject([{ value: 12_000 }]);
    await hub.curation.forgetChoice(result.id, call);
    expect(await read('steps')).toMatchObject([{ value: 9000 }]);
  });

  test('is never zero for a day that nobody counted', async () => {
    expect(await read('steps')).toEqual([]);
    await take(stepsOf(watch, 0));
    expect(await read('steps')).toMatchObject([{ value: 0 }]);
  });

  test('is made of samples where no source gives the day, each hour counted once', async () => {
    await take(
      clean(
        series(phone, [
          [6, 500],
          [7, 1000],
          [12, 3000],
        ]),
      ),
      clean(
        series(watch, [
          [7, 1100],
          [8, 900],
        ]),
      ),
    );
    expect(await read('steps')).toMatchObject([
      {
        value: 1100 + 900 + 500 + 3000,
        from: 'samples',
        sourceId: watch,
        parts: [
          { sourceId: watch, value: 2000, seconds: 7200 },
          { sourceId: phone, value: 3500, seconds: 7200 },
        ],
      },
    ]);
    await take(stepsOf(phone, 4321));
    expect(await read('steps')).toMatchObject([{ value: 4321, from: 'summary', sourceId: phone, parts: [] }]);
  });

  test('keeps out what a source forbids', async () => {
    await take(stepsOf(phone, 12_000), stepsOf(watch, 9000));
    const values = await hub.health.days({ dates, metrics: ['steps'], sourceIds: [phone] }, call);
    expect(values).toMatchObject([{ value: 12_000, because: 'only' }]);
  });
});

describe('counting once', () => {
  const interval = fc
    .tuple(fc.nat({ max: 100 }), fc.nat({ max: 20 }), fc.nat({ max: 50 }))
    .map(([from, length, value]) => ({ startMs: from * 1000, endMs: (from + length) * 1000, value }));
  /** A source does not overlap itself. */
  const source = (sourceId: SourceId): fc.Arbitrary<CountingSource> =>
    fc.array(interval, { maxLength: 8 }).map((drawn) => ({
      sourceId,
      intervals: drawn
        .toSorted((a, b) => a.startMs - b.startMs)
        .filter((each, i, all) =>
          all.slice(0, i).every((before) => before.endMs <= each.startMs && before.startMs < each.startMs),
        ),
    }));
  const sum = ({ intervals }: CountingSource) => intervals.reduce((all, { value }) => all + value, 0);
  const three = fc.tuple(source(watch), source(phone), source('ring' as SourceId));

  test('lies between the first source and the sum of all', () => {
    fc.assert(
      fc.property(three, (sources) => {
        const { total, parts } = countOnce(sources);
        expect(total).toBeGreaterThanOrEqual(sum(sources[0]) - 1e-9);
        expect(total).toBeLessThanOrEqual(sources.reduce((all, each) => all + sum(each), 0) + 1e-9);
        expect(parts.reduce((all, { value }) => all + value, 0)).toBeCloseTo(total, 9);
      }),
    );
  });

  test('is the same second by second', () => {
    fc.assert(
      fc.property(three, (sources) => {
        const seconds = new Map<number, number>();
        let total = 0;
        for (const { intervals } of sources) {
          const mine = new Set<number>();
          for (const { startMs, endMs, value } of intervals) {
            if (startMs === endMs && !seconds.has(startMs / 1000)) total += value;
            for (let at = startMs / 1000; at < endMs / 1000; at++) {
              if (!seconds.has(at)) total += value / ((endMs - startMs) / 1000);
              mine.add(at);
            }
          }
          for (const at of mine) seconds.set(at, 1);
        }
        expect(countOnce(sources).total).toBeCloseTo(total, 6);
      }),
    );
  });

  test('a copy adds nothing', () => {
    fc.assert(
      fc.property(source(watch), (one) => {
        expect(countOnce([one, { ...one, sourceId: phone }]).total).toBeCloseTo(
          sum(one) +
            one.intervals.filter(({ startMs, endMs }) => startMs === endMs).reduce((all, { value }) => all + value, 0),
          9,
        );
      }),
    );
  });
});
