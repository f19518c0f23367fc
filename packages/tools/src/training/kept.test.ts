import { addDays, instantOf, type LocalDate, type Threshold } from '@vitalwire/core';
import { beforeEach, describe, expect, test } from 'vitest';
import { allTools, createToolset } from '../index.ts';
import {
  type FakeServices,
  fakeRuntime,
  fakeServices,
  ownCaller,
  sampleStreams,
  sampleWorkout,
} from '../testing/index.ts';
import { keyOf } from './kept.ts';

const FIRST = '2026-09-01' as LocalDate;
const start = (day: number) => instantOf(Date.UTC(2026, 8, 1 + day, 7));
const channels = ['powerWatts', 'heartRateBpm'] as const;
const rides = [0, 1, 2].map((day) => sampleWorkout({ start: start(day), streams: { sampleCount: 3600, channels } }));
const wavy = (middle: number) => Array.from({ length: 3600 }, (_, i) => middle + Math.round(30 * Math.sin(i / 50)));
const threshold = (metric: Threshold['metric'], value: number): Threshold => ({
  metric,
  sport: 'cycling',
  value,
  validFrom: '2026-01-01' as LocalDate,
  origin: 'manual',
  detail: null,
  recordedAt: start(0),
});
const toolset = createToolset(allTools);

let services: FakeServices;
beforeEach(() => {
  services = fakeServices({
    workouts: rides,
    streams: new Map(
      rides.map(({ id, start: at }) => [
        id as string,
        sampleStreams(at, { powerWatts: wavy(200), heartRateBpm: wavy(140) }),
      ]),
    ),
    thresholds: [threshold('ftpWatts', 250)],
    profile: { timeZone: 'Europe/Berlin', updatedAt: null },
  });
});

async function call(name: string, args: object) {
  const outcome = await toolset.call(name, { format: 'json', ...args }, ownCaller, fakeRuntime(services));
  if (!outcome.ok) throw outcome.error;
  return { output: outcome.output, text: outcome.text, contributions: outcome.contributions };
}

describe.each([
  ['analyze_training_load', { end_date: addDays(FIRST, 3), timeframe: 'week' }],
  ['analyze_activity', { activity_id: rides[0]?.id }],
])('%s', (name, args) => {
  test('answers the second time as the first, without the samples', async () => {
    const first = await call(name, args);
    const asked = services.channelsAsked.length;
    expect(asked).toBeGreaterThan(0);
    expect(await call(name, args)).toEqual(first);
    expect(services.channelsAsked.length).toBe(asked);
  });

  test.each<[string, () => Promise<unknown>, object]>([
    ['another threshold', () => services.person.setThresholds([threshold('ftpWatts', 300)], {} as never), {}],
    ['another method', async () => undefined, { tss_method: 'avg_power' }],
  ])('computes anew after %s', async (_, change, more) => {
    const before = await call(name, args);
    await change();
    const asked = services.channelsAsked.length;
    expect((await call(name, { ...args, ...more })).output).not.toEqual(before.output);
    expect(services.channelsAsked.length).toBeGreaterThan(asked);
  });
});

test('a key tells absent, null and zero apart', () => {
  const keys = [[], [null], [0], ['0'], [1], [0, 1], [[0], 1]].map((parts) => keyOf(...parts));
  expect(new Set(keys).size).toBe(keys.length);
});
