import { type Instant, type LocalDate, localOwner, type Threshold } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { beforeEach, expect, it } from 'vitest';
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
