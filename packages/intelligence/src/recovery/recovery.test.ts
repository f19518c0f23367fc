import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import {
  aggregateGeometricMean,
  aggregateMean,
  aggregateMinimum,
  aggregateMultiplicative,
  aggregateNeural,
  aggregateWeighted,
} from './aggregate.ts';
import { recoveryFormScore, recoveryFormScoreExamples, recoveryFormScoreLinear } from './form-score.ts';
import { recoveryScore } from './recovery-score.ts';

const score = fc.integer({ min: 0, max: 100 });

test('form scores stay within 0 to 100 and rise up to a TSB of 15', () => {
  const tsb = fc.integer({ min: -60, max: 60 });
  for (const method of [recoveryFormScore, recoveryFormScoreExamples, recoveryFormScoreLinear]) {
    fc.assert(
      fc.property(tsb, (value) => {
        const here = answerOf(method({ tsb: value }));
        expect(here).toBeGreaterThanOrEqual(0);
        expect(here).toBeLessThanOrEqual(100);
        if (value < 15) expect(answerOf(method({ tsb: value + 1 }))).toBeGreaterThanOrEqual(here);
      }),
    );
  }
});

describe('aggregation', () => {
  test('minimum, geometric and arithmetic mean stand in that order; order of components does not matter', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 6 }), (componentScores) => {
        const input = { componentScores };
        const [least, geometric, mean] = [aggregateMinimum, aggregateGeometricMean, aggregateMean].map((method) =>
          answerOf(method(input)),
        ) as [number, number, number];
        expect(geometric).toBeGreaterThanOrEqual(least - 1e-9);
        expect(mean).toBeGreaterThanOrEqual(geometric - 1e-9);
        expect(answerOf(aggregateMultiplicative(input))).toBeLessThanOrEqual(least + 1e-9);
        expect(answerOf(aggregateMean({ componentScores: componentScores.toReversed() }))).toBeCloseTo(mean, 9);
      }),
    );
  });

  test('the weights of what is missing go to the rest', () => {
    const weights = [0.4, 0.4, 0.2];
    expect(answerOf(aggregateWeighted({ componentScores: [83, 92, 100], weights }))).toBeCloseTo(90, 9);
    const without = aggregateWeighted({ componentScores: [74, 78, null], weights });
    expect(answerOf(without)).toBeCloseTo(76, 9);
    expect(warningsOf(without)[0]).toMatch(/1 of 3 components/);
    expectTooLittle(aggregateWeighted({ componentScores: [null, null, null], weights }), /component score/);
    expect(refusedPath(() => aggregateWeighted({ componentScores: [1], weights }))).toBe('weights');
    expect(refusedPath(() => aggregateWeighted({ componentScores: [1], weights: [-1] }))).toBe('weights.0');
    expect(refusedPath(() => aggregateMean({ componentScores: [101] }))).toBe('componentScores.0');
    expectTooLittle(aggregateMean({ componentScores: [] }), /component score/);
  });

  test('no model is made up', () => {
    const componentScores = [80, null];
    expect(refusedPath(() => aggregateNeural({ componentScores }))).toBe('model');
    expect(answerOf(aggregateNeural({ componentScores, model: ([form]) => (form ?? 0) / 2 }))).toBe(40);
    expect(refusedPath(() => aggregateNeural({ componentScores, model: () => Number.NaN }))).toBe('model');
    expectTooLittle(aggregateNeural({ componentScores: [null], model: () => 1 }), /component score/);
  });
});

test('the recovery score is the weighted aggregate of its parts', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40, max: 40 }), score, score, (tsb, sleepScore, hrvScore) => {
      const { score: whole, formScore } = answerOf(recoveryScore({ tsb, sleepScore, hrvScore }));
      const componentScores = [formScore, sleepScore, hrvScore];
      expect(whole).toBeCloseTo(answerOf(aggregateWeighted({ componentScores, weights: [0.4, 0.4, 0.2] })), 9);
    }),
  );
  expect(warningsOf(recoveryScore({ tsb: 0, sleepScore: 50 }))[0]).toMatch(/no HRV/);
  expect(refusedPath(() => recoveryScore({ tsb: 0, sleepScore: 150 }))).toBe('sleepScore');
});
