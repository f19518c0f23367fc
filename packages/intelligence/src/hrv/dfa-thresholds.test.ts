import { describe, expect, test } from 'vitest';
import { normal } from '../../test/health-series.ts';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { dfaAlpha1 } from './dfa-alpha1.ts';
import { dfaThresholds } from './dfa-thresholds.ts';

/**
 * A ramp of heart rate from 100 to 180 in 40 min. The scatter of the intervals turns from a slow wave with long memory
 * (α1 near 1.3) to white noise (near 0.6), so α1 falls as heart rate rises.
 */
function ramp(seconds = 2400): number[] {
  const noise = normal(7);
  const intervals: number[] = [];
  let clock = 0;
  let slow = 0;
  while (clock < seconds) {
    const share = clock / seconds;
    const white = noise();
    slow = 0.95 * slow + 0.3 * white;
    const interval = 60_000 / (100 + 80 * share) + 6 * ((1 - share) * slow + share * white);
    intervals.push(interval);
    clock += interval / 1000;
  }
  return intervals;
}

const intervals = ramp();
const powerWatts = Float64Array.from({ length: 2400 }, (_, second) => 100 + second / 10);

describe('thresholds from a ramp', () => {
  test('each window reads what DFA α1 reads of its beats', () => {
    const { windows } = answerOf(dfaThresholds({ rrIntervalsMilliseconds: intervals, stepSeconds: 30 }));
    let clock = 0;
    const ends = intervals.map((interval) => (clock += interval / 1000));
    expect(windows.length).toBeGreaterThan(70);
    for (const window of windows.filter((_, i) => i % 20 === 0)) {
      const inside = intervals.filter((_, i) => {
        const end = ends[i] ?? 0;
        return end <= window.atSeconds && end > window.atSeconds - 120;
      });
      expect(window.alpha1).toBeCloseTo(answerOf(dfaAlpha1({ rrIntervalsMilliseconds: inside })), 9);
      const mean = inside.reduce((sum, interval) => sum + interval, 0) / inside.length;
      expect(window.heartRateBpm).toBeCloseTo(60_000 / mean, 9);
    }
  });

  test('the line is the least-squares line and its crossings lie on it', () => {
    const answer = answerOf(dfaThresholds({ rrIntervalsMilliseconds: intervals, powerWatts }));
    const { heartRate, power, windows } = answer;
    const fitted = windows.filter((window) => window.fitted);
    expect(heartRate.windows).toBe(fitted.length);
    const n = fitted.length;
    const sum = (of: (window: (typeof windows)[number]) => number) =>
      fitted.reduce((total, window) => total + of(window), 0);
    const slope =
      (n * sum((w) => w.heartRateBpm * w.alpha1) - sum((w) => w.heartRateBpm) * sum((w) => w.alpha1)) /
      (n * sum((w) => w.heartRateBpm ** 2) - sum((w) => w.heartRateBpm) ** 2);
    expect(heartRate.slope).toBeCloseTo(slope, 6);
    expect(heartRate.intercept + heartRate.slope * heartRate.aerobicThreshold).toBeCloseTo(0.75, 9);
    expect(heartRate.intercept + heartRate.slope * heartRate.anaerobicThreshold).toBeCloseTo(0.5, 9);
    expect(heartRate.aerobicThreshold).toBeGreaterThan(100);
    expect(heartRate.anaerobicThreshold).toBeGreaterThan(heartRate.aerobicThreshold);
    expect(power?.slope).toBeLessThan(0);
    for (const { alpha1, fitted: used } of windows) expect(used).toBe(alpha1 >= 0.5 && alpha1 <= 1);
  });

  test('few artefacts are bridged, many leave a window out', () => {
    const clean = answerOf(dfaThresholds({ rrIntervalsMilliseconds: intervals }));
    const one = intervals.map((interval, i) => (i % 200 === 100 ? interval / 2 : interval));
    const few = answerOf(dfaThresholds({ rrIntervalsMilliseconds: one }));
    expect(few.artefactShare).toBeCloseTo(1 / 200, 3);
    expect(Math.abs(few.heartRate.aerobicThreshold - clean.heartRate.aerobicThreshold)).toBeLessThan(10);
    const spoilt = intervals.map((interval, i) => (i < 800 && i % 10 === 5 ? interval / 2 : interval));
    const outcome = dfaThresholds({ rrIntervalsMilliseconds: spoilt });
    expect(warningsOf(outcome)[0]).toMatch(/more than 3 % artefacts/);
    expect(answerOf(outcome).windows.length).toBeLessThan(clean.windows.length);
  });

  test('too little, and what cannot be', () => {
    expectTooLittle(dfaThresholds({ rrIntervalsMilliseconds: [] }), /240 s/);
    expectTooLittle(dfaThresholds({ rrIntervalsMilliseconds: new Array(200).fill(700) }), /240 s/);
    expectTooLittle(dfaThresholds({ rrIntervalsMilliseconds: new Array(2000).fill(700) }), /clean windows/);
    // Backwards the heart slows while α1 rises: the same line. Turned upside down there is no threshold.
    const rising = intervals.map((interval) => 1000 - interval);
    expectTooLittle(dfaThresholds({ rrIntervalsMilliseconds: rising }), /clean windows/);
    expect(refusedPath(() => dfaThresholds({ rrIntervalsMilliseconds: [700, Number.NaN] }))).toBe(
      'rrIntervalsMilliseconds.1',
    );
    const bad = { rrIntervalsMilliseconds: intervals };
    expect(refusedPath(() => dfaThresholds({ ...bad, stepSeconds: 0 }))).toBe('stepSeconds');
    expect(refusedPath(() => dfaThresholds({ ...bad, lowestAlpha1: 1, highestAlpha1: 0.5 }))).toBe('highestAlpha1');
    expect(refusedPath(() => dfaThresholds({ ...bad, powerWatts: Float64Array.of(-1) }))).toBe('powerWatts.0');
  });
});
