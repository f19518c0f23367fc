import { instantOf } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { getHealthSummary } from '../src/days/get-health-summary.ts';
import { sampleWorkout } from '../src/testing/index.ts';
import { ask, daysBefore, hubWith, record, type Said, sentence, today } from './person-with-days.ts';

type Fields = Omit<Partial<Said>, 'day'>;
const day = (back: number, fields: Fields) =>
  record('dailySummary', { day: daysBefore(back), partial: false, ...fields });
const ride = (back: number, timerSeconds: number) => {
  const { kind, id, provenance, start, end, utcOffsetMinutes, localDate, dateBasis, ...fields } = sampleWorkout({
    start: instantOf(0),
  });
  return record(kind, { ...fields, day: daysBefore(back), fromHour: 7, toHour: 9, timerSeconds });
};
const of = (answer: { metrics: { metric: string }[] }, metric: string) =>
  answer.metrics.find((row) => row.metric === metric);

describe('get_health_summary', () => {
  test('means of the days with data, how many there were, and the change from the days before', async () => {
    const hub = await hubWith([
      ...Array.from({ length: 14 }, (_, i) =>
        day(i + 1, { steps: i < 7 ? 12_000 : 10_000, restingHeartRateBpm: i < 7 ? 52 : 50 }),
      ),
      day(0, { steps: 40 }),
    ]);
    const answer = await ask(getHealthSummary, { days: 7, end_date: daysBefore(1) }, hub);
    expect(of(answer, 'steps')).toEqual({
      metric: 'steps',
      mean: 12_000,
      unit: 'steps',
      days: 7,
      before: 10_000,
      days_before: 7,
      change: 2000,
    });
    expect(of(answer, 'resting_heart_rate_bpm')).toMatchObject({ mean: 52, before: 50, change: 2 });
    expect(answer.basis.coverage).toEqual({ days_asked: 7, days_with_data: 7 });
  });

  test('today’s few steps do not pull the mean down', async () => {
    const hub = await hubWith([day(1, { steps: 10_000 }), day(0, { steps: 40 })]);
    const answer = await ask(getHealthSummary, { days: 2 }, hub);
    expect(of(answer, 'steps')).toMatchObject({ mean: 10_000, days: 1 });
    expect(answer.basis.missing).toContain('Totals leave today out: it is not over.');
  });

  test('a new device is no change of the person', async () => {
    const hub = await hubWith(
      Array.from({ length: 56 }, (_, back) =>
        day(back, { restingHeartRateBpm: back < 28 ? 57 : 50, device: { product: back < 28 ? 'Ring' : 'Watch' } }),
      ),
    );
    const answer = await ask(getHealthSummary, {}, hub);
    const row = of(answer, 'resting_heart_rate_bpm');
    expect(row).toMatchObject({ mean: 57, days: 28 });
    expect(row).not.toHaveProperty('change');
    expect(answer.basis.assumptions.join(' ')).toContain(`only the days since ${daysBefore(27)} count`);
  });

  test('steps of another counter are not compared either', async () => {
    const hub = await hubWith([day(3, { steps: 9000, source: 'fitbit' }), day(1, { steps: 11_000 })]);
    const answer = await ask(getHealthSummary, { days: 2 }, hub);
    expect(of(answer, 'steps')).toEqual({ metric: 'steps', mean: 11_000, unit: 'steps', days: 1 });
    expect(answer.basis.assumptions).toContain('steps: counted by garmin, before by fitbit; they are not compared.');
  });

  test('training of the period and of the one before', async () => {
    const hub = await hubWith([ride(1, 3600), ride(2, 1800), ride(9, 7200)]);
    const answer = await ask(getHealthSummary, { days: 7 }, hub);
    expect(answer.training).toEqual({
      activities: 2,
      duration_seconds: 5400,
      activities_before: 1,
      duration_seconds_before: 7200,
    });
    expect(await sentence(getHealthSummary, { days: 7 }, hub)).toBe(
      `${daysBefore(6)} to ${today}: 2 activities, 1.5 h.`,
    );
  });

  test('nothing is known: every metric is named as missing', async () => {
    const answer = await ask(getHealthSummary, {}, await hubWith([]));
    expect(answer.metrics).toEqual([]);
    expect(answer.basis.missing[0]).toMatch(/^No source gives asleep_seconds, resting_heart_rate_bpm,/);
  });
});
