import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import type { NewMark } from './personal-records.ts';
import type { ReviewActivity } from './week-totals.ts';
import { type WeeklyReviewInput, weeklyReview } from './weekly-review.ts';

// 2026-03-02 is a Monday, as is 2025-03-03, 364 days before.
const weekStart = '2026-03-02';
const session = (id: string, date: string, more: Partial<ReviewActivity> = {}): ReviewActivity => ({
  id,
  date,
  sport: 'running',
  durationSeconds: 3600,
  load: 60,
  ...more,
});
const fourWeeks = ['2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23'].map((date, i) => session(`w${i}`, date));
const thisWeek = [
  session('mon', '2026-03-02', { distanceMeters: 10_000, zoneSeconds: [3000, 400, 200], load: 50 }),
  session('tue', '2026-03-03', { sport: 'cycling', durationSeconds: 7200, ascentMeters: 800, load: 90 }),
  session('sat', '2026-03-07', { distanceMeters: 15_000, zoneSeconds: [600, 100, 100], load: 70 }),
];
const of = (input: Partial<WeeklyReviewInput>) =>
  answerOf(weeklyReview({ weekStart, activities: [...fourWeeks, ...thisWeek], ...input }));

describe('weekly review', () => {
  test('sums, sports, intensity and highlights of the week', () => {
    const review = of({});
    expect([review.from, review.to]).toEqual(['2026-03-02', '2026-03-08']);
    expect(review.totals).toEqual({
      sessions: 3,
      activeDays: 3,
      durationSeconds: 14_400,
      distanceMeters: 25_000,
      ascentMeters: 800,
      load: 210,
    });
    expect(review.bySport.map(({ sport, totals }) => [sport, totals.durationSeconds, totals.distanceMeters])).toEqual([
      ['cycling', 7200, null],
      ['running', 7200, 25_000],
    ]);
    expect(review.intensity?.fractions.map((share) => Math.round(1e4 * share))).toEqual([8182, 1136, 682]);
    expect(review.intensity?.covered).toBe(0.5);
    expect(review.highlights).toEqual([
      { code: 'longest_session', activityId: 'tue', value: 7200, unit: 's' },
      { code: 'longest_distance', activityId: 'sat', value: 15_000, unit: 'm' },
      { code: 'most_ascent', activityId: 'tue', value: 800, unit: 'm' },
      { code: 'highest_load', activityId: 'tue', value: 90, unit: 'TSS' },
    ]);
    expect(review.streak).toEqual({ activeWeeks: 5, activeDays: 1 });
    expect(review.plan).toBeNull();
    expect(review.gaps).toEqual({ daysWithoutData: null, withoutLoad: [], withoutZones: ['tue'], flagged: [] });
  });

  test('against the four weeks before, as a reason with its band', () => {
    const review = of({});
    expect(review.againstFourWeeks?.weeks).toBe(4);
    expect(review.againstFourWeeks?.totals.load).toEqual({ value: 210, reference: 60, difference: 150, percent: 250 });
    // The four weeks say no distance: nothing is compared with a zero that is none.
    expect(review.againstFourWeeks?.totals.distanceMeters).toBeUndefined();
    expect(review.verdict).toBe('more_than_usual');
    expect(review.reasons[0]).toMatchObject({
      code: 'load_against_four_weeks',
      direction: 'for',
      observed: { value: 210, unit: 'TSS' },
      reference: { low: expect.closeTo(54, 9), high: expect.closeTo(66, 9), origin: 'own_history' },
      days: 7,
      count: 4,
      weight: 1,
    });
    expect(review.confidence.grade).toBe('high');
    expect(review.missing.map(({ input }) => input)).toEqual(['lastYear', 'planned', 'daysWithData']);
  });

  test('less, as usual, after nothing, and nothing to compare', () => {
    const light = [...fourWeeks, session('x', '2026-03-04', { load: 20 })];
    expect(of({ activities: light }).verdict).toBe('less_than_usual');
    expect(of({ activities: [...fourWeeks, session('x', '2026-03-04', { load: 64 })] }).verdict).toBe('as_usual');
    expect(of({ activities: fourWeeks }).verdict).toBe('less_than_usual');
    const alone = of({ activities: thisWeek });
    expect(alone).toMatchObject({ verdict: 'nothing_to_compare', againstFourWeeks: null });
    expect(alone.missing[0]).toEqual({ input: 'fourWeeks', adds: 'what is usual', statedWeight: 1 });
    expect(alone.confidence.grade).toBe('low');
    // The weeks before are known to have been empty.
    const back = of({ activities: thisWeek, completeFrom: '2026-01-01' });
    expect(back.againstFourWeeks?.totals.load).toMatchObject({ reference: 0, percent: null });
    expect(back.verdict).toBe('more_than_usual');
    const quiet = of({ activities: [], completeFrom: '2026-01-01', planned: [] });
    expect(quiet).toMatchObject({ verdict: 'as_usual', streak: { activeWeeks: 0, activeDays: 0 }, intensity: null });
  });

  test('by time where sessions have no load', () => {
    const bare = [...fourWeeks, ...thisWeek].map(({ load: _, ...rest }) => rest);
    const review = of({ activities: bare });
    expect(review.totals.load).toBeNull();
    expect(review.reasons.map(({ code }) => code)).toEqual(['time_against_four_weeks', 'sessions_without_load']);
    expect(review.gaps.withoutLoad).toEqual(['mon', 'sat', 'tue']);
  });

  test('the same week of last year', () => {
    const last = [session('y', '2025-03-05', { load: 300 })];
    const review = of({ activities: [...last, ...thisWeek], completeFrom: '2025-01-01' });
    expect(review.againstLastYear?.totals.load?.percent).toBeCloseTo(-30, 9);
    expect(review.reasons[1]).toMatchObject({ code: 'load_against_last_year', direction: 'against', weight: 0 });
    const bare = [...last, ...thisWeek].map(({ load: _, ...rest }) => rest);
    const codes = of({ activities: bare, completeFrom: '2025-01-01' }).reasons.map(({ code }) => code);
    expect(codes).toContain('time_against_last_year');
  });

  test('planned against done: by activity, else by sport and day; what is still to come is not missed', () => {
    const planned = [
      { date: '2026-03-02', sport: 'running', plannedLoad: 50 },
      { date: '2026-03-03', sport: 'running', doneBy: 'tue' },
      { date: '2026-03-05', sport: 'running', plannedSeconds: 3600 },
      { date: '2026-03-08', sport: 'running' },
      { date: '2026-03-20', sport: 'running' },
    ];
    const midweek = of({ planned, today: '2026-03-07' });
    expect(midweek.plan).toMatchObject({ planned: 4, done: 2, unplanned: ['sat'] });
    expect(midweek.plan?.missed.map(({ date }) => date)).toEqual(['2026-03-05']);
    expect(midweek.plan?.toCome.map(({ date }) => date)).toEqual(['2026-03-08']);
    expect(of({ planned }).plan?.missed).toHaveLength(2);
    expect(midweek.reasons.map(({ code }) => code)).toEqual(['load_against_four_weeks', 'plan_kept', 'plan_missed']);
    // One activity answers one session only.
    const twice = [planned[0], planned[0]].flatMap((one) => one ?? []);
    expect(of({ planned: twice }).plan).toMatchObject({ planned: 2, done: 1 });
    expect(refusedPath(() => of({ planned: [{ date: '2026-03-02', sport: 'x', plannedLoad: -1 }] }))).toBe(
      'planned.0.plannedLoad',
    );
  });

  test('gaps: days without data up to today, flagged sessions count their time only', () => {
    const daysWithData = ['2026-03-02', '2026-03-04'];
    expect(of({ daysWithData, today: '2026-03-04' }).gaps.daysWithoutData).toEqual(['2026-03-03']);
    expect(of({ daysWithData }).gaps.daysWithoutData).toHaveLength(5);
    const flagged = thisWeek.map((one) => (one.id === 'sat' ? { ...one, flagged: true } : one));
    const review = of({ activities: [...fourWeeks, ...flagged] });
    expect(review.totals).toMatchObject({ sessions: 3, durationSeconds: 14_400, load: 140, distanceMeters: 10_000 });
    expect(review.gaps).toMatchObject({ flagged: ['sat'], withoutLoad: ['sat'], withoutZones: ['sat', 'tue'] });
    expect(review.highlights.map(({ activityId }) => activityId)).not.toContain('sat');
  });

  test('records and daily values', () => {
    const record = { code: 'new_record' } as NewMark;
    const daily = [
      { name: 'sleep', unit: 'h', week: [7, null, 8, 8, null, null, null], before: [7, 7] },
      { name: 'mood', unit: 'rating', week: [null], before: [] },
    ];
    const review = of({ records: [record], daily });
    expect(review.reasons.find(({ code }) => code === 'records_set')?.observed.value).toBe(1);
    expect(review.daily[0]).toMatchObject({ name: 'sleep', days: 3, beforeMean: 7, beforeDays: 2 });
    expect(review.daily[0]?.difference).toBeCloseTo(2 / 3, 12);
    expect(review.daily[1]).toMatchObject({ mean: null, difference: null });
    const bad = [{ name: 'sleep', unit: 'h', week: [Number.NaN], before: [] }];
    expect(refusedPath(() => of({ daily: bad }))).toBe('daily.0.week.0');
  });

  test('streaks', () => {
    const days = ['2026-03-04', '2026-03-05', '2026-03-06'].map((date) => session(date, date));
    expect(of({ activities: days }).streak).toEqual({ activeWeeks: 1, activeDays: 3 });
    const across = ['2026-02-28', '2026-03-01', '2026-03-02'].map((date) => session(date, date));
    expect(of({ activities: across }).streak).toEqual({ activeWeeks: 2, activeDays: 3 });
  });

  test('too little and impossible input', () => {
    expectTooLittle(weeklyReview({ weekStart, activities: [] }), /activity/);
    expect(refusedPath(() => of({ weekStart: '2026-3-2' }))).toBe('weekStart');
    expect(refusedPath(() => of({ today: 'now' }))).toBe('today');
    expect(refusedPath(() => of({ activities: [session('a', weekStart), session('a', weekStart)] }))).toBe(
      'activities.1.id',
    );
    expect(refusedPath(() => of({ activities: [session('a', weekStart, { load: -1 })] }))).toBe('activities.0.load');
    const zones = session('a', weekStart, { zoneSeconds: [1, Number.NaN, 1] });
    expect(refusedPath(() => of({ activities: [zones] }))).toBe('activities.0.zoneSeconds.1');
  });

  test('the order of the activities does not matter, and the sports sum to the whole', () => {
    const some = fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 28 }),
        sport: fc.constantFrom('running', 'cycling'),
        load: fc.nat(100),
      }),
      { minLength: 1, maxLength: 15 },
    );
    fc.assert(
      fc.property(some, (rows) => {
        const list = rows.map(({ day, sport, load }, i) =>
          session(`${i}`, `2026-02-${String(day).padStart(2, '0')}`, { sport, load }),
        );
        const review = (activities: ReviewActivity[]) =>
          answerOf(weeklyReview({ weekStart: '2026-02-16', activities, completeFrom: '2026-01-01' }));
        expect(review(list.toReversed())).toEqual(review(list));
        const { totals, bySport } = review(list);
        expect(bySport.reduce((sum, sport) => sum + (sport.totals.load ?? 0), 0)).toBeCloseTo(totals.load ?? 0, 9);
        expect(bySport.reduce((sum, sport) => sum + sport.totals.sessions, 0)).toBe(totals.sessions);
      }),
    );
  });
});
