import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pickShape } from './downsample.ts';

const column = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 2000 }) },
    { weight: 1, arbitrary: fc.constant(Number.NaN) },
  ),
  { minLength: 1, maxLength: 300 },
);

describe('pickShape', () => {
  test('rising indices, first and last kept, never more than asked', () => {
    fc.assert(
      fc.property(column, fc.integer({ min: 3, max: 60 }), (values, count) => {
        const picked = pickShape(
          values.map((_, i) => i),
          [Float64Array.from(values)],
          count,
        );
        expect(picked.length).toBe(Math.min(count, values.length));
        expect(picked[0]).toBe(0);
        expect(picked.at(-1)).toBe(values.length - 1);
        expect(picked.every((index, i) => i === 0 || index > (picked[i - 1] ?? 0))).toBe(true);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test('keeps a single spike of any series', () => {
    const flat = new Float64Array(1000).fill(100);
    const spiked = flat.map((value, i) => (i === 333 ? 900 : value));
    const other = flat.map((value, i) => (i === 777 ? 120 : value));
    expect(
      pickShape(
        flat.map((_, i) => i),
        [spiked, other],
        20,
      ),
    ).toEqual(expect.arrayContaining([333, 777]));
  });

  test('all samples when they fit', () => {
    expect(pickShape([0, 1, 2], [Float64Array.of(1, 2, 3)], 5)).toEqual([0, 1, 2]);
  });
});
