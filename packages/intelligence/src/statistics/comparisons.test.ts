import type { Outcome } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bootstrap, type BootstrapInput, bootstrap, bootstrapBlocks, bootstrapPercentile } from './bootstrap.ts';
import { cliffsDelta, cohenD, type EffectSize, hedgesG, type TwoSamples } from './effect-size.ts';
import { permutationTest } from './permutation-test.ts';
import { normalRandom, seededRandom } from './random.ts';

function ok<V>(outcome: Outcome<V>): V {
  if (outcome.status !== 'ok') throw new Error(outcome.need);
  return outcome.value;
}

/** Share of runs whose interval holds the truth. */
function coverage(
  runs: number,
  truth: number,
  interval: (run: number) => { readonly low: number; readonly high: number },
): number {
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    const { low, high } = interval(run);
    if (low <= truth && high >= truth) covered++;
  }
  return covered / runs;
}

describe('random numbers', () => {
  test('the same seed, the same numbers; another, others', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(2 ** 40)).not.toEqual(draw(0));
    expect(() => seededRandom(-1)).toThrow('seed');
  });

  test('uniform and normal moments', () => {
    const next = seededRandom(1);
    const uniform = Array.from({ length: 40_000 }, next);
    expect(Math.min(...uniform.slice(0, 9999))).toBeGreaterThanOrEqual(0);
    expect(Math.abs(uniform.reduce((a, b) => a + b) / 40_000 - 0.5)).toBeLessThan(0.006);
    const normal = Array.from({ length: 40_000 }, normalRandom(next));
    expect(Math.abs(normal.reduce((a, b) => a + b * b) / 40_000 - 1)).toBeLessThan(0.03);
  });
});

describe('effect size', () => {
  const samples = { before: [1, 2, 3, 4, 5], after: [3, null, 4, 5, 6, 7] };

  test('by hand', () => {
    // Both SDs are √2.5; the correction for 8 degrees of freedom is 1 - 3/31.
    expect(ok(cohenD(samples)).effect).toBeCloseTo(2 / Math.sqrt(2.5), 12);
    expect(ok(hedgesG(samples))).toMatchObject({ nBefore: 5, nAfter: 5 });
    expect(ok(hedgesG(samples)).effect).toBeCloseTo((2 / Math.sqrt(2.5)) * (28 / 31), 12);
  });

  test("Cliff's delta and its variance by a double loop", () => {
    const number = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 5, maxLength: 12 }),
        fc.array(number, { minLength: 5, maxLength: 12 }),
        (before, after) => {
          const { effect, interval } = ok(cliffsDelta({ before, after }));
          let sum = 0;
          for (const a of before) for (const b of after) sum += Math.sign(b - a);
          expect(effect).toBeCloseTo(sum / before.length / after.length, 12);
          expect(interval.low).toBeLessThanOrEqual(effect + 1e-12);
          expect(interval.high).toBeGreaterThanOrEqual(effect - 1e-12);
          const turned = ok(cliffsDelta({ before: after, after: before }));
          expect(turned.effect).toBeCloseTo(-effect, 12);
          expect(turned.interval.low).toBeCloseTo(-interval.high, 9);
        },
      ),
    );
  });

  test('complete separation is not complete certainty', () => {
    const { effect, interval } = ok(cliffsDelta({ before: [1, 2, 3, 4, 5], after: [6, 7, 8, 9, 10] }));
    expect(effect).toBe(1);
    expect(interval.low).toBeLessThan(0.5);
  });

  test.each<readonly [string, (input: TwoSamples) => Outcome<EffectSize>, number]>([
    ['g', hedgesG, 0.5],
    // P(difference of normals above 0) = Φ(0.5/√2): delta 2Φ - 1.
    ['delta', cliffsDelta, 0.2763264],
  ])('intervals of %s cover', (_, algorithm, truth) => {
    const next = normalRandom(seededRandom(14));
    const share = coverage(400, truth, () => {
      const before = Float64Array.from({ length: 25 }, () => next());
      const after = Float64Array.from({ length: 25 }, () => 0.5 + next());
      return ok(algorithm({ before, after })).interval;
    });
    expect(share).toBeGreaterThan(0.925);
    expect(share).toBeLessThan(0.98);
  });

  test('too little, constant', () => {
    expect(hedgesG({ before: [1], after: [2, 3] }).status).toBe('insufficient-data');
    expect(cohenD({ before: [1, 1], after: [2, 2] }).status).toBe('insufficient-data');
    expect(cliffsDelta({ before: [1, 2], after: [2, 3] }).status).toBe('insufficient-data');
    expect(() => hedgesG({ before: [Number.NEGATIVE_INFINITY], after: [] })).toThrow('before.0');
  });
});

describe('bootstrap', () => {
  const input: BootstrapInput = {
    values: Float64Array.from({ length: 40 }, (_, i) => Math.sin(i * 12.9898) * 10),
    statistic: 'mean',
    seed: 5,
  };

  test('repeats itself with the same seed, and is near the textbook error', () => {
    expect(bootstrap(input)).toEqual(bootstrap(input));
    const { standardError, estimate, interval } = ok(bootstrapPercentile(input));
    const values = Array.from(input.values, (value) => value ?? 0);
    const mean = values.reduce((a, b) => a + b) / 40;
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / 40;
    expect(estimate).toBeCloseTo(mean, 12);
    expect(Math.abs(standardError / error - 1)).toBeLessThan(0.05);
    expect(Math.abs((interval.high - interval.low) / (2 * 1.96 * error) - 1)).toBeLessThan(0.06);
  });

  test.each<readonly [string, (input: BootstrapInput) => Outcome<Bootstrap>, number]>([
    ['bca', bootstrap, 0.9],
    ['percentile', bootstrapPercentile, 0.87],
  ])('%s covers the mean of skewed values', (_, algorithm, least) => {
    const next = seededRandom(33);
    const share = coverage(250, 1, (run) => {
      const values = Float64Array.from({ length: 40 }, () => -Math.log(1 - next()));
      return ok(algorithm({ values, statistic: 'mean', seed: run, resamples: 400 })).interval;
    });
    expect(share).toBeGreaterThan(least);
    expect(share).toBeLessThan(0.99);
  });

  test('blocks cover where single days do not', () => {
    const next = normalRandom(seededRandom(61));
    const series = Array.from({ length: 200 }, () => {
      let state = next();
      return Float64Array.from({ length: 150 }, (_, i) => {
        if (i > 0) state = 0.6 * state + 0.8 * next();
        return i % 10 === 4 ? Number.NaN : state;
      });
    });
    const share = (algorithm: (input: BootstrapInput) => Outcome<Bootstrap>) =>
      coverage(
        series.length,
        0,
        (run) => ok(algorithm({ values: series[run] ?? [], statistic: 'mean', seed: run, resamples: 200 })).interval,
      );
    expect(share(bootstrap)).toBeLessThan(0.8);
    expect(share(bootstrapBlocks)).toBeGreaterThan(0.87);
  });

  test('medians, SDs, one value', () => {
    for (const statistic of ['median', 'sd'] as const) {
      const { interval, estimate } = ok(bootstrap({ ...input, statistic }));
      expect(interval.low).toBeLessThanOrEqual(estimate);
      expect(interval.high).toBeGreaterThanOrEqual(estimate);
    }
    const flat = ok(bootstrap({ ...input, values: new Float64Array(20).fill(4) }));
    expect(flat).toMatchObject({ estimate: 4, interval: { low: 4, high: 4 }, standardError: 0 });
    expect(ok(bootstrapBlocks({ ...input, blockDays: 4 })).blockDays).toBe(4);
  });

  test('refuses', () => {
    expect(bootstrap({ ...input, values: [1, 2] }).status).toBe('insufficient-data');
    expect(bootstrapBlocks({ ...input, values: new Array(50).fill(null) }).status).toBe('insufficient-data');
    expect(() => bootstrap({ ...input, seed: 0.5 })).toThrow('seed');
    expect(() => bootstrap({ ...input, resamples: 10 })).toThrow('resamples');
    expect(() => bootstrap({ ...input, statistic: 'mode' as 'mean' })).toThrow('statistic');
    expect(() => bootstrapBlocks({ ...input, blockDays: 30 })).toThrow('blockDays');
  });
});

describe('permutation test', () => {
  test('all divisions, by hand', () => {
    // Of the 20 divisions of six values only this one and its mirror are so far apart.
    const test6 = ok(permutationTest({ before: [1, 2, 3], after: [4, 5, 6], seed: 1 }));
    expect(test6).toMatchObject({ difference: 3, pValue: 0.1, exact: true, permutations: 20 });
  });

  test('random divisions agree with all of them', () => {
    const before = [5.1, 4.8, 6.2, 5.5, 4.9, 5.8, 5.2];
    const after = [5.9, 6.1, 5.4, 6.6, 6.3, 5.7, 6.0];
    const exact = ok(permutationTest({ before, after, seed: 1 }));
    const random = ok(permutationTest({ before, after, seed: 1, permutations: 3000 }));
    expect([exact.exact, random.exact]).toEqual([true, false]);
    expect(exact.permutations).toBe(3432);
    expect(Math.abs(exact.pValue - random.pValue)).toBeLessThan(0.015);
    expect(random).toEqual(ok(permutationTest({ before, after, seed: 1, permutations: 3000 })));
  });

  test('no difference, medians, too little', () => {
    expect(ok(permutationTest({ before: [1, 2, 3], after: [3, 2, 1], seed: 0 })).pValue).toBe(1);
    expect(ok(permutationTest({ before: [1, 2, 90], after: [3, 4, 5], seed: 0, statistic: 'median' })).difference).toBe(
      2,
    );
    expect(permutationTest({ before: [1, 2], after: [3, 4, 5], seed: 0 }).status).toBe('insufficient-data');
  });

  test('false alarms as stated', () => {
    const next = normalRandom(seededRandom(8));
    let alarms = 0;
    for (let run = 0; run < 300; run++) {
      const draw = () => Float64Array.from({ length: 10 }, () => next());
      if (ok(permutationTest({ before: draw(), after: draw(), seed: run, permutations: 200 })).pValue <= 0.05) alarms++;
    }
    expect(alarms / 300).toBeLessThan(0.085);
    expect(alarms / 300).toBeGreaterThan(0.015);
  });
});
