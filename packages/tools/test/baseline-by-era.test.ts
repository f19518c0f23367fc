import {
  type AnyRecord,
  addDays,
  type BaseRecord,
  type DateRange,
  type Device,
  type EraMetric,
  type Instant,
  type LocalDate,
  localOwner,
  recordId,
  type SourceId,
} from '@vitalwire/core';
import { createHub, createSourceCatalogue, type Hub } from '@vitalwire/hub';
import {
  anomalies,
  baseline,
  changePoints,
  cusumChart,
  normalRandom,
  seededRandom,
} from '@vitalwire/intelligence/statistics';
import { memoryStorage } from '@vitalwire/storage/memory';
import { describe, expect, test } from 'vitest';
import { baselineByEra, eraDays } from '../src/baseline-by-era.ts';

const first = '2026-01-01' as LocalDate;
const call = { owner: localOwner, signal: new AbortController().signal };
const watch: Device = { manufacturer: 'Garmin', product: 'Forerunner' };
const ring: Device = { manufacturer: 'Oura', product: 'Ring' };
const DAYS = 240;
const whole: DateRange = { from: first, to: addDays(first, DAYS - 1) };

function hubOf(): Hub {
  return createHub({
    storage: memoryStorage(),
    catalogue: createSourceCatalogue({ descriptors: [] }),
    now: () => '2026-12-01T12:00:00.000Z' as Instant,
    sha256: async () => '',
    originals: null,
  });
}

type Field = 'restingHeartRateBpm' | 'rmssdMilliseconds' | 'asleepSeconds' | 'weightKilograms';

function measured(field: Field, day: number, value: number, device: Device): AnyRecord {
  const localDate = addDays(first, day);
  const kind = {
    restingHeartRateBpm: 'dailySummary',
    rmssdMilliseconds: 'hrv',
    asleepSeconds: 'sleep',
    weightKilograms: 'bodyMeasurement',
  } as const;
  const more = {
    dailySummary: { partial: false },
    hrv: { method: 'rmssd', context: 'night' },
    sleep: { nap: false, stages: [] },
    bodyMeasurement: {},
  };
  const sourceId = 'export' as SourceId;
  const naturalKey = `${field} ${day} ${device.product}`;
  const base: BaseRecord = {
    kind: kind[field],
    id: recordId(kind[field], sourceId, naturalKey),
    provenance: {
      sourceId,
      channel: 'file',
      vendorId: null,
      naturalKey,
      device,
      originalHash: null,
      receivedAt: `${localDate}T10:00:00.000Z` as Instant,
      mapper: 'test/1',
    },
    start: `${addDays(localDate, -1)}T22:00:00.000Z` as Instant,
    end: kind[field] === 'bodyMeasurement' ? null : (`${localDate}T06:00:00.000Z` as Instant),
    utcOffsetMinutes: 0,
    localDate,
    dateBasis: 'recorded',
  };
  return { ...base, ...more[kind[field]], [field]: value } as AnyRecord;
}

/** What each metric truly is, how much it scatters from day to day, and how much more the second device shows. */
const metrics = [
  ['restingHeartRateBpm', 'restingHeartRateBpm', { truth: 50, scatter: 1.5, bias: 7 }],
  ['hrvRmssdMilliseconds', 'rmssdMilliseconds', { truth: 60, scatter: 5, bias: -25 }],
  ['asleepSeconds', 'asleepSeconds', { truth: 25_000, scatter: 1200, bias: 5400 }],
  ['weightKilograms', 'weightKilograms', { truth: 70, scatter: 0.4, bias: 1.9 }],
] as const satisfies readonly (readonly [EraMetric, Field, object])[];

interface Truth {
  readonly truth: number;
  readonly scatter: number;
  readonly bias: number;
}

/** A truth that stays, or moves by `shift` on a day, as the watch sees it first and the ring from day 120 on. */
async function seriesOf(
  metric: EraMetric,
  field: Field,
  { truth, scatter, bias }: Truth,
  shift: { readonly day: number; readonly by: number } | null,
  seed: number,
) {
  const normal = normalRandom(seededRandom(seed));
  const hub = hubOf();
  const records = Array.from({ length: DAYS }, (_, day) => {
    const moved = shift !== null && day >= shift.day ? shift.by : 0;
    const value = truth + moved + scatter * normal() + (day >= 120 ? bias : 0);
    return measured(field, day, value, day >= 120 ? ring : watch);
  });
  await hub.importing.ingest(localOwner, {
    records: records.map((record) => ({ record, streams: null })),
    thresholds: [],
    entry: null,
  });
  return hub.health.eras(metric, { dates: whole }, call);
}

const answerOf = <T>(outcome: { readonly status: string; readonly value?: T }): T => {
  if (outcome.value === undefined) throw new Error(`Nothing was computed: ${JSON.stringify(outcome)}`);
  return outcome.value;
};

describe.each(metrics)('%s with a constant truth and two devices', (metric, field, truth) => {
  const near = ({ day }: { readonly day: number }) => day >= 115 && day <= 150;

  test('gives no alarm at the change of device, and many without eras', async () => {
    let alarms = 0;
    let naive = 0;
    for (const seed of [1, 2, 3, 4, 5]) {
      const { values, eras } = eraDays(await seriesOf(metric, field, truth, null, seed), whole);
      expect(eras).toEqual([
        { fromDay: 0, label: 'Garmin Forerunner' },
        { fromDay: 120, label: 'Oura Ring' },
      ]);
      alarms += answerOf(anomalies({ values, eras, daysPerFalseAlarm: 1000 })).alarms.filter(near).length;
      naive += answerOf(anomalies({ values, daysPerFalseAlarm: 1000 })).alarms.filter(near).length;
      expect(answerOf(cusumChart({ values, eras })).alarms.filter(near)).toEqual([]);
      expect(answerOf(changePoints({ values, eras })).changes.filter(near)).toEqual([]);
      expect(answerOf(changePoints({ values })).changes.some(({ day }) => day === 120)).toBe(true);
    }
    // Chance gives 5 x 22 judged days / 1000.
    expect(alarms).toBeLessThanOrEqual(1);
    expect(naive).toBeGreaterThan(30);
  });

  test.each([60, 190])('a true shift on day %d, within an era, is found', async (day) => {
    for (const seed of [1, 2, 3]) {
      const series = await seriesOf(metric, field, truth, { day, by: truth.scatter * 6 }, seed);
      const { values, eras } = eraDays(series, whole);
      const found = answerOf(anomalies({ values, eras, daysPerFalseAlarm: 1000 })).alarms;
      expect(found.some((alarm) => alarm.day >= day && alarm.day < day + 3 && alarm.score > 0)).toBe(true);
      const changes = answerOf(changePoints({ values, eras })).changes;
      expect(changes.some((change) => Math.abs(change.day - day) <= 1 && change.shift > 0)).toBe(true);
    }
  });
});

describe('a baseline by era', () => {
  const [, , truth] = metrics[0];
  const read = (shift: { readonly day: number; readonly by: number } | null = null) =>
    seriesOf('restingHeartRateBpm', 'restingHeartRateBpm', truth, shift, 1);

  test('starts anew with the device: none for a fortnight, then about what that one shows', async () => {
    const result = baselineByEra(await read(), whole);
    const { days, current } = answerOf(result.baseline);
    expect(days[119]?.center).toBeCloseTo(50, -0.5);
    expect(days.slice(120, 134)).toEqual(new Array(14).fill(null));
    expect(days[134]?.center).toBeGreaterThan(55);
    expect(current?.center).toBeGreaterThan(55);
    expect(result).toMatchObject({
      present: { device: ring, began: { because: 'device' } },
      presentDeviceDays: 120,
      daysLeftOut: 0,
    });
  });

  test('says that it waits, a few days after the change', async () => {
    const to = addDays(first, 124);
    const result = baselineByEra(await read(), { from: first, to });
    expect(result).toMatchObject({ present: { device: ring }, presentDeviceDays: 5 });
    expect(answerOf(result.baseline)).toMatchObject({ current: null, era: 'Oura Ring' });
    expect(JSON.stringify(result.baseline)).toContain('the baseline starts anew');
  });

  test('is never made of values of another device in between', async () => {
    const hub = hubOf();
    const borrowed = [100, 101, 102];
    const records = Array.from({ length: 150 }, (_, day) =>
      borrowed.includes(day)
        ? measured('restingHeartRateBpm', day, 90, ring)
        : measured('restingHeartRateBpm', day, 50 + (day % 3), watch),
    );
    const delivered = records.map((record) => ({ record, streams: null }));
    await hub.importing.ingest(localOwner, { records: delivered, thresholds: [], entry: null });
    const series = await hub.health.eras('restingHeartRateBpm', {}, call);
    const result = baselineByEra(series, { from: first, to: addDays(first, 149) }, { method: 'trimmed_mean' });
    expect(result).toMatchObject({ daysLeftOut: 3, presentDeviceDays: 150, eras: [{ fromDay: 0 }] });
    for (const day of borrowed) expect(result.values[day]).toBeNull();
    expect(answerOf(result.baseline).current).toMatchObject({ n: 57 });
    expect(answerOf(result.baseline).current?.center).toBeLessThan(52);
  });

  test('of somebody who wears the ring at weekends is that of the watch, and no weekend is an alarm', async () => {
    const hub = hubOf();
    const normal = normalRandom(seededRandom(4));
    const records = Array.from({ length: DAYS }, (_, day) => {
      const weekend = [3, 4].includes(day % 7);
      const value = 50 + 1.5 * normal() + (weekend ? 7 : 0);
      return measured('restingHeartRateBpm', day, value, weekend ? ring : watch);
    });
    const delivered = records.map((record) => ({ record, streams: null }));
    await hub.importing.ingest(localOwner, { records: delivered, thresholds: [], entry: null });
    const series = await hub.health.eras('restingHeartRateBpm', { dates: whole }, call);
    const result = baselineByEra(series, whole);
    expect(result).toMatchObject({ eras: [{ fromDay: 0 }], present: { device: watch }, presentDeviceDays: DAYS });
    expect(result.daysLeftOut).toBe(series.values.filter(({ device }) => device?.product === 'Ring').length);
    const { values, eras } = result;
    expect(answerOf(anomalies({ values, eras, daysPerFalseAlarm: 10_000 })).alarms).toEqual([]);
    // With the ring's days among them the person would seem to vary by far more than they do.
    const mixed = series.values.map(({ value }) => value);
    expect(answerOf(result.baseline).current?.spread).toBeLessThan(2);
    expect(answerOf(baseline({ values: mixed })).current?.spread).toBeGreaterThan(2.2);
  });

  test('of a watch that comes back after a month is made of its own days before', async () => {
    const hub = hubOf();
    const records = Array.from({ length: 140 }, (_, day) =>
      measured('restingHeartRateBpm', day, 50 + (day % 5), day >= 100 && day < 130 ? ring : watch),
    );
    const delivered = records.map((record) => ({ record, streams: null }));
    await hub.importing.ingest(localOwner, { records: delivered, thresholds: [], entry: null });
    const series = await hub.health.eras('restingHeartRateBpm', {}, call);
    expect(series.eras.map(({ instrument }) => instrument)).toEqual([0, 1, 0]);
    const days = eraDays(series, { from: first, to: addDays(first, 139) });
    expect(days.presentDeviceDays).toBe(10);
    expect(answerOf(baseline({ values: days.presentValues })).current).toMatchObject({ n: 30 });
    expect(answerOf(baseline({ values: days.values, eras: days.eras })).current).toBeNull();
  });

  test('has a scale of its own, and nothing of days that were not asked', async () => {
    const series = await read();
    const part = { from: addDays(first, 30), to: addDays(first, 89) };
    const { values, eras, present } = eraDays(series, part, Math.log);
    expect(values).toEqual(series.values.slice(30, 90).map(({ value }) => Math.log(value)));
    expect(eras).toEqual([{ fromDay: 0, label: 'Garmin Forerunner' }]);
    expect(present?.device).toEqual(watch);
    expect(answerOf(baseline({ values, eras })).current?.center).toBeCloseTo(Math.log(50), 1);
    const nothing = eraDays({ metric: 'vo2max', eras: [], values: [], withheld: [] }, part);
    expect(nothing).toMatchObject({ eras: [], present: null, presentDeviceDays: 0 });
    expect(nothing.values).toHaveLength(60);
  });
});
