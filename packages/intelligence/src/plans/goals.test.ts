import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { goalFeasibility, goalFeasibilityPierre } from './goal-feasibility.ts';
import { goalProgress, goalProgressPierre } from './goal-progress.ts';
import { goalSuggestions, goalSuggestionsPierre, type SportWeek } from './goal-suggestions.ts';

/** Rises by `perWeek` from 200 on day 0, one measurement a week. */
const rising = (perWeek: number, weeks: number, from = 200) =>
  Array.from({ length: weeks + 1 }, (_, week) => ({ day: 7 * week, value: from + perWeek * week }));

describe('feasibility of a goal', () => {
  const base = { history: rising(2, 20), today: 140, better: 'higher' as const };

  test('a straight line is followed exactly', () => {
    const goal = answerOf(goalFeasibility({ ...base, targetValue: 256, targetDay: 140 + 56 }));
    expect(goal.currentValue).toBeCloseTo(240, 9);
    expect(goal.requiredPerWeek).toBeCloseTo(2, 9);
    expect(goal.currentPerWeek).toBeCloseTo(2, 9);
    expect(goal.ownBest?.perWeek).toBeCloseTo(2, 9);
    expect(goal.projection?.value).toBeCloseTo(256, 9);
    expect(240 * (1 + (goal.requiredPercentPerWeek ?? 0) / 100) ** 8).toBeCloseTo(256, 9);
    expect(goal.outlook[0]?.targetReachedOnDay).toBeCloseTo(196, 6);
  });

  test.each([
    [230, 8, undefined, 'reached'],
    [250, 8, undefined, 'on-course'],
    [258, 8, 0.5, 'beyond-limit'],
    [276, 8, undefined, 'unlikely'],
    [300, -1, undefined, 'date-passed'],
  ] as const)('a target of %d in %d weeks with the limit %s: %s', (targetValue, weeks, limit, verdict) => {
    const { verdict: given } = answerOf(
      goalFeasibility({
        ...base,
        targetValue,
        targetDay: 140 + 7 * weeks,
        ...(limit === undefined ? {} : { maximumPercentPerWeek: limit }),
      }),
    );
    expect(given).toBe(verdict);
  });

  test('what was done before is feasible, a little more ambitious', () => {
    // Fast twelve weeks ago, level since.
    const history = [...rising(4, 12), ...Array.from({ length: 12 }, (_, i) => ({ day: 91 + 7 * i, value: 248 }))];
    const at = (targetValue: number) =>
      answerOf(goalFeasibility({ history, today: 168, better: 'higher', targetValue, targetDay: 168 + 56 })).verdict;
    expect(at(248 + 30)).toBe('feasible');
    expect(at(248 + 38)).toBe('ambitious');
    expect(at(248 + 48)).toBe('unlikely');
  });

  test('lower is better mirrors higher is better', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 100, max: 300 })), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.integer({ min: 50, max: 350 }),
        fc.integer({ min: -20, max: 120 }),
        (points, targetValue, days) => {
          const history = points.map(([day, value]) => ({ day, value }));
          const today = Math.max(...history.map(({ day }) => day));
          const up = answerOf(
            goalFeasibility({ history, today, targetValue, targetDay: today + days, better: 'higher' }),
          );
          const down = answerOf(
            goalFeasibility({
              history: history.map(({ day, value }) => ({ day, value: -value })),
              today,
              targetValue: -targetValue,
              targetDay: today + days,
              better: 'lower',
            }),
          );
          expect(down.verdict).toBe(up.verdict);
          expect(down.requiredPerWeek ?? 0).toBeCloseTo(up.requiredPerWeek ?? 0, 6);
          expect(down.projection?.chance ?? 0).toBeCloseTo(up.projection?.chance ?? 0, 9);
          for (const value of [up.currentValue, up.requiredPerWeek ?? 0, up.projection?.low ?? 0])
            expect(Number.isFinite(value)).toBe(true);
        },
      ),
    );
  });

  test('the order of measurements does not matter, the future is not looked at', () => {
    const noisy = base.history.map(({ day, value }, i) => ({ day, value: value + (i % 3) }));
    const input = { ...base, history: noisy, targetValue: 260, targetDay: 200 };
    const once = goalFeasibility(input);
    expect(goalFeasibility({ ...input, history: noisy.toReversed() })).toEqual(once);
    expect(goalFeasibility({ ...input, history: [...noisy, { day: 150, value: 999 }] })).toEqual(once);
  });

  test('the chance is that of a t distribution, even at the projected value', () => {
    const noisy = base.history.map(({ day, value }, i) => ({ day, value: value + 3 * Math.sin(5 * i) }));
    const input = { ...base, history: noisy, targetDay: 196 };
    const { projection } = answerOf(goalFeasibility({ ...input, targetValue: 260 }));
    const at = (targetValue: number) =>
      answerOf(goalFeasibility({ ...input, targetValue })).projection?.chance ?? Number.NaN;
    expect(at(projection?.value ?? 0)).toBeCloseTo(0.5, 9);
    expect(at(projection?.low ?? 0)).toBeCloseTo(0.9, 6);
    expect(at(projection?.high ?? 0)).toBeCloseTo(0.1, 6);
  });

  test('too little, and what cannot be', () => {
    expectTooLittle(goalFeasibility({ ...base, history: [], targetValue: 1, targetDay: 150 }), /measurement/);
    const one = goalFeasibility({ ...base, history: [{ day: 100, value: 200 }], targetValue: 210, targetDay: 200 });
    expect(answerOf(one)).toMatchObject({ verdict: 'unproven', currentFromTrend: false, ownBest: null });
    expect(warningsOf(one)[0]).toMatch(/last one/);
    expect(refusedPath(() => goalFeasibility({ ...base, targetValue: Number.NaN, targetDay: 150 }))).toBe(
      'targetValue',
    );
    expect(
      refusedPath(() => goalFeasibility({ ...base, targetValue: 1, targetDay: 150, better: 'up' as 'higher' })),
    ).toBe('better');
  });

  test('the 10 % rule', () => {
    const rule = { currentValue: 100, daysLeft: 60, better: 'higher' as const };
    expect(answerOf(goalFeasibilityPierre({ ...rule, targetValue: 120 }))).toEqual({
      feasible: true,
      improvementPercent: 20,
      allowedPercent: 20,
    });
    expect(answerOf(goalFeasibilityPierre({ ...rule, targetValue: 121 })).feasible).toBe(false);
    expect(answerOf(goalFeasibilityPierre({ ...rule, targetValue: 85, better: 'lower' })).improvementPercent).toBe(15);
  });
});

describe('progress of a goal', () => {
  const base = { startValue: 1500, startDay: 0, targetValue: 1380, targetDay: 100, today: 50 };

  test.each([
    [1500, 0, 'behind', null],
    [1440, 50, 'on-track', 100],
    [1428, 60, 'on-track', 50 / 0.6],
    [1425, 62.5, 'ahead', 80],
    [1380, 100, 'reached', 50],
    [1512, -10, 'behind', null],
  ] as const)('a time of %d s, %d percent of the way: %s', (currentValue, percent, status, projectedDay) => {
    const progress = answerOf(goalProgress({ ...base, currentValue }));
    expect(progress).toMatchObject({ percent, timePercent: 50, status, expectedValue: 1440 });
    if (projectedDay === null) expect(progress.projectedDay).toBeNull();
    else expect(progress.projectedDay).toBeCloseTo(projectedDay, 9);
  });

  test('milestones lie on the line, the needed rate closes the rest', () => {
    const { milestones, requiredPerWeek } = answerOf(goalProgress({ ...base, currentValue: 1464 }));
    expect(milestones.map(({ value, dueDay, reached }) => [value, dueDay, reached])).toEqual([
      [1470, 25, true],
      [1440, 50, false],
      [1410, 75, false],
      [1380, 100, false],
    ]);
    expect(1464 + ((requiredPerWeek ?? 0) * 50) / 7).toBeCloseTo(1380, 9);
  });

  test('over is over', () => {
    expect(answerOf(goalProgress({ ...base, currentValue: 1400, today: 101 }))).toMatchObject({
      status: 'missed',
      requiredPerWeek: null,
      timePercent: 100,
    });
  });

  test('what cannot be', () => {
    const currentValue = 1400;
    expect(refusedPath(() => goalProgress({ ...base, currentValue, targetDay: 0 }))).toBe('targetDay');
    expect(refusedPath(() => goalProgress({ ...base, currentValue, today: -1 }))).toBe('today');
    expect(refusedPath(() => goalProgress({ ...base, currentValue, targetValue: 1500 }))).toBe('targetValue');
    expect(refusedPath(() => goalProgress({ ...base, currentValue: Number.NaN }))).toBe('currentValue');
  });

  test('the share of the target, which flatters falling goals', () => {
    expect(answerOf(goalProgressPierre({ currentValue: 30_000, targetValue: 100_000 }))).toBe(30);
    expect(answerOf(goalProgressPierre({ currentValue: 1500, targetValue: 1380 }))).toBe(100);
  });
});

describe('suggested goals', () => {
  const week = (sessions: number, kilometers: number, longest: number): SportWeek => ({
    sessions,
    distanceMeters: 1000 * kilometers,
    longestDistanceMeters: 1000 * longest,
  });
  const weeks = [week(5, 60, 25), week(0, 0, 0), week(3, 30, 12), week(4, 36, 14), week(3, 34, 15), week(3, 40, 16)];

  test('rest on the own weeks and say whether it was done before', () => {
    const goals = answerOf(goalSuggestions({ weeks }));
    const by = (name: string) => goals.find(({ goal }) => goal === name);
    expect(by('weekly-distance')?.currentValue).toBe(35_000);
    expect(by('weekly-distance')?.targetValue).toBeCloseTo(35_000 * 1.1 ** 4, 6);
    expect(by('weekly-distance')?.doneBefore).toBe(true);
    expect(by('longest-session')).toMatchObject({ currentValue: 25_000, doneBefore: false });
    expect(by('sessions-per-week')).toMatchObject({ currentValue: 3, targetValue: 4, doneBefore: true });
    expect(by('weeks-in-a-row')).toMatchObject({ currentValue: 4, targetValue: 8, doneBefore: false });
    expect(goals.map(({ doneBefore }) => doneBefore)).toEqual([true, true, false, false]);
  });

  test('a strategy sets the pace, a category filters', () => {
    const gentle = answerOf(goalSuggestions({ weeks, strategy: 'conservative', category: 'distance' }));
    expect(gentle.every(({ category }) => category === 'distance')).toBe(true);
    expect(gentle.find(({ goal }) => goal === 'weekly-distance')?.changePercent).toBeCloseTo(100 * (1.05 ** 4 - 1), 9);
  });

  test('a performance goes no faster than the own best', () => {
    const history = rising(-5, 16, 1500);
    const [goal] = answerOf(
      goalSuggestions({
        weeks: [],
        performances: [{ metric: '5 km', history, today: 112, better: 'lower' }],
        category: 'performance',
      }),
    );
    expect(goal).toMatchObject({ metric: '5 km', category: 'performance', ownBest: 1420, doneBefore: false });
    expect(goal?.targetValue).toBeCloseTo(1380, 6);
  });

  test('without history there is no suggestion', () => {
    expectTooLittle(goalSuggestions({ weeks: weeks.slice(3) }), /4 weeks/);
    expectTooLittle(goalSuggestions({ weeks: new Array(6).fill(week(0, 0, 0)) }), /with training/);
    expect(refusedPath(() => goalSuggestions({ weeks: [week(1, 5, 6)] }))).toBe('weeks.0.longestDistanceMeters');
  });

  test('fixed steps', () => {
    const history = { sessions: 24, weeks: 8, longestDistanceMeters: 20_000, averageSpeedMetersPerSecond: 3 };
    expect(answerOf(goalSuggestionsPierre(history))).toEqual([
      { goal: 'distance', targetValue: 24_000, days: 30 },
      { goal: 'speed', targetValue: 3.1500000000000004, days: 60 },
      { goal: 'sessions-per-week', targetValue: 4, days: 28 },
    ]);
    expectTooLittle(goalSuggestionsPierre({ ...history, sessions: 2 }), /3 sessions/);
  });
});
