import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { aggregateWeighted } from '../recovery/aggregate.ts';
import { overtrainingEvidence } from './overtraining-evidence.ts';
import { readinessColour, readinessColourHrv, readinessColourVendor } from './readiness-colour.ts';
import { recoveryVerdict } from './recovery-verdict.ts';

const colours = ['red', 'amber', 'green'];

describe('readiness colour', () => {
  test('from a z-score, limits closed below', () => {
    const at = (zScore: number) => answerOf(readinessColour({ zScore })).verdict;
    expect([1, -0.5, -0.51, -1.5, -1.51].map(at)).toEqual(['green', 'green', 'amber', 'amber', 'red']);
    const value = answerOf(readinessColour({ zScore: -1, weightPresent: 0.6 }));
    expect(value.thresholds).toEqual({ greenFrom: -0.5, amberFrom: -1.5 });
    expect(value.confidence.grade).toBe('moderate');
    expect(value.reasons).toEqual([
      {
        code: 'readiness_amber',
        subject: null,
        title: 'Somewhat below the own usual',
        direction: 'neutral',
        observed: { value: -1, unit: 'SD' },
        reference: { low: -0.5, origin: 'stated' },
        days: null,
        count: null,
        weight: 1,
        statedWeight: 1,
        contribution: 0,
      },
    ]);
    expect(refusedPath(() => readinessColour({ zScore: Number.NaN }))).toBe('zScore');
    expect(refusedPath(() => readinessColour({ zScore: 0, weightPresent: 2 }))).toBe('weightPresent');
  });

  test('from the HRV band, on the same limits in standard deviations', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), (hundredths) => {
        const z = hundredths / 100;
        const band = answerOf(readinessColourHrv({ rollingLnRmssd: 4 + z * 0.25, baselineMean: 4, baselineSd: 0.25 }));
        expect(band.verdict).toBe(answerOf(readinessColour({ zScore: z })).verdict);
        const better = answerOf(readinessColour({ zScore: z + 0.1 })).verdict;
        expect(colours.indexOf(better)).toBeGreaterThanOrEqual(colours.indexOf(band.verdict));
      }),
    );
    const flat = { rollingLnRmssd: 3.9, baselineMean: 4, baselineSd: 0, count: 20 };
    expect(answerOf(readinessColourHrv(flat)).verdict).toBe('red');
    expect(refusedPath(() => readinessColourHrv({ ...flat, baselineSd: -1 }))).toBe('baselineSd');
    expect(refusedPath(() => readinessColourHrv({ ...flat, count: 0 }))).toBe('count');
  });

  test("a vendor's score on the vendor's limits", () => {
    const limits = { greenFrom: 67, amberFrom: 34 };
    const at = (scorePercent: number) => answerOf(readinessColourVendor({ scorePercent, ...limits })).verdict;
    expect([67, 66, 34, 33].map(at)).toEqual(['green', 'amber', 'amber', 'red']);
    const crossed = { scorePercent: 50, greenFrom: 30, amberFrom: 60 };
    expect(refusedPath(() => readinessColourVendor(crossed))).toBe('amberFrom');
    expect(refusedPath(() => readinessColourVendor({ ...limits, scorePercent: 101 }))).toBe('scorePercent');
  });
});

describe('recovery verdict', () => {
  const score = fc.integer({ min: 0, max: 100 });

  test('is the weighted aggregate of the parts that are there', () => {
    fc.assert(
      fc.property(fc.option(score), fc.option(score), fc.option(score), (form, sleep, hrv) => {
        const componentScores = [form, sleep, hrv];
        const scores = Object.fromEntries(
          Object.entries({ form, sleep, hrv }).filter(([, value]) => value !== null),
        ) as Record<string, number>;
        const outcome = recoveryVerdict({ scores });
        const whole = aggregateWeighted({ componentScores, weights: [0.4, 0.4, 0.2] });
        if (whole.status !== 'ok') return expectTooLittle(outcome, /score/);
        expect(answerOf(outcome).score).toBeCloseTo(answerOf(whole), 9);
      }),
    );
  });

  test('receipts: parts, weights, what would lift it, the days before', () => {
    const value = answerOf(recoveryVerdict({ scores: { form: 60, sleep: 80 }, pastScores: [50, 60, 70] }));
    expect(value).toMatchObject({
      verdict: 'good',
      score: 70,
      trainingReadiness: 'moderate',
      restNeeded: false,
      nextLevel: 'excellent',
      past: { mean: 60, difference: 10, count: 3 },
    });
    expect(value.wouldChange).toEqual([{ part: 'form', from: 60, to: 90 }]);
    expect(value.missing).toEqual([{ input: 'hrv', adds: 'autonomic state', statedWeight: 0.2 }]);
    expect(value.reasons.map(({ code, weight }) => [code, weight])).toEqual([
      ['form_fair', 0.5],
      ['sleep_good', 0.5],
    ]);
  });

  test('the levels', () => {
    const at = (form: number) => answerOf(recoveryVerdict({ scores: { form } }));
    expect([85, 84, 70, 69, 50, 49].map((form) => at(form).verdict)).toEqual([
      'excellent',
      'good',
      'good',
      'fair',
      'fair',
      'poor',
    ]);
    expect(at(90)).toMatchObject({ nextLevel: null, wouldChange: [], past: null, trainingReadiness: 'high' });
    expect(at(20)).toMatchObject({ restNeeded: true, trainingReadiness: 'very_low', nextLevel: 'fair' });
    // A part of weight 0 can lift nothing.
    const weightless = answerOf(recoveryVerdict({ scores: { form: 60, hrv: 10 }, weights: { hrv: 0 } }));
    expect(weightless.wouldChange.map(({ part }) => part)).toEqual(['form']);
    expectTooLittle(recoveryVerdict({ scores: { hrv: 10 }, weights: { hrv: 0 } }), /weight/);
    expect(refusedPath(() => recoveryVerdict({ scores: { form: 101 } }))).toBe('scores.form');
    expect(refusedPath(() => recoveryVerdict({ scores: { form: 1 }, pastScores: [-1] }))).toBe('pastScores.0');
    expect(refusedPath(() => recoveryVerdict({ scores: { form: Number.NaN } }))).toBe('scores.form');
  });

  test('a part that rises to what is named reaches the next level', () => {
    fc.assert(
      fc.property(score, score, score, (form, sleep, hrv) => {
        const scores = { form, sleep, hrv };
        const { nextLevel, wouldChange } = answerOf(recoveryVerdict({ scores }));
        for (const { part, to } of wouldChange) {
          const lifted = answerOf(recoveryVerdict({ scores: { ...scores, [part]: Math.min(100, to + 1e-9) } }));
          expect(lifted.verdict).toBe(nextLevel);
        }
      }),
    );
  });
});

describe('overtraining evidence', () => {
  const usual = (mean: number, sd: number) => ({ recentMean: mean, baselineMean: mean, baselineSd: sd });
  const none = {
    performance: { changePercent: 0, minimalDetectablePercent: 2, days: 28, count: 6 },
    restingHeartRate: { ...usual(50, 2), days: 7, count: 60 },
    hrv: { rollingLnRmssd: 4, lower: 3.9, upper: 4.1 },
    sleep: usual(7.5, 0.5),
    mood: usual(7, 1),
    effortAtSameLoad: usual(0, 0.5),
    monotony: usual(1.2, 0.3),
  };
  const all = {
    performance: { changePercent: -2, minimalDetectablePercent: 2 },
    restingHeartRate: { ...none.restingHeartRate, recentMean: 53 },
    hrv: { ...none.hrv, rollingLnRmssd: 3.8 },
    sleep: { ...none.sleep, recentMean: 6.9 },
    mood: { ...none.mood, recentMean: 5 },
    effortAtSameLoad: { ...none.effortAtSameLoad, recentMean: 0.6 },
    monotony: { ...none.monotony, recentMean: 1.6 },
  };

  test('no sign, all signs, and what no number can tell apart', () => {
    const quiet = answerOf(overtrainingEvidence(none));
    expect(quiet).toMatchObject({ verdict: 'none', signsPresent: 0, signsKnown: 7, performanceDown: false });
    expect(quiet.reasons.every(({ direction }) => direction === 'neutral')).toBe(true);
    expect(quiet.reasons[2]).toMatchObject({
      code: 'resting_heart_rate_kept',
      reference: { high: 52 },
      days: 7,
      count: 60,
    });
    const loud = answerOf(overtrainingEvidence(all));
    expect(loud).toMatchObject({ verdict: 'much', signsPresent: 7, performanceDown: true });
    expect(loud.pointers).toEqual(['see_professional']);
    expect(loud.cannotTell).toContain('functional_overreaching');
    expect(loud.reasons.map(({ code }) => code)).toEqual([
      'performance_down',
      'hrv_below_band',
      'resting_heart_rate_up',
      'sleep_down',
      'mood_down',
      'effort_up',
      'monotony_up',
    ]);
  });

  test('without a fall in performance there is never much', () => {
    const { performance: _, ...rest } = all;
    const unknown = answerOf(overtrainingEvidence(rest));
    expect(unknown).toMatchObject({ verdict: 'some', signsPresent: 6, performanceDown: null, pointers: [] });
    expect(unknown.missing).toEqual([
      { input: 'performance', adds: 'the one sign that the word is about', statedWeight: 1 },
    ]);
    expect(answerOf(overtrainingEvidence({ ...all, performance: none.performance })).verdict).toBe('some');
    expect(answerOf(overtrainingEvidence({ ...none, mood: all.mood })).verdict).toBe('weak');
  });

  test('HRV above the band is told and counts for nothing', () => {
    const high = answerOf(overtrainingEvidence({ ...none, hrv: { ...none.hrv, rollingLnRmssd: 4.5 } }));
    expect(high).toMatchObject({ verdict: 'none', signsPresent: 0 });
    expect(high.reasons[1]).toMatchObject({ code: 'hrv_above_band', direction: 'neutral' });
  });

  test('a sign more never gives a lower grade, and a better reading never a higher one', () => {
    const grades = ['none', 'weak', 'some', 'much'];
    const names = Object.keys(all) as (keyof typeof all)[];
    fc.assert(
      fc.property(fc.subarray(names), fc.constantFrom(...names), (bad, name) => {
        const mixed = (which: readonly string[]) =>
          answerOf(
            overtrainingEvidence(Object.fromEntries(names.map((n) => [n, which.includes(n) ? all[n] : none[n]]))),
          );
        const worse = mixed([...bad, name]);
        expect(grades.indexOf(worse.verdict)).toBeGreaterThanOrEqual(grades.indexOf(mixed(bad).verdict));
        const known = answerOf(overtrainingEvidence(Object.fromEntries(names.map((n) => [n, all[n]]))));
        const left = overtrainingEvidence(Object.fromEntries(bad.map((n) => [n, all[n]])));
        if (bad.length > 0) expect(answerOf(left).signsPresent).toBeLessThanOrEqual(known.signsPresent);
      }),
    );
  });

  test('a higher HRV never adds a sign', () => {
    const tenths = fc.integer({ min: 20, max: 60 });
    fc.assert(
      fc.property(tenths, fc.nat(20), (at, up) => {
        const of = (value: number) =>
          answerOf(overtrainingEvidence({ ...all, hrv: { ...none.hrv, rollingLnRmssd: value / 10 } })).signsPresent;
        expect(of(at + up)).toBeLessThanOrEqual(of(at));
      }),
    );
  });

  test('limits and refusals', () => {
    const constant = { recentMean: 50, baselineMean: 50, baselineSd: 0 };
    expect(answerOf(overtrainingEvidence({ restingHeartRate: constant })).verdict).toBe('none');
    expect(
      answerOf(overtrainingEvidence({ ...none, restingHeartRate: all.restingHeartRate, signAtSd: 2 })).verdict,
    ).toBe('none');
    expectTooLittle(overtrainingEvidence({}), /performance/);
    expect(refusedPath(() => overtrainingEvidence({ sleep: { ...constant, baselineSd: -1 } }))).toBe(
      'sleep.baselineSd',
    );
    expect(refusedPath(() => overtrainingEvidence({ mood: { ...constant, recentMean: Number.NaN } }))).toBe(
      'mood.recentMean',
    );
    expect(refusedPath(() => overtrainingEvidence({ hrv: { rollingLnRmssd: 4, lower: 5, upper: 4 } }))).toBe(
      'hrv.upper',
    );
    expect(refusedPath(() => overtrainingEvidence({ signAtSd: 0 }))).toBe('signAtSd');
    const noSpread = { changePercent: -1, minimalDetectablePercent: 0 };
    expect(refusedPath(() => overtrainingEvidence({ performance: noSpread }))).toBe(
      'performance.minimalDetectablePercent',
    );
  });
});
