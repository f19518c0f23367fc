import { instantOf, type SourceId, type SourceStatus } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { allTools, createToolset } from './index.ts';
import { fakeRuntime, fakeServices, ownCaller, sampleWorkout } from './testing/index.ts';

/** What callers of other fitness servers send to tools of these names. */

const status = (sourceId: string): SourceStatus => ({
  sourceId: sourceId as SourceId,
  displayName: sourceId,
  state: 'imported',
  kinds: [],
  lastReceivedAt: null,
  policy: '',
});
const garminRide = sampleWorkout({ start: instantOf(Date.UTC(2026, 10, 10, 7)) });
const ride = {
  ...garminRide,
  provenance: { ...garminRide.provenance, sourceId: 'garmin' as SourceId },
};
const newer = sampleWorkout({ start: instantOf(Date.UTC(2026, 10, 12, 7)) });

function call(name: string, args: object) {
  const services = fakeServices({ workouts: [ride, newer], sources: [status('garmin'), status('files')] });
  return createToolset(allTools).call(
    name,
    name === 'set_fitness_config' ? args : { format: 'json', ...args },
    ownCaller,
    fakeRuntime(services),
  );
}

async function answer(name: string, args: object) {
  const outcome = await call(name, args);
  if (!outcome.ok) throw outcome.error;
  return outcome.output as Record<string, unknown> & {
    readonly activities: readonly { readonly id: string }[];
    readonly basis: { readonly assumptions: readonly string[]; readonly missing: readonly string[] };
  };
}

describe('parameters of other systems', () => {
  test.each<readonly [name: string, args: object]>([
    [
      'get_activities',
      {
        provider: 'garmin',
        limit: 5,
        offset: 0,
        before: '2026-11-20',
        after: '2026-11-01',
        sport_type: 'ride',
        mode: 'summary',
      },
    ],
    ['get_athlete', { provider: 'garmin' }],
    ['get_stats', { provider: 'garmin' }],
    ['analyze_activity', { provider: 'garmin', activity_id: ride.id }],
    ['analyze_training_load', { provider: 'garmin', timeframe: 'week', sleep_provider: 'whoop' }],
    [
      'calculate_personalized_zones',
      { vo2_max: 50, resting_hr: 60, max_hr: 190, lactate_threshold: 0.85, sport_efficiency: 1 },
    ],
    ['get_fitness_config', { configuration_name: 'default' }],
  ])('%s takes %j', async (name, args) => {
    expect(await call(name, args)).toMatchObject({ ok: true });
  });

  test('a time counts as its day as written, and the answer says so', async () => {
    const timed = await answer('get_activities', { after: '2026-11-12T23:59:00-10:00', before: '2026-11-12T00:00Z' });
    expect(timed.activities.map(({ id }) => id)).toEqual([newer.id]);
    expect(timed.basis.assumptions).toContainEqual(expect.stringContaining('day as written'));
    const plain = await answer('get_activities', { after: '2026-11-12', before: '2026-11-12' });
    expect(plain.activities).toEqual(timed.activities);
    expect(plain.basis.assumptions).toEqual([]);
  });

  test.each([
    [{ after: '2026-11-12Tmorning' }, 'after: is not a day of the calendar.'],
    [{ after: '2026-02-30' }, 'after: is not a day of the calendar.'],
    [{ before: 'yesterday' }, 'before: must be a day as YYYY-MM-DD, or an ISO 8601 time.'],
    [{ after: '2026-11-12', before: '2026-11-01' }, 'before: must not be earlier than after.'],
    [{ limit: 201 }, 'limit: must be at most 200.'],
  ])('%j is refused in words', async (args, text) => {
    expect((await call('get_activities', args)).text).toBe(text);
  });

  test('a provider that did not record the activity is not found, latest is its latest', async () => {
    expect(await answer('analyze_activity', { provider: 'garmin', activity_id: 'latest' })).toMatchObject({
      id: ride.id,
    });
    expect(await answer('analyze_activity', { activity_id: 'latest' })).toMatchObject({ id: newer.id });
    const other = await call('analyze_activity', { provider: 'files', activity_id: ride.id });
    expect(other).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(other.text).toBe('There is no recording of this activity by files; it was recorded by garmin.');
  });

  test('what is taken and not used is said', async () => {
    const load = await answer('analyze_training_load', { sleep_provider: 'whoop' });
    expect(load.basis.missing[0]).toBe('Sleep is no part of this answer: sleep_provider was not used.');
    const zones = await answer('calculate_personalized_zones', { lactate_threshold: 0.85, sport_efficiency: 1.1 });
    expect(zones.basis.assumptions).toContainEqual(expect.stringMatching(/^lactate_threshold was not used.*lthr/));
    expect(zones.basis.assumptions).toContainEqual(expect.stringMatching(/^sport_efficiency was not used/));
    const own = await answer('calculate_personalized_zones', {});
    expect(own.basis.assumptions.join()).not.toMatch(/not used/);
  });

  test('zones are not saved, and it says what is', async () => {
    const configuration = { heart_rate_zones: { zone1: { min: 100, max: 120 } }, ftp: 250 };
    expect((await call('set_fitness_config', { configuration })).text).toMatch(
      /^configuration: heart_rate_zones cannot be saved: zones follow from thresholds. Give lthr/,
    );
    expect((await call('set_fitness_config', { configuration: { ftq: 250 } })).text).toBe(
      'configuration.ftq: is not known here. Did you mean ftp?',
    );
  });

  test('sets of thresholds are by sport, under any word for it', async () => {
    const save = (configuration_name: string) =>
      call('set_fitness_config', { configuration: { ftp: 250 }, configuration_name });
    expect(await save('Ride')).toMatchObject({ ok: true, output: { saved: ['ftp_watts 250 W (cycling)'] } });
    expect((await save('race season')).text).toMatch(
      /^configuration_name: race season is no set of thresholds. There are default and one a sport: .*valid_from\.$/,
    );
  });
});
