import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { acuteChronicRatio, acuteChronicRatioCoupled, acuteChronicRatioUncoupled } from './acute-chronic.ts';
import { formStatus, formStatusPierre, overtrainingRisk } from './form-status.ts';
import { monotony, monotonyBounded, monotonyPopulation } from './monotony.ts';
import { kalmanLevel, simpleMovingAverage, weightedMovingAverage } from './moving-average.ts';
import { rampRate } from './ramp-rate.ts';

const month = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 28, maxLength: 40 });
const week = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 7, maxLength: 7 });

describe('acute to chronic ratio', () => {
  test('coupled = 4u/(u + 3) of uncoupled', () => {
    fc.assert(
      fc.property(month, (dailyLoads) => {
        const u = answerOf(acuteChronicRatioUncoupled({ dailyLoads })).ratio;
        expect(answerOf(acuteChronicRatioCoupled({ dailyLoads })).ratio).toBeCloseTo((4 * u) / (u + 3), 9);
      }),
    );
  });

  test.each([acuteChronicRatio, acuteChronicRatioCoupled, acuteChronicRatioUncoupled])(
    'does not depend on the scale, and says it predicts nothing',
    (form) => {
      fc.assert(
        fc.property(month, fc.integer({ min: 2, max: 9 }), (dailyLoads, factor) => {
          const more = form({ dailyLoads: dailyLoads.map((load) => load * factor) });
          expect(answerOf(more).ratio).toBeCloseTo(answerOf(form({ dailyLoads })).ratio, 9);
          expect(warningsOf(more)[0]).toMatch(/does not predict injury/);
        }),
      );
      expectTooLittle(form({ dailyLoads: new Array<number>(27).fill(10) }), /28 days/);
      expectTooLittle(form({ dailyLoads: new Array<number>(28).fill(0) }), /above 0/);
      expect(refusedPath(() => form({ dailyLoads: [Number.NaN] }))).toBe('dailyLoads.0');
    },
  );
});

describe('monotony', () => {
  test.each([monotony, monotonyPopulation, monotonyBounded])(
    'the order of days does not matter, the scale neither',
    (form) => {
      fc.assert(
        fc.property(week, (dailyLoads) => {
          const once = answerOf(form({ dailyLoads }));
          const other = answerOf(form({ dailyLoads: dailyLoads.toReversed().map((load) => 3 * load) }));
          if (once.monotony === null) expect(other.monotony).toBeNull();
          else expect(other.monotony).toBeCloseTo(once.monotony, 9);
          expect(other.weeklyLoad).toBe(3 * once.weeklyLoad);
        }),
      );
    },
  );

  test('seven equal days: no value, and 1 in the bounded form', () => {
    const dailyLoads = new Array<number>(7).fill(0.1);
    expect(answerOf(monotony({ dailyLoads }))).toMatchObject({ standardDeviation: 0, monotony: null, strain: null });
    expect(answerOf(monotonyPopulation({ dailyLoads })).monotony).toBeNull();
    expect(answerOf(monotonyBounded({ dailyLoads })).monotony).toBe(1);
    expect(answerOf(monotonyBounded({ dailyLoads: new Array<number>(7).fill(0) })).monotony).toBeNull();
  });

  test('the last seven days count, fewer are too few', () => {
    const days = [10, 20, 30, 40, 50, 60, 70];
    expect(monotony({ dailyLoads: [999, ...days] })).toEqual(monotony({ dailyLoads: days }));
    expectTooLittle(monotony({ dailyLoads: days.slice(1) }), /7 days/);
  });
});

describe('moving averages', () => {
  test('days before the record count 0 only when asked', () => {
    const input = { dailyLoads: [70, 70], windowDays: 7 };
    expectTooLittle(simpleMovingAverage(input), /7 days/);
    expect(answerOf(simpleMovingAverage({ ...input, zeroBeforeRecord: true }))).toBe(20);
    expect(answerOf(weightedMovingAverage({ ...input, zeroBeforeRecord: true }))).toBeCloseTo((70 * 13) / 28, 12);
    expectTooLittle(weightedMovingAverage({ dailyLoads: [], windowDays: 1, zeroBeforeRecord: true }), /1 days/);
    expect(refusedPath(() => simpleMovingAverage({ dailyLoads: [1], windowDays: 1.5 }))).toBe('windowDays');
  });

  test('a level that never moves is the mean as the record grows', () => {
    const dailyLoads = Array.from({ length: 5000 }, (_, i) => (i % 2 === 0 ? 40 : 60));
    const start = { initialLevel: 0, initialVariance: 1e6 };
    const { level, variance } = answerOf(
      kalmanLevel({ dailyLoads, processVariance: 0, measurementVariance: 100, ...start }),
    );
    expect(level).toBeCloseTo(50, 3);
    expect(variance).toBeCloseTo(100 / 5000, 6);
    expectTooLittle(kalmanLevel({ dailyLoads: [], processVariance: 0, measurementVariance: 1, ...start }), /one day/);
    expect(refusedPath(() => kalmanLevel({ dailyLoads, processVariance: 0, measurementVariance: 0, ...start }))).toBe(
      'measurementVariance',
    );
  });
});

describe('ramp rate', () => {
  const dailyCtl = [50, 50, 51, 52, 53, 54, 54.5, 56];
  test('over seven days, against a limit when one is named', () => {
    expect(answerOf(rampRate({ dailyCtl }))).toEqual({ ctlPerWeek: 6, percentPerWeek: 12, withinLimit: null });
    expect(answerOf(rampRate({ dailyCtl, strategy: 'default' })).withinLimit).toBe(false);
    expect(answerOf(rampRate({ dailyCtl, strategy: 'aggressive' })).withinLimit).toBe(true);
    expect(answerOf(rampRate({ dailyCtl: [0, ...dailyCtl.slice(1)], strategy: 'default' }))).toMatchObject({
      percentPerWeek: null,
      withinLimit: null,
    });
    expectTooLittle(rampRate({ dailyCtl: dailyCtl.slice(1) }), /8 days/);
  });
});

describe('form', () => {
  test.each([
    [25.1, 'transition'],
    [25, 'fresh'],
    [5.1, 'fresh'],
    [5, 'grey'],
    [-10, 'grey'],
    [-10.1, 'optimal'],
    [-30, 'optimal'],
    [-30.1, 'high_risk'],
  ])('%d is %s', (tsb, band) => expect(answerOf(formStatus({ tsb }))).toBe(band));

  test('bands only move up with TSB', () => {
    const order = ['overreaching', 'productive', 'fresh', 'detraining'];
    let last = 0;
    for (let tsb = -60; tsb <= 60; tsb += 0.5) {
      const now = order.indexOf(answerOf(formStatusPierre({ tsb })));
      expect(now).toBeGreaterThanOrEqual(last);
      last = now;
    }
    expect(last).toBe(3);
  });

  test('one warning sign is moderate and named', () => {
    expect(answerOf(overtrainingRisk({ ctl: 70, atl: 80, tsb: -11 }))).toEqual({
      riskFactors: ['deep_fatigue'],
      riskFactorCount: 1,
      level: 'moderate',
    });
  });
});
