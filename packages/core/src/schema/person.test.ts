import { expect, test } from 'vitest';
import { personSchemas } from './index.ts';

const { profile, threshold: thresholdSchema } = personSchemas;

const threshold = {
  metric: 'ftpWatts',
  sport: 'cycling',
  value: 272,
  validFrom: '2026-05-01',
  origin: 'manual',
  detail: 'ramp test',
  recordedAt: '2026-05-02T08:00:00.000Z',
};

test('a threshold is taken inside and outside of its usual band', () => {
  expect(thresholdSchema.parse(threshold)).toEqual(threshold);
  expect(thresholdSchema.safeParse({ ...threshold, value: 30, sport: null, detail: null }).success).toBe(true);
});

test.each([
  { value: 0 },
  { value: Number.NaN },
  { metric: 'ftp' },
  { sport: 'gravel_cycling' },
  { validFrom: '2026-02-30' },
  { origin: 'guess' },
  { detail: undefined },
  { unit: 'W' },
])('a threshold with %j is refused', (change) => {
  expect(thresholdSchema.safeParse({ ...threshold, ...change }).success).toBe(false);
});

test('a profile says as much as the person told', () => {
  const full = {
    displayName: 'Ada',
    birthYear: 1985,
    sex: 'female',
    heightMeters: 1.7,
    timeZone: 'Europe/Berlin',
    units: 'metric',
    updatedAt: '2026-05-02T08:00:00.000Z',
  };
  expect(profile.parse(full)).toEqual(full);
  expect(profile.parse({ updatedAt: null })).toEqual({ updatedAt: null });
  expect(profile.safeParse({}).success).toBe(false);
  expect(profile.safeParse({ ...full, sex: undefined }).success).toBe(false);
  expect(profile.safeParse({ ...full, heightMeters: 170 }).success).toBe(false);
});
