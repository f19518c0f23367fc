import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { fitnessFatigue } from '../load/fitness-fatigue.ts';
import { buildPlan, type PlanInput } from './plan-builder.ts';
import { checkPlanLimits, type PlanLimits } from './plan-limits.ts';
import { weekKinds } from './plan-phases.ts';
import { assignRoles, usualLoadPerHour } from './plan-week.ts';

const week = [60, 90, 60, 90, 0, 240, 150].map((availableMinutes) => ({ availableMinutes }));
const plenty = new Array(7).fill({ availableMinutes: 1440 });
const optional = (value: fc.Arbitrary<number>) => fc.option(value, { nil: undefined });

const anyLimits: fc.Arbitrary<PlanLimits> = fc
  .record({
    maximumRampPointsPerWeek: optional(fc.integer({ min: 0, max: 8 })),
    allowedRampPointsPerWeek: optional(fc.integer({ min: 0, max: 3 })),
    allowedWeeklyLoad: optional(fc.integer({ min: 0, max: 200 })),
    maximumWeeklyLoad: optional(fc.integer({ min: 0, max: 900 })),
    maximumDailyLoad: optional(fc.integer({ min: 0, max: 250 })),
    maximumMonotony: optional(fc.double({ min: 0, max: 3, noNaN: true })),
    maximumStrain: optional(fc.integer({ min: 0, max: 1500 })),
    minimumRestDaysPerWeek: optional(fc.integer({ min: 0, max: 7 })),
  })
  .map((limits) => Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)));

const anyInput: fc.Arbitrary<PlanInput> = fc
  .record({
    initialCtl: fc.integer({ min: 0, max: 120 }),
    initialAtl: fc.integer({ min: 0, max: 150 }),
    targetCtl: fc.integer({ min: 0, max: 140 }),
    weeks: fc.integer({ min: 3, max: 20 }),
    week: fc.array(fc.record({ availableMinutes: fc.integer({ min: 0, max: 300 }) }), { minLength: 7, maxLength: 7 }),
    strategy: fc.constantFrom('conservative', 'default', 'aggressive'),
    limits: anyLimits,
    recoveryEveryWeeks: fc.constantFrom(0, 3, 4),
    ctlOfWeekBefore: fc.option(fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 7, maxLength: 7 }), {
      nil: undefined,
    }),
  })
  .map(({ ctlOfWeekBefore, ...rest }) => (ctlOfWeekBefore === undefined ? rest : { ...rest, ctlOfWeekBefore }));

describe('training plan', () => {
  test('keeps every limit and the time of every day, whatever is asked', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const plan = answerOf(buildPlan(input));
        const dailyLoads = plan.days.map(({ load }) => load);
        const { violations } = answerOf(
          checkPlanLimits({
            initialCtl: input.initialCtl,
            dailyLoads,
            limits: plan.limits,
            ...(input.ctlOfWeekBefore === undefined ? {} : { ctlOfWeekBefore: input.ctlOfWeekBefore }),
          }),
        );
        expect(violations).toEqual([]);
        for (const { day, minutes, load, role } of plan.days) {
          expect(minutes).toBeLessThanOrEqual((input.week[(day - 1) % 7]?.availableMinutes ?? 0) + 1e-6);
          expect(load).toBeGreaterThanOrEqual(0);
          if (role === 'rest') expect(load).toBe(0);
        }
        expect(dailyLoads.length).toBe(7 * input.weeks);
        expect(plan.feasible).toBe(plan.reachedCtl >= input.targetCtl - 1e-9);
        expect(plan.feasible).toBe(plan.alternatives === null);
      }),
      { numRuns: 60 },
    );
  });

  test('CTL, ATL and TSB are those of the chart, weeks and days add up', () => {
    const input = { initialCtl: 45, initialAtl: 50, targetCtl: 55, weeks: 12, week };
    const { days, weeks, reachedCtl } = answerOf(buildPlan(input));
    const chart = answerOf(
      fitnessFatigue({ dailyLoads: days.map(({ load }) => load), initialCtl: 45, initialAtl: 50 }),
    );
    expect(days.map(({ ctl }) => ctl)).toEqual([...chart.ctl]);
    expect(days.map(({ tsb }) => tsb)).toEqual([...chart.tsb]);
    for (const { week: number, load, minutes } of weeks) {
      const own = days.slice(7 * number - 7, 7 * number);
      expect(own.reduce((sum, day) => sum + day.load, 0)).toBeCloseTo(load, 9);
      expect(own.reduce((sum, day) => sum + day.minutes, 0)).toBeCloseTo(minutes, 9);
    }
    expect(reachedCtl).toBe(weeks[9]?.ctl);
    expect(reachedCtl).toBeCloseTo(55, 3);
  });

  test('as fast as a weekly rise allows: the loads of compound interest', () => {
    const plan = answerOf(
      buildPlan({
        initialCtl: 40,
        initialAtl: 40,
        targetCtl: 500,
        weeks: 6,
        week: plenty,
        limits: { maximumRampPercentPerWeek: 1000 },
        taperWeeks: 0,
        peakWeeks: 0,
        recoveryEveryWeeks: 0,
      }),
    );
    for (const { week: number, load, binding } of plan.weeks) {
      expect(load).toBeCloseTo(280 * 1.1 ** number, 4);
      expect(binding).toEqual(['weekly-load-rise']);
    }
    expect(plan.binding).toEqual([{ limit: 'weekly-load-rise', weeks: 6 }]);
  });

  test('an impossible target: what binds, what would be possible', () => {
    const outcome = buildPlan({ initialCtl: 50, initialAtl: 50, targetCtl: 100, weeks: 10, week });
    const { feasible, reachedCtl, binding, alternatives } = answerOf(outcome);
    expect(feasible).toBe(false);
    expect(warningsOf(outcome)[0]).toMatch(/is the most/);
    expect(binding.length).toBeGreaterThan(0);
    const [slow, same, fast] = alternatives?.byStrategy ?? [];
    expect(same?.reachedCtl).toBeCloseTo(reachedCtl, 6);
    expect(slow?.reachedCtl).toBeLessThan(reachedCtl);
    expect(fast?.reachedCtl).toBeGreaterThanOrEqual(reachedCtl);
    for (const { reachedCtl: lifted } of alternatives?.without ?? [])
      expect(lifted).toBeGreaterThanOrEqual(reachedCtl - 1e-6);
  });

  test('the weeks it says are needed do reach the target', () => {
    const input = { initialCtl: 40, initialAtl: 40, targetCtl: 60, week: plenty, taperWeeks: 0, peakWeeks: 0 };
    const weeksNeeded = answerOf(buildPlan({ ...input, weeks: 4 })).alternatives?.weeksNeeded ?? 0;
    expect(weeksNeeded).toBeGreaterThan(4);
    expect(answerOf(buildPlan({ ...input, weeks: weeksNeeded })).feasible).toBe(true);
    expect(answerOf(buildPlan({ ...input, weeks: weeksNeeded - 1 })).feasible).toBe(false);
  });

  test('monotony is met by setting days further apart', () => {
    const limits = { maximumMonotony: 1 };
    const plan = answerOf(buildPlan({ initialCtl: 50, initialAtl: 50, targetCtl: 52, weeks: 8, week: plenty, limits }));
    expect(plan.feasible).toBe(true);
    for (const { monotony } of plan.weeks) expect(monotony).toBeLessThanOrEqual(1 + 1e-9);
  });

  test('too little time binds by its name, and a limit of a day by its own', () => {
    const short = new Array(7).fill({ availableMinutes: 30 });
    const base = { initialCtl: 60, initialAtl: 60, targetCtl: 70, weeks: 8 };
    expect(answerOf(buildPlan({ ...base, week: short })).binding[0]?.limit).toBe('available-time');
    const capped = answerOf(buildPlan({ ...base, week: plenty, limits: { maximumDailyLoad: 40 } }));
    expect(capped.binding[0]?.limit).toBe('daily-load');
    expect(capped.alternatives?.without[0]?.reachedCtl).toBeGreaterThan(capped.reachedCtl);
  });

  test('the split by sport is exact every week and every day', () => {
    const sports = [
      { sport: 'running', share: 0.3 },
      { sport: 'cycling', share: 0.5 },
      { sport: 'swimming', share: 0.2 },
    ];
    const plan = answerOf(buildPlan({ initialCtl: 45, initialAtl: 50, targetCtl: 55, weeks: 12, week, sports }));
    for (const { load, minutes, sports: parts } of plan.days) {
      expect(parts.reduce((sum, part) => sum + part.load, 0)).toBeCloseTo(load, 6);
      expect(parts.reduce((sum, part) => sum + part.minutes, 0)).toBeCloseTo(minutes, 6);
    }
    for (const { week: number, load } of plan.weeks)
      for (const { sport, share } of sports) {
        const own = plan.days.slice(7 * number - 7, 7 * number).flatMap((day) => day.sports);
        const sum = own.filter((part) => part.sport === sport).reduce((all, part) => all + part.load, 0);
        expect(sum).toBeCloseTo(share * load, 6);
      }
  });

  test('bad input', () => {
    const input = { initialCtl: 45, initialAtl: 50, targetCtl: 55, weeks: 12, week };
    expect(refusedPath(() => buildPlan({ ...input, week: week.slice(1) }))).toBe('week');
    expect(refusedPath(() => buildPlan({ ...input, weeks: 0 }))).toBe('weeks');
    expect(refusedPath(() => buildPlan({ ...input, weeks: 2 }))).toBe('taperWeeks');
    expect(refusedPath(() => buildPlan({ ...input, targetCtl: Number.NaN }))).toBe('targetCtl');
    expect(refusedPath(() => buildPlan({ ...input, sports: [{ sport: 'running', share: 0.5 }] }))).toBe('sports');
    expect(refusedPath(() => buildPlan({ ...input, recoveryEveryWeeks: 1 }))).toBe('recoveryEveryWeeks');
    expect(refusedPath(() => buildPlan({ ...input, loadPerHour: { ...usualLoadPerHour, hard: 0 } }))).toBe(
      'loadPerHour.hard',
    );
  });
});

describe('phases', () => {
  test('counted back from the race, three weeks of building to one of recovery', () => {
    expect(weekKinds({ weeks: 16 }).map(({ phase, recovery }) => `${phase}${recovery ? '-' : ''}`)).toEqual([
      ...['base', 'base', 'base', 'base-', 'base', 'base'],
      ...['build', 'build-', 'build', 'build', 'build', 'build-'],
      ...['peak', 'peak', 'taper', 'taper'],
    ]);
  });

  test('a taper of any length halves the volume on average and only falls', () => {
    for (const taperWeeks of [1, 2, 3, 4, 6]) {
      const shares = weekKinds({ weeks: 20, taperWeeks })
        .filter(({ phase }) => phase === 'taper')
        .map(({ share }) => share ?? 0);
      expect(shares.reduce((sum, share) => sum + share, 0) / taperWeeks).toBeCloseTo(0.5, 9);
      expect(shares.toSorted((a, b) => b - a)).toEqual(shares);
    }
  });
});

describe('roles of the days', () => {
  test('the long day is the one with most time, hard days keep away from it', () => {
    expect(assignRoles(week, 0)).toEqual(['easy', 'hard', 'easy', 'hard', 'rest', 'long', 'easy']);
    expect(assignRoles(week, 2)).toEqual(['rest', 'hard', 'easy', 'hard', 'rest', 'long', 'easy']);
    const fixed = week.map((day, i) => (i === 2 ? { ...day, role: 'long' as const } : day));
    expect(assignRoles(fixed, 0)[2]).toBe('long');
  });
});
