import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { fitnessFatigue } from '../load/fitness-fatigue.ts';
import { checkPlanLimits, strategyLimits } from './plan-limits.ts';

const names = (input: Parameters<typeof checkPlanLimits>[0]) =>
  answerOf(checkPlanLimits(input)).violations.map(({ limit, day }) => `${limit}@${day}`);

describe('limits of a plan', () => {
  test('each limit alone, at its bound and just beyond', () => {
    const week = [100, 0, 80, 60, 0, 120, 40];
    const at = { initialCtl: 60, dailyLoads: week };
    expect(
      names({ ...at, limits: { maximumDailyLoad: 120, maximumWeeklyLoad: 400, minimumRestDaysPerWeek: 2 } }),
    ).toEqual([]);
    expect(names({ ...at, limits: { maximumDailyLoad: 119 } })).toEqual(['daily-load@6']);
    expect(names({ ...at, limits: { maximumWeeklyLoad: 399 } })).toEqual(['weekly-load@7']);
    expect(names({ ...at, limits: { minimumRestDaysPerWeek: 3 } })).toEqual(['rest-days@7']);
    // Mean 57.14, sample SD 46.80: monotony 1.221, strain 488.4.
    expect(names({ ...at, limits: { maximumMonotony: 1.23, maximumStrain: 489 } })).toEqual([]);
    expect(names({ ...at, limits: { maximumMonotony: 1.22, maximumStrain: 488 } })).toEqual(['monotony@7', 'strain@7']);
    expect(names({ ...at, previousWeeklyLoads: [400, 900, 400, 300, 363.7, 100], limits: {} })).toEqual([]);
    // The greatest of the last four counts: 400 is 10 % above 363.6…
    const rise = { maximumWeeklyLoadRisePercent: 10 };
    expect(names({ ...at, previousWeeklyLoads: [900, 300, 363.7, 100, 0], limits: rise })).toEqual([]);
    expect(names({ ...at, previousWeeklyLoads: [900, 300, 363.6, 100, 0], limits: rise })).toEqual([
      'weekly-load-rise@7',
    ]);
    expect(names({ ...at, previousWeeklyLoads: [0], limits: { ...rise, allowedWeeklyLoad: 400 } })).toEqual([]);
  });

  test('the ramp is that of the chart, on every day against seven days before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 14, maxLength: 42 }),
        fc.integer({ min: 1, max: 20 }),
        (dailyLoads, percent) => {
          const ctl = [
            ...new Array<number>(7).fill(40),
            ...answerOf(fitnessFatigue({ dailyLoads, initialCtl: 40, initialAtl: 40 })).ctl,
          ];
          const expected = dailyLoads.flatMap((_, i) => {
            const before = ctl[i] ?? 0;
            return (ctl[i + 7] ?? 0) - before > (before * percent) / 100 ? [i + 1] : [];
          });
          const { violations } = answerOf(
            checkPlanLimits({ initialCtl: 40, dailyLoads, limits: { maximumRampPercentPerWeek: percent } }),
          );
          expect(violations.map(({ day }) => day)).toEqual(expected);
        },
      ),
    );
  });

  test('strategies are the convention of 5, 10 and 15 %', () => {
    expect(strategyLimits('conservative')).toEqual({ maximumRampPercentPerWeek: 5, maximumWeeklyLoadRisePercent: 5 });
    expect(strategyLimits('aggressive').maximumWeeklyLoadRisePercent).toBe(15);
    expect(answerOf(checkPlanLimits({ initialCtl: 50, dailyLoads: [50], strategy: 'default' })).limits).toEqual(
      strategyLimits('default'),
    );
  });

  test('little fitness: a percentage allows nothing, a floor does', () => {
    const start = { initialCtl: 0, dailyLoads: [50] };
    expect(names({ ...start, strategy: 'default' })).toEqual(['ramp-percent@1']);
    expect(names({ ...start, strategy: 'default', limits: { allowedRampPointsPerWeek: 2 } })).toEqual([]);
  });

  test('a day of rest breaks no ramp: what still rises was done before', () => {
    const steep = { initialCtl: 60, ctlOfWeekBefore: [40, 44, 48, 52, 55, 58, 60], strategy: 'default' } as const;
    expect(names({ ...steep, dailyLoads: new Array<number>(6).fill(0) })).toEqual([]);
    expect(names({ ...steep, dailyLoads: [1] })).toEqual(['ramp-percent@1']);
  });

  test('seven equal days break any limit of monotony; a week of rest none', () => {
    const limits = { maximumMonotony: 5 };
    expect(names({ initialCtl: 50, dailyLoads: new Array<number>(7).fill(50), limits })).toEqual(['monotony@7']);
    expect(names({ initialCtl: 50, dailyLoads: new Array<number>(7).fill(0), limits })).toEqual([]);
  });

  test('bad input', () => {
    expectTooLittle(checkPlanLimits({ initialCtl: 0, dailyLoads: [] }), /one day/);
    expect(refusedPath(() => checkPlanLimits({ initialCtl: -1, dailyLoads: [1] }))).toBe('initialCtl');
    expect(refusedPath(() => checkPlanLimits({ initialCtl: 1, dailyLoads: [Number.NaN] }))).toBe('dailyLoads.0');
    expect(
      refusedPath(() => checkPlanLimits({ initialCtl: 1, dailyLoads: [1], limits: { maximumStrain: Number.NaN } })),
    ).toBe('limits.maximumStrain');
    expect(refusedPath(() => checkPlanLimits({ initialCtl: 1, dailyLoads: [1], strategy: 'rash' as 'default' }))).toBe(
      'strategy',
    );
    expect(refusedPath(() => checkPlanLimits({ initialCtl: 1, dailyLoads: [1], ctlOfWeekBefore: [1] }))).toBe(
      'ctlOfWeekBefore',
    );
  });
});
