import type { Outcome } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { meanVariance } from './autoregressive-fit.ts';
import {
  type BeforeAfter,
  type BeforeAfterInput,
  beforeAfter,
  beforeAfterSegmented,
  beforeAfterTrend,
} from './before-after.ts';
import { type CrossoverPhase, crossover } from './crossover.ts';
import { detectableEffect } from './detectable-effect.ts';
import { linearRegressionPairs } from './linear-regression.ts';
import { normalRandom, seededRandom } from './random.ts';

function ok<V>(outcome: Outcome<V>): V {
  if (outcome.status !== 'ok') throw new Error(outcome.need);
  return outcome.value;
}

function noise(days: number, phi: number, next: () => number): Float64Array {
  let state = next();
  return Float64Array.from({ length: days }, (_, i) => {
    if (i > 0) state = phi * state + Math.sqrt(1 - phi * phi) * next();
    return state;
  });
}

const codes = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }) =>
  reasons.map(({ code }) => code);

describe('before and after', () => {
  test('rounding is no scatter of days', () => {
    const values = Array.from({ length: 60 }, (_, i) => (i < 30 ? 0.1 : 0.3));
    expect(beforeAfter({ values, changeDay: 30 })).toMatchObject({ have: 'constant sides' });
    const lines = values.map((value, i) => value + 0.1 * i);
    expect(beforeAfterTrend({ values: lines, changeDay: 30 })).toMatchObject({ have: 'constant sides' });
  });

  test('independent days are those of ordinary least squares', () => {
    // Residuals that alternate have no positive correlation: nothing is taken off the neighbours.
    const values = Array.from({ length: 40 }, (_, i) => (i < 20 ? 10 : 13) + (i % 2 === 0 ? 1 : -1));
    const answer = ok(beforeAfter({ values, changeDay: 20 }));
    const plain = ok(linearRegressionPairs({ x: values.map((_, i) => (i < 20 ? 0 : 1)), y: values }));
    expect(answer.persistence).toBe(0);
    expect(answer.effect).toBeCloseTo(3, 12);
    expect(answer.interval.low).toBeCloseTo(plain.slopeInterval?.low ?? 0, 9);
    expect(answer).toMatchObject({ before: { n: 20, missing: 0 }, after: { n: 20, missing: 0 }, effectiveDays: 40 });
    expect(codes(answer)).toEqual(['no_control']);
  });

  test.each<readonly [string, (input: BeforeAfterInput) => Outcome<BeforeAfter>]>([
    ['level', beforeAfter],
    ['with a trend', beforeAfterTrend],
    ['with two slopes', beforeAfterSegmented],
  ])('intervals cover with neighbours that resemble each other: %s', (_, algorithm) => {
    const next = normalRandom(seededRandom(19));
    for (const phi of [0, 0.6]) {
      let covered = 0;
      for (let run = 0; run < 200; run++) {
        const values = noise(60, phi, next).map((value, i) => (i % 9 === 4 ? Number.NaN : value + (i < 30 ? 0 : 1)));
        const { low, high } = ok(algorithm({ values, changeDay: 30 })).interval;
        if (low <= 1 && high >= 1) covered++;
      }
      expect(covered / 200).toBeGreaterThan(0.9);
      expect(covered / 200).toBeLessThan(0.995);
    }
  });

  test('a trend is not an effect, and is said', () => {
    const next = normalRandom(seededRandom(3));
    const values = noise(80, 0, next).map((value, i) => value + 0.1 * i);
    const plain = ok(beforeAfter({ values, changeDay: 40 }));
    const beside = ok(beforeAfterTrend({ values, changeDay: 40 }));
    expect(plain.interval.low).toBeGreaterThan(1);
    expect(codes(plain)).toContain('moved_before');
    expect(beside.interval.low).toBeLessThan(0);
    expect(Math.abs((beside.slopePerDay ?? 0) - 0.1)).toBeLessThan(0.04);
    expect(codes(beside)).toEqual(['no_control', 'long']);
  });

  test('a change of slope, beside the mean gap to the line of before', () => {
    const next = normalRandom(seededRandom(13));
    // From day 40 on 0.2 more a day: over the 40 days after a gap of 3.9 on average.
    const values = noise(80, 0, next).map((value, i) => value + 0.1 * i + (i < 40 ? 0 : 0.2 * (i - 40)));
    const { effect, slopeChange, slopePerDay, interval } = ok(beforeAfterSegmented({ values, changeDay: 40 }));
    expect(slopeChange?.interval.low).toBeLessThan(0.2);
    expect(slopeChange?.interval.high).toBeGreaterThan(0.2);
    expect(slopeChange?.pValue).toBeLessThan(0.001);
    expect(Math.abs((slopePerDay ?? 0) - 0.1)).toBeLessThan(0.04);
    expect(interval.low).toBeLessThan(3.9);
    expect(interval.high).toBeGreaterThan(3.9);
    expect(Math.abs(effect - 3.9)).toBeLessThan(1.5);
    expect(ok(beforeAfterTrend({ values, changeDay: 40 })).slopeChange).toBeNull();
  });

  test('washout days count for neither side', () => {
    const next = normalRandom(seededRandom(4));
    const values = noise(50, 0, next).map((value, i) => value + (i < 20 ? 0 : i < 27 ? (i - 20) / 2 : 4));
    const answer = ok(beforeAfter({ values, changeDay: 20, washoutDays: 7 }));
    expect(answer.after).toEqual({ n: 23, missing: 0 });
    expect(Math.abs(answer.effect - 4)).toBeLessThan(0.8);
    expect(answer.effectInSd).toBeGreaterThan(3);
  });

  test('missing days and adherence are told', () => {
    const next = normalRandom(seededRandom(5));
    const values = noise(40, 0, next).map((value, i) => (i % 3 === 0 ? Number.NaN : value));
    const adherence = Array.from({ length: 40 }, (_, i) => (i < 30 ? i % 2 === 0 : null));
    const answer = ok(beforeAfter({ values, changeDay: 20, adherence }));
    expect(answer.adherence).toEqual({ done: 5, notDone: 5, unknown: 10 });
    expect(codes(answer)).toEqual(
      expect.arrayContaining(['few_days', 'missing_days', 'low_adherence', 'adherence_unknown']),
    );
  });

  test('a device that changed within is said', () => {
    const values = noise(40, 0, normalRandom(seededRandom(5)));
    const eras = [
      { fromDay: 0, label: 'watch' },
      { fromDay: 20, label: 'ring' },
    ];
    expect(ok(beforeAfter({ values, eras, changeDay: 20 })).reasons).toContainEqual({
      code: 'device_change',
      day: 20,
      label: 'ring',
    });
  });

  test('too little and impossible', () => {
    expect(beforeAfter({ values: [1, 2, 3, 4], changeDay: 2 })).toMatchObject({ have: '2 and 2' });
    expect(beforeAfter({ values: new Float64Array(30).fill(5), changeDay: 15 }).status).toBe('insufficient-data');
    expect(() => beforeAfter({ values: [1, 2], changeDay: 2 })).toThrow('changeDay');
    expect(() => beforeAfter({ values: [1, 2], changeDay: 1, adherence: [true] })).toThrow('adherence');
  });
});

describe('crossover', () => {
  const phasesOf = (order: string, days: number): readonly CrossoverPhase[] =>
    Array.from(order, (condition, i) => ({
      fromDay: i * days,
      toDay: (i + 1) * days,
      condition: condition === 'a' ? 'a' : 'b',
    }));

  function run(order: string, days: number, effect: number, phi: number, next: () => number) {
    const phases = phasesOf(order, days);
    const values = noise(order.length * days, phi, next).map(
      (value, i) => value + (order[Math.floor(i / days)] === 'b' ? effect : 0),
    );
    return ok(crossover({ values, phases }));
  }

  test('by hand', () => {
    const values = [1, 2, 3, 5, 6, 7, 2, 3, 4, 8, 9, 10];
    const answer = ok(crossover({ values, phases: phasesOf('abab', 3) }));
    expect(answer.pairDifferences).toEqual([4, 6]);
    // Of the four orders two give as much.
    expect(answer).toMatchObject({ effect: 5, pValue: 0.5, intervalFrom: 'within_phases', a: { n: 6 }, b: { n: 6 } });
    expect(codes(answer)).toContain('few_pairs');
  });

  test('order within the pairs does not matter to the sign', () => {
    const next = normalRandom(seededRandom(6));
    const answer = run('abbaabbaabba', 7, 2, 0, next);
    expect(answer.effect).toBeGreaterThan(1);
    expect(answer.pValue).toBe(2 / 64);
    expect(answer.intervalFrom).toBe('between_pairs');
    expect(codes(answer)).toEqual([]);
  });

  test.each([
    ['abab', 0],
    ['abab', 0.5],
    ['abbaabba', 0.5],
  ])('intervals of %s cover with persistence %d', (order, phi) => {
    const next = normalRandom(seededRandom(70));
    let covered = 0;
    for (let i = 0; i < 200; i++) {
      const { low, high } = run(order, 10, 1, phi, next).interval;
      if (low <= 1 && high >= 1) covered++;
    }
    expect(covered / 200).toBeGreaterThan(0.89);
    expect(covered / 200).toBeLessThan(0.995);
  });

  test('washout, adherence, a phase without days', () => {
    const values = noise(60, 0, normalRandom(seededRandom(2))).map((value, i) =>
      i >= 40 && i < 50 ? Number.NaN : value,
    );
    const adherence = values.map(() => 1);
    const answer = ok(
      crossover({
        values,
        phases: phasesOf('ababab', 10),
        washoutDays: 2,
        adherence: [...adherence].map((v) => v === 1),
      }),
    );
    expect(answer.pairDifferences).toHaveLength(2);
    expect(answer.phases.map(({ n, missing }) => [n, missing])).toEqual([
      [8, 0],
      [8, 0],
      [8, 0],
      [8, 0],
      [0, 8],
      [8, 0],
    ]);
    expect(answer.adherence).toEqual({ done: 60, notDone: 0, unknown: 0 });
  });

  test('refuses', () => {
    const values = new Float64Array(40).fill(1);
    expect(() => crossover({ values, phases: phasesOf('aabb', 10) })).toThrow('phases.1.condition');
    expect(() => crossover({ values, phases: phasesOf('abab', 11) })).toThrow('phases.3.toDay');
    expect(() => crossover({ values, phases: [{ fromDay: 5, toDay: 5, condition: 'a' }] })).toThrow('phases.0.toDay');
    expect(crossover({ values, phases: phasesOf('ab', 10) }).status).toBe('insufficient-data');
    expect(crossover({ values, phases: phasesOf('abab', 10) }).status).toBe('insufficient-data');
  });
});

describe('smallest effect', () => {
  test('independent days: the textbook formula', () => {
    const { detectable, daysPerPhase } = ok(
      detectableEffect({ noiseSd: 2, persistence: 0, daysBefore: 20, daysAfter: 30, effect: 1 }),
    );
    expect(detectable).toBeCloseTo((1.959963984540054 + 0.8416212335729143) * 2 * Math.sqrt(1 / 20 + 1 / 30), 9);
    // 2·(2.8016·2)²/1² = 62.8.
    expect(daysPerPhase).toBe(63);
  });

  test('the variance of a mean by a double sum', () => {
    let sum = 0;
    for (let i = 0; i < 12; i++) for (let j = 0; j < 12; j++) sum += 0.7 ** Math.abs(i - j);
    expect(meanVariance(12, 0.7)).toBeCloseTo(sum / 144, 12);
  });

  test('an effect of that size is found about as often as stated', () => {
    const { detectable } = ok(detectableEffect({ noiseSd: 1, persistence: 0.4, daysBefore: 60, daysAfter: 60 }));
    const next = normalRandom(seededRandom(12));
    let found = 0;
    for (let run = 0; run < 250; run++) {
      const values = noise(120, 0.4, next).map((value, i) => value + (i < 60 ? 0 : detectable));
      if (ok(beforeAfter({ values, changeDay: 60 })).pValue < 0.05) found++;
    }
    expect(Math.abs(found / 250 - 0.8)).toBeLessThan(0.09);
  });

  test('more noise, persistence and gaps ask for more', () => {
    const base = { noiseSd: 1, persistence: 0.3, daysBefore: 14, daysAfter: 14 };
    const of = (input: typeof base & { readonly knownShare?: number }) => ok(detectableEffect(input)).detectable;
    expect(of({ ...base, noiseSd: 2 })).toBeCloseTo(2 * of(base), 12);
    expect(of({ ...base, persistence: 0.6 })).toBeGreaterThan(of(base));
    expect(of({ ...base, knownShare: 0.5 })).toBeGreaterThan(of(base));
    expect(ok(detectableEffect({ ...base, effect: 0.001 })).daysPerPhase).toBeNull();
    expect(() => detectableEffect({ ...base, persistence: 1 })).toThrow('persistence');
  });
});
