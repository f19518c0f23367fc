import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import {
  fitnessFatigue,
  fitnessFatigueExponential,
  fitnessFatiguePierreEma,
  fitnessFatiguePierreFirstValue,
} from './fitness-fatigue.ts';

const forms = { fitnessFatigue, fitnessFatigueExponential, fitnessFatiguePierreEma, fitnessFatiguePierreFirstValue };
const loads = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 120 });
const fromZero = { initialCtl: 0, initialAtl: 0 };

describe.each(Object.entries(forms))('%s', (_, form) => {
  test('the same load for ever is its own fitness', () => {
    const { last } = answerOf(form({ dailyLoads: new Float64Array(400).fill(80), initialCtl: 80, initialAtl: 80 }));
    expect(last.ctl).toBeCloseTo(80, 9);
    expect(last.atl).toBeCloseTo(80, 9);
    expect(last.tsb).toBeCloseTo(0, 9);
  });

  test('stays between the least and the greatest load', () => {
    fc.assert(
      fc.property(loads, (dailyLoads) => {
        const { ctl, atl } = answerOf(form({ dailyLoads, ...fromZero }));
        const top = Math.max(...dailyLoads) + 1e-9;
        for (const value of [...ctl, ...atl]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(top);
        }
      }),
    );
  });

  test('two halves, the second from where the first ended, are the whole', () => {
    fc.assert(
      fc.property(loads, loads, (first, second) => {
        const whole = answerOf(form({ dailyLoads: [...first, ...second], ...fromZero }));
        const { last } = answerOf(form({ dailyLoads: first, ...fromZero }));
        const rest = answerOf(form({ dailyLoads: second, initialCtl: last.ctl, initialAtl: last.atl }));
        expect(rest.last).toEqual(whole.last);
        expect(rest.tsb[0]).toBe(whole.tsb[first.length]);
      }),
    );
  });

  test('twice the load is twice the fitness', () => {
    fc.assert(
      fc.property(loads, (dailyLoads) => {
        const once = answerOf(form({ dailyLoads, ...fromZero })).last;
        const twice = answerOf(form({ dailyLoads: dailyLoads.map((load) => 2 * load), ...fromZero })).last;
        expect(twice).toEqual({ ctl: 2 * once.ctl, atl: 2 * once.atl, tsb: 2 * once.tsb });
      }),
    );
  });

  test('no day is too little, a negative or half a start is refused', () => {
    expectTooLittle(form({ dailyLoads: [] }), /one day/);
    expect(refusedPath(() => form({ dailyLoads: [10, -1] }))).toBe('dailyLoads.1');
    expect(refusedPath(() => form({ dailyLoads: [10], initialCtl: 3 }))).toBe('initialCtl');
    expect(refusedPath(() => form({ dailyLoads: [10], ctlDays: 0 }))).toBe('ctlDays');
  });
});

test('form of a day is known in its morning, unless the same day is asked', () => {
  const input = { dailyLoads: [100, 0], ...fromZero };
  const morning = answerOf(fitnessFatigue(input));
  expect(morning.tsb[0]).toBe(0);
  expect(morning.tsb[1]).toBeCloseTo(100 / 42 - 100 / 7, 12);
  const evening = answerOf(fitnessFatigue({ ...input, tsbTiming: 'same_day' }));
  expect(evening.tsb[0]).toBe(morning.tsb[1]);
  expect(evening.last.tsb).toBe(morning.tsbNextMorning);
  expect(answerOf(fitnessFatiguePierreEma(input)).tsb[0]).not.toBe(0);
  expect(answerOf(fitnessFatiguePierreEma({ ...input, tsbTiming: 'previous_day' })).tsb[0]).toBe(0);
});

test('an unknown past is flagged for 42 days', () => {
  const after = (days: number) => fitnessFatigue({ dailyLoads: new Float64Array(days).fill(50) });
  expect(answerOf(after(41))).toMatchObject({ warmingUp: true, warmUpDays: 41 });
  expect(warningsOf(after(41))[0]).toMatch(/41 of 42 days/);
  expect(answerOf(after(42))).toMatchObject({ warmingUp: false, warmUpDays: 42 });
  expect(warningsOf(after(42))).toEqual([]);
  const known = fitnessFatigue({ dailyLoads: [50], initialCtl: 60, initialAtl: 70 });
  expect(answerOf(known)).toMatchObject({ warmingUp: false, warmUpDays: 0 });
});
