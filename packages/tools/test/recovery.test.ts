import { describe, expect, test } from 'vitest';
import { getRecovery } from '../src/recovery/get-recovery.ts';
import { ask, daysBefore, hubWith, record, type Said, sentence, today } from './person-with-days.ts';

type Fields = Omit<Partial<Said>, 'day'>;
const resting = (back: number, restingHeartRateBpm: number, fields: Fields = {}) =>
  record('dailySummary', { day: daysBefore(back), partial: false, restingHeartRateBpm, ...fields });
const rmssd = (back: number, rmssdMilliseconds: number, fields: Fields = {}) =>
  record('hrv', {
    day: daysBefore(back),
    fromHour: 2,
    toHour: 5,
    method: 'rmssd',
    context: 'night',
    rmssdMilliseconds,
    ...fields,
  });
const sdnn = (back: number, sdnnMilliseconds: number) =>
  record('hrv', {
    day: daysBefore(back),
    source: 'apple-health',
    fromHour: 3,
    toHour: 4,
    method: 'sdnn',
    context: 'night',
    sdnnMilliseconds,
  });
const score = (back: number, source: string, name: string, value: number, maximum: number) =>
  record('readiness', {
    day: daysBefore(back),
    source,
    score: { name, value, minimum: 0, maximum },
    contributors: [],
  });
/** A value a day that goes up and down by one step, for days that end the day before today. */
const usually = <T>(days: number, value: number, step: number, of: (back: number, value: number) => T): T[] =>
  Array.from({ length: days }, (_, i) => of(i + 1, value + (i % 2 === 0 ? step : -step)));

describe('get_recovery', () => {
  test('the last day beside the own usual, with the days that it is made of', async () => {
    const hub = await hubWith([...usually(30, 50, 1, resting), resting(0, 58)]);
    const { signals, days, basis } = await ask(getRecovery, { days: 2 }, hub);
    expect(signals).toEqual([
      {
        metric: 'resting_heart_rate_bpm',
        value: 58,
        unit: 'bpm',
        usual: 50,
        usual_low: 48,
        usual_high: 52,
        z_score: 7.9,
        status: 'above_usual',
        baseline_days: 30,
      },
    ]);
    expect(days).toEqual([
      { date: today, resting_heart_rate_bpm: 58 },
      { date: daysBefore(1), resting_heart_rate_bpm: 51 },
    ]);
    expect(basis.methods).toMatchObject([{ id: 'recovery.baseline-deviation.z_score' }]);
    expect(await sentence(getRecovery, {}, hub)).toBe(`On ${today}: resting_heart_rate_bpm 58 bpm (above usual).`);
  });

  test('an unremarkable day is said to be one', async () => {
    const hub = await hubWith([
      ...usually(30, 50, 1, resting),
      resting(0, 51),
      ...usually(30, 60, 4, rmssd),
      rmssd(0, 61),
    ]);
    expect(await sentence(getRecovery, {}, hub)).toBe(
      `On ${today}: all 2 signals as usual. HRV of the week within the own band.`,
    );
  });

  test('RMSSD is judged by its logarithm, and shown in milliseconds', async () => {
    const hub = await hubWith([...usually(40, 60, 6, rmssd), rmssd(0, 30)]);
    const { signals, hrv_week } = await ask(getRecovery, {}, hub);
    const [{ usual, usual_low, usual_high, status }] = signals;
    expect(status).toBe('below_usual');
    // The middle of two logarithms is the geometric mean: the root of 54 x 66.
    expect(usual).toBeCloseTo(59.7, 1);
    expect(usual_high / usual).toBeCloseTo(usual / usual_low, 1);
    // One bad night is no bad week.
    expect(hrv_week).toMatchObject({ status: 'within' });
  });

  test('SDNN and RMSSD stay two metrics: neither fills in for the other', async () => {
    const hub = await hubWith([...usually(30, 60, 4, rmssd), sdnn(0, 45)]);
    const { signals, days, insufficient } = await ask(getRecovery, { days: 1 }, hub);
    expect(signals).toEqual([]);
    expect(days).toEqual([{ date: today, hrv_sdnn_milliseconds: 45 }]);
    expect(insufficient).toContainEqual({ metric: 'hrv_rmssd_milliseconds', need: 'a value of today', have: 'none' });
    expect(insufficient.find(({ metric }: { metric: string }) => metric === 'hrv_sdnn_milliseconds')).toBeDefined();
  });

  test('a new device gives no alarm: it is compared with itself once it has two weeks, and not before', async () => {
    const watch = { product: 'Watch' };
    const ring = { product: 'Ring' };
    const old = Array.from({ length: 40 }, (_, i) => resting(60 - i, 50 + (i % 2), { device: watch }));
    const fresh = (days: number) =>
      Array.from({ length: days }, (_, back) => resting(back, 58 + (back % 2), { device: ring }));
    const early = await ask(getRecovery, {}, await hubWith([...old, ...fresh(5)]));
    expect(early.signals).toEqual([]);
    expect(early.insufficient).toMatchObject([{ metric: 'resting_heart_rate_bpm' }]);
    const later = await ask(getRecovery, {}, await hubWith([...old, ...fresh(20)]));
    expect(later.signals).toMatchObject([{ status: 'usual', baseline_days: 19 }]);
    expect(later.basis.assumptions.join(' ')).toContain(
      `compared with days of the present device alone, last begun on ${daysBefore(19)}`,
    );
  });

  test('scores of vendors side by side, each with its scale, never one number', async () => {
    const hub = await hubWith([score(0, 'whoop', 'Recovery', 62, 100), score(0, 'oura', 'Readiness', 80, 100)]);
    const { days, signals } = await ask(getRecovery, { days: 1 }, hub);
    expect(days[0].vendor_scores.split('; ').toSorted()).toEqual([
      'oura Readiness 80 (0 to 100)',
      'whoop Recovery 62 (0 to 100)',
    ]);
    expect(signals).toEqual([]);
  });

  test('nothing is known: nothing is said of it', async () => {
    const hub = await hubWith([]);
    expect(await ask(getRecovery, {}, hub)).toMatchObject({
      signals: [],
      days: [],
      insufficient: [],
      basis: { missing: ['No source says anything of recovery on these days.'] },
    });
    expect(await sentence(getRecovery, {}, hub)).toBe(`Nothing is known of recovery up to ${today}.`);
  });

  test('one source alone, when asked', async () => {
    const hub = await hubWith([resting(0, 50), resting(0, 60, { source: 'oura' })]);
    expect((await ask(getRecovery, { provider: 'oura', days: 1 }, hub)).days).toEqual([
      { date: today, resting_heart_rate_bpm: 60 },
    ]);
  });

  test('a year goes on page by page', async () => {
    const hub = await hubWith(usually(365, 50, 1, resting));
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await ask(getRecovery, { days: 366, max_tokens: 2000, ...(cursor ? { cursor } : {}) }, hub);
      seen.push(...page.days.map(({ date }: { date: string }) => date));
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen).toEqual(Array.from({ length: 365 }, (_, i) => daysBefore(i + 1)));
  });
});

test('the own watch after a fortnight with a borrowed ring finds its own days again', async () => {
  const watch = { device: { product: 'Watch' } };
  const records = [
    ...Array.from({ length: 30 }, (_, i) => resting(60 - i, 50 + (i % 2), watch)),
    ...Array.from({ length: 14 }, (_, i) => resting(29 - i, 60 + (i % 2), { device: { product: 'Ring' } })),
    ...Array.from({ length: 3 }, (_, back) => resting(back, 50 + (back % 2), watch)),
  ];
  const { signals } = await ask(getRecovery, {}, await hubWith(records));
  expect(signals).toMatchObject([{ metric: 'resting_heart_rate_bpm', status: 'usual', baseline_days: 32 }]);
});
