import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { dfaAlpha1 } from '../hrv/dfa-alpha1.ts';
import { impulseResponse } from '../load/impulse-response.ts';
import { climbRate, powerFromClimbRate } from './climbing.ts';
import { durability } from './durability.ts';
import { sweatRate } from './sweat-rate.ts';

describe('durability', () => {
  test('equals a search over all windows, one by one', () => {
    const power = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 20, maxLength: 80 });
    fc.assert(
      fc.property(power, fc.integer({ min: 1, max: 10 }), (watts, durationSeconds) => {
        const outcome = durability({ powerWatts: Float64Array.from(watts), durationSeconds, afterWorkKilojoules: 2 });
        const windows = watts
          .map((_, start) => ({
            before: watts.slice(0, start).reduce((sum, value) => sum + value, 0),
            window: watts.slice(start, start + durationSeconds),
          }))
          .filter(({ window }) => window.length === durationSeconds)
          .map(({ before, window }) => ({
            before,
            mean: window.reduce((sum, value) => sum + value, 0) / window.length,
          }));
        const late = windows.filter(({ before }) => before >= 2000).map(({ mean }) => mean);
        if (late.length === 0 || windows.every(({ mean }) => mean === 0)) {
          expectTooLittle(outcome, /after 2 kJ/);
          return;
        }
        const { freshWatts, fatiguedWatts, ratio } = answerOf(outcome);
        expect(freshWatts).toBeCloseTo(Math.max(...windows.map(({ mean }) => mean)), 9);
        expect(fatiguedWatts).toBeCloseTo(Math.max(...late), 9);
        expect(ratio).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('a steady ride loses nothing', () => {
    const powerWatts = new Float64Array(600).fill(200);
    expect(answerOf(durability({ powerWatts, durationSeconds: 60, afterWorkKilojoules: 50 })).ratio).toBe(1);
  });
});

describe('DFA α1', () => {
  const wave = (beats: number) => Array.from({ length: beats }, (_, i) => 640 + 12 * Math.sin(i) + 8 * Math.cos(i * i));

  test('neither level nor scale of the intervals matters', () => {
    const of = (change: (ms: number) => number) =>
      answerOf(dfaAlpha1({ rrIntervalsMilliseconds: wave(300).map(change) }));
    const plain = of((ms) => ms);
    expect(of((ms) => ms + 100)).toBeCloseTo(plain, 6);
    expect(of((ms) => ms * 1.5)).toBeCloseTo(plain, 6);
  });

  test('too few or constant intervals give no slope; artefacts are said', () => {
    expectTooLittle(dfaAlpha1({ rrIntervalsMilliseconds: wave(50) }), /64 intervals/);
    expectTooLittle(dfaAlpha1({ rrIntervalsMilliseconds: new Array(200).fill(800) }), /vary/);
    const broken = wave(200).map((ms, i) => (i % 20 === 0 ? ms * 2 : ms));
    expect(warningsOf(dfaAlpha1({ rrIntervalsMilliseconds: broken })).at(-1)).toMatch(/artefacts/);
    expect(refusedPath(() => dfaAlpha1({ rrIntervalsMilliseconds: [0] }))).toBe('rrIntervalsMilliseconds.0');
  });
});

describe('impulse and response', () => {
  const model = { basePerformance: 300, fitnessGain: 1, fitnessDays: 42, fatigueGain: 2, fatigueDays: 7 };

  test('equals the sum written out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 60 }), (dailyLoads) => {
        const written = dailyLoads.reduce((sum, load, i) => {
          const days = dailyLoads.length - i;
          return sum + load * (Math.exp(-days / 42) - 2 * Math.exp(-days / 7));
        }, 300);
        expect(answerOf(impulseResponse({ ...model, dailyLoads }))).toBeCloseTo(written, 6);
      }),
    );
  });
});

test('sweat and climbing: what cannot be is refused, what does not fit is said', () => {
  const hour = {
    weightBeforeKilograms: 70,
    weightAfterKilograms: 71,
    fluidLiters: 0,
    urineLiters: 0,
    durationSeconds: 3600,
  };
  expectTooLittle(sweatRate(hour), /leave a loss/);
  expect(answerOf(sweatRate({ ...hour, fluidLiters: 2 }))).toBeCloseTo(1, 9);
  expect(warningsOf(powerFromClimbRate({ vamMetersPerHour: 1000, gradePercent: 3 }))[0]).toMatch(/5 to 12/);
  expect(refusedPath(() => climbRate({ ascentMeters: 10, durationSeconds: 0 }))).toBe('durationSeconds');
});
