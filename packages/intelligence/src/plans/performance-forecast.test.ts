import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { impulseResponse } from '../load/impulse-response.ts';
import { normalRandom, seededRandom } from '../statistics/random.ts';
import { performanceForecast } from './performance-forecast.ts';
import { quantile } from './quantile.ts';
import type { ResponseParameters } from './response-parameters.ts';

const parameters: ResponseParameters = {
  basePerformance: 250,
  fitnessGain: 0.08,
  fitnessDays: 42,
  fatigueGain: 0.11,
  fatigueDays: 8,
};
const spread = [5, 0.008, 4, 0.012, 1];
const covariance = spread.map((a, i) => spread.map((b, j) => (i === j ? 1 : 0.3) * a * b));
const pastLoads = Array.from({ length: 120 }, (_, i) => [60, 0, 80, 40, 0, 120, 50][i % 7] ?? 0);
const plannedLoads = Array.from({ length: 21 }, (_, i) => [70, 0, 90, 50, 0, 140, 60][i % 7] ?? 0);
const input = { pastLoads, plannedLoads, parameters, residualStandardDeviation: 4, covariance, seed: 7 };

describe('performance forecast', () => {
  test('each day is what impulse and response give for the loads until then', () => {
    const { days } = answerOf(performanceForecast(input));
    for (const { day, expected } of days) {
      const dailyLoads = [...pastLoads, ...plannedLoads.slice(0, day)];
      expect(expected).toBeCloseTo(answerOf(impulseResponse({ ...parameters, dailyLoads })), 9);
    }
  });

  test('the seed decides the draws, and nothing else does', () => {
    const once = performanceForecast(input);
    expect(performanceForecast(input)).toEqual(once);
    expect(performanceForecast({ ...input, seed: 8 })).not.toEqual(once);
  });

  test('80 % of the truths of a drawn athlete, with scatter, lie inside', () => {
    const { days } = answerOf(performanceForecast({ ...input, draws: 2000 }));
    const day = days.at(-1);
    const normal = normalRandom(seededRandom(4711));
    // A second way to the same draws: independent parts plus one shared part give the correlation of 0.3.
    let inside = 0;
    let insideExpected = 0;
    const athletes = 2000;
    for (let k = 0; k < athletes; k++) {
      const shared = Math.sqrt(0.3) * normal();
      const [b = 0, k1 = 0, t1 = 0, k2 = 0, t2 = 0] = spread.map((sd) => sd * (shared + Math.sqrt(0.7) * normal()));
      const truth = answerOf(
        impulseResponse({
          dailyLoads: [...pastLoads, ...plannedLoads],
          basePerformance: 250 + b,
          fitnessGain: Math.max(0, 0.08 + k1),
          fitnessDays: Math.max(1, 42 + t1),
          fatigueGain: Math.max(0, 0.11 + k2),
          fatigueDays: Math.max(1, 8 + t2),
        }),
      );
      const result = truth + 4 * normal();
      if (day !== undefined && result >= day.low && result <= day.high) inside++;
      if (day !== undefined && truth >= day.expectedLow && truth <= day.expectedHigh) insideExpected++;
    }
    expect(inside / athletes).toBeGreaterThan(0.77);
    expect(inside / athletes).toBeLessThan(0.83);
    expect(insideExpected / athletes).toBeGreaterThan(0.77);
    expect(insideExpected / athletes).toBeLessThan(0.83);
  });

  test('scatter widens the band of results, not that of the expectation', () => {
    const calm = answerOf(performanceForecast({ ...input, residualStandardDeviation: 0 })).days.at(-1);
    const wild = answerOf(performanceForecast({ ...input, residualStandardDeviation: 20 })).days.at(-1);
    expect(wild?.expectedLow).toBe(calm?.expectedLow);
    expect(calm?.low).toBeCloseTo(calm?.expectedLow ?? 0, 9);
    expect((wild?.high ?? 0) - (wild?.low ?? 0)).toBeGreaterThan((calm?.high ?? 0) - (calm?.low ?? 0) + 10);
  });

  test('plans are compared draw by draw: the same plan differs by nothing', () => {
    const same = answerOf(performanceForecast({ ...input, alternativeLoads: plannedLoads })).difference;
    expect(same).toEqual({ expected: 0, low: 0, high: 0, planHigherShare: 0 });
    const rest = plannedLoads.map((load, i) => (i >= 14 ? load / 2 : load));
    const tapered = answerOf(performanceForecast({ ...input, plannedLoads: rest, alternativeLoads: plannedLoads }));
    const forecast = answerOf(performanceForecast(input)).days.at(-1);
    const { difference } = tapered;
    expect(difference?.expected).toBeCloseTo((tapered.days.at(-1)?.expected ?? 0) - (forecast?.expected ?? 0), 9);
    // What both plans share cancels: the difference is known better than either.
    expect((difference?.high ?? 0) - (difference?.low ?? 0)).toBeLessThan(
      (forecast?.expectedHigh ?? 0) - (forecast?.expectedLow ?? 0),
    );
  });

  test('draws of a bootstrap are taken as they are', () => {
    const parameterDraws = [parameters, { ...parameters, basePerformance: 270 }];
    const { days, draws } = answerOf(
      performanceForecast({ pastLoads, plannedLoads, parameters, residualStandardDeviation: 0, parameterDraws }),
    );
    expect(draws).toBe(2);
    const last = days.at(-1);
    expect(last?.expectedLow).toBeCloseTo((last?.expected ?? 0) + 2, 9);
    expect(last?.expectedHigh).toBeCloseTo((last?.expected ?? 0) + 18, 9);
  });

  test('a fit that determines nothing says so', () => {
    const vague = covariance.map((row, i) => row.map((value, j) => (i === 3 && j === 3 ? 0.05 : value)));
    expect(warningsOf(performanceForecast({ ...input, covariance: vague }))[0]).toMatch(/impossible/);
  });

  test('bad input', () => {
    const { covariance: left, seed, ...bare } = input;
    expect([left.length, seed]).toEqual([5, 7]);
    expectTooLittle(performanceForecast(bare), /covariance and a seed/);
    expectTooLittle(performanceForecast({ ...input, plannedLoads: [] }), /one planned day/);
    expect(refusedPath(() => performanceForecast({ ...bare, covariance }))).toBe('seed');
    expect(refusedPath(() => performanceForecast({ ...input, covariance: [[1]] }))).toBe('covariance');
    const negative = covariance.map((row, i) => row.map((value, j) => (i === 2 && j === 2 ? -1 : value)));
    expect(refusedPath(() => performanceForecast({ ...input, covariance: negative }))).toBe('covariance');
    const lopsided = covariance.map((row, i) => row.map((value, j) => (i === 0 && j === 1 ? value + 1 : value)));
    expect(refusedPath(() => performanceForecast({ ...input, covariance: lopsided }))).toBe('covariance.1.0');
    expect(refusedPath(() => performanceForecast({ ...input, alternativeLoads: [1] }))).toBe('alternativeLoads');
    expect(refusedPath(() => performanceForecast({ ...input, parameters: { ...parameters, fatigueDays: 0 } }))).toBe(
      'parameters.fatigueDays',
    );
    expect(refusedPath(() => performanceForecast({ ...input, seed: 0.5 }))).toBe('seed');
  });
});

describe('quantile', () => {
  test('keeps order and ends', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (xs, share) => {
        const sorted = Float64Array.from(xs).sort();
        expect(quantile(sorted, 0)).toBe(sorted[0]);
        expect(quantile(sorted, 1)).toBe(sorted.at(-1));
        expect(quantile(sorted, share)).toBeGreaterThanOrEqual(quantile(sorted, share / 2));
      }),
    );
  });
});
