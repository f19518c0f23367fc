import { instantOf, type LocalDate, type SourceId, type SourceStatus, type Threshold } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { allTools, createToolset } from '../index.ts';
import { type FakeData, fakeRuntime, fakeServices, ownCaller, sampleWorkout } from '../testing/index.ts';

const NOW = '2026-11-21T08:00:00.000Z';
const recordedAt = instantOf(Date.UTC(2026, 0, 1));
const value = (
  metric: Threshold['metric'],
  number: number,
  validFrom: string,
  sport: Threshold['sport'] = null,
): Threshold => ({
  metric,
  sport,
  value: number,
  validFrom: validFrom as LocalDate,
  origin: 'manual',
  detail: null,
  recordedAt,
});
const files: SourceStatus = {
  sourceId: 'files' as SourceId,
  displayName: 'Files',
  state: 'imported',
  kinds: [
    {
      kind: 'workout',
      records: 3,
      firstDay: '2026-01-05' as LocalDate,
      lastDay: '2026-11-19' as LocalDate,
      newestRecordAt: instantOf(Date.UTC(2026, 10, 19)),
    },
  ],
  lastReceivedAt: instantOf(Date.UTC(2026, 10, 20)),
  policy: 'Your own data: no terms apply.',
};

function setup(data: FakeData) {
  const services = fakeServices(data);
  const toolset = createToolset(allTools);
  return {
    services,
    call: async (name: string, args: object = {}) => {
      const outcome = await toolset.call(name, args, ownCaller, fakeRuntime(services, NOW));
      if (!outcome.ok) throw outcome.error;
      return outcome.output as Record<string, never>;
    },
  };
}

describe('set_fitness_config', () => {
  test('saves dated values under the names people use, paces as speeds', async () => {
    const { services, call } = setup({ profile: { timeZone: 'Europe/Berlin', updatedAt: null } });
    const answer = await call('set_fitness_config', {
      configuration: { ftp: 250, threshold_pace_seconds_per_km: 250, weight_kg: 70 },
      configuration_name: 'cycling',
      valid_from: '2026-03-01',
      note: 'lab test',
    });
    expect(answer).toMatchObject({ valid_from: '2026-03-01', warnings: [], removed: [] });
    expect(
      services
        .thresholds()
        .map(({ metric, sport, value: saved, validFrom, detail }) => [metric, sport, saved, validFrom, detail]),
    ).toEqual([
      ['ftpWatts', 'cycling', 250, '2026-03-01', 'lab test'],
      // A body has one weight, whichever sport it does.
      ['weightKilograms', null, 70, '2026-03-01', 'lab test'],
      ['thresholdSpeedMetersPerSecond', 'cycling', 4, '2026-03-01', 'lab test'],
    ]);
  });

  test('holds from today when no day is given, and keeps what holds before', async () => {
    const { services, call } = setup({ thresholds: [value('ftpWatts', 240, '2026-01-01')] });
    const answer = await call('set_fitness_config', { configuration: { ftp: 260 } });
    expect(answer).toMatchObject({
      valid_from: '2026-11-21',
      basis: { assumptions: ['No time zone is set for the person, so today is the UTC day.'] },
    });
    expect(services.thresholds().map(({ value: saved }) => saved)).toEqual([240, 260]);
  });

  test('an unusual value is saved with a warning, an impossible one refused', async () => {
    const { call } = setup({});
    expect(await call('set_fitness_config', { configuration: { ftp: 900 } })).toMatchObject({
      warnings: [expect.stringMatching(/^Functional threshold power of 900 \(ftp\) is outside/)],
    });
    await expect(call('set_fitness_config', { configuration: { ftp: -5 } })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(call('set_fitness_config', { configuration: { fpt: 250 } })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(call('set_fitness_config', { configuration: {} })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('values that contradict each other, and a day ahead, are saved with a word', async () => {
    const { call } = setup({ profile: { timeZone: 'UTC', updatedAt: null } });
    expect(await call('set_fitness_config', { configuration: { max_hr: 160, lthr: 170 } })).toMatchObject({
      warnings: [
        'Lactate threshold heart rate of 170 bpm is not below the maximum heart rate of 160 bpm: one of them is wrong.',
      ],
    });
    expect(await call('set_fitness_config', { configuration: { ftp: 250 }, valid_from: '2099-01-01' })).toMatchObject({
      warnings: [expect.any(String), '2099-01-01 lies ahead: until then the values before it hold.'],
    });
  });

  test('takes a value away by its name and day', async () => {
    const { services, call } = setup({
      thresholds: [value('ftpWatts', 240, '2026-01-01'), value('ftpWatts', 260, '2026-05-01')],
    });
    expect(await call('set_fitness_config', { remove: ['ftp'], valid_from: '2026-05-01' })).toMatchObject({
      removed: ['ftp_watts of 2026-05-01'],
    });
    expect(services.thresholds()).toHaveLength(1);
    await expect(call('set_fitness_config', { remove: ['ftq'] })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('get_fitness_config', () => {
  const thresholds = [
    value('ftpWatts', 240, '2026-01-01'),
    value('ftpWatts', 260, '2026-06-01'),
    value('ftpWatts', 300, '2026-06-01', 'running'),
  ];

  test('what holds on a day, then the history, newest first', async () => {
    const { call } = setup({ thresholds });
    const answer = await call('get_fitness_config', { date: '2026-06-02' });
    expect(answer.in_force).toMatchObject([
      { name: 'ftp_watts', sport: 'default', value: 260 },
      { sport: 'running', value: 300 },
    ]);
    expect(answer.history).toMatchObject([{ value: 300 }, { value: 260 }, { value: 240 }]);
  });

  test('a day before the first value takes that value, and says so', async () => {
    const answer = await setup({ thresholds }).call('get_fitness_config', {
      date: '2025-12-01',
      configuration_name: 'default',
    });
    expect(answer.in_force).toMatchObject([{ value: 240, known_later: true }]);
    expect(answer.basis).toMatchObject({
      assumptions: ['ftp_watts is first known on 2026-01-01; that value is taken for 2025-12-01.'],
    });
  });

  test('what is first known later is not said to be in force', async () => {
    const services = fakeServices({ thresholds });
    const outcome = await createToolset(allTools).call(
      'get_fitness_config',
      { date: '1999-01-01' },
      ownCaller,
      fakeRuntime(services, NOW),
    );
    expect(outcome.text).toMatch(/^0 thresholds in force on 1999-01-01, 2 first known later and standing in, 3 dated/);
  });

  test('one set of values by its name', async () => {
    const answer = await setup({ thresholds }).call('get_fitness_config', { configuration_name: 'running' });
    expect(answer.history).toMatchObject([{ value: 300 }]);
  });
});

describe('get_athlete', () => {
  test('profile, thresholds of today, and what is not known', async () => {
    const { call } = setup({
      profile: { displayName: 'Ann\u202E', birthYear: 1990, sex: 'female', updatedAt: null },
      thresholds: [value('ftpWatts', 240, '2026-01-01')],
      // Three records, and one of them is a second recording of another: two activities.
      workouts: ['2026-01-05', '2026-11-19'].map((day) => sampleWorkout({ start: `${day}T07:00:00.000Z` as never })),
      sources: [files],
    });
    expect(await call('get_athlete')).toMatchObject({
      today: '2026-11-21',
      display_name: 'Ann',
      activities: 2,
      first_activity_day: '2026-01-05',
      last_activity_day: '2026-11-19',
      thresholds: [{ name: 'ftp_watts', value: 240 }],
      not_known: [
        'time_zone: needed to know what today is',
        'lactate_threshold_heart_rate_bpm: needed for heart rate zones and load from heart rate',
        'maximum_heart_rate_bpm: needed for load from heart rate',
        'resting_heart_rate_bpm: needed for load from heart rate',
        'threshold_speed_meters_per_second: needed for running load and pace zones',
        'weight_kilograms: needed for power to weight',
      ],
    });
  });
});

describe('get_stats', () => {
  test('sums by period and family, and says what was not reported', async () => {
    const on = (day: string, fields: object) =>
      sampleWorkout({ start: `${day}T07:00:00.000Z` as never, timerSeconds: 3600, ...fields });
    const workouts = [
      on('2025-12-30', { distanceMeters: 10_000, sport: 'running' }),
      on('2026-11-01', { distanceMeters: 40_000, ascentMeters: 500 }),
      on('2026-11-15', { distanceMeters: 30_000, ascentMeters: 300, sport: 'gravel_cycling' }),
      on('2026-11-20', { sport: 'indoor_cycling' }),
    ];
    const answer = await setup({ workouts }).call('get_stats');
    expect(answer.totals).toEqual([
      {
        period: 'last_7_days',
        sport: 'cycling',
        activities: 2,
        active_days: 2,
        duration_seconds: 7200,
        distance_meters: 30_000,
        ascent_meters: 300,
      },
      {
        period: 'last_28_days',
        sport: 'cycling',
        activities: 3,
        active_days: 3,
        duration_seconds: 10_800,
        distance_meters: 70_000,
        ascent_meters: 800,
      },
      {
        period: 'this_year',
        sport: 'cycling',
        activities: 3,
        active_days: 3,
        duration_seconds: 10_800,
        distance_meters: 70_000,
        ascent_meters: 800,
      },
      {
        period: 'last_365_days',
        sport: 'cycling',
        activities: 3,
        active_days: 3,
        duration_seconds: 10_800,
        distance_meters: 70_000,
        ascent_meters: 800,
      },
      {
        period: 'last_365_days',
        sport: 'running',
        activities: 1,
        active_days: 1,
        duration_seconds: 3600,
        distance_meters: 10_000,
      },
      {
        period: 'all_time',
        sport: 'cycling',
        activities: 3,
        active_days: 3,
        duration_seconds: 10_800,
        distance_meters: 70_000,
        ascent_meters: 800,
      },
      {
        period: 'all_time',
        sport: 'running',
        activities: 1,
        active_days: 1,
        duration_seconds: 3600,
        distance_meters: 10_000,
      },
    ]);
    expect(answer.basis).toMatchObject({
      coverage: { days_asked: 327, days_with_data: 4 },
      missing: ['1 of 4 activities report no distance.', '2 of 4 activities report no climb.'],
    });
  });
});

describe('calculate_personalized_zones', () => {
  test('zones from saved values, an argument wins and is named as one', async () => {
    const { call } = setup({
      thresholds: [
        value('ftpWatts', 240, '2026-01-01'),
        value('maximumHeartRateBpm', 190, '2026-01-01'),
        value('restingHeartRateBpm', 50, '2026-01-01'),
      ],
    });
    const answer = await call('calculate_personalized_zones', { ftp: 200 });
    expect((answer.power_zones as unknown as { from: number }[]).map(({ from }) => from)).toEqual([
      0, 110, 150, 180, 210, 240, 300,
    ]);
    // Karvonen: 50 + 50, 60, 70, 80, 90 % of 140.
    expect((answer.heart_rate_zones as unknown as { from: number }[]).map(({ from }) => from)).toEqual([
      120, 134, 148, 162, 176,
    ]);
    expect(answer.basis).toMatchObject({
      inputs: [
        { name: 'ftp_watts', value: 200, origin: 'argument' },
        { name: 'resting_heart_rate_bpm', value: 50 },
        { name: 'maximum_heart_rate_bpm', value: 190 },
      ],
    });
  });

  test('guesses nothing', async () => {
    expect(await setup({}).call('calculate_personalized_zones', { sport: 'running' })).toMatchObject({
      sport: 'running',
      insufficient: [
        { metric: 'power_zones' },
        { metric: 'heart_rate_zones' },
        { metric: 'running_paces', need: 'a VO2max' },
      ],
    });
  });

  test('running paces from a VO2max, as VDOT 50 has them', async () => {
    const answer = await setup({}).call('calculate_personalized_zones', { sport: 'run', vo2_max: 50 });
    // Daniels' table for VDOT 50: threshold 4:15, interval 3:55 a kilometre.
    expect(answer.running_paces).toMatchObject({
      threshold_seconds_per_km: expect.closeTo(255, -0.6),
      interval_seconds_per_km: expect.closeTo(235, -0.6),
    });
  });
});

describe('get_connection_status', () => {
  test('sources, what they hold and how old it is', async () => {
    const answer = await setup({ sources: [files], profile: { timeZone: 'Europe/Berlin', updatedAt: null } }).call(
      'list_connections',
    );
    expect(answer).toMatchObject({
      today: '2026-11-21',
      sources: [{ source: 'files', state: 'imported', terms: 'Your own data: no terms apply.' }],
      holdings: [
        {
          source: 'files',
          kind: 'workout',
          records: 3,
          first_day: '2026-01-05',
          last_day: '2026-11-19',
          days_since_last: 2,
        },
      ],
      basis: { newest_record_at: '2026-11-19T00:00:00.000Z', received_at: '2026-11-20T00:00:00.000Z' },
    });
    expect(answer.kinds_without_data).toContain('sleep');
  });

  test('nothing at all is said', async () => {
    expect(await setup({}).call('get_connection_status')).toMatchObject({
      sources: [],
      basis: { missing: [expect.stringMatching(/import a file/)] },
    });
  });
});
