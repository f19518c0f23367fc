import { type Instant, type LocalDate, localOwner, type Threshold, thresholdOn } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { call, now, sha256 } from '../test/fixtures.ts';
import { createHub, createSourceCatalogue, type Hub } from './index.ts';

let hub: Hub;
beforeEach(() => {
  hub = createHub({
    storage: memoryStorage(),
    catalogue: createSourceCatalogue({ descriptors: [] }),
    now: () => now,
    sha256,
    originals: null,
  });
});

const day = (text: string) => text as LocalDate;
const ftp = (value: number, validFrom: string) =>
  ({ metric: 'ftpWatts', sport: 'cycling', value, validFrom: day(validFrom), detail: null }) as const;
const stated = (value: number, validFrom: string): Threshold => ({
  ...ftp(value, validFrom),
  origin: 'source',
  detail: 'files',
  recordedAt: now as Instant,
});

it('changes the fields that are given and clears those that are null', async () => {
  expect(await hub.person.profile(call)).toEqual({ updatedAt: null });
  await hub.person.updateProfile({ birthYear: 1990, sex: 'female' }, call);
  await hub.person.updateProfile({ sex: null, timeZone: 'Europe/Berlin' }, call);
  expect(await hub.person.profile(call)).toEqual({ birthYear: 1990, timeZone: 'Europe/Berlin', updatedAt: now });
});

it('keeps dated thresholds, replaces one of the same day, and removes one', async () => {
  await hub.person.setThresholds([ftp(250, '2026-01-01'), ftp(260, '2026-03-01')], call);
  await hub.person.setThresholds([ftp(265, '2026-03-01')], call);
  expect((await hub.person.thresholds(call)).map(({ value, origin }) => [value, origin])).toEqual([
    [250, 'manual'],
    [265, 'manual'],
  ]);
  const key = { metric: 'ftpWatts', sport: 'cycling', validFrom: day('2026-03-01') } as const;
  expect(await hub.person.removeThreshold(key, call)).toBe(true);
  expect(await hub.person.removeThreshold(key, call)).toBe(false);
});

it('shows what a head unit repeats once, in whatever order its files came', async () => {
  for (const threshold of [
    stated(250, '2026-03-01'),
    stated(250, '2026-01-01'),
    stated(240, '2026-02-01'),
    stated(240, '2026-02-15'),
  ]) {
    await hub.importing.ingest(localOwner, { records: [], thresholds: [threshold], entry: null });
  }
  expect((await hub.person.thresholds(call)).map(({ value, validFrom }) => [validFrom, value])).toEqual([
    ['2026-01-01', 250],
    ['2026-02-01', 240],
    ['2026-03-01', 250],
  ]);
});

it.each([
  [{ ...ftp(0, '2026-01-01') }, '0.value'],
  [{ ...ftp(Number.NaN, '2026-01-01') }, '0.value'],
  [{ ...ftp(250, '2026-02-30') }, '0.validFrom'],
  [{ ...ftp(250, '2026-01-01'), metric: 'ftp' as 'ftpWatts' }, '0.metric'],
])('refuses %j and says why', async (threshold, place) => {
  await expect(hub.person.setThresholds([threshold], call)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining(place),
  });
  expect(await hub.person.thresholds(call)).toEqual([]);
});

it.each([
  [{ timeZone: 'Berlin' }, 'timeZone'],
  [{ birthYear: 19 }, 'birthYear'],
  [{ heightMeters: 178 }, 'heightMeters'],
])('refuses the profile %j and keeps the one before', async (change, place) => {
  await hub.person.updateProfile({ displayName: 'Ann' }, call);
  await expect(hub.person.updateProfile(change, call)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining(place),
  });
  expect(await hub.person.profile(call)).toEqual({ displayName: 'Ann', updatedAt: now });
});

describe('the weight of a day', () => {
  const weigh = (date: string, fields: object, hour = '07') =>
    hub.curation.log(
      {
        kind: 'bodyMeasurement',
        start: `${date}T${hour}:00:00.000Z` as Instant,
        end: null,
        utcOffsetMinutes: 0,
        fields: { ...fields },
      },
      call,
    );
  const save = (value: number, validFrom: string) =>
    hub.person.setThresholds(
      [{ metric: 'weightKilograms', sport: null, value, validFrom: day(validFrom), detail: null }],
      call,
    );
  const weightOn = async (date: string) => {
    const all = [...(await hub.person.thresholds(call)), ...(await hub.person.weighings(day(date), call))];
    const found = thresholdOn(all, 'weightKilograms', day(date));
    // With all weighings at hand the answer is the same.
    const every = [...(await hub.person.thresholds(call)), ...(await hub.person.weighings(null, call))];
    expect(thresholdOn(every, 'weightKilograms', day(date))).toEqual(found);
    return found === null ? null : [found.value, found.validFrom, found.origin, found.detail];
  };

  it('is the later one of what was saved and what was weighed', async () => {
    await weigh('2026-03-01', { weightKilograms: 82 });
    await weigh('2026-05-01', { weightKilograms: 80 });
    await weigh('2026-05-02', { bodyFatPercent: 20 });
    await save(85, '2026-01-01');
    await save(81, '2026-04-01');
    expect(await weightOn('2026-02-01')).toEqual([85, '2026-01-01', 'manual', null]);
    expect(await weightOn('2026-03-15')).toEqual([82, '2026-03-01', 'measured', 'logged']);
    expect(await weightOn('2026-04-15')).toEqual([81, '2026-04-01', 'manual', null]);
    expect(await weightOn('2026-06-01')).toEqual([80, '2026-05-01', 'measured', 'logged']);
  });

  it('of one day is the saved one, else the last weighing', async () => {
    await weigh('2026-03-01', { weightKilograms: 83 }, '20');
    await weigh('2026-03-01', { weightKilograms: 82 }, '07');
    expect(await weightOn('2026-03-01')).toEqual([83, '2026-03-01', 'measured', 'logged']);
    await save(84, '2026-03-01');
    expect(await weightOn('2026-03-01')).toEqual([84, '2026-03-01', 'manual', null]);
  });

  it('is the first one known where the day lies before it, and none where nobody weighed', async () => {
    await weigh('2026-02-28', { bodyFatPercent: 20 });
    expect(await weightOn('2026-06-01')).toBeNull();
    await weigh('2026-03-01', { weightKilograms: 82 });
    await weigh('2026-05-01', { weightKilograms: 80 });
    expect(await weightOn('2026-01-01')).toEqual([82, '2026-03-01', 'measured', 'logged']);
  });
});
