import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { fitnessFatigue, fitnessFatigueExponential } from '../load/fitness-fatigue.ts';
import { monotony } from '../load/monotony.ts';
import { simulateBlock } from './block-simulation.ts';

const loads = (minLength: number, maxLength: number) =>
  fc.array(fc.integer({ min: 0, max: 300 }), { minLength, maxLength });

describe('simulated block', () => {
  test.each([
    ['trainingpeaks', fitnessFatigue],
    ['exponential', fitnessFatigueExponential],
  ] as const)('equals the chart of the same days once they are done: %s', (method, chart) => {
    fc.assert(
      fc.property(loads(1, 60), loads(1, 60), (pastLoads, plannedLoads) => {
        const done = answerOf(chart({ dailyLoads: [...pastLoads, ...plannedLoads] }));
        const plan = answerOf(simulateBlock({ pastLoads, plannedLoads, method }));
        const from = pastLoads.length;
        expect(plan.days.map(({ ctl }) => ctl)).toEqual([...done.ctl.subarray(from)]);
        expect(plan.days.map(({ atl }) => atl)).toEqual([...done.atl.subarray(from)]);
        expect(plan.days.map(({ tsb }) => tsb)).toEqual([...done.tsb.subarray(from)]);
        expect(plan.end.tsb).toBe(done.tsbNextMorning);
        expect(plan.start.ctl + plan.change.ctl).toBeCloseTo(plan.end.ctl, 9);
      }),
    );
  });

  test('may be cut anywhere: the second half starts where the first ends', () => {
    fc.assert(
      fc.property(loads(1, 30), loads(1, 30), (first, second) => {
        const whole = answerOf(simulateBlock({ initialCtl: 50, initialAtl: 60, plannedLoads: [...first, ...second] }));
        const { end } = answerOf(simulateBlock({ initialCtl: 50, initialAtl: 60, plannedLoads: first }));
        const rest = answerOf(simulateBlock({ initialCtl: end.ctl, initialAtl: end.atl, plannedLoads: second }));
        expect(rest.end.ctl).toBeCloseTo(whole.end.ctl, 9);
        expect(rest.end.atl).toBeCloseTo(whole.end.atl, 9);
      }),
    );
  });

  test('a steady load leads fitness along its closed form', () => {
    const { days, end } = answerOf(
      simulateBlock({ initialCtl: 40, initialAtl: 40, plannedLoads: new Array<number>(28).fill(80) }),
    );
    expect(end.ctl).toBeCloseTo(80 - 40 * (41 / 42) ** 28, 9);
    expect(end.atl).toBeCloseTo(80 - 40 * (6 / 7) ** 28, 9);
    expect(days[6]?.ctlPerWeek).toBeCloseTo(40 - 40 * (41 / 42) ** 7, 9);
    expect(days[5]?.ctlPerWeek).toBeNull();
    expect(days[6]?.monotony).toBeNull();
    expect(days[6]?.weeklyLoad).toBe(560);
  });

  test('ramp, monotony and strain are those of each seven days', () => {
    const pastLoads = [10, 60, 0, 80, 40, 0, 120, 30];
    const plannedLoads = [50, 0, 90, 40, 0, 140, 20, 60, 0];
    const all = [...pastLoads, ...plannedLoads];
    const plan = answerOf(simulateBlock({ pastLoads, plannedLoads }));
    for (const { day, monotony: given, strain, weeklyLoad, ctlPerWeek } of plan.days) {
      const end = pastLoads.length + day;
      const week = answerOf(monotony({ dailyLoads: all.slice(end - 7, end) }));
      expect({ given, strain, weeklyLoad }).toEqual({
        given: week.monotony,
        strain: week.strain,
        weeklyLoad: week.weeklyLoad,
      });
      const ctl = answerOf(fitnessFatigue({ dailyLoads: all })).ctl;
      expect(ctlPerWeek).toBeCloseTo((ctl[end - 1] ?? 0) - (ctl[end - 8] ?? 0), 9);
    }
    expect(plan.highestStrain?.value).toBe(Math.max(...plan.days.map(({ strain }) => strain ?? 0)));
    expect(plan.lowestTsb.value).toBe(Math.min(...plan.days.map(({ tsb }) => tsb)));
  });

  test('what cannot be is refused; without a start there is no answer', () => {
    expectTooLittle(simulateBlock({ plannedLoads: [50] }), /CTL and ATL/);
    expectTooLittle(simulateBlock({ plannedLoads: [], initialCtl: 1, initialAtl: 1 }), /one planned day/);
    expect(refusedPath(() => simulateBlock({ plannedLoads: [Number.NaN], pastLoads: [1] }))).toBe('plannedLoads.0');
    expect(refusedPath(() => simulateBlock({ plannedLoads: [1], pastLoads: [-1] }))).toBe('pastLoads.0');
    expect(refusedPath(() => simulateBlock({ plannedLoads: [1], initialCtl: 5 }))).toBe('initialCtl');
  });
});
