import type { Outcome } from '@vitalwire/core';
import { expectTypeOf, test } from 'vitest';
import {
  type BeforeAfter,
  beforeAfter,
  bootstrap,
  correlationMatrix,
  correlationPearson,
  crossover,
  type ExperimentReason,
  type MatrixPair,
  robustTrend,
} from '../src/statistics/index.ts';

test('days are numbers, null or NaN, in a list or a typed array', () => {
  robustTrend({ values: [1, null, 3] });
  robustTrend({ values: new Float64Array(3) });
  // @ts-expect-error a day is not a text
  robustTrend({ values: ['1'] });
});

test('answers keep their types', () => {
  expectTypeOf(beforeAfter({ values: [], changeDay: 1 })).toEqualTypeOf<Outcome<BeforeAfter>>();
  expectTypeOf(correlationMatrix({ columns: [] })).toEqualTypeOf<Outcome<readonly MatrixPair[]>>();
  // @ts-expect-error with few effective days there is no p-value
  correlationPearson({ x: [], y: [] }).value.pValue.toFixed(2);
});

test('nothing is drawn without a seed', () => {
  // @ts-expect-error the same seed gives the same interval
  bootstrap({ values: [1, 2, 3], statistic: 'mean' });
});

test('a condition is a or b', () => {
  // @ts-expect-error there is no third one
  crossover({ values: [], phases: [{ fromDay: 0, toDay: 3, condition: 'c' }] });
});

test('a reason is told apart by its code', () => {
  const share = (reason: ExperimentReason) => (reason.code === 'low_adherence' ? reason.share : null);
  expectTypeOf(share).returns.toEqualTypeOf<number | null>();
});
