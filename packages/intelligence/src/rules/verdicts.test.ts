import { dayNumberOf, type LocalDate, localDateOfDayNumber } from '@vitalwire/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { attention } from './attention.ts';
import { gearWear } from './gear-wear.ts';
import { habit } from './habit.ts';
import { intensityVerdict } from './intensity-verdict.ts';
import { loadBalance } from './load-balance.ts';
import { type PerformanceTrendInput, performanceTrend } from './performance-trend.ts';

describe('performance trend', () => {
  const trend = (low: number, high: number, more: Partial<PerformanceTrendInput> = {}) =>
    performanceTrend({
      slopePerDay: (low + high) / 2,
      interval: { low, high },
      unit: 'W',
      better: 'higher',
      days: 100,
      count: 20,
      ...more,
    });
  const of = (...input: Parameters<typeof trend>) => answerOf(trend(...input)).verdict;

  test('the four verdicts, by the interval', () => {
    expect(of(0.05, 0.15)).toBe('improving');
    expect(of(-0.15, -0.05)).toBe('declining');
    expect(of(-0.05, 0.15)).toBe('not_clear');
    const least = { smallestWorthwhile: 5 };
    expect(of(-0.04, 0.04, least)).toBe('stable');
    expect(of(0.01, 0.04, least)).toBe('stable');
    expect(of(-0.04, 0.2, least)).toBe('not_clear');
    expect(of(0.01, 0.2, least)).toBe('improving');
    const lower = { better: 'lower' as const };
    expect(of(0.05, 0.15, lower)).toBe('declining');
    expect(of(-0.15, -0.05, lower)).toBe('improving');
  });

  test('with its numbers, and what would tell more', () => {
    const value = answerOf(trend(0.05, 0.15));
    expect(value.change).toEqual({ value: expect.closeTo(10, 9), low: 5, high: 15 });
    expect(value.reasons[0]).toMatchObject({
      code: 'trend_improving',
      direction: 'for',
      observed: { unit: 'W' },
      days: 100,
      count: 20,
      weight: 1,
    });
    expect(value.missing[0]?.input).toBe('smallestWorthwhile');
    expect(value.confidence.grade).toBe('high');
    expect(answerOf(trend(0.05, 0.15, { count: 5 })).confidence.grade).toBe('low');
    expect(answerOf(trend(-1, 1)).confidence.grade).toBe('low');
  });

  test('a plateau is a stable trend that lasts', () => {
    const flat = (days: number) => answerOf(trend(-0.01, 0.01, { smallestWorthwhile: 5, days })).plateau;
    expect([41, 42].map(flat)).toEqual([false, true]);
    expect(answerOf(trend(0.05, 0.15)).plateau).toBe(false);
  });

  test('refusals', () => {
    expect(refusedPath(() => trend(1, 2, { slopePerDay: 3 }))).toBe('interval');
    expect(refusedPath(() => trend(Number.NaN, 2))).toBe('slopePerDay');
    expect(refusedPath(() => trend(1, 2, { days: 0 }))).toBe('days');
    expect(refusedPath(() => trend(1, 2, { count: 1 }))).toBe('count');
    expect(refusedPath(() => trend(1, 2, { smallestWorthwhile: 0 }))).toBe('smallestWorthwhile');
  });

  test('a trend that lies higher never reads worse; mirrored, it reads the reverse', () => {
    const order = ['declining', 'stable', 'improving'];
    const ends = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(30));
    fc.assert(
      fc.property(
        ends,
        fc.nat(60),
        fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
        ([low, width], up, least) => {
          const more = least === undefined ? {} : { smallestWorthwhile: least };
          const here = of(low, low + width, more);
          const higher = of(low + up, low + width + up, more);
          if (here !== 'not_clear' && higher !== 'not_clear')
            expect(order.indexOf(higher)).toBeGreaterThanOrEqual(order.indexOf(here));
          expect(of(-low - width, -low, { ...more, better: 'lower' })).toBe(here);
        },
      ),
    );
  });
});

describe('load balance', () => {
  test('bands of form', () => {
    const at = (tsb: number) => {
      const { verdict, reasons } = answerOf(loadBalance({ ctl: 50, tsb }));
      return [verdict, reasons[0]?.code];
    };
    expect(at(30)).toEqual(['little_load', 'form_transition']);
    expect(at(10)).toEqual(['fresh', 'form_fresh']);
    expect(at(0)).toEqual(['balanced', 'form_grey']);
    expect(at(-20)).toEqual(['building', 'form_optimal']);
    expect(at(-31)).toEqual(['heavy_load', 'form_high_risk']);
  });

  test('ramp by strategy and monotony are told beside it', () => {
    const value = answerOf(
      loadBalance({ ctl: 55, tsb: 0, weeklyRamp: 5, monotony: { value: 2, usualMean: 1.2, usualSd: 0.3 } }),
    );
    expect(value).toMatchObject({ verdict: 'balanced', rampPercent: 10, overRampLimit: false });
    expect(value.reasons.map(({ code, weight }) => [code, weight])).toEqual([
      ['form_grey', 1],
      ['ramp_in_limit', 0],
      ['monotony_above_usual', 0],
    ]);
    const strict = answerOf(loadBalance({ ctl: 55, tsb: 0, weeklyRamp: 5, strategy: 'conservative' }));
    expect(strict.overRampLimit).toBe(true);
    expect(strict.reasons[1]).toMatchObject({ code: 'ramp_over_limit', reference: { high: 5, origin: 'given' } });
    expect(strict.missing.map(({ input }) => input)).toEqual(['monotony']);
    const varied = { value: 1, usualMean: 1.2, usualSd: 0.3 };
    expect(answerOf(loadBalance({ ctl: 1, tsb: 0, monotony: varied })).reasons[1]?.code).toBe('monotony_usual');
    // From nothing there is no percentage.
    expect(answerOf(loadBalance({ ctl: 5, tsb: 0, weeklyRamp: 5 }))).toMatchObject({
      rampPercent: null,
      overRampLimit: null,
    });
  });

  test('the acute to chronic ratio changes nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -60, max: 60 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (tsb, acuteChronicRatio) => {
          const without = answerOf(loadBalance({ ctl: 50, tsb }));
          const told = answerOf(loadBalance({ ctl: 50, tsb, acuteChronicRatio }));
          expect({ ...told, reasons: told.reasons.slice(0, -1) }).toEqual(without);
          expect(told.reasons.at(-1)).toMatchObject({ code: 'acute_chronic_ratio', direction: 'neutral', weight: 0 });
        },
      ),
    );
  });

  test('refusals', () => {
    expect(refusedPath(() => loadBalance({ ctl: -1, tsb: 0 }))).toBe('ctl');
    expect(refusedPath(() => loadBalance({ ctl: 1, tsb: Number.NaN }))).toBe('tsb');
    expect(refusedPath(() => loadBalance({ ctl: 1, tsb: 0, acuteChronicRatio: -1 }))).toBe('acuteChronicRatio');
    const monotony = { value: 0, usualMean: 1, usualSd: 0 };
    expect(refusedPath(() => loadBalance({ ctl: 1, tsb: 0, monotony }))).toBe('monotony.value');
  });
});

describe('intensity distribution', () => {
  const of = (easy: number, middle: number, hard: number) =>
    answerOf(intensityVerdict({ zoneSeconds: [easy, middle, hard], intendedFractions: [0.8, 0.05, 0.15] }));

  test('against what was meant', () => {
    expect(of(80, 5, 15).verdict).toBe('as_intended');
    expect(of(60, 25, 15).verdict).toBe('drawn_to_the_middle');
    expect(of(60, 5, 35).verdict).toBe('harder_than_intended');
    expect(of(95, 3, 2).verdict).toBe('easier_than_intended');
    expect(of(84, 9, 7).verdict).toBe('easier_than_intended');
    // Too little easy, made up by shares that are each within the tolerance.
    const wide = {
      zoneSeconds: [70, 10, 20] as const,
      intendedFractions: [0.8, 0.05, 0.15] as const,
      tolerance: 0.0501,
    };
    expect(answerOf(intensityVerdict(wide)).verdict).toBe('harder_than_intended');
  });

  test('without an intention the shares are told', () => {
    const value = answerOf(intensityVerdict({ zoneSeconds: [80, 5, 15] }));
    expect(value).toMatchObject({ verdict: 'nothing_intended', label: 'polarized', easyHoursShort: null });
    expect(value.reasons.map(({ code, weight }) => [code, weight])).toEqual([
      ['easy_share', 0],
      ['middle_share', 0],
      ['hard_share', 0],
    ]);
    expect(value.missing[0]?.input).toBe('intendedFractions');
    const two = [1, 1] as unknown as [number, number, number];
    expect(refusedPath(() => intensityVerdict({ zoneSeconds: two }))).toBe('zoneSeconds');
  });

  test('with shares, bands and hours', () => {
    const value = answerOf(
      intensityVerdict({
        zoneSeconds: [21_600, 10_800, 3600],
        intendedFractions: [0.8, 0.05, 0.15],
        days: 28,
        sessions: 12,
      }),
    );
    expect(value.fractions).toEqual([0.6, 0.3, 0.1]);
    expect(value.easyHoursShort).toBeCloseTo(2, 9);
    expect(value.reasons.map(({ code }) => code)).toEqual(['easy_share_low', 'middle_share_high', 'hard_share_met']);
    expect(value.reasons[0]).toMatchObject({
      reference: { origin: 'given' },
      days: 28,
      count: 12,
      direction: 'against',
    });
    expect(value.confidence.grade).toBe('high');
  });

  test('scale does not matter; refusals', () => {
    const share = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(share, share, share, (a, b, c) => {
        if (a + b + c === 0) return;
        expect(of(7 * a, 7 * b, 7 * c).verdict).toBe(of(a, b, c).verdict);
      }),
    );
    const intendedFractions = [0.8, 0.1, 0.1] as const;
    expectTooLittle(intensityVerdict({ zoneSeconds: [0, 0, 0], intendedFractions }), /time/);
    expect(refusedPath(() => intensityVerdict({ zoneSeconds: [1, -1, 1], intendedFractions }))).toBe('zoneSeconds.1');
    expect(refusedPath(() => intensityVerdict({ zoneSeconds: [1, 1, 1], intendedFractions: [1, 1, 0] }))).toBe(
      'intendedFractions',
    );
    expect(refusedPath(() => intensityVerdict({ zoneSeconds: [1, 1, 1], intendedFractions, days: 0 }))).toBe('days');
    expect(refusedPath(() => intensityVerdict({ zoneSeconds: [1, 1, 1], intendedFractions, sessions: 0 }))).toBe(
      'sessions',
    );
  });
});

describe('habit', () => {
  const today = '2026-03-01'; // a Sunday
  const day = (back: number) => localDateOfDayNumber(dayNumberOf('2026-03-01' as LocalDate) - back);

  test('three fixed days a week are strong', () => {
    const activeDates = Array.from({ length: 84 }, (_, back) => back)
      .filter((back) => back % 7 < 3)
      .map(day);
    const value = answerOf(habit({ activeDates, today }));
    expect(value).toMatchObject({
      verdict: 'strong',
      score: 100,
      activeDaysPerWeek: 3,
      longestGapDays: 4,
      daysSinceLast: 0,
    });
    expect(value.byWeekday).toEqual([0, 0, 0, 0, 12, 12, 12]);
    expect(value.reasons.map(({ code }) => code)).toEqual(['most_weeks_active', 'weeks_alike', 'weekdays_fixed']);
    expect(value.reasons[0]).toMatchObject({ days: 84, count: 36, observed: { value: 12, unit: 'of 12 weeks' } });
    // Every day: the weekdays say nothing against it.
    const daily = Array.from({ length: 84 }, (_, back) => day(back));
    expect(answerOf(habit({ activeDates: daily, today })).score).toBe(100);
  });

  test('one day in twelve weeks is weak', () => {
    const value = answerOf(habit({ activeDates: [day(40), day(40), day(400), day(-3)], today }));
    expect(value).toMatchObject({ daysSinceLast: 40, longestGapDays: 43 });
    expect(value.score).toBeLessThan(40);
    expect(value.reasons.map(({ code }) => code)).toEqual(['many_weeks_empty', 'weeks_differ', 'weekdays_fixed']);
    expect(answerOf(habit({ activeDates: [day(40)], today, weights: { weekdays: 0 } })).verdict).toBe('weak');
    expectTooLittle(habit({ activeDates: [day(400)], today }), /12 weeks/);
    expect(refusedPath(() => habit({ activeDates: ['1.3.2026'], today }))).toBe('activeDates.0');
    expect(refusedPath(() => habit({ activeDates: [today], today, weeks: 3 }))).toBe('weeks');
  });

  test('between: forming and steady; the order of the days does not matter', () => {
    const every = (gap: number) =>
      Array.from({ length: 84 }, (_, back) => back)
        .filter((back) => back % gap === 0)
        .map(day);
    expect(answerOf(habit({ activeDates: every(8), today })).verdict).toBe('steady');
    expect(answerOf(habit({ activeDates: every(17), today })).verdict).toBe('forming');
    expect(habit({ activeDates: every(3).toReversed(), today })).toEqual(habit({ activeDates: every(3), today }));
  });
});

describe('attention', () => {
  test('HRV that falls, sleep that is owed', () => {
    const value = answerOf(attention({ dailyLnRmssd: [4, 4.2, 4.1, 4, 3.9], sleepDebtHours: 2.5 }));
    expect(value).toMatchObject({ verdict: 'look', hrvFallingDays: 3 });
    expect(value.reasons.map(({ code }) => code)).toEqual(['hrv_falling', 'sleep_debt_high']);
    const calm = answerOf(attention({ dailyLnRmssd: [4.2, 4.1, null, 4, 3.9], sleepDebtHours: 2 }));
    expect(calm).toMatchObject({ verdict: 'nothing_to_tell', hrvFallingDays: 1 });
    expect(calm.reasons.map(({ code }) => code)).toEqual(['hrv_not_falling', 'sleep_debt_low']);
    expect(answerOf(attention({ dailyLnRmssd: [4, 3.9], fallingDays: 1 })).verdict).toBe('look');
    expect(answerOf(attention({ sleepDebtHours: 2, sleepDebtLimitHours: 1 })).verdict).toBe('look');
    expect(answerOf(attention({ dailyLnRmssd: [4, 4, null] })).hrvFallingDays).toBe(0);
  });

  test('the acute to chronic ratio alone never asks for attention', () => {
    const value = answerOf(attention({ acuteChronicRatio: 3 }));
    expect(value).toMatchObject({ verdict: 'nothing_to_tell', hrvFallingDays: null });
    expect(value.reasons[0]).toMatchObject({ code: 'acute_chronic_ratio', direction: 'neutral', weight: 0 });
    expectTooLittle(attention({ dailyLnRmssd: [4] }), /sleepDebtHours/);
    expect(refusedPath(() => attention({ dailyLnRmssd: [4, Number.NaN] }))).toBe('dailyLnRmssd.1');
    expect(refusedPath(() => attention({ acuteChronicRatio: -1 }))).toBe('acuteChronicRatio');
  });
});

test('gear wear against the limit that is given', () => {
  const of = (used: number, usedPerWeek?: number) =>
    answerOf(gearWear({ used, limit: 800, unit: 'km', ...(usedPerWeek === undefined ? {} : { usedPerWeek }) }));
  expect([100, 719, 720, 799, 800].map((used) => of(used).verdict)).toEqual(['fine', 'fine', 'soon', 'soon', 'due']);
  expect(of(600, 40)).toMatchObject({ weeksLeft: 5, missing: [], reasons: [{ reference: { high: 800 } }] });
  expect(of(900, 40).weeksLeft).toBe(0);
  expect(of(600, 0).weeksLeft).toBeNull();
  expect(of(600).missing[0]?.input).toBe('usedPerWeek');
  expect(refusedPath(() => gearWear({ used: 1, limit: 0, unit: 'km' }))).toBe('limit');
  expect(refusedPath(() => gearWear({ used: Number.NaN, limit: 1, unit: 'km' }))).toBe('used');
});
