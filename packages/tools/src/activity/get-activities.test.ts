import type { Instant, SourceId } from '@vitalwire/core';
import { instantOf } from '@vitalwire/core';
import fc from 'fast-check';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { runTool } from '../run/run-tool.ts';
import { fakeRuntime, fakeServices, ownCaller, sampleWorkout } from '../testing/index.ts';
import { getActivities } from './get-activities.ts';

const at = (hours: number) => instantOf(Date.UTC(2026, 10, 1) + hours * 3_600_000);
const ride = (hours: number, fields: object = {}) =>
  sampleWorkout({
    start: at(hours),
    distanceMeters: 40_123.4,
    timerSeconds: 3600,
    averageHeartRateBpm: 141,
    averagePowerWatts: 210,
    ...fields,
  });
const garmin = {
  sourceId: 'garmin' as SourceId,
  channel: 'file',
  vendorId: null,
  naturalKey: 'g',
  device: null,
  originalHash: null,
  receivedAt: '2026-11-02T00:00:00.000Z' as Instant,
  mapper: 'test/1',
} as const;

function call(workouts: readonly ReturnType<typeof ride>[], input: object = {}) {
  const sources = [
    {
      sourceId: 'garmin' as SourceId,
      displayName: 'Garmin',
      state: 'imported',
      kinds: [],
      lastReceivedAt: null,
      policy: '',
    } as const,
  ];
  return runTool(getActivities, input, ownCaller, fakeRuntime(fakeServices({ workouts, sources })));
}
async function output(workouts: readonly ReturnType<typeof ride>[], input: object = {}) {
  const outcome = await call(workouts, input);
  if (!outcome.ok) throw outcome.error;
  return outcome.output as {
    activities: { id: string; start: string; sport: string; name?: string }[];
    next_cursor: string | null;
    basis: { sources: unknown[] };
  };
}

describe('get_activities', () => {
  test('one row an activity, newest first, absent fields left out', async () => {
    const { activities, next_cursor, basis } = await output([
      ride(6.5),
      ride(30, { averagePowerWatts: undefined, sport: 'running', name: 'Lunch' }),
    ]);
    expect(activities).toEqual([
      {
        id: ride(30).id,
        start: '2026-11-02T07:00+01:00',
        sport: 'running',
        name: 'Lunch',
        distance_meters: 40123,
        duration_seconds: 3600,
        average_heart_rate_bpm: 141,
        sources: 'files',
      },
      {
        id: ride(6.5).id,
        start: '2026-11-01T07:30+01:00',
        sport: 'cycling',
        distance_meters: 40123,
        duration_seconds: 3600,
        average_heart_rate_bpm: 141,
        average_power_watts: 210,
        sources: 'files',
      },
    ]);
    expect(next_cursor).toBeNull();
    expect(basis.sources).toEqual([{ source: 'files', records: 2, first_day: '2026-11-01', last_day: '2026-11-02' }]);
  });

  test('an unknown offset is written as UTC, never as local time', async () => {
    const { activities } = await output([ride(6, { utcOffsetMinutes: null, dateBasis: 'assumed-utc' })]);
    expect(activities[0]?.start).toBe('2026-11-01T06:00Z');
  });

  test('where the day of an unknown offset is another than that of UTC, it is told', async () => {
    const unknown = { utcOffsetMinutes: null, dateBasis: 'assumed-zone' } as const;
    const late = ride(23.5, { ...unknown, localDate: '2026-11-02' });
    const outcome = await call([ride(6), late, ride(54, { ...unknown, localDate: '2026-11-03' })]);
    if (!outcome.ok) throw outcome.error;
    expect(outcome.output.activities).toMatchObject([
      { start: '2026-11-03T06:00Z' },
      { start: '2026-11-01T23:30Z', local_date: '2026-11-02' },
      { start: '2026-11-01T07:00+01:00' },
    ]);
    expect(JSON.stringify(outcome.output)).not.toContain('"local_date":"2026-11-03"');
    const only = await call([late]);
    expect(only.text).toContain('2026-11-02 to 2026-11-02');
  });

  test('filters by day, sport family and source', async () => {
    const workouts = [
      ride(6),
      ride(30, { sport: 'trail_running' }),
      ride(54, { sport: 'running' }),
      ride(78, { provenance: garmin }),
    ];
    expect((await output(workouts, { after: '2026-11-02', before: '2026-11-03' })).activities).toHaveLength(2);
    expect((await output(workouts, { sport_type: 'Run' })).activities.map(({ sport }) => sport)).toEqual([
      'running',
      'trail_running',
    ]);
    expect((await output(workouts, { sport_type: 'trail running' })).activities).toHaveLength(1);
    expect((await output(workouts, { provider: 'Garmin' })).activities).toHaveLength(1);
  });

  test.each([
    [{ sport_type: 'runing' }, /runing is not a sport we know. Did you mean running\?/],
    [{ provider: 'gramin' }, /There is no source gramin. Did you mean garmin\?/],
    [{ after: '2026-02-30' }, /after: is not a day of the calendar/],
    [{ cursor: 'abc' }, /cursor: is not a cursor of ours/],
    [{ strava_client_secret: 'x' }, /is not a parameter of this tool/],
  ])('refuses %j with words', async (input, message) => {
    expect((await call([ride(6)], input)).text).toMatch(message);
  });

  test('a cursor goes on where the page ended, and only for the same question', async () => {
    const workouts = [ride(6), ride(30), ride(54)];
    const first = await output(workouts, { limit: 2 });
    const second = await output(workouts, { limit: 2, cursor: first.next_cursor });
    expect([...first.activities, ...second.activities].map(({ id }) => id)).toEqual([
      ride(54).id,
      ride(30).id,
      ride(6).id,
    ]);
    expect(second.next_cursor).toBeNull();
    expect((await call(workouts, { cursor: first.next_cursor, sport_type: 'run' })).text).toMatch(
      /belongs to other arguments/,
    );
    expect((await output(workouts, { offset: 2 })).activities.map(({ id }) => id)).toEqual([ride(6).id]);
  });

  test('a walk by cursor gives every row once, whatever the page, the budget and the names', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ hours: fc.integer({ min: 0, max: 60 }), name: fc.string({ unit: 'grapheme', maxLength: 300 }) }),
          { minLength: 1, maxLength: 40 },
        ),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 500, max: 2500 }),
        fc.constantFrom('json', 'toon', 'markdown'),
        async (rides, limit, max_tokens, format) => {
          const workouts = rides.map(({ hours, name }, index) => ({
            ...ride(hours, { name }),
            id: `workout_${String(index).padStart(16, '0')}` as never,
          }));
          const seen: string[] = [];
          let cursor: string | null = null;
          do {
            const outcome = await call(workouts, { limit, max_tokens, format, ...(cursor === null ? {} : { cursor }) });
            if (!outcome.ok) throw outcome.error;
            const page = outcome.output as Awaited<ReturnType<typeof output>>;
            const sent = format === 'json' ? outcome.text + JSON.stringify(outcome.output) : outcome.text;
            expect(encode(sent).length).toBeLessThanOrEqual(max_tokens);
            seen.push(...page.activities.map(({ id }) => id));
            cursor = page.next_cursor;
          } while (cursor !== null);
          expect(seen.toSorted()).toEqual(workouts.map(({ id }) => id).toSorted());
        },
      ),
      { numRuns: 30, seed: 5 },
    );
  });

  test('the default budget holds 50 rows of TOON and 25 of JSON', async () => {
    const workouts = Array.from({ length: 150 }, (_, index) => ride(index * 24, { name: `Ride ${index}` }));
    expect((await output(workouts, { limit: 150 })).activities.length).toBeGreaterThan(50);
    expect((await output(workouts, { limit: 150, format: 'json' })).activities.length).toBeGreaterThan(25);
  });
});
