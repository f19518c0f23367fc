import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf } from '../../test/outcomes.ts';
import { reserveMeter } from './reserve.ts';
import { wPrimeBalance } from './w-prime-balance.ts';

const criticalPowerWatts = 280;
const anaerobicCapacityJoules = 20_000;
const meter = () => reserveMeter({ critical: criticalPowerWatts, full: anaerobicCapacityJoules });

test('streaming gives the very numbers of the batch form', () => {
  const watts = fc.oneof(fc.integer({ min: 0, max: 900 }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(fc.array(watts, { minLength: 2, maxLength: 300 }), (samples) => {
      fc.pre(samples.some((value) => value > 0));
      const batch = answerOf(
        wPrimeBalance({ powerWatts: Float64Array.from(samples), criticalPowerWatts, anaerobicCapacityJoules }),
      );
      const live = meter();
      expect(samples.map((value) => live.push(value))).toEqual([...batch.balanceJoules]);
      expect(live.left()).toBe(batch.endJoules);
    }),
  );
});

test('a minute at once is sixty seconds of the same', () => {
  const once = meter();
  const often = meter();
  for (const watts of [400, 100, 350, 0]) {
    once.push(watts, 60);
    for (let i = 0; i < 60; i++) often.push(watts);
    expect(once.left()).toBeCloseTo(often.left(), 6);
  }
});
