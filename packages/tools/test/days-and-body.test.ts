import { localOwner, type SourceId } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { getBodyMeasurements } from '../src/body/get-body-measurements.ts';
import { getDailySummary } from '../src/days/get-daily-summary.ts';
import { ask, daysBefore, hubWith, record, sentence, today } from './person-with-days.ts';

const day = (back: number, fields: object, source = 'garmin') =>
  record('dailySummary', { day: daysBefore(back), source, partial: false, ...fields });
const weighing = (back: number, weightKilograms: number, more: object = {}) =>
  record('bodyMeasurement', { day: daysBefore(back), fromHour: 6, weightKilograms, ...more });

describe('get_daily_summary', () => {
  test('a row a day, newest first; what no source says is absent, and said', async () => {
    const hub = await hubWith([
      day(2, { steps: 9000, restingHeartRateBpm: 48 }),
      day(1, { steps: 12_000, distanceMeters: 8800.4, averageOxygenSaturationPercent: 96.44 }),
    ]);
    const { days, first_day, last_day, basis } = await ask(getDailySummary, { days: 3 }, hub);
    expect(days).toEqual([
      {
        date: daysBefore(1),
        steps: 12_000,
        distance_meters: 8800,
        average_oxygen_saturation_percent: 96.4,
        sources: 'garmin',
      },
      { date: daysBefore(2), steps: 9000, resting_heart_rate_bpm: 48, sources: 'garmin' },
    ]);
    expect([first_day, last_day]).toEqual([daysBefore(2), today]);
    expect(basis.coverage).toEqual({ days_asked: 3, days_with_data: 2 });
    expect(basis.missing[0]).toBe('1 of 3 days have no data.');
    expect(basis.missing[1]).toMatch(/^No source gives floors_climbed, active_energy_kilocalories/);
    expect(basis.sources).toMatchObject([{ source: 'garmin', records: 2 }]);
    expect(await sentence(getDailySummary, { days: 3 }, hub)).toBe(
      `2 days with data from ${daysBefore(2)} to ${today}, 10500 steps a day on 2 whole days.`,
    );
  });

  test('today is marked as not over, and is left out of the mean', async () => {
    const hub = await hubWith([day(0, { steps: 300 }), day(1, { steps: 10_000 })]);
    expect((await ask(getDailySummary, {}, hub)).days[0]).toMatchObject({
      date: today,
      steps: 300,
      day_not_over: true,
    });
    expect(await sentence(getDailySummary, {}, hub)).toContain('10000 steps a day on 1 whole day. Today is not over.');
  });

  test('two sources of a day: one number, never their sum, and the answer says whose and why', async () => {
    const hub = await hubWith([day(1, { steps: 10_000 }, 'garmin'), day(1, { steps: 9000 }, 'apple-health')]);
    const { days, basis } = await ask(getDailySummary, {}, hub);
    expect(days).toHaveLength(1);
    expect(days[0].steps).toBe(10_000);
    expect(basis.assumptions).toEqual(['steps: garmin, not apple-health, on 1 day (by our default order of devices).']);
    const call = { owner: localOwner, signal: new AbortController().signal };
    const choice = { kind: 'dailySummary', metric: 'steps', from: null, to: null } as const;
    await hub.curation.chooseSource({ ...choice, ranking: ['apple-health' as SourceId] }, call);
    const chosen = await ask(getDailySummary, {}, hub);
    expect(chosen.days[0].steps).toBe(9000);
    expect(chosen.basis.assumptions).toEqual(['steps: apple-health, not garmin, on 1 day (as the person chose).']);
  });

  test('only one source, when asked; an unknown one is refused with those there are', async () => {
    const hub = await hubWith([day(1, { steps: 10_000 }, 'garmin'), day(1, { steps: 9000 }, 'apple-health')]);
    expect((await ask(getDailySummary, { provider: 'apple-health' }, hub)).days[0].steps).toBe(9000);
    await expect(ask(getDailySummary, { provider: 'withings' }, hub)).rejects.toMatchObject({
      code: 'not-found',
      details: { suggestions: expect.arrayContaining(['garmin', 'apple-health']) },
    });
  });

  test('nobody’s days: nothing is made up', async () => {
    const hub = await hubWith([]);
    expect(await ask(getDailySummary, {}, hub)).toMatchObject({
      days: [],
      basis: { coverage: { days_asked: 7, days_with_data: 0 }, missing: ['No source says anything of these days.'] },
    });
    expect(await sentence(getDailySummary, {}, hub)).toMatch(/^Nothing is known of the days from/);
  });

  test.each([{ days: 0 }, { days: 367 }, { end_date: '2026-02-30' }, { end_date: 'yesterday' }, { dates: 'all' }])(
    '%j is refused',
    async (input) => {
      await expect(ask(getDailySummary, input, await hubWith([]))).rejects.toMatchObject({ code: 'invalid-input' });
    },
  );

  test('a year is cut to what fits, and goes on where it stopped, without a gap or a double', async () => {
    const hub = await hubWith(
      Array.from({ length: 366 }, (_, back) => day(back, { steps: 5000 + back, floorsClimbed: 4 })),
    );
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await ask(getDailySummary, { days: 366, max_tokens: 2000, ...(cursor ? { cursor } : {}) }, hub);
      seen.push(...page.days.map(({ date }: { date: string }) => date));
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen).toEqual(Array.from({ length: 366 }, (_, back) => daysBefore(back)));
  });
});

describe('get_body_measurements', () => {
  test('the latest of each, whatever its age, and the measurements of the window', async () => {
    const hub = await hubWith([
      weighing(400, 80, { heightMeters: 1.81 }),
      weighing(1, 75.25, { bodyFatPercent: 18.04 }),
    ]);
    const { latest, measurements } = await ask(getBodyMeasurements, {}, hub);
    expect(latest).toEqual([
      { metric: 'weight_kilograms', value: 75.25, date: daysBefore(1), source: 'garmin' },
      { metric: 'body_fat_percent', value: 18, date: daysBefore(1), source: 'garmin' },
      { metric: 'height_meters', value: 1.81, date: daysBefore(400), source: 'garmin' },
    ]);
    expect(measurements).toMatchObject([{ date: daysBefore(1), weight_kilograms: 75.25, body_fat_percent: 18 }]);
  });

  test('times are by the clock of the record, or of the person where it says none', async () => {
    const hub = await hubWith(
      [weighing(2, 75, { utcOffsetMinutes: 120 }), weighing(1, 75.5, { utcOffsetMinutes: null })],
      { timeZone: 'Asia/Tokyo' },
    );
    const { measurements } = await ask(getBodyMeasurements, {}, hub);
    expect(measurements).toMatchObject([
      { start: expect.stringMatching(/\+09:00$/), zone_assumed: true },
      { start: expect.stringMatching(/\+02:00$/) },
    ]);
    expect(measurements[1]).not.toHaveProperty('zone_assumed');
  });

  test('the trend holds still where the weight scatters, and tells a true loss', async () => {
    const scattered = Array.from({ length: 60 }, (_, i) => weighing(59 - i, 75 + (i % 2 === 0 ? 0.6 : -0.6)));
    const still = await ask(getBodyMeasurements, {}, await hubWith(scattered));
    expect(Math.abs(still.weight_trend_kilograms - 75)).toBeLessThan(0.3);
    expect(Math.abs(still.weight_change_kilograms_per_week)).toBeLessThan(0.1);
    const lost = Array.from({ length: 60 }, (_, i) => weighing(59 - i, 80 - (0.5 / 7) * i));
    const losing = await ask(getBodyMeasurements, {}, await hubWith(lost));
    expect(losing.weight_change_kilograms_per_week).toBeCloseTo(-0.5, 2);
    expect(losing.basis.methods).toMatchObject([{ id: 'body.weight-trend.exponential_smoothing' }]);
  });

  test('a new scale begins a new trend: its bias is no gain of weight', async () => {
    const old = Array.from({ length: 40 }, (_, i) => weighing(59 - i, 75, { device: { product: 'Index S2' } }));
    const next = Array.from({ length: 20 }, (_, i) => weighing(19 - i, 77, { device: { product: 'Body+' } }));
    const answer = await ask(getBodyMeasurements, {}, await hubWith([...old, ...next]));
    expect(answer).toMatchObject({
      weight_trend_kilograms: 77,
      weight_change_kilograms_per_week: 0,
      trend_since: daysBefore(19),
    });
    expect(answer.basis.assumptions.join(' ')).toContain(`The trend begins on ${daysBefore(19)}`);
  });

  test('too few or too old weighings give no trend, and the answer says what it needs', async () => {
    const few = await ask(getBodyMeasurements, {}, await hubWith([weighing(1, 75)]));
    expect(few.weight_change_kilograms_per_week).toBeUndefined();
    expect(few.insufficient).toMatchObject([{ metric: 'weight_change_kilograms_per_week' }]);
    const old = await ask(getBodyMeasurements, {}, await hubWith([weighing(80, 75)]));
    expect(old.weight_trend_kilograms).toBeUndefined();
    expect(old.insufficient).toEqual([
      {
        metric: 'weight_trend_kilograms',
        need: 'a weighing of the last 28 days',
        have: `last one on ${daysBefore(80)}, 80 days before`,
      },
    ]);
    const none = await ask(getBodyMeasurements, {}, await hubWith([]));
    expect(none).toMatchObject({
      latest: [],
      measurements: [],
      basis: { missing: ['There are no body measurements.'] },
    });
  });

  test('pages go on without a gap', async () => {
    const hub = await hubWith(Array.from({ length: 90 }, (_, back) => weighing(back, 70 + back / 100)));
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await ask(getBodyMeasurements, { max_tokens: 1500, ...(cursor ? { cursor } : {}) }, hub);
      seen.push(...page.measurements.map(({ date }: { date: string }) => date));
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen).toEqual(Array.from({ length: 90 }, (_, back) => daysBefore(back)));
  });
});
