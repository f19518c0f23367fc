import { expect, it } from 'vitest';
import { type Result, requireSame, verdictOf } from './benchmark.ts';
import { median, medianMilliseconds } from './measure.ts';
import { milliseconds, table } from './table.ts';

const result = (figure: number, target: Result['target']): Result => ({
  what: 'decoding',
  ours: '1 ms',
  peer: 'another: 12 ms',
  figure,
  unit: 'x',
  target,
  must: target === 'at-least' ? 10 : 2,
  aim: target === 'at-least' ? 25 : 1.2,
  limit: 'memory',
});

it('a figure is held against both bounds, in the direction of its target', () => {
  expect([30, 25, 12, 9].map((figure) => verdictOf(result(figure, 'at-least')))).toEqual([
    'aim reached',
    'aim reached',
    'must reached',
    'missed',
  ]);
  expect([1, 2, 2.1].map((figure) => verdictOf(result(figure, 'at-most')))).toEqual([
    'aim reached',
    'must reached',
    'missed',
  ]);
});

it('different answers are refused, each with both values', () => {
  expect(() => requireSame('sum', 1, 2)).toThrow('sum: ours 1, the peer’s 2.');
  expect(() => requireSame('sum', Number.NaN, 2)).toThrow('sum');
  expect(() => requireSame('sum', 1.000_001, 1, 1e-5)).not.toThrow();
});

it('the table shows figure, bounds and verdict', () => {
  expect(table([result(12.34, 'at-least')]).split('\n')[2]).toBe(
    '| decoding | 1 ms | another: 12 ms | 12.3x  | ≥ 10x | ≥ 25x | must reached | memory          |',
  );
  expect([0.0123, 12.3, 1234].map(milliseconds)).toEqual(['12.3 µs', '12.3 ms', '1234 ms']);
});

it('the median of an even number of samples lies between the middle two', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

it('contenders take turns, each with its own preparation', async () => {
  const order: string[] = [];
  const contender = (name: string) => ({
    name,
    prepare: () => order.push(`prepare ${name}`),
    run: async () => order.push(name),
  });
  const times = await medianMilliseconds([contender('a'), contender('b')], { repeats: 2 });
  expect(times).toHaveLength(2);
  expect(order.slice(-8)).toEqual(['prepare a', 'a', 'prepare b', 'b', 'prepare a', 'a', 'prepare b', 'b']);
});
