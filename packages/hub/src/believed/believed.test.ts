import {
  type AnyProviderDescriptor,
  type AnyRecord,
  addDays,
  type Device,
  type LocalDate,
  localOwner,
  type MeasuredBy,
  ownDataPolicy,
  type Sleep,
  type SourceId,
} from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { by, resting, rmssd, sampled, sdnn } from '../../test/era-records.ts';
import { call, now } from '../../test/fixtures.ts';
import { body, day, sleep, workout } from '../../test/records.ts';
import { createHub, type Hub } from '../hub.ts';
import { createSourceCatalogue } from '../sources/source-catalogue.ts';

const vendors: { readonly [id: string]: MeasuredBy | undefined } = {
  'apple-health': 'phone',
  cronometer: 'diary',
  files: undefined,
  fitbit: 'watch',
  garmin: 'watch',
  'health-connect': 'phone',
  oura: 'ring',
  strava: 'sharing',
  whoop: 'strap',
  withings: 'scale',
};
const descriptors = Object.entries(vendors).map(([id, measuredBy]): AnyProviderDescriptor => {
  const data = { id, displayName: id, documentation: '', auth: { type: 'none' }, capabilities: {} } as const;
  return { ...data, dataPolicy: ownDataPolicy, ...(measuredBy === undefined ? {} : { measuredBy }) };
});
const appleWatch: Device = { manufacturer: 'Apple Inc.', product: 'Watch6,7' };
const iphone: Device = { manufacturer: 'Apple Inc.', product: 'iPhone14,2' };
const inApp = (product: string): Device => ({ product });
const source = (id: string) => id as SourceId;

const first = '2026-01-01' as LocalDate;
const dates = Array.from({ length: 60 }, (_, i) => addDays(first, i));
let hub: Hub;
beforeEach(() => {
  const catalogue = createSourceCatalogue({ descriptors });
  hub = createHub({ storage: memoryStorage(), catalogue, now: () => now, sha256: async () => '', originals: null });
});
const take = async (...records: readonly AnyRecord[]) => {
  const delivered = records.map((record) => ({ record, streams: null }));
  await hub.importing.ingest(localOwner, { records: delivered, thresholds: [], entry: null });
};

const staged = { asleepSeconds: 26_000, deepSeconds: 5000, remSeconds: 6000, lightSeconds: 15_000 };
const night = (
  id: string,
  date: LocalDate,
  more: Partial<Sleep> = staged,
  minutes = 480,
  device: Device | null = null,
) => by(sleep(id, `${date}T00:00:00.000Z`, minutes, more), device);

/** Whose nights are shown, and whose hours are compared, each with the reason. */
async function believed() {
  const { records } = await hub.health.list('sleep', { order: 'oldest-first' }, call);
  const { eras, values } = await hub.health.eras('asleepSeconds', {}, call);
  return {
    nights: records.map(({ record, merge }) => [record.provenance.sourceId, merge?.primaryBecause ?? 'only']),
    values: values.map(({ sourceId, because }) => [sourceId, because]),
    eras: eras.map(({ from, sourceIds }) => [from, ...sourceIds]),
  };
}

describe('of five vendors that saw one season', () => {
  const season = ['apple-health', 'fitbit', 'garmin', 'oura', 'whoop'];

  test('one answers every night, and for the same reason where nights are shown and where they are compared', () =>
    fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(season, { minLength: 2 }),
        fc.infiniteStream(fc.nat(9)),
        async (some, noise) => {
          const catalogue = createSourceCatalogue({ descriptors });
          hub = createHub({
            storage: memoryStorage(),
            catalogue,
            now: () => now,
            sha256: async () => '',
            originals: null,
          });
          const stagesOf = (date: LocalDate) =>
            Array.from({ length: noise.next().value ?? 0 }, () => {
              const at = sleep('x', `${date}T02:00:00.000Z`, 5);
              return { start: at.start, end: at.end, stage: 'deep' as const };
            });
          const device = (id: string) => (id === 'apple-health' ? appleWatch : null);
          await take(
            ...dates
              .slice(0, 20)
              .flatMap((date) =>
                some.map((id) =>
                  night(id, date, { ...staged, stages: stagesOf(date) }, 470 + (noise.next().value ?? 0), device(id)),
                ),
              ),
          );
          const { nights, values, eras } = await believed();
          const best = ['oura', 'whoop'].find((id) => some.includes(id)) ?? some.toSorted()[0];
          expect(new Set(nights.map(([id]) => id))).toEqual(new Set([best]));
          expect(values).toEqual(nights);
          expect(eras).toEqual([[first, best]]);
        },
      ),
      { numRuns: 20 },
    ));

  test('one that is connected later is an era, once', async () => {
    const known = season.filter((id) => id !== 'oura');
    await take(...dates.flatMap((date) => known.map((id) => night(id, date))));
    await take(...dates.slice(30).map((date) => night('oura', date)));
    const { eras } = await believed();
    expect(eras).toEqual([
      [first, 'whoop'],
      [dates[30], 'oura'],
    ]);
    await take(...dates.slice(45).map((date) => night('withings', date)));
    expect((await believed()).eras).toEqual(eras);
  });

  test('the person’s choice is believed before all of it, and says so', async () => {
    await take(...dates.slice(0, 10).flatMap((date) => season.map((id) => night(id, date))));
    const choice = { kind: 'sleep', metric: null, from: null, to: null, ranking: [source('fitbit')] } as const;
    const { result } = await hub.curation.chooseSource(choice, call);
    const chosen = dates.slice(0, 10).map(() => ['fitbit', 'chosen']);
    expect(await believed()).toMatchObject({ nights: chosen, values: chosen });
    await hub.curation.forgetChoice(result.id, call);
    const byDevice = dates.slice(0, 10).map(() => ['oura', 'device']);
    expect(await believed()).toMatchObject({ nights: byDevice, values: byDevice });
  });
});

describe('a night', () => {
  const date = first;
  const answers = async () => {
    const { nights, values } = await believed();
    expect(values).toEqual(nights);
    return nights;
  };

  test('with stages before hours asleep, whatever the device', async () => {
    await take(night('oura', date, { asleepSeconds: 26_000 }), night('garmin', date));
    expect(await answers()).toEqual([['garmin', 'measured']]);
  });

  test('that was slept before the longer time in bed', async () => {
    await take(night('apple-health', date, { inBedSeconds: 39_000 }, 650, iphone), night('garmin', date));
    expect(await believed()).toMatchObject({ nights: [['garmin', 'measured']], values: [['garmin', 'only']] });
  });

  test('as a whole before one that a device with an empty battery broke off', async () => {
    await take(night('oura', date, staged, 200), night('garmin', date));
    expect(await answers()).toEqual([['garmin', 'whole']]);
  });

  test('of the maker before its copy in the store of the phone', async () => {
    await take(night('apple-health', date, staged, 480, inApp('Connect')), night('garmin', date));
    expect(await answers()).toEqual([['garmin', 'original']]);
  });

  test('of the watch and of the phone beside it, both of one source, is one night of the watch', async () => {
    await take(
      night('apple-health', date, { inBedSeconds: 31_000 }, 520, iphone),
      night('apple-health', date, staged, 480, appleWatch),
    );
    const { records } = await hub.health.list('sleep', { order: 'oldest-first' }, call);
    expect(records).toMatchObject([{ record: { asleepSeconds: 26_000 }, sources: [{ device: appleWatch }, {}] }]);
  });
});

describe('of other things', () => {
  const answering = async (
    metric: 'hrvRmssdMilliseconds' | 'hrvSdnnMilliseconds' | 'weightKilograms' | 'restingHeartRateBpm',
  ) => (await hub.health.eras(metric, {}, call)).values.map(({ sourceId, because }) => [sourceId, because]);

  test('HRV of the whole night is believed before a spot, then the ring before the watch', async () => {
    await take(rmssd('oura', first, 60, null, 'spot'), rmssd('garmin', first, 50, null));
    expect(await answering('hrvRmssdMilliseconds')).toEqual([['garmin', 'measured']]);
    await take(rmssd('oura', first, 61, null));
    expect(await answering('hrvRmssdMilliseconds')).toEqual([['oura', 'device']]);
    await take(sdnn('apple-health', first, 60, appleWatch), sdnn('health-connect', first, 60, inApp('com.whoop')));
    expect(await answering('hrvSdnnMilliseconds')).toEqual([['apple-health', 'original']]);
  });

  test('resting heart rate by what is worn at night', async () => {
    await take(resting('garmin', first, 50, null), resting('whoop', first, 48, null));
    expect(await answering('restingHeartRateBpm')).toEqual([['whoop', 'device']]);
    const days = await hub.health.days({ dates: { from: first, to: first }, metrics: ['restingHeartRateBpm'] }, call);
    expect(days).toMatchObject([{ sourceId: 'whoop', because: 'device' }]);
  });

  test('weight by the scale, not by a repetition, a watch’s app or a diary', async () => {
    const at = `${first}T06:00:00.000Z`;
    await take(
      by(body('apple-health', at, 80.4), inApp('Health Mate')),
      body('cronometer', at, 80.4),
      body('garmin', at, 80.4),
      body('withings', at, 80.4),
    );
    expect(await answering('weightKilograms')).toEqual([['withings', 'device']]);
    const { records } = await hub.health.list('bodyMeasurement', { order: 'oldest-first' }, call);
    expect(records).toMatchObject([{ record: { provenance: { sourceId: 'withings' } }, sources: { length: 4 } }]);
  });

  test('steps by what is worn, unless it lay at home', async () => {
    const steps = async () => {
      const asked = { dates: { from: first, to: dates[1] ?? first }, metrics: ['steps'] } as const;
      return (await hub.health.days(asked, call)).map(({ sourceId, because }) => [sourceId, because]);
    };
    await take({ ...day('garmin', first), steps: 9000 }, { ...day('apple-health', first), steps: 11_000 });
    await take({ ...day('garmin', dates[1]), steps: 300 }, { ...day('apple-health', dates[1]), steps: 11_000 });
    expect(await steps()).toEqual([
      ['garmin', 'device'],
      ['apple-health', 'whole'],
    ]);
  });

  test('a day is of the chosen source also where that has only samples of it, and none of another is added', async () => {
    await take(
      { ...day('garmin', first), steps: 9000 },
      sampled('oura', first, 'steps', [500]),
      sampled('garmin', first, 'steps', [0, 3000]),
    );
    const dates = { from: first, to: first };
    const steps = () => hub.health.days({ dates, metrics: ['steps'] }, call);
    expect(await steps()).toMatchObject([{ value: 9000, because: 'only' }]);
    const choice = { kind: 'dailySummary', metric: 'steps', from: null, to: null, ranking: [source('oura')] } as const;
    await hub.curation.chooseSource(choice, call);
    expect(await steps()).toMatchObject([{ value: 500, because: 'chosen', others: [{ value: 9000 }] }]);
  });

  test('a recording by what made it, not by where it was shared; a file of the device is an original everywhere', async () => {
    const at = `${first}T06:00:00.000Z`;
    const edge: Device = { manufacturer: 'garmin', product: 'edge_530', serialNumber: '7' };
    const streams = (...channels: readonly string[]) => ({ streams: { sampleCount: 3600, channels } }) as never;
    const primary = async () => {
      const { records } = await hub.health.list('workout', { order: 'oldest-first' }, call);
      return records.map(({ record, merge }) => [record.provenance.sourceId, merge?.primaryBecause]);
    };
    await take(workout('strava', at, 60, streams('heartRateBpm', 'powerWatts', 'speedMetersPerSecond')));
    await take(workout('garmin', at, 60, streams('heartRateBpm')));
    expect(await primary()).toEqual([['garmin', 'original']]);
    const other = `${dates[3]}T06:00:00.000Z`;
    await take(
      by(workout('strava', other, 60, streams('heartRateBpm', 'powerWatts')), edge),
      by(workout('apple-health', other, 60, streams('heartRateBpm')), appleWatch),
    );
    expect((await primary()).at(-1)).toEqual(['strava', 'recording']);
    await take(by(workout('garmin', other, 60, streams('heartRateBpm', 'powerWatts')), edge));
    expect((await primary()).at(-1)).toEqual(['garmin', 'original']);
  });
});
