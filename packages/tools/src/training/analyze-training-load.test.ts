import { addDays, instantOf, type LocalDate, type Threshold, type Workout } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { allTools, createToolset } from '../index.ts';
import { fakeRuntime, fakeServices, ownCaller, sampleStreams, sampleWorkout } from '../testing/index.ts';

const FIRST = '2026-09-01' as LocalDate;
const start = (day: number) => instantOf(Date.UTC(2026, 8, 1 + day, 7));
const ftp: Threshold = {
  metric: 'ftpWatts',
  sport: 'cycling',
  value: 250,
  validFrom: '2026-01-01' as LocalDate,
  origin: 'manual',
  detail: null,
  recordedAt: start(0),
};
const toolset = createToolset(allTools);

/** A ride of one hour at threshold: TSS 100. */
function hourOnDay(day: number, fields: Partial<Workout> = {}): Workout {
  return sampleWorkout({ start: start(day), streams: { sampleCount: 3600, channels: ['powerWatts'] }, ...fields });
}

function setup(
  workouts: readonly Workout[],
  thresholds: readonly Threshold[] = [ftp],
  now = '2026-11-21T08:00:00.000Z',
) {
  const streams = new Map(
    workouts
      .filter((workout) => workout.streams !== null)
      .map(({ id, start: at }) => [id as string, sampleStreams(at, { powerWatts: new Array(3600).fill(250) })]),
  );
  const services = fakeServices({
    workouts,
    streams,
    thresholds,
    profile: { timeZone: 'Europe/Berlin', updatedAt: null },
  });
  const runtime = fakeRuntime(services, now);
  return {
    services,
    call: (args: object, name = 'analyze_training_load') =>
      toolset.call(name, { format: 'json', ...args }, ownCaller, runtime),
  };
}

async function load(workouts: readonly Workout[], args: object = {}, thresholds?: readonly Threshold[]) {
  const outcome = await setup(workouts, thresholds).call(args);
  if (!outcome.ok) throw outcome.error;
  return outcome.output as Record<string, never> & {
    days: { date: string; load: number; ctl: number; atl: number; tsb: number }[];
    basis: { missing: string[]; assumptions: string[]; coverage: object; methods: { id: string; count?: number }[] };
  };
}

describe('analyze_training_load', () => {
  test('one hour at threshold: CTL moves by 100/42, ATL by 100/7, form follows on the next day', async () => {
    const found = await load([hourOnDay(0)], { end_date: FIRST });
    expect(found).toMatchObject({
      date: FIRST,
      ctl: 2.38,
      atl: 14.29,
      tsb: 0,
      tsb_next_morning: -11.9,
      warming_up: true,
    });
    expect(found.days).toEqual([{ date: FIRST, load: 100, activities: 1, ctl: 2.4, atl: 14.3, tsb: 0 }]);
  });

  test('ten equal days: the closed form of the recursion', async () => {
    const found = await load(
      Array.from({ length: 10 }, (_, day) => hourOnDay(day)),
      { end_date: addDays(FIRST, 9) },
    );
    const after = (days: number, constant: number) => 100 * (1 - (1 - 1 / constant) ** days);
    expect(found.ctl).toBeCloseTo(after(10, 42), 2);
    expect(found.atl).toBeCloseTo(after(10, 7), 2);
    expect(found.tsb).toBeCloseTo(after(9, 42) - after(9, 7), 2);
    expect(found).toMatchObject({ weekly_load: 700 });
    expect(found.monotony).toBeUndefined();
    expect(found.insufficient).toEqual([
      { metric: 'monotony', need: 'days of a week that differ', have: 'seven equal days' },
    ]);
  });

  test('days without data are counted and named, and rest is not told from a device left at home', async () => {
    const found = await load([hourOnDay(0), hourOnDay(30)], { end_date: addDays(FIRST, 50), timeframe: 'month' });
    expect(found).toMatchObject({
      days_since_last_activity: 20,
      last_activity_day: addDays(FIRST, 30),
      basis: { coverage: { days_asked: 30, days_with_data: 1 } },
    });
    expect(found.basis.missing).toEqual([
      'No activity from 2026-10-02 to 2026-10-21 (20 days): rest, or not recorded.',
      'No activity from 2026-09-02 to 2026-09-30 (29 days): rest, or not recorded.',
    ]);
    expect(found.days).toHaveLength(30);
    expect(found.days[0]?.date).toBe('2026-10-21');
  });

  test('activities without a load are counted, not hidden in the zeros', async () => {
    const bare = hourOnDay(1, { streams: null, sport: 'yoga' });
    const found = await load([hourOnDay(0), bare], { end_date: addDays(FIRST, 1) });
    expect(found).toMatchObject({
      activities: 2,
      activities_without_load: 1,
      load_methods: [{ method: 'load.training-stress.normalized_power', activities: 1 }],
    });
    expect(found.basis.missing[0]).toBe(
      '1 of 2 activities have no load and count as 0. Lacking: in 1 power, heart rate, pace or swim distance (none of them was recorded).',
    );
  });

  test('counts each method, dates each threshold', async () => {
    const later: Threshold = { ...ftp, value: 500, validFrom: addDays(FIRST, 1) };
    const found = await load(
      [hourOnDay(0), hourOnDay(1), hourOnDay(2, { streams: null, averagePowerWatts: 250, timerSeconds: 3600 })],
      { end_date: addDays(FIRST, 2) },
      [ftp, later],
    );
    expect(found.days.map(({ load: tss }) => tss)).toEqual([25, 25, 100]);
    expect(found.basis.methods).toContainEqual(
      expect.objectContaining({ id: 'load.training-stress.normalized_power', count: 2 }),
    );
    expect(found.basis.methods).toContainEqual(
      expect.objectContaining({ id: 'load.training-stress.avg_power', count: 1 }),
    );
    expect(found.basis).toMatchObject({ inputs: [{ value: 250 }, { value: 500, valid_from: '2026-09-02' }] });
  });

  test('today is the day of the person, not of UTC', async () => {
    const { call } = setup([hourOnDay(0)], [ftp], '2026-09-01T22:30:00.000Z');
    expect(await call({})).toMatchObject({ ok: true, output: { date: '2026-09-02', days_since_last_activity: 1 } });
  });

  test('no activity at all is said', async () => {
    const found = await load([]);
    expect(found).toMatchObject({
      activities: 0,
      days: [],
      insufficient: [{ metric: 'ctl' }],
      basis: { missing: ['There are no activities.'] },
    });
  });

  test('reads only the channels that the load needs', async () => {
    const { services, call } = setup([
      hourOnDay(0),
      hourOnDay(1, { sport: 'running', streams: { sampleCount: 1, channels: ['heartRateBpm', 'latitudeDegrees'] } }),
    ]);
    await call({});
    expect(services.channelsAsked).toEqual([['powerWatts']]);
  });

  test('a walk by cursor gives every day once, in every format', async () => {
    const { call } = setup([hourOnDay(0)]);
    for (const format of ['json', 'toon', 'markdown']) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const outcome = await call({
          timeframe: 'quarter',
          max_tokens: 600,
          format,
          end_date: '2026-11-20',
          ...(cursor === undefined ? {} : { cursor }),
        });
        if (!outcome.ok) throw outcome.error;
        const page = outcome.output as { days: { date: string }[]; next_cursor: string | null };
        seen.push(...page.days.map(({ date }) => date));
        cursor = page.next_cursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(Array.from({ length: 81 }, (_, day) => addDays('2026-11-20' as LocalDate, -day)));
    }
  });
});

describe('explain', () => {
  test('recomputes to the last bit and adds references and contributions', async () => {
    const { call } = setup([hourOnDay(0), hourOnDay(3)]);
    const args = { end_date: '2026-09-10' };
    const [plain, explained] = [
      await call(args),
      await call({ tool: 'analyze_training_load', arguments: { ...args, format: 'json' } }, 'explain'),
    ];
    if (!plain.ok || !explained.ok) throw new Error(explained.text);
    const { days, basis, next_cursor, ...values } = plain.output;
    expect(explained.output.result).toEqual(values);
    expect(explained.output.contributions).toEqual([
      {
        activity_id: hourOnDay(3).id,
        date: '2026-09-04',
        sport: 'cycling',
        load: expect.closeTo(100, 9),
        method: 'load.training-stress.normalized_power',
        quality: 'measured',
        why: null,
        inputs: 'ftp_watts 250 since 2026-01-01',
      },
      {
        activity_id: hourOnDay(0).id,
        date: '2026-09-01',
        sport: 'cycling',
        load: expect.closeTo(100, 9),
        method: 'load.training-stress.normalized_power',
        quality: 'measured',
        why: null,
        inputs: 'ftp_watts 250 since 2026-01-01',
      },
    ]);
    const methods = explained.output.methods as { id: string; references: string }[];
    expect(methods.find(({ id }) => id === 'load.training-stress.normalized_power')?.references).toMatch(/Allen/);
  });

  test('works under an alias and passes the error of the tool on', async () => {
    const { call } = setup([hourOnDay(0)]);
    expect(await call({ tool: 'get_training_load' }, 'explain')).toMatchObject({
      ok: true,
      output: { tool: 'analyze_training_load' },
    });
    expect(await call({ tool: 'get_activity_laps', arguments: { activity_id: 'x' } }, 'explain')).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    expect((await call({ tool: 'analyse_training_load' }, 'explain')).text).toBe(
      'There is no tool analyse_training_load. Did you mean analyze_training_load?',
    );
    expect((await call({ tool: 'set_fitness_config' }, 'explain')).text).toMatch(/must be a tool that reads data/);
    expect((await call({ tool: 'explain' }, 'explain')).text).toMatch(/must be a tool that reads data/);
  });
});
