import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import {
  oneRepMax,
  oneRepMaxBrzycki,
  oneRepMaxEpley,
  oneRepMaxLander,
  oneRepMaxLombardi,
  oneRepMaxMayhew,
  oneRepMaxOConner,
  oneRepMaxWathan,
} from './one-rep-max.ts';

const methods = [
  oneRepMax,
  oneRepMaxEpley,
  oneRepMaxBrzycki,
  oneRepMaxLombardi,
  oneRepMaxOConner,
  oneRepMaxMayhew,
  oneRepMaxWathan,
  oneRepMaxLander,
];

test.each(methods)('$spec.id grows with repetitions and scales with the load', (method) => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 300 }), fc.integer({ min: 1, max: 35 }), (loadKilograms, repetitions) => {
      const one = answerOf(method({ loadKilograms, repetitions }));
      expect(one).toBeGreaterThanOrEqual(loadKilograms);
      expect(answerOf(method({ loadKilograms, repetitions: repetitions + 1 }))).toBeGreaterThan(one);
      expect(answerOf(method({ loadKilograms: 2 * loadKilograms, repetitions }))).toBeCloseTo(2 * one, 6);
    }),
  );
  expect(warningsOf(method({ loadKilograms: 100, repetitions: 12 }))).toEqual([]);
  expect(warningsOf(method({ loadKilograms: 100, repetitions: 13 }))[0]).toMatch(/above 12/);
  expect(refusedPath(() => method({ loadKilograms: 100, repetitions: 2.5 }))).toBe('repetitions');
  expect(refusedPath(() => method({ loadKilograms: 0, repetitions: 5 }))).toBe('loadKilograms');
});

test('an equation ends where it has no answer, and the others go on with a warning', () => {
  const set = { loadKilograms: 100, repetitions: 38 };
  for (const method of [oneRepMax, oneRepMaxBrzycki])
    expectTooLittle(method({ ...set, repetitions: 37 }), /at most 36/);
  expectTooLittle(oneRepMaxLander(set), /at most 37/);
  expect(answerOf(oneRepMaxEpley(set))).toBeCloseTo(100 * (1 + 38 / 30), 9);
  for (const method of [oneRepMaxEpley, oneRepMaxLombardi, oneRepMaxOConner, oneRepMaxMayhew, oneRepMaxWathan])
    expect(warningsOf(method(set))[0]).toMatch(/above 12/);
});

test('Epley and Brzycki cross at ten repetitions, and the default lies between them', () => {
  const at = (repetitions: number) =>
    [oneRepMaxEpley, oneRepMax, oneRepMaxBrzycki].map((method) => answerOf(method({ loadKilograms: 90, repetitions })));
  expect(new Set(at(10).map((kilograms) => kilograms.toFixed(9))).size).toBe(1);
  expect(at(1)).toEqual([90, 90, 90]);
  const [epley, mean, brzycki] = at(5) as [number, number, number];
  expect(mean).toBeCloseTo((epley + brzycki) / 2, 9);
});

test('equations that miss one repetition say so', () => {
  expect(warningsOf(oneRepMaxMayhew({ loadKilograms: 100, repetitions: 1 }))[0]).toMatch(/one repetition/);
  expect(warningsOf(oneRepMaxBrzycki({ loadKilograms: 100, repetitions: 1 }))).toEqual([]);
});
