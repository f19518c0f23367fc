import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import {
  doubleProgression,
  linearProgression,
  percentWave,
  reserveProgression,
  waveProgression,
} from './progression.ts';

const linear = { loadKilograms: 100, targetRepetitions: 5, incrementKilograms: 2.5, failuresInARow: 0 };

test('linear: up when all sets are done, back after the third failure', () => {
  const after = (completedRepetitions: readonly number[], failuresInARow = 0) =>
    answerOf(linearProgression({ ...linear, completedRepetitions, failuresInARow }));
  expect(after([5, 5, 6])).toEqual({ decision: 'increase', loadKilograms: 102.5, repetitions: 5, failuresInARow: 0 });
  expect(after([5, 5, 4])).toEqual({ decision: 'repeat', loadKilograms: 100, repetitions: 5, failuresInARow: 1 });
  expect(after([5, 5, 4], 2)).toEqual({ decision: 'deload', loadKilograms: 90, repetitions: 5, failuresInARow: 0 });
  expect(after([5, 5, 5], 2).failuresInARow).toBe(0);
  expectTooLittle(linearProgression({ ...linear, completedRepetitions: [] }), /one set/);
  expect(refusedPath(() => linearProgression({ ...linear, completedRepetitions: [4.5] }))).toBe(
    'completedRepetitions.0',
  );
  expect(refusedPath(() => linearProgression({ ...linear, completedRepetitions: [5], incrementKilograms: 0 }))).toBe(
    'incrementKilograms',
  );
  expect(refusedPath(() => linearProgression({ ...linear, completedRepetitions: [5], deloadPercent: 95 }))).toBe(
    'deloadPercent',
  );
});

test('linear: a lifter who never fails rises by one increment a session, one who always fails falls in steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.boolean(), (sessions, strong) => {
      let state = { loadKilograms: 100, failuresInARow: 0 };
      for (let k = 0; k < sessions; k++)
        state = answerOf(linearProgression({ ...linear, ...state, completedRepetitions: [strong ? 5 : 3] }));
      expect(state.loadKilograms).toBeCloseTo(strong ? 100 + 2.5 * sessions : 100 * 0.9 ** Math.floor(sessions / 3), 9);
    }),
  );
});

test('double: repetitions first, then load', () => {
  const range = {
    loadKilograms: 60,
    lowRepetitions: 8,
    highRepetitions: 12,
    incrementKilograms: 2.5,
    failuresInARow: 1,
  };
  const after = (...completedRepetitions: readonly number[]) =>
    answerOf(doubleProgression({ ...range, completedRepetitions }));
  expect(after(12, 12, 12)).toEqual({ decision: 'increase', loadKilograms: 62.5, repetitions: 8, failuresInARow: 0 });
  expect(after(12, 11, 9)).toEqual({ decision: 'repeat', loadKilograms: 60, repetitions: 10, failuresInARow: 0 });
  expect(after(9, 8, 7)).toEqual({ decision: 'repeat', loadKilograms: 60, repetitions: 8, failuresInARow: 2 });
  expectTooLittle(doubleProgression({ ...range, completedRepetitions: [] }), /one set/);
  expect(refusedPath(() => doubleProgression({ ...range, completedRepetitions: [8], highRepetitions: 7 }))).toBe(
    'highRepetitions',
  );
});

test('wave: the four weeks by hand, on a training maximum of 100 kg', () => {
  const week = (number: number) =>
    answerOf(percentWave({ trainingMaximumKilograms: 100, week: number, stepKilograms: 2.5, rounding: 'down' }));
  expect(
    [1, 2, 3, 4].map((number) =>
      week(number).map((set) => `${set.loadKilograms}x${set.repetitions}${set.orMore ? '+' : ''}`),
    ),
  ).toEqual([
    ['65x5', '75x5', '85x5+'],
    ['70x3', '80x3', '90x3+'],
    ['75x5', '85x3', '95x1+'],
    ['40x5', '50x5', '60x5'],
  ]);
  const odd = { trainingMaximumKilograms: 103, week: 1, stepKilograms: 2.5 } as const;
  expect(answerOf(percentWave({ ...odd, rounding: 'down' })).map((set) => set.loadKilograms)).toEqual([65, 75, 87.5]);
  expect(answerOf(percentWave({ ...odd, rounding: 'nearest' })).map((set) => set.loadKilograms)).toEqual([
    67.5, 77.5, 87.5,
  ]);
  expect(refusedPath(() => percentWave({ ...odd, week: 5, rounding: 'down' }))).toBe('week');
  expect(refusedPath(() => percentWave({ ...odd, rounding: 'up' as 'down' }))).toBe('rounding');
});

test('wave: the training maximum rises, or falls by a tenth', () => {
  const wave = { trainingMaximumKilograms: 100, minimumRepetitions: 1, incrementKilograms: 5 };
  expect(answerOf(waveProgression({ ...wave, topSetRepetitions: 3 }))).toMatchObject({
    decision: 'increase',
    loadKilograms: 105,
  });
  expect(answerOf(waveProgression({ ...wave, topSetRepetitions: 0 }))).toMatchObject({
    decision: 'deload',
    loadKilograms: 90,
  });
  expect(refusedPath(() => waveProgression({ ...wave, topSetRepetitions: -1 }))).toBe('topSetRepetitions');
});

test('reserve: a set that was easier than planned raises the load, a harder one lowers it', () => {
  const next = (repetitionsInReserve: number) =>
    answerOf(
      reserveProgression({
        last: { loadKilograms: 100, repetitions: 5, repetitionsInReserve },
        targetRepetitions: 5,
        targetReserve: 2,
        stepKilograms: 2.5,
      }),
    );
  // 81.1 % at two in reserve; four left: 100/0.762 is the maximum.
  expect(next(4)).toMatchObject({ decision: 'increase', loadKilograms: Math.floor((100 * 0.811) / 0.762 / 2.5) * 2.5 });
  expect(next(2)).toMatchObject({ decision: 'repeat', loadKilograms: 100 });
  expect(next(0)).toMatchObject({ decision: 'decrease', loadKilograms: Math.floor((100 * 0.811) / 0.863 / 2.5) * 2.5 });
  const input = {
    last: { loadKilograms: 100, repetitions: 5, repetitionsInReserve: 2 },
    targetRepetitions: 5,
    targetReserve: 2,
    stepKilograms: 2.5,
  };
  expectTooLittle(reserveProgression({ ...input, stepKilograms: 200 }), /a step below/);
  expectTooLittle(reserveProgression({ ...input, targetRepetitions: 14 }), /at most 15/);
  expect(refusedPath(() => reserveProgression({ ...input, last: { ...input.last, repetitions: 0 } }))).toBe(
    'last.repetitions',
  );
  expect(refusedPath(() => reserveProgression({ ...input, targetReserve: 10 }))).toBe('targetReserve');
});
