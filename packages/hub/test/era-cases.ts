import { type AnyRecord, createReadMeter, type EraQuery, type SourceId, type Storage } from '@vitalwire/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Hub } from '../src/index.ts';
import { callOf, hubWith, may, take } from './data-rights-cases.ts';
import { by, night, onDay, resting, ring, rmssd, sampled, sdnn, watch, weighed } from './era-records.ts';
import { day, sleep } from './records.ts';

const days = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => onDay(from + i));
const vendor = 'vendor' as SourceId;

/** Stretches in which one device measured, over any storage. */
export function eraCases(open: () => Promise<Storage>): void {
  let storage: Storage;
  let hub: Hub;
  const clock = { now: may };
  beforeEach(async () => {
    storage = await open();
    hub = hubWith(storage, {}, clock);
  });
  afterEach(() => storage.close());
  const read = (query: EraQuery = {}) => hub.health.eras('restingHeartRateBpm', query, callOf('person'));
  const shown = async (query: EraQuery = {}) =>
    (await read(query)).eras.map(({ from, to, days, device, began }) => [
      from,
      to,
      days,
      device?.product ?? null,
      began.because,
    ]);

  describe('a new device', () => {
    test('begins an era, and says so', async () => {
      await take(
        hub,
        ...days(0, 20).map((date) => resting('vendor', date, 50, watch)),
        ...days(20, 30).map((date) => resting('vendor', date, 56, ring)),
      );
      expect(await shown()).toEqual([
        ['2026-01-01', '2026-01-20', 20, 'Forerunner 955', 'first'],
        ['2026-01-21', '2026-01-30', 10, 'Ring', 'device'],
      ]);
      const { eras, values } = await read();
      expect(eras.map(({ began }) => began.sentence)).toEqual([
        'Garmin Forerunner 955 (Vendor), from 2026-01-01 on: the first day with a value.',
        'Oura Ring (Vendor), from 2026-01-21 on; Garmin Forerunner 955 (Vendor) until 2026-01-20.',
      ]);
      expect(values).toHaveLength(30);
      expect(values[20]).toEqual({
        metric: 'restingHeartRateBpm',
        localDate: '2026-01-21',
        value: 56,
        sourceId: vendor,
        because: 'only',
        others: [],
        device: ring,
        method: 'day-summary',
        instrument: 1,
        era: 1,
      });
    });

    test('of another source is said as that', async () => {
      await take(
        hub,
        ...days(0, 20).map((date) => resting('vendor', date, 50, null)),
        ...days(20, 30).map((date) => resting('files', date, 56, null)),
      );
      expect(await shown()).toMatchObject([
        ['2026-01-01', '2026-01-20', 20, null, 'first'],
        ['2026-01-21', '2026-01-30', 10, null, 'source'],
      ]);
    });

    test('for a few days is an interruption: its values are shown, and compared with nothing', async () => {
      await take(
        hub,
        ...[...days(0, 20), ...days(25, 40)].map((date) => resting('vendor', date, 50, watch)),
        ...days(20, 25).map((date) => resting('vendor', date, 56, ring)),
      );
      expect(await shown()).toEqual([['2026-01-01', '2026-02-09', 35, 'Forerunner 955', 'first']]);
      const { values } = await read();
      expect(values.slice(19, 26).map(({ value, era }) => [value, era])).toEqual([
        [50, 0],
        [56, null],
        [56, null],
        [56, null],
        [56, null],
        [56, null],
        [50, 0],
      ]);
    });

    test('since yesterday is an era at once', async () => {
      await take(
        hub,
        ...days(0, 20).map((date) => resting('vendor', date, 50, watch)),
        resting('vendor', onDay(20), 56, ring),
      );
      expect(await shown()).toMatchObject([
        ['2026-01-01', '2026-01-20', 20, 'Forerunner 955', 'first'],
        ['2026-01-21', '2026-01-21', 1, 'Ring', 'device'],
      ]);
    });
  });

  describe('of two devices at once', () => {
    beforeEach(() =>
      take(
        hub,
        ...days(0, 40).map((date) => resting('vendor', date, 50, watch)),
        ...days(10, 60).map((date) => resting('files', date, 56, ring)),
      ),
    );

    test('the preferred source answers as long as it measures', async () => {
      expect(await shown()).toMatchObject([
        ['2026-01-01', '2026-02-09', 40, 'Forerunner 955', 'first'],
        ['2026-02-10', '2026-03-01', 20, 'Ring', 'source'],
      ]);
      expect(await shown({ sourceIds: ['files' as SourceId] })).toEqual([
        ['2026-01-11', '2026-03-01', 50, 'Ring', 'first'],
      ]);
    });

    test('the one that the person chose answers in its stretch of days, until the choice is taken back', async () => {
      const before = await read();
      const choice = { kind: 'dailySummary', metric: 'restingHeartRateBpm', to: null } as const;
      const { result } = await hub.curation.chooseSource(
        { ...choice, from: onDay(25), ranking: ['files' as SourceId] },
        callOf('person'),
      );
      expect(await shown()).toMatchObject([
        ['2026-01-01', '2026-01-25', 25, 'Forerunner 955', 'first'],
        ['2026-01-26', '2026-03-01', 35, 'Ring', 'source'],
      ]);
      const dates = { from: onDay(0), to: onDay(59) };
      const daily = await hub.health.days({ dates, metrics: ['restingHeartRateBpm'] }, callOf('person'));
      const pairs = (list: readonly { localDate: string; value: number }[]) =>
        list.map(({ localDate, value }) => [localDate, value]);
      expect(pairs((await read()).values)).toEqual(pairs(daily));
      await hub.curation.forgetChoice(result.id, callOf('person'));
      expect(await read()).toEqual(before);
    });

    test('a stretch of days has the eras of the whole, cut', async () => {
      const dates = { from: onDay(30), to: onDay(45) };
      const part = await read({ dates });
      expect(part.eras).toMatchObject([
        { from: onDay(30), to: onDay(39), days: 10, began: { because: 'first' } },
        { from: onDay(40), to: onDay(45), days: 6, began: { because: 'source' } },
      ]);
      const inside = (await read()).values.filter(({ localDate }) => localDate >= dates.from && localDate <= dates.to);
      expect(part.values).toEqual(inside);
    });

    test('only what the answer is made of is counted as read', async () => {
      const meter = createReadMeter();
      await hub.health.eras('restingHeartRateBpm', {}, { ...callOf('assistant'), meter });
      expect(meter.counts()).toEqual([
        { kind: 'dailySummary', sourceId: 'files', count: 20 },
        { kind: 'dailySummary', sourceId: 'vendor', count: 40 },
      ]);
    });
  });

  describe('another way of measuring', () => {
    test('begins an era on the same device, and RMSSD and SDNN are two metrics', async () => {
      await take(
        hub,
        ...days(0, 20).map((date) => rmssd('vendor', date, 60, watch, 'spot')),
        ...days(20, 40).map((date) => rmssd('vendor', date, 80, watch, 'night')),
        ...days(0, 40).map((date) => sdnn('files', date, 120, watch)),
      );
      const { eras } = await hub.health.eras('hrvRmssdMilliseconds', {}, callOf('person'));
      expect(eras).toMatchObject([
        { method: 'hrv-spot', days: 20, sourceIds: ['vendor'] },
        { method: 'hrv-night', days: 20, began: { because: 'method' } },
      ]);
      expect(eras[1]?.began.sentence).toBe(
        'Garmin Forerunner 955 (Vendor): from 2026-01-21 on by the night, before by single readings.',
      );
      const { values } = await hub.health.eras('hrvSdnnMilliseconds', {}, callOf('person'));
      expect([...new Set(values.map(({ value }) => value))]).toEqual([120]);
    });

    test('of two devices is chosen by kind', async () => {
      await take(
        hub,
        ...days(0, 30).map((date) => rmssd('vendor', date, 60, watch)),
        ...days(0, 30).map((date) => rmssd('files', date, 80, ring)),
      );
      const devices = async () =>
        (await hub.health.eras('hrvRmssdMilliseconds', {}, callOf('person'))).eras.map(({ device }) => device?.product);
      expect(await devices()).toEqual(['Forerunner 955']);
      const choice = { kind: 'hrv', metric: null, from: onDay(10), to: null, ranking: ['files' as SourceId] } as const;
      await hub.curation.chooseSource(choice, callOf('person'));
      expect(await devices()).toEqual(['Forerunner 955', 'Ring']);
    });

    test('samples answer on days of which no source gives a value', async () => {
      await take(
        hub,
        ...days(0, 10).map((date) => sampled('vendor', date, 'oxygenSaturationPercent', [94, null, 98])),
        ...days(5, 20).map((date) => ({ ...by(day('files', date), ring), averageOxygenSaturationPercent: 95 })),
      );
      const { eras, values } = await hub.health.eras('oxygenSaturationPercent', {}, callOf('person'));
      expect(eras).toMatchObject([
        { method: 'samples', to: '2026-01-05', sourceIds: ['vendor'] },
        { method: 'day-summary', from: '2026-01-06', days: 15, sourceIds: ['files'] },
      ]);
      expect(values[0]?.value).toBe(96);
    });
  });

  test('a night in two pieces is their sum, a copy counts once, and a nap does not', async () => {
    const date = onDay(3);
    await take(
      hub,
      night('vendor', date, ['20:00', 180], watch),
      night('vendor', date, ['23:30', 240], watch),
      night('vendor', date, ['23:35', 230], watch),
      night('vendor', date, ['12:00', 30], watch, true),
    );
    const { values } = await hub.health.eras('asleepSeconds', {}, callOf('person'));
    expect(values).toMatchObject([{ localDate: date, value: 420 * 60, method: 'sleep' }]);
  });

  test('averages of a night in two pieces count as long as each lasted', async () => {
    const pieces = [
      { ...sleep('vendor', '2026-01-03T20:00:00.000Z', 120), averageRespirationRatePerMinute: 12 },
      { ...sleep('vendor', '2026-01-03T23:00:00.000Z', 360), averageRespirationRatePerMinute: 16 },
    ].map((record) => ({ ...record, localDate: onDay(3) }));
    await take(hub, ...(pieces as AnyRecord[]));
    const { values } = await hub.health.eras('respirationRatePerMinute', {}, callOf('person'));
    expect(values).toMatchObject([{ value: 15 }]);
  });

  test('one scale through two services is one era, a scale of another house an interruption', async () => {
    const scale = { manufacturer: 'Withings', product: 'Body', serialNumber: 'K-2' };
    await take(
      hub,
      ...days(0, 10).map((date) => weighed('vendor', date, 70, scale)),
      weighed('files', onDay(10), 73, { product: 'Hotel scale' }),
      ...days(11, 30).map((date) => weighed('files', date, 70, scale)),
    );
    const { eras } = await hub.health.eras('weightKilograms', {}, callOf('person'));
    expect(eras).toMatchObject([{ days: 29, sourceIds: ['vendor', 'files'], device: scale }]);
  });

  test('a metric that nobody measured has no era', async () => {
    await take(hub, ...days(0, 5).map((date) => resting('vendor', date, 50, watch)));
    expect(await hub.health.eras('vo2max', {}, callOf('person'))).toEqual({
      metric: 'vo2max',
      eras: [],
      values: [],
      withheld: [],
    });
  });

  test('terms of a source hold: what a model may not see begins no era and is named', async () => {
    hub = hubWith(storage, { aiUse: 'forbidden' }, clock);
    await take(
      hub,
      ...days(0, 20).map((date) => resting('vendor', date, 50, watch)),
      ...days(10, 30).map((date) => resting('files', date, 56, ring)),
    );
    const answer = await hub.health.eras('restingHeartRateBpm', {}, callOf('assistant'));
    expect(answer).toMatchObject({ eras: [{ from: '2026-01-11', days: 20, device: ring }], withheld: [vendor] });
    expect(JSON.stringify(answer)).not.toContain('Forerunner');
    expect((await read()).eras).toHaveLength(2);
    hub = hubWith(storage, { combination: 'forbidden' }, clock);
    expect(await read()).toMatchObject({ eras: [{ sourceIds: ['files'] }], withheld: [vendor] });
    expect(await read({ sourceIds: [vendor] })).toMatchObject({ eras: [{ days: 20 }], withheld: [] });
  });
}
