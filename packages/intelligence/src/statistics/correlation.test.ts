import { describe, expect, test } from 'vitest';
import { autocorrelations, effectivePairs } from './autocorrelation.ts';
import { comparable } from './comparable.ts';
import { type Correlation, correlationPearson, correlationSpearman } from './correlation.ts';
import { correlationScreen, correlationScreenSpearman } from './correlation-screen.ts';
import { benjaminiHochberg, benjaminiYekutieli } from './false-discovery.ts';
import { transformed } from './fourier.ts';
import { normalRandom, seededRandom } from './random.ts';

function of(outcome: ReturnType<typeof correlationPearson>): Correlation {
  if (outcome.status !== 'ok') throw new Error(outcome.need);
  return outcome.value;
}

/** First-order autoregression of the stated correlation of neighbours, variance 1. */
function persistent(days: number, phi: number, next: () => number): Float64Array {
  const series = new Float64Array(days);
  series[0] = next();
  for (let i = 1; i < days; i++) series[i] = phi * (series[i - 1] ?? 0) + Math.sqrt(1 - phi * phi) * next();
  return series;
}

describe('autocorrelation', () => {
  test('transform and direct sums agree, with gaps', () => {
    const next = seededRandom(4);
    const series = persistent(900, 0.7, normalRandom(next)).map((value) => (next() < 0.3 ? Number.NaN : value));
    const quick = autocorrelations(series, 180, transformed);
    for (const lag of [1, 2, 50, 180]) {
      let known = 0;
      let mean = 0;
      for (const value of series) if (!Number.isNaN(value)) [known, mean] = [known + 1, mean + value];
      mean /= known;
      let [product, pairs, square] = [0, 0, 0];
      for (let i = 0; i < 900; i++) {
        const value = (series[i] ?? Number.NaN) - mean;
        const later = (series[i + lag] ?? Number.NaN) - mean;
        if (!Number.isNaN(value)) square += value * value;
        if (!Number.isNaN(value * later)) [product, pairs] = [product + value * later, pairs + 1];
      }
      expect(Math.abs((quick[lag] ?? 9) - product / pairs / (square / known))).toBeLessThan(1e-12);
    }
    const direct = autocorrelations(series, 180);
    for (const [lag, value] of direct.entries()) expect(Math.abs((quick[lag] ?? 9) - value)).toBeLessThan(1e-12);
  });

  test('a constant or empty series has none', () => {
    expect([...autocorrelations(new Float64Array(9).fill(4), 3)]).toEqual([1, 0, 0, 0]);
    expect([...autocorrelations(new Float64Array(9).fill(Number.NaN), 2)]).toEqual([1, 0, 0]);
  });

  test('independent days keep their number, persistent ones lose most of it', () => {
    const rho = Float64Array.from({ length: 100 }, (_, lag) => 0.8 ** lag);
    // Σ 0.64^j = 0.64/0.36.
    expect(effectivePairs(500, 1, rho, rho)).toBeCloseTo(500 / (1 + (2 * 0.64) / 0.36), 6);
    expect(effectivePairs(500, 1, rho, new Float64Array(100))).toBe(500);
  });
});

test('worked by hand', () => {
  // r of (1,2,3,4,5) and (2,1,4,3,5) is 0.8; independent in effect, since lags to 1 day only and negative there.
  const { correlation, n, lagDays } = of(correlationPearson({ x: [1, 2, 3, 4, 5], y: [2, 1, 4, 3, 5] }));
  expect(correlation).toBeCloseTo(0.8, 12);
  expect([n, lagDays]).toEqual([5, 0]);
  const ranks = of(correlationSpearman({ x: [1, 2, 30, 400, 5000], y: [2, 1, 4, 3, 5] }));
  expect(ranks.correlation).toBeCloseTo(0.8, 12);
});

test('p-value and interval of independent days are the textbook ones', () => {
  const next = normalRandom(seededRandom(11));
  const x = Float64Array.from({ length: 40 }, () => next());
  const y = x.map((value) => value + 2 * next());
  const answer = of(correlationPearson({ x, y }));
  const { correlation: r, effectiveN: n } = answer;
  expect(answer.interval?.low).toBeCloseTo(Math.tanh(Math.atanh(r) - 1.959963984540054 / Math.sqrt(n - 3)), 10);
  expect(answer.interval?.high).toBeCloseTo(Math.tanh(Math.atanh(r) + 1.959963984540054 / Math.sqrt(n - 3)), 10);
});

test('a lag sets x beside a later y', () => {
  const next = normalRandom(seededRandom(2));
  const x = Float64Array.from({ length: 80 }, () => next());
  const y = x.map((_, i) => (i < 2 ? Number.NaN : (x[i - 2] ?? 0)));
  expect(of(correlationPearson({ x, y, lagDays: 2 }))).toMatchObject({ n: 78, correlation: 1, pValue: 0 });
  expect(Math.abs(of(correlationPearson({ x, y })).correlation)).toBeLessThan(0.4);
  expect(of(correlationPearson({ x: y, y: x, lagDays: -2 })).correlation).toBe(1);
});

test('ranks at a lag are those of the days that meet', () => {
  const next = seededRandom(6);
  const draw = () => Float64Array.from({ length: 40 }, () => (next() < 0.2 ? Number.NaN : Math.round(9 * next())));
  const [x, y] = [draw(), draw()];
  for (const lagDays of [-3, 0, 5]) {
    const early = Math.max(0, -lagDays);
    const days = 40 - Math.abs(lagDays);
    const [a, b] = [x.slice(early, early + days), y.slice(early + lagDays, early + lagDays + days)];
    const cut = of(correlationSpearman({ x: a, y: b }));
    expect(of(correlationSpearman({ x, y, lagDays })).correlation).toBeCloseTo(cut.correlation, 12);
  }
});

test('false alarms of unrelated persistent metrics stay near the stated 5 %', () => {
  const next = normalRandom(seededRandom(17));
  let corrected = 0;
  let plain = 0;
  const runs = 300;
  for (let run = 0; run < runs; run++) {
    const answer = of(correlationPearson({ x: persistent(180, 0.8, next), y: persistent(180, 0.8, next) }));
    if ((answer.pValue ?? 1) < 0.05) corrected++;
    if (Math.abs(answer.correlation) > 1.973 / Math.sqrt(178 + 1.973 ** 2)) plain++;
  }
  // Without the correction a third of them would be findings.
  expect(plain / runs).toBeGreaterThan(0.25);
  expect(corrected / runs).toBeLessThan(0.09);
  expect(corrected / runs).toBeGreaterThan(0.01);
});

test('intervals of the correlation cover', () => {
  const next = normalRandom(seededRandom(23));
  let covered = 0;
  const runs = 400;
  for (let run = 0; run < runs; run++) {
    const x = Float64Array.from({ length: 60 }, () => next());
    const y = x.map((value) => 0.6 * value + 0.8 * next());
    const interval = of(correlationPearson({ x, y })).interval;
    if (interval !== null && interval.low <= 0.6 && interval.high >= 0.6) covered++;
  }
  expect(covered / runs).toBeGreaterThan(0.92);
  expect(covered / runs).toBeLessThan(0.98);
});

describe('what days share without a relation', () => {
  const next = normalRandom(seededRandom(71));
  const season = (day: number) => 4 * Math.sin((2 * Math.PI * day) / 365);
  const days = 730;

  test('season: taken off by the surroundings, and a relation of days is left', () => {
    const apart = [0, 1].map(() => Float64Array.from({ length: days }, (_, day) => season(day) + next()));
    const [x, y] = [apart[0] ?? [], apart[1] ?? []];
    expect(of(correlationPearson({ x, y })).correlation).toBeGreaterThan(0.7);
    expect(Math.abs(of(correlationPearson({ x, y, slowDays: 28 })).correlation)).toBeLessThan(0.1);
    const related = Float64Array.from(
      { length: days },
      (_, day) => -season(day) + 0.5 * ((x[day] ?? 0) - season(day)) + next(),
    );
    expect(of(correlationPearson({ x, y: related })).correlation).toBeLessThan(0);
    const left = of(correlationPearson({ x, y: related, slowDays: 28 }));
    // 0.5/√1.25.
    expect(Math.abs(left.correlation - 0.447)).toBeLessThan(0.09);
  });

  test('false alarms do not rise by it', () => {
    let alarms = 0;
    for (let run = 0; run < 200; run++) {
      const draw = () => Float64Array.from({ length: 120 }, (_, day) => season(day) + next());
      if ((of(correlationPearson({ x: draw(), y: draw(), slowDays: 21 })).pValue ?? 1) < 0.05) alarms++;
    }
    expect(alarms / 200).toBeLessThan(0.09);
  });

  test('a new device on the same day', () => {
    const draw = (step: number) => Float64Array.from({ length: 120 }, (_, day) => (day < 60 ? 0 : step) + next());
    const [x, y] = [draw(5), draw(-4)];
    const eras = [{ fromDay: 60, label: 'ring' }];
    expect(of(correlationPearson({ x, y })).correlation).toBeLessThan(-0.7);
    expect(Math.abs(of(correlationPearson({ x, y, xEras: eras, yEras: eras })).correlation)).toBeLessThan(0.3);
    const outcome = correlationScreen({
      metrics: [
        { name: 'x', values: x, eras },
        { name: 'y', values: y, eras },
      ],
    });
    expect(outcome.status === 'ok' && outcome.value.discoveries).toBe(0);
  });

  test('surroundings by hand', () => {
    const values = [1, 2, null, 4, 9, 6, 7, 8];
    const x = comparable(
      Float64Array.from(values, (value) => value ?? Number.NaN),
      [],
      7,
    );
    // Day 4: 9 less the mean of days 1 to 7 that are known, (2 + 4 + 9 + 6 + 7 + 8)/6.
    expect(x[4]).toBeCloseTo(9 - 6, 12);
    expect(Number.isNaN(x[0])).toBe(true);
    expect(() => comparable(new Float64Array(3), [], 6)).toThrow('slowDays');
  });
});

test('too little, constant, impossible', () => {
  expect(correlationPearson({ x: [1, 2, 3, 4], y: [1, 2, 3, 5] })).toMatchObject({ have: '4' });
  expect(correlationSpearman({ x: [1, 1, 1, 1, 1], y: [1, 2, 3, 4, 5] })).toMatchObject({
    have: '5, one side constant',
  });
  expect(correlationPearson({ x: [1, 2, 3], y: [1, 2, 3], lagDays: 9 }).status).toBe('insufficient-data');
  expect(() => correlationPearson({ x: [1, 2], y: [1, 2], lagDays: 0.5 })).toThrow('lagDays');
  expect(() => correlationPearson({ x: [1, 2], y: [1] })).toThrow('as long');
  const x = Float64Array.from({ length: 60 }, (_, i) => i);
  const outcome = correlationPearson({ x, y: x.map((value) => value + Math.cos(value)) });
  expect(outcome).toMatchObject({ status: 'ok', value: { interval: null, pValue: null } });
  expect(outcome.status === 'ok' && outcome.warnings).toHaveLength(1);
});

describe('false discovery', () => {
  // The fifteen p-values of the example in Benjamini & Hochberg 1995, section 3.2: four findings at 5 %.
  const pValues = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];

  test('the example of the paper', () => {
    expect(benjaminiHochberg({ pValues })).toMatchObject({ value: { discoveries: 4 } });
  });

  test('any dependence costs more', () => {
    const outcome = benjaminiYekutieli({ pValues });
    expect(outcome).toMatchObject({ value: { discoveries: 3 } });
  });

  test('order does not matter, and q is monotone in p', () => {
    const forward = benjaminiHochberg({ pValues });
    const backward = benjaminiHochberg({ pValues: pValues.toReversed() });
    if (forward.status !== 'ok' || backward.status !== 'ok') throw new Error('tests were given');
    expect(backward.value.qValues.toReversed()).toEqual(forward.value.qValues);
    expect(forward.value.qValues.toSorted((a, b) => a - b)).toEqual(forward.value.qValues);
    expect(forward.value.qValues.at(-1)).toBe(1);
  });

  test('no tests, and impossible ones', () => {
    expect(benjaminiHochberg({ pValues: [] })).toMatchObject({ value: { discoveries: 0, qValues: [] } });
    expect(() => benjaminiHochberg({ pValues: [0.5, 1.2] })).toThrow('pValues.1');
    expect(() => benjaminiHochberg({ pValues: [Number.NaN] })).toThrow('pValues.0');
  });
});

describe('screen', () => {
  const next = normalRandom(seededRandom(5));
  const base = Float64Array.from({ length: 200 }, () => next());
  const metrics = [
    { name: 'load', values: base },
    { name: 'hrv', values: base.map((_, i) => (i === 0 ? Number.NaN : -0.7 * (base[i - 1] ?? 0) + next())) },
    ...Array.from({ length: 6 }, (_, i) => ({ name: `noise ${i}`, values: base.map(() => next()) })),
    { name: 'flat', values: base.map(() => 3) },
    { name: 'rare', values: base.map((value, i) => (i < 10 ? value : Number.NaN)) },
  ];

  test.each([correlationScreen, correlationScreenSpearman])('finds the one relation and its lag', (screen) => {
    const outcome = screen({ metrics, maximumLagDays: 2 });
    if (outcome.status !== 'ok') throw new Error(outcome.need);
    const { tests, discoveries, skipped } = outcome.value;
    expect(tests).toHaveLength((28 - 0) * 5);
    expect(tests[0]).toMatchObject({ first: 'load', second: 'hrv', lagDays: 1, discovered: true });
    expect(discoveries).toBe(1);
    expect(outcome.warnings).toHaveLength(1);
    expect(skipped.filter(({ reason }) => reason === 'does_not_vary')).toHaveLength(8 * 5);
    expect(skipped.filter(({ reason }) => reason === 'too_few_pairs')).toHaveLength(9 * 5);
    const careful = screen({ metrics, maximumLagDays: 2, dependence: 'any' });
    expect(careful.status === 'ok' && careful.value.tests[0]?.qValue).toBeGreaterThan(tests[0]?.qValue ?? 1);
  });

  test('noise alone is found in about no family', () => {
    const noise = normalRandom(seededRandom(31));
    let families = 0;
    for (let run = 0; run < 60; run++) {
      const outcome = correlationScreen({
        metrics: Array.from({ length: 6 }, (_, i) => ({
          name: `${i}`,
          values: Float64Array.from({ length: 60 }, () => noise()),
        })),
      });
      if (outcome.status === 'ok' && outcome.value.discoveries > 0) families++;
    }
    expect(families).toBeLessThanOrEqual(7);
  });

  test('refuses', () => {
    expect(() => correlationScreen({ metrics: [metrics[0]!, metrics[0]!] })).toThrow('name of its own');
    expect(() => correlationScreen({ metrics, maximumLagDays: 31 })).toThrow('maximumLagDays');
    expect(correlationScreen({ metrics: [] }).status).toBe('insufficient-data');
    expect(correlationScreen({ metrics: metrics.slice(8) }).status).toBe('insufficient-data');
  });
});
