import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, refusedPath } from '../../test/outcomes.ts';
import { distributionLabel } from './distribution-label.ts';
import { polarizationIndex } from './polarization.ts';

const label = (...zoneFractions: [number, number, number]) => answerOf(distributionLabel({ zoneFractions })).label;

test.each([
  // log10(0.8/0.05·0.15·100) = 2.38
  [0.8, 0.05, 0.15, 'polarized'],
  // log10(0.55/0.22·0.23·100) = 1.76
  [0.55, 0.22, 0.23, 'polarized_order'],
  [0.75, 0.18, 0.07, 'pyramidal'],
  [0.6, 0.2, 0.2, 'pyramidal'],
  [0.4, 0.5, 0.1, 'threshold'],
  [0.45, 0.45, 0.1, 'threshold'],
  [0.2, 0.3, 0.5, 'high_intensity'],
  [0.97, 0.02, 0.01, 'low_intensity'],
  [1, 0, 0, 'low_intensity'],
] as const)('%f, %f, %f is %s', (easy, middle, hard, wanted) => expect(label(easy, middle, hard)).toBe(wanted));

test('the verdict holds its numbers', () => {
  const { reason, index } = answerOf(distributionLabel({ zoneFractions: [0.8, 0.05, 0.15] }));
  expect(index).toBe(answerOf(polarizationIndex({ zoneFractions: [0.8, 0.05, 0.15] })).index);
  expect(reason).toContain('80 %, 5 %, 15 %');
  expect(reason).toContain('2.38');
});

test('every distribution has a name, and polarized only what the index says is', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (a, b) => {
      const easy = Math.min(a, b);
      const middle = Math.max(a, b) - easy;
      const zoneFractions = [easy, middle, 1 - easy - middle] as const;
      const { label: found } = answerOf(distributionLabel({ zoneFractions }));
      const { polarized } = answerOf(polarizationIndex({ zoneFractions }));
      expect(found === 'polarized').toBe(polarized && easy < 0.95);
    }),
  );
});

test('shares that do not sum to 1 are refused', () => {
  expect(refusedPath(() => distributionLabel({ zoneFractions: [0.5, 0.5, 0.5] }))).toBe('zoneFractions');
  expect(refusedPath(() => distributionLabel({ zoneFractions: [Number.NaN, 0.5, 0.5] }))).toBe('zoneFractions.0');
});
