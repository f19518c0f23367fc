import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cosineOfDegrees, exponential } from './exact.ts';

it('agrees with the engine to twelve digits', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -8, max: 8, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
      (x, angle) => {
        expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
        expect(Math.abs(cosineOfDegrees(angle) - Math.cos((angle * Math.PI) / 180))).toBeLessThan(1e-12);
      },
    ),
    { numRuns: 1000 },
  );
});
