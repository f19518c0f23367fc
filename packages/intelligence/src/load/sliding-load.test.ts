import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf } from '../../test/outcomes.ts';
import {
  fitnessFatigue,
  fitnessFatigueKalman,
  fitnessFatigueSimple,
  fitnessFatigueWeighted,
  simpleMovingAverage,
  weightedMovingAverage,
} from '../index.ts';

const loads = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 1, maxLength: 120 });

test.each([
  ['sma', fitnessFatigueSimple, simpleMovingAverage],
  ['wma', fitnessFatigueWeighted, weightedMovingAverage],
] as const)('%s is the moving average of every day, by the plain definition', (_, chart, average) => {
  fc.assert(
    fc.property(loads, (dailyLoads) => {
      const { ctl, atl } = answerOf(chart({ dailyLoads }));
      for (let day = 0; day < dailyLoads.length; day++) {
        const past = { dailyLoads: dailyLoads.slice(0, day + 1), zeroBeforeRecord: true };
        expect(ctl[day]).toBeCloseTo(answerOf(average({ ...past, windowDays: 42 })), 6);
        expect(atl[day]).toBeCloseTo(answerOf(average({ ...past, windowDays: 7 })), 6);
      }
    }),
    { numRuns: 40 },
  );
});

test.each([fitnessFatigueSimple, fitnessFatigueWeighted])(
  'form is that of the morning, and a steady year is flat',
  (chart) => {
    const { ctl, atl, tsb, last, warmingUp } = answerOf(chart({ dailyLoads: new Float64Array(365).fill(80) }));
    expect([last.ctl, last.atl, last.tsb].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([80, 80, 0]);
    expect(warmingUp).toBe(false);
    expect(tsb[5]).toBe((ctl[4] ?? 0) - (atl[4] ?? 0));
    expect(tsb[0]).toBe(0);
  },
);

test('a short record is still warming up', () => {
  const outcome = fitnessFatigueSimple({ dailyLoads: [100, 100] });
  expect(outcome).toMatchObject({ value: { warmingUp: true, warmUpDays: 2, last: { ctl: 200 / 42, atl: 200 / 7 } } });
  expect(outcome.status === 'ok' && outcome.warnings).toEqual([expect.stringContaining('2 of 42 days')]);
});

test('a Kalman filter in its steady state is the chart', () => {
  // Gain K for ever: P = r·K/(1-K) before, q = K·P (after Harvey 1989, the steady state of the local level).
  const steady = (days: number) => {
    const gain = 1 / days;
    const before = gain / (1 - gain);
    return {
      processVariance: gain * before,
      measurementVariance: 1,
      initialLevel: 0,
      initialVariance: before * (1 - gain),
    };
  };
  const dailyLoads = Array.from({ length: 100 }, (_, day) => (day % 3 === 0 ? 0 : 90));
  const chart = answerOf(fitnessFatigue({ dailyLoads }));
  const kalman = answerOf(fitnessFatigueKalman({ dailyLoads, ctlLevel: steady(42), atlLevel: steady(7) }));
  for (let day = 0; day < 100; day++) {
    expect(kalman.ctl[day]).toBeCloseTo(chart.ctl[day] ?? 0, 9);
    expect(kalman.atl[day]).toBeCloseTo(chart.atl[day] ?? 0, 9);
    expect(kalman.tsb[day]).toBeCloseTo(chart.tsb[day] ?? 0, 9);
  }
});

test('a filter without its model, and no days at all, are too little', () => {
  expect(fitnessFatigueKalman({ dailyLoads: [1, 2] })).toMatchObject({ status: 'insufficient-data' });
  expect(fitnessFatigueSimple({ dailyLoads: [] })).toMatchObject({ status: 'insufficient-data' });
});

test.each([
  [{ dailyLoads: [Number.NaN] }, 'dailyLoads.0'],
  [{ dailyLoads: [-1] }, 'dailyLoads.0'],
  [{ dailyLoads: [1, Number.POSITIVE_INFINITY] }, 'dailyLoads.1'],
  [{ dailyLoads: [1], ctlDays: 0 }, 'ctlDays'],
  [{ dailyLoads: [1], atlDays: 1.5 }, 'atlDays'],
])('%j is refused', (input, path) => {
  expect(() => fitnessFatigueSimple(input)).toThrow(path);
  expect(() => fitnessFatigueWeighted(input)).toThrow(path);
});
