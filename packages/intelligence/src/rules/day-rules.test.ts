import type { Outcome } from '@vitalwire/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import type { WeighedVerdict } from './reason.ts';
import { restDay } from './rest-day.ts';
import type { DaySignals } from './signals.ts';
import { trainingRecommendation } from './training-recommendation.ts';

const hrv = { rollingLnRmssd: 4.0, lower: 3.9, upper: 4.1, count: 28 };
const usual: DaySignals = {
  form: { tsb: 0 },
  hrv,
  restingHeartRate: { bpm: 50, baselineMeanBpm: 50, baselineSdBpm: 2, days: 60 },
  sleep: { sleptHours: 7.6, needHours: 8 },
  soreness: { rating: 3, usual: 3, count: 30 },
  fatigue: { rating: 4, usual: 4 },
};

/** Mornings with any part absent. */
const part = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const rating = fc.record({ rating: fc.integer({ min: 1, max: 10 }), usual: fc.integer({ min: 1, max: 10 }) });
const mornings = fc
  .record({
    form: part(fc.record({ tsb: fc.integer({ min: -60, max: 40 }) })),
    hrv: part(fc.integer({ min: 20, max: 60 }).map((tenths) => ({ ...hrv, rollingLnRmssd: tenths / 10 }))),
    restingHeartRate: part(
      fc.integer({ min: 40, max: 65 }).map((bpm) => ({ bpm, baselineMeanBpm: 50, baselineSdBpm: 2 })),
    ),
    sleep: part(fc.integer({ min: 0, max: 12 }).map((sleptHours) => ({ sleptHours, needHours: 8 }))),
    soreness: part(rating),
    fatigue: part(rating),
    readiness: part(fc.record({ score: fc.integer({ min: 0, max: 100 }) })),
  })
  .map(
    (day) =>
      Object.fromEntries(Object.entries(day).filter(([, value]) => value !== undefined)) as unknown as DaySignals,
  );

const levels = ['rest', 'easy', 'moderate', 'hard'];
const restLevels = ['rest', 'easy_or_rest', 'train'];

describe('what today has room for', () => {
  test('a usual morning leaves room for a hard session, each reason with its numbers', () => {
    const { verdict, ceiling, balance, confidence, reasons, missing, limits } = answerOf(trainingRecommendation(usual));
    expect([verdict, ceiling, balance]).toEqual(['hard', 'hard', 0]);
    expect(confidence).toEqual({ grade: 'high', weightPresent: 1, agreement: 1 });
    expect(limits).toEqual([]);
    expect(missing.map(({ input }) => input)).toEqual(['daysSinceHard']);
    expect(reasons.map(({ code }) => code)).toEqual([
      'form_usual',
      'hrv_in_band',
      'resting_heart_rate_usual',
      'sleep_enough',
      'soreness_usual',
      'fatigue_usual',
    ]);
    expect(reasons[1]).toEqual({
      code: 'hrv_in_band',
      subject: null,
      title: 'HRV in the own band',
      direction: 'neutral',
      observed: { value: 4, unit: 'ln ms' },
      reference: { low: 3.9, high: 4.1, origin: 'own_history' },
      days: 7,
      count: 28,
      weight: 0.25,
      statedWeight: 0.25,
      contribution: 0,
    });
  });

  test('weights of what is missing go to the rest, and both are said', () => {
    const { reasons, missing, confidence } = answerOf(trainingRecommendation({ form: { tsb: -20 }, hrv }));
    expect(reasons.map(({ weight, statedWeight }) => [statedWeight, weight])).toEqual([
      [0.2, expect.closeTo(4 / 9, 12)],
      [0.25, expect.closeTo(5 / 9, 12)],
    ]);
    expect(missing.map(({ input }) => input)).toEqual([
      'restingHeartRate',
      'sleep',
      'soreness',
      'fatigue',
      'daysSinceHard',
    ]);
    expect(confidence.grade).toBe('low');
  });

  test('every code of every signal', () => {
    const seen = (day: DaySignals) => answerOf(trainingRecommendation(day)).reasons.map(({ code }) => code);
    const bad: DaySignals = {
      form: { tsb: -40 },
      hrv: { ...hrv, rollingLnRmssd: 3.5 },
      restingHeartRate: { bpm: 58, baselineMeanBpm: 50, baselineSdBpm: 2 },
      sleep: { sleptHours: 4, needHours: 8 },
      soreness: { rating: 9 },
      fatigue: { rating: 9 },
      readiness: { score: 10 },
    };
    expect(seen(bad)).toEqual([
      'form_low',
      'hrv_below_band',
      'resting_heart_rate_raised',
      'sleep_short',
      'soreness_high',
      'fatigue_high',
      'readiness_low',
    ]);
    const { verdict, balance, reasons } = answerOf(trainingRecommendation(bad));
    expect(verdict).toBe('rest');
    expect(balance).toBeLessThan(-0.9);
    expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(balance, 12);
    const good: DaySignals = {
      form: { tsb: 20 },
      hrv: { ...hrv, rollingLnRmssd: 4.3 },
      restingHeartRate: { bpm: 46, baselineMeanBpm: 50, baselineSdBpm: 0 },
      sleep: { sleptHours: 9, needHours: 8 },
      soreness: { rating: 1, usual: 4 },
      fatigue: { rating: 1 },
    };
    expect(seen(good)).toEqual([
      'form_high',
      'hrv_above_band',
      'resting_heart_rate_lowered',
      'sleep_long',
      'soreness_low',
      'fatigue_low',
    ]);
    expect(seen({ readiness: { score: 50 } })).toEqual(['readiness_usual']);
    expect(seen({ readiness: { score: 80 } })).toEqual(['readiness_high']);
  });

  test('readiness is not weighed beside what it is made of', () => {
    const weightOf = (day: DaySignals) =>
      answerOf(trainingRecommendation(day)).reasons.find(({ code }) => code.startsWith('readiness'))?.weight;
    expect(weightOf({ readiness: { score: 10 }, form: { tsb: 0 } })).toBeCloseTo(0.25 / 0.45, 12);
    expect(weightOf({ readiness: { score: 10 }, hrv })).toBe(0);
    expect(weightOf({ readiness: { score: 10 }, sleep: { sleptHours: 8, needHours: 8 } })).toBe(0);
  });

  test('the levels between, and the plan that fits or does not', () => {
    const at = (tsb: number) => answerOf(trainingRecommendation({ form: { tsb } })).verdict;
    expect([-12, -14, -20, -30].map(at)).toEqual(['hard', 'moderate', 'easy', 'rest']);
    const planned = (session: 'hard' | 'easy', tsb: number) =>
      answerOf(trainingRecommendation({ form: { tsb }, planned: session }));
    expect(planned('hard', 0)).toMatchObject({ verdict: 'as_planned', ceiling: 'hard', planned: 'hard' });
    expect(planned('hard', -20)).toMatchObject({ verdict: 'easy', ceiling: 'easy', planned: 'hard' });
    expect(planned('easy', -20).verdict).toBe('as_planned');
  });

  test('HRV below its band caps at easy, a recent hard session at moderate, a reported state at rest', () => {
    const low = answerOf(trainingRecommendation({ ...usual, hrv: { ...hrv, rollingLnRmssd: 3.89 } }));
    expect(low.balance).toBeGreaterThan(-0.05);
    expect(low).toMatchObject({ verdict: 'easy', limits: [{ code: 'hrv_below_band', atMost: 'easy' }], pointers: [] });
    const recent = answerOf(trainingRecommendation({ ...usual, daysSinceHard: 1 }));
    expect(recent).toMatchObject({ verdict: 'moderate', limits: [{ code: 'hard_session_recent' }] });
    expect(answerOf(trainingRecommendation({ ...usual, daysSinceHard: 1, hardDaysApart: 1 })).verdict).toBe('hard');
    expect(answerOf(trainingRecommendation({ daysSinceHard: 5 })).reasons[0]?.code).toBe('hard_session_past');
    for (const reported of [{ ill: true }, { injured: true }]) {
      const said = answerOf(trainingRecommendation({ ...usual, reported, planned: 'hard' }));
      expect(said).toMatchObject({ verdict: 'rest', pointers: ['see_professional'] });
    }
    expect(answerOf(trainingRecommendation({ ...usual, reported: { ill: false } })).pointers).toEqual([]);
  });

  test('weights can be given, and must make sense', () => {
    const day: DaySignals = { form: { tsb: -30 }, sleep: { sleptHours: 8, needHours: 8 } };
    expect(answerOf(trainingRecommendation({ ...day, weights: { form: 0 } })).balance).toBe(0);
    expect(refusedPath(() => trainingRecommendation({ ...day, weights: { form: -1 } }))).toBe('weights.form');
    expect(refusedPath(() => trainingRecommendation({ ...day, weights: { acwr: 1 } as never }))).toBe('weights.acwr');
    const none = { form: 0, hrv: 0, restingHeartRate: 0, sleep: 0, soreness: 0, fatigue: 0, readiness: 0 };
    expect(refusedPath(() => trainingRecommendation({ ...day, weights: none }))).toBe('weights');
  });

  test('impossible input is refused by its path; nothing at all is too little', () => {
    expectTooLittle(trainingRecommendation({}), /form, hrv/);
    expectTooLittle(trainingRecommendation({ reported: {} }), /reported/);
    expect(refusedPath(() => trainingRecommendation({ form: { tsb: Number.NaN } }))).toBe('form.tsb');
    expect(refusedPath(() => trainingRecommendation({ hrv: { ...hrv, upper: 3 } }))).toBe('hrv.upper');
    expect(refusedPath(() => trainingRecommendation({ hrv: { ...hrv, count: 0 } }))).toBe('hrv.count');
    expect(refusedPath(() => trainingRecommendation({ soreness: { rating: 11 } }))).toBe('soreness.rating');
    expect(refusedPath(() => trainingRecommendation({ readiness: { score: 101 } }))).toBe('readiness.score');
    expect(refusedPath(() => trainingRecommendation({ daysSinceHard: 0.5 }))).toBe('daysSinceHard');
    expect(refusedPath(() => trainingRecommendation({ planned: 'all_out' as never }))).toBe('planned');
    const noNeed = { sleptHours: 8, needHours: 0 };
    expect(refusedPath(() => trainingRecommendation({ sleep: noNeed }))).toBe('sleep.needHours');
  });

  test('a band without width still tells below from above', () => {
    const flat = (rollingLnRmssd: number) =>
      answerOf(trainingRecommendation({ hrv: { rollingLnRmssd, lower: 4, upper: 4 } })).balance;
    expect([3.9, 4, 4.1].map(flat)).toEqual([-1, 0, 1]);
  });

  test('a better reading never gives a harsher verdict', () => {
    const levelOf = (day: DaySignals) => levels.indexOf(answerOf(trainingRecommendation(day)).ceiling);
    const restOf = (day: DaySignals) => restLevels.indexOf(answerOf(restDay(day)).verdict);
    fc.assert(
      fc.property(mornings, fc.double({ min: 0, max: 2, noNaN: true }), (day, gain) => {
        const better: DaySignals[] = [];
        if (day.hrv) better.push({ ...day, hrv: { ...day.hrv, rollingLnRmssd: day.hrv.rollingLnRmssd + gain } });
        if (day.form) better.push({ ...day, form: { tsb: day.form.tsb + 10 * gain } });
        const resting = day.restingHeartRate;
        if (resting) better.push({ ...day, restingHeartRate: { ...resting, bpm: resting.bpm - 5 * gain } });
        if (day.sleep) better.push({ ...day, sleep: { ...day.sleep, sleptHours: day.sleep.sleptHours + gain } });
        if (day.soreness && day.soreness.rating > 1)
          better.push({ ...day, soreness: { ...day.soreness, rating: day.soreness.rating - 1 } });
        if (day.readiness && day.readiness.score < 90)
          better.push({ ...day, readiness: { score: day.readiness.score + 5 * gain } });
        for (const other of better) {
          expect(levelOf(other)).toBeGreaterThanOrEqual(levelOf(day));
          expect(restOf(other)).toBeGreaterThanOrEqual(restOf(day));
        }
      }),
    );
  });

  test('a part more or less never throws; weights sum to 1 and contributions to the balance', () => {
    fc.assert(
      fc.property(mornings, (day) => {
        for (const rule of [trainingRecommendation, restDay]) {
          const outcome: Outcome<WeighedVerdict<string>> = rule(day);
          if (Object.keys(day).length === 0) {
            expect(outcome.status).toBe('insufficient-data');
            continue;
          }
          const { reasons, balance, confidence } = answerOf(outcome);
          expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
          expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(balance, 9);
          expect(Math.abs(balance)).toBeLessThanOrEqual(1 + 1e-9);
          expect(confidence.weightPresent).toBeGreaterThan(0);
          expect(confidence.agreement).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('rest day', () => {
  test('mirrors the recommendation: what speaks against training speaks for rest', () => {
    const day: DaySignals = { form: { tsb: -22 }, sleep: { sleptHours: 6, needHours: 8 } };
    const training = answerOf(trainingRecommendation(day));
    const rest = answerOf(restDay(day));
    expect(rest.proposition).toBe('rest today');
    expect(rest.balance).toBeCloseTo(-training.balance, 12);
    expect(rest.reasons[0]).toMatchObject({ code: 'form_low', direction: 'for' });
    expect(rest.verdict).toBe('rest');
  });

  test('the verdicts', () => {
    const at = (tsb: number) => answerOf(restDay({ form: { tsb } })).verdict;
    expect([0, -13, -14, -18].map(at)).toEqual(['train', 'train', 'easy_or_rest', 'rest']);
    const low = answerOf(restDay({ ...usual, hrv: { ...hrv, rollingLnRmssd: 3.89 } }));
    expect(low.verdict).toBe('easy_or_rest');
    expect(answerOf(restDay({ reported: { ill: true } }))).toMatchObject({
      verdict: 'rest',
      pointers: ['see_professional'],
    });
    expectTooLittle(restDay({}), /trainingDaysInRow/);
  });

  test('days in a row against the own longest run', () => {
    const run = (days: number, usualLongest?: number) =>
      answerOf(restDay({ trainingDaysInRow: usualLongest === undefined ? { days } : { days, usualLongest } }));
    expect([5, 6, 7, 9].map((days) => run(days).balance)).toEqual([0, 0.5, 1, 1]);
    expect(run(5).reasons[0]).toMatchObject({ code: 'usual_run_of_training_days', reference: { origin: 'stated' } });
    expect(run(13, 14).verdict).toBe('train');
    expect(run(15, 14)).toMatchObject({
      verdict: 'rest',
      reasons: [{ reference: { high: 13, origin: 'own_history' } }],
    });
    expect(refusedPath(() => restDay({ trainingDaysInRow: { days: -1 } }))).toBe('trainingDaysInRow.days');
  });
});
