import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { type FitnessScoreInput, fitnessScore, fitnessScoreRecoveryAdjusted } from './fitness-score.ts';

const rising = Array.from({ length: 100 }, (_, day) => day + 1);
const whole: FitnessScoreInput = {
  dailyCtl: rising,
  activeDaysPerWeek: [4, 4, 4, 4],
  performance: { current: 300, history: [280, 285, 290, 300, 310], unit: 'W' },
};

describe('fitness score', () => {
  test('worked by hand', () => {
    const value = answerOf(fitnessScore(whole));
    // 99 days below and today's tie half; 28 of a mean of 50.5 is over 20 %; equal weeks; three below and half a tie.
    expect(value.parts).toEqual({ load: 99.5, trend: 100, consistency: 100, performance: 70 });
    expect(value.score).toBeCloseTo(0.35 * 99.5 + 0.15 * 100 + 0.25 * 100 + 0.25 * 70, 9);
    expect(value.verdict).toBe('own_peak');
    expect(value.confidence.grade).toBe('high');
    expect(value.reasons.map(({ code }) => code)).toEqual([
      'load_above_own_usual',
      'load_rising',
      'weeks_even',
      'performance_above_own_usual',
    ]);
    expect(value.reasons[0]).toMatchObject({ observed: { value: 100, unit: 'TSS/day' }, days: 100, weight: 0.35 });
    expect(value.missing).toEqual([]);
  });

  test('weights of missing parts go to the rest; weights can be given', () => {
    const load = answerOf(fitnessScore({ dailyCtl: rising }));
    expect(load.reasons.map(({ weight }) => weight)).toEqual([expect.closeTo(0.7, 12), expect.closeTo(0.3, 12)]);
    expect(load.missing.map(({ input }) => input)).toEqual(['consistency', 'performance']);
    expect(load.confidence.grade).toBe('moderate');
    const only = { load: 0, trend: 0, consistency: 0, performance: 2 };
    expect(answerOf(fitnessScore({ ...whole, weights: only })).score).toBe(70);
    expectTooLittle(fitnessScore({ dailyCtl: rising, weights: only }), /index/);
    expect(refusedPath(() => fitnessScore({ ...whole, weights: { load: Number.NaN } }))).toBe('weights.load');
  });

  test('every code: falling, uneven, below', () => {
    const falling = rising.toReversed();
    const performance = { current: 1, history: [2, 3, 4, 5, 6], unit: 'W' };
    const value = answerOf(fitnessScore({ dailyCtl: falling, activeDaysPerWeek: [7, 0, 7, 0], performance }));
    expect(value.verdict).toBe('below_own_usual');
    expect(value.parts).toEqual({ load: 0.5, trend: 0, consistency: 50, performance: 0 });
    expect(value.reasons.map(({ code }) => code)).toEqual([
      'load_below_own_usual',
      'load_falling',
      'weeks_uneven',
      'performance_below_own_usual',
    ]);
    const steady = answerOf(
      fitnessScore({
        dailyCtl: new Float64Array(60).fill(40),
        performance: { current: 4, history: [2, 3, 4, 5, 6], unit: 'W' },
      }),
    );
    expect(steady).toMatchObject({ score: 50, verdict: 'own_usual' });
    expect(steady.reasons.map(({ code }) => code)).toEqual(['load_own_usual', 'load_steady', 'performance_own_usual']);
    expect(answerOf(fitnessScore({ activeDaysPerWeek: [0, 0, 0, 0] })).score).toBe(0);
    const between = { load: 0, trend: 0, consistency: 1, performance: 1 };
    expect(answerOf(fitnessScore({ ...whole, weights: { ...between, consistency: 0.2 } })).verdict).toBe(
      'above_own_usual',
    );
  });

  test('too little, and impossible input', () => {
    expectTooLittle(fitnessScore({}), /42/);
    expectTooLittle(fitnessScore({ dailyCtl: rising.slice(0, 41), activeDaysPerWeek: [1, 2, 3] }), /4 whole weeks/);
    expectTooLittle(fitnessScore({ performance: { current: 1, history: [1, 2, 3, 4], unit: 'W' } }), /5 earlier/);
    // No load ever: a percentile, and no trend of nothing.
    expect(answerOf(fitnessScore({ dailyCtl: new Float64Array(50) })).parts).toMatchObject({ load: 50, trend: null });
    expect(refusedPath(() => fitnessScore({ dailyCtl: [1, Number.NaN] }))).toBe('dailyCtl.1');
    expect(refusedPath(() => fitnessScore({ activeDaysPerWeek: [8] }))).toBe('activeDaysPerWeek.0');
    const wrong = { current: Number.POSITIVE_INFINITY, history: [], unit: 'W' };
    expect(refusedPath(() => fitnessScore({ performance: wrong }))).toBe('performance.current');
  });

  test('rises with load and performance, whatever the unit, and stays within 0 to 100', () => {
    const loads = fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 42, maxLength: 90 });
    fc.assert(
      fc.property(
        loads,
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 9 }),
        (dailyCtl, current, scale) => {
          const history = [200, 210, 220, 230, 240];
          const of = (factor: number, watts: number) =>
            answerOf(
              fitnessScore({
                dailyCtl: dailyCtl.map((ctl) => ctl * factor),
                performance: { current: watts * factor, history: history.map((past) => past * factor), unit: 'W' },
              }),
            ).score;
          expect(of(1, current)).toBeGreaterThanOrEqual(0);
          expect(of(1, current)).toBeLessThanOrEqual(100);
          expect(of(1, current + 10)).toBeGreaterThanOrEqual(of(1, current));
          expect(of(scale, current)).toBeCloseTo(of(1, current), 9);
        },
      ),
    );
  });
});

describe('adjusted by recovery', () => {
  const half: FitnessScoreInput = { dailyCtl: new Float64Array(60).fill(40) };

  test('5, 0, -5 and -10 %', () => {
    const at = (recoveryScore: number) => answerOf(fitnessScoreRecoveryAdjusted({ ...half, recoveryScore }));
    const rows = [100, 90, 89, 70, 69, 50, 49, 0].map((recovery) => [
      at(recovery).adjustmentPercent,
      at(recovery).score,
    ]);
    expect(rows).toEqual([
      [5, 52.5],
      [5, 52.5],
      [0, 50],
      [0, 50],
      [-5, 47.5],
      [-5, 47.5],
      [-10, 45],
      [-10, 45],
    ]);
    expect(at(20)).toMatchObject({ unadjustedScore: 50, verdict: 'own_usual' });
    expect(at(20).reasons.at(-1)).toMatchObject({ code: 'recovery_poor', direction: 'against', weight: 0 });
  });

  test('never above 100, unchanged without recovery, and what is too little stays so', () => {
    expect(answerOf(fitnessScoreRecoveryAdjusted({ ...whole, recoveryScore: 95 })).score).toBe(
      Math.min(100, 1.05 * answerOf(fitnessScore(whole)).score),
    );
    const peak = { activeDaysPerWeek: [3, 3, 3, 3], recoveryScore: 95 };
    expect(answerOf(fitnessScoreRecoveryAdjusted(peak)).score).toBe(100);
    const plain = answerOf(fitnessScoreRecoveryAdjusted(half));
    expect(plain).toMatchObject({ score: 50, adjustmentPercent: 0 });
    expect(plain.missing.at(-1)?.input).toBe('recovery');
    expectTooLittle(fitnessScoreRecoveryAdjusted({ recoveryScore: 80 }), /42/);
    expect(refusedPath(() => fitnessScoreRecoveryAdjusted({ ...half, recoveryScore: 101 }))).toBe('recoveryScore');
  });
});
