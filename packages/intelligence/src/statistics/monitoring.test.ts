import { describe, expect, test } from 'vitest';
import { anomalies, anomalyThreshold } from './anomaly.ts';
import { baseline, baselineTrimmed } from './baseline.ts';
import { type ControlChart, cusumChart, ewmaChart } from './control-chart.ts';
import { robustSd } from './noise.ts';
import { normalRandom, seededRandom } from './random.ts';
import { cusumRunLength, ewmaRunLength, limitFor } from './run-length.ts';
import { medianOf } from './series.ts';

function noise(days: number, seed: number, phi = 0): Float64Array {
  const next = normalRandom(seededRandom(seed));
  let state = next();
  return Float64Array.from({ length: days }, () => {
    state = phi * state + Math.sqrt(1 - phi * phi) * next();
    return state;
  });
}

function ok<V>(
  outcome:
    | { readonly status: 'ok'; readonly value: V }
    | { readonly status: 'insufficient-data'; readonly need: string },
): V {
  if (outcome.status !== 'ok') throw new Error(outcome.need);
  return outcome.value;
}

describe('baseline', () => {
  test('median and spread by hand, of the days before only', () => {
    const values = [...Array.from({ length: 15 }, (_, i) => i + 1), 1000];
    const { days, current } = ok(baseline({ values, minimumDays: 15 }));
    // Median 8, deviations 0,1,1,…,7,7: median 4.
    expect(days[15]?.center).toBe(8);
    expect(days[15]?.spread).toBeCloseTo((1.482602218505602 * 4 * 15) / 14.2, 12);
    expect(days[14]).toBeNull();
    expect(current?.center).toBe(8.5);
  });

  test('the spread of few days is right on average', () => {
    const next = normalRandom(seededRandom(3));
    for (const n of [10, 14, 28]) {
      let sum = 0;
      for (let run = 0; run < 3000; run++) {
        const values = Float64Array.from({ length: n }, () => next());
        sum += robustSd(values, medianOf(values));
      }
      expect(Math.abs(sum / 3000 - 1)).toBeLessThan(0.025);
    }
  });

  test('a new device starts anew, without an alarm', () => {
    const values = noise(120, 3).map((value, i) => (i < 60 ? 50 : 80) + value);
    const eras = [{ fromDay: 60, label: 'ring' }];
    const { days } = ok(baseline({ values, eras }));
    expect(days.slice(60, 74).every((day) => day === null)).toBe(true);
    expect(days[74]?.center).toBeGreaterThan(75);
    expect(ok(anomalies({ values })).alarms.length).toBeGreaterThan(5);
    expect(ok(anomalies({ values, eras })).alarms.length).toBeLessThan(4);
    const waiting = baseline({ values: values.subarray(0, 65), eras });
    expect(waiting.status === 'ok' && waiting.warnings[0]).toContain('ring');
  });

  test('both forms are right about normal days, and wild days change little', () => {
    const values = noise(1000, 5);
    const wild = values.map((value, i) => (i % 25 === 0 ? 500 : value));
    for (const algorithm of [baseline, baselineTrimmed]) {
      const { current } = ok(algorithm({ values, windowDays: 1000 }));
      expect(Math.abs(current?.center ?? 9)).toBeLessThan(0.1);
      expect(Math.abs((current?.spread ?? 9) - 1)).toBeLessThan(0.1);
      expect(Math.abs(ok(algorithm({ values: wild, windowDays: 1000 })).current?.center ?? 9)).toBeLessThan(0.15);
    }
  });

  test('too few and impossible', () => {
    expect(baseline({ values: noise(13, 1) }).status).toBe('insufficient-data');
    expect(() => baseline({ values: [], minimumDays: 20, windowDays: 15 })).toThrow('minimumDays');
    expect(() => baseline({ values: [], windowDays: 5 })).toThrow('windowDays');
  });
});

describe('anomalies', () => {
  test('finds the day', () => {
    const values = noise(100, 8);
    values[80] = 9;
    const { alarms } = ok(anomalies({ values, daysPerFalseAlarm: 1000 }));
    expect(alarms.map(({ day }) => day)).toEqual([80]);
    expect(ok(anomalies({ values, daysPerFalseAlarm: 1000, side: 'low' })).alarms).toEqual([]);
  });

  /** Alarms over expected false alarms, in 12 series of 1000 days. */
  function ratio(daysPerFalseAlarm: number, windowDays: number, phi: number): number {
    let [found, expected] = [0, 0];
    for (let run = 0; run < 12; run++) {
      const answer = ok(anomalies({ values: noise(1000, 300 + run, phi), windowDays, daysPerFalseAlarm }));
      found += answer.alarms.length;
      expected += answer.expectedFalseAlarms;
    }
    return found / expected;
  }

  test.each([
    [30, 60],
    [30, 28],
    [60, 14],
  ])('one false alarm in %d days, judged by %d', (daysPerFalseAlarm, windowDays) => {
    expect(Math.abs(ratio(daysPerFalseAlarm, windowDays, 0) - 1)).toBeLessThan(0.34);
  });

  test('days that resemble each other alarm more often, within twice', () => {
    expect(Math.abs(ratio(30, 60, 0.5) - 1)).toBeLessThan(0.34);
    const persistent = ratio(30, 60, 0.8);
    expect(persistent).toBeGreaterThan(1.1);
    expect(persistent).toBeLessThan(2);
  });

  test('fewer days ask for more', () => {
    expect(anomalyThreshold(0.001, 14)).toBeGreaterThan(anomalyThreshold(0.001, 60));
    expect(anomalyThreshold(0.001, 100_000)).toBeCloseTo(3.0902, 3);
  });

  test('nothing to judge by', () => {
    expect(anomalies({ values: new Float64Array(60).fill(50) }).status).toBe('insufficient-data');
    expect(anomalies({ values: [] }).status).toBe('insufficient-data');
    expect(() => anomalies({ values: [], daysPerFalseAlarm: 1 })).toThrow('daysPerFalseAlarm');
  });
});

describe('run lengths against printed tables', () => {
  // Two-sided CUSUM, k = 0.5 (Montgomery, Introduction to Statistical Quality Control, table 9.3): 168 and 465.
  test.each([
    [0.5, 4, 168],
    [0.5, 5, 465],
  ])('CUSUM k %d h %d', (k, h, expected) => {
    expect(Math.abs(cusumRunLength(k, h) / expected - 1)).toBeLessThan(0.01);
  });

  // EWMA schemes with a run length of about 500 (Lucas & Saccucci 1990; Montgomery, table 9.11).
  test.each([
    [0.4, 3.054],
    [0.25, 2.998],
    [0.2, 2.962],
    [0.1, 2.814],
    [0.05, 2.615],
  ])('EWMA weight %d limit %d', (weight, limit) => {
    expect(Math.abs(ewmaRunLength(weight, limit) / 500 - 1)).toBeLessThan(0.02);
  });

  test('the limit undoes the run length', () => {
    const limit = limitFor((h) => cusumRunLength(0.5, h), 465);
    expect(Math.abs(cusumRunLength(0.5, limit) - 465)).toBeLessThan(0.01);
  });
});

describe('control charts', () => {
  test('a lasting shift is found with its beginning, noise is left alone', () => {
    const values = noise(200, 21).map((value, i) => (i < 120 ? value : value + 1.2));
    for (const chart of [cusumChart, ewmaChart]) {
      const { alarms } = ok(chart({ values, reference: { mean: 0, sd: 1 }, daysPerFalseAlarm: 1000 }));
      const [first] = alarms;
      expect(first?.side).toBe('high');
      expect(first?.day).toBeGreaterThan(120);
      expect(first?.day).toBeLessThan(150);
      expect(Math.abs((first?.sinceDay ?? 0) - 120)).toBeLessThan(30);
      expect(first?.shift).toBeGreaterThan(0.4);
    }
  });

  test('a weaker drift downwards', () => {
    const values = noise(160, 4).map((value, i) => value - (i < 60 ? 0 : 0.02 * (i - 60)));
    expect(ok(ewmaChart({ values })).alarms[0]?.side).toBe('low');
  });

  test.each([0, 0.5])('alarms without a change come as often as stated, neighbours correlated by %d', (phi) => {
    for (const chart of [cusumChart, ewmaChart]) {
      let [found, expected] = [0, 0];
      for (let run = 0; run < 6; run++) {
        const answer: ControlChart = ok(
          chart({ values: noise(3000, 60 + run, phi), reference: { mean: 0, sd: 1 }, daysPerFalseAlarm: 100 }),
        );
        found += answer.alarms.length;
        expected += answer.expectedFalseAlarms;
      }
      expect(Math.abs(found / expected - 1)).toBeLessThan(0.25);
    }
  });

  test('says what a reference from few days and resembling neighbours do', () => {
    const outcome = cusumChart({ values: noise(200, 2, 0.6) });
    expect(outcome.status === 'ok' && outcome.warnings).toHaveLength(2);
  });

  test('each device has its own reference; too few days', () => {
    const values = noise(260, 6).map((value, i) => (i < 130 ? value : value + 30));
    expect(ok(cusumChart({ values, eras: [{ fromDay: 130, label: 'b' }], daysPerFalseAlarm: 2000 })).alarms).toEqual(
      [],
    );
    expect(cusumChart({ values: noise(60, 1) }).status).toBe('insufficient-data');
    expect(ewmaChart({ values: new Float64Array(100).fill(1) }).status).toBe('insufficient-data');
    expect(() => ewmaChart({ values: [], weight: 0 })).toThrow('weight');
    expect(() => cusumChart({ values: [], reference: { mean: 0, sd: 0 } })).toThrow('reference.sd');
  });
});
