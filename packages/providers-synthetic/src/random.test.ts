import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOf } from './random.ts';

const keys = fc.array(fc.oneof(fc.integer(), fc.string()), { minLength: 1, maxLength: 4 });

function draw(count: number, next: () => number): readonly number[] {
  return Array.from({ length: count }, next);
}

describe('randomOf', () => {
  it('gives the same numbers for the same keys', () => {
    fc.assert(
      fc.property(keys, (own) => {
        expect(draw(20, randomOf(...own).next)).toEqual(draw(20, randomOf(...own).next));
      }),
    );
  });

  it('gives other numbers for other keys, also when their text runs together', () => {
    expect(draw(5, randomOf('a', 'bc').next)).not.toEqual(draw(5, randomOf('ab', 'c').next));
    expect(draw(5, randomOf('night', '2026-01-01').next)).not.toEqual(draw(5, randomOf('night', '2026-01-02').next));
  });

  it('never changes, since records were made from it', () => {
    expect(draw(3, randomOf('demo/1', 'night', '2026-01-01').next)).toEqual([
      0.8790801966097206, 0.23715852480381727, 0.5076247262768447,
    ]);
  });

  it('is even over its range', () => {
    const random = randomOf('spread');
    const bins = new Array<number>(10).fill(0);
    for (const value of draw(100_000, random.next)) bins[Math.floor(value * 10)]!++;
    for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('has a bell of mean 0 and deviation 1', () => {
    const values = draw(100_000, randomOf('bell').bell);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(3.4641);
  });

  it('keeps whole numbers and picks inside their bounds', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: -50, max: 50 }), fc.nat(20), (own, low, width) => {
        const random = randomOf(...own);
        for (const value of draw(30, () => random.integer(low, low + width))) {
          expect(Number.isInteger(value) && value >= low && value <= low + width).toBe(true);
        }
        expect(['x', 'y']).toContain(random.pick(['x', 'y']));
      }),
    );
    const seen = new Set(draw(200, () => randomOf('ends', Math.trunc(seenCount++)).integer(1, 3)));
    expect([...seen].toSorted()).toEqual([1, 2, 3]);
  });
});

let seenCount = 0;
