import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { fitnessFatigue } from '../load/fitness-fatigue.ts';
import { impulseResponse } from '../load/impulse-response.ts';
import { type ResponseParameters, responseWeights } from './response-parameters.ts';
import { taper, taperToForm } from './taper.ts';
import { candidatesOf, checkConstraints, TaperShape } from './taper-candidates.ts';

const parameters: ResponseParameters = {
  basePerformance: 250,
  fitnessGain: 0.1,
  fitnessDays: 45,
  fatigueGain: 0.25,
  fatigueDays: 11,
};
const week = [80, 0, 100, 60, 0, 150, 70];
const pastLoads = Array.from({ length: 84 }, (_, i) => week[i % 7] ?? 0);
const trainingLoads = Array.from({ length: 28 }, (_, i) => week[i % 7] ?? 0);
const days = fc.array(fc.integer({ min: 0, max: 250 }), { minLength: 4, maxLength: 30 });
const anyParameters = fc.record({
  basePerformance: fc.constant(100),
  fitnessGain: fc.double({ min: 0.01, max: 0.2, noNaN: true }),
  fitnessDays: fc.double({ min: 20, max: 60, noNaN: true }),
  fatigueGain: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  fatigueDays: fc.double({ min: 3, max: 19, noNaN: true }),
});

describe('candidates', () => {
  test('keep to the shapes, the length, the reduction and the limits of a day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 200 }), (usual, least, most) => {
        const checked = checkConstraints({
          trainingLoads: usual,
          minimumDailyLoad: least,
          maximumDailyLoad: most,
          maximumTaperDays: 21,
        });
        for (const { dailyLoads, taperDays, reductionPercent } of candidatesOf(checked)) {
          expect(taperDays).toBeLessThanOrEqual(21);
          expect(dailyLoads.length).toBe(usual.length);
          const from = usual.length - taperDays;
          for (const [i, load] of dailyLoads.entries()) {
            const cut = Math.min(usual[i] ?? 0, most);
            if (i < from) expect(load).toBe(cut);
            expect(load).toBeLessThanOrEqual(cut + 1e-9);
            expect(load).toBeGreaterThanOrEqual(Math.min(least, cut) - 1e-9);
          }
          expect(reductionPercent).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('on equal days the mean reduction is the one asked for, and progressive shapes only fall', () => {
    const flat = new Array<number>(28).fill(100);
    const all = candidatesOf(checkConstraints({ trainingLoads: flat, reductionsPercent: [50] }));
    expect(new Set(all.map(({ shape }) => shape)).size).toBe(4);
    for (const { dailyLoads, taperDays, reductionPercent, shape } of all) {
      expect(reductionPercent).toBeCloseTo(50, 9);
      const tapered = dailyLoads.slice(28 - taperDays);
      expect(tapered.reduce((sum, load) => sum + load, 0) / taperDays).toBeCloseTo(50, 9);
      if (shape !== TaperShape.Step)
        for (let i = 1; i < tapered.length; i++) expect(tapered[i]).toBeLessThan(tapered[i - 1] ?? 0);
    }
  });
});

describe('taper to the highest performance', () => {
  test('the numbers are those of impulse and response', () => {
    const { best, withoutTaper, usual } = answerOf(taper({ pastLoads, trainingLoads, parameters }));
    const by = (loads: readonly number[]) =>
      answerOf(impulseResponse({ ...parameters, dailyLoads: [...pastLoads, ...loads] }));
    expect(best.performance).toBeCloseTo(by(best.dailyLoads), 9);
    expect(withoutTaper).toBeCloseTo(by(trainingLoads), 9);
    expect(usual?.performance).toBeCloseTo(by(usual?.dailyLoads ?? []), 9);
    expect(best.performance).toBeGreaterThan(withoutTaper);
  });

  test('nothing of the grid is better, and nothing at all is better than the bound', () => {
    fc.assert(
      fc.property(days, anyParameters, fc.integer({ min: 0, max: 40 }), (usual, drawn, least) => {
        const input = { pastLoads: [50, 60], trainingLoads: usual, parameters: drawn, minimumDailyLoad: least };
        const { best, byShape, byLength, upperBound } = answerOf(taper(input));
        for (const { performance } of [...byShape, ...byLength])
          expect(performance).toBeLessThanOrEqual(best.performance + 1e-9);
        expect(best.performance).toBeLessThanOrEqual(upperBound + 1e-9);
        expect(byShape[0]?.performance).toBe(best.performance);
      }),
      { numRuns: 30 },
    );
  });

  test('the bound is the best of all on and off days, by trying every one', () => {
    const usual = [90, 40, 120, 70, 100, 30, 80, 60];
    const { upperBound } = answerOf(taper({ pastLoads, trainingLoads: usual, parameters, minimumDailyLoad: 10 }));
    let best = Number.NEGATIVE_INFINITY;
    for (let mask = 0; mask < 2 ** usual.length; mask++) {
      const dailyLoads = [...pastLoads, ...usual.map((load, i) => ((mask >> i) & 1 ? load : 10))];
      best = Math.max(best, answerOf(impulseResponse({ ...parameters, dailyLoads })));
    }
    expect(upperBound).toBeCloseTo(best, 9);
  });

  test('more days to choose from never make it worse', () => {
    fc.assert(
      fc.property(days, anyParameters, fc.integer({ min: 4, max: 27 }), (usual, drawn, longest) => {
        const at = (maximumTaperDays: number) =>
          answerOf(taper({ pastLoads, trainingLoads: usual, parameters: drawn, maximumTaperDays })).best.performance;
        expect(at(longest + 1)).toBeGreaterThanOrEqual(at(longest));
      }),
      { numRuns: 20 },
    );
  });

  test('a load hurts within the days of the closed form', () => {
    const { loadsHurtWithinDays } = answerOf(taper({ pastLoads, trainingLoads, parameters }));
    const weights = responseWeights(parameters, 60);
    for (const [i, weight] of weights.entries()) expect(weight < 0).toBe(i + 1 < loadsHurtWithinDays);
    const kind = { ...parameters, fatigueGain: 0.05 };
    expect(answerOf(taper({ pastLoads, trainingLoads, parameters: kind })).loadsHurtWithinDays).toBe(0);
  });

  test('without fatigue no taper pays, and the gain has an interval only where parameters have', () => {
    const tireless = { ...parameters, fatigueGain: 0 };
    const outcome = taper({ pastLoads, trainingLoads, parameters: tireless });
    expect(outcome).toMatchObject({ warnings: [expect.stringMatching(/no taper beats/)] });
    expect(answerOf(outcome).gain.low).toBeNull();
    const parameterDraws = [parameters, { ...parameters, fatigueGain: 0.3 }, { ...parameters, fatigueGain: 0.2 }];
    const { gain } = answerOf(taper({ pastLoads, trainingLoads, parameters, parameterDraws }));
    expect(gain.low).toBeLessThan(gain.expected);
    expect(gain.high).toBeGreaterThan(gain.expected);
  });

  test('bad input', () => {
    expectTooLittle(taper({ pastLoads, trainingLoads: [50, 50], parameters }), /4 days/);
    expectTooLittle(
      taper({
        pastLoads,
        trainingLoads,
        parameters,
        shapes: ['exponential_fast'],
        minimumTaperDays: 4,
        maximumTaperDays: 4,
        reductionsPercent: [90],
      }),
      /allow/,
    );
    expect(refusedPath(() => taper({ pastLoads, trainingLoads: [Number.NaN], parameters }))).toBe('trainingLoads.0');
    expect(refusedPath(() => taper({ pastLoads, trainingLoads, parameters, reductionsPercent: [0] }))).toBe(
      'reductionsPercent.0',
    );
    expect(refusedPath(() => taper({ pastLoads, trainingLoads, parameters, shapes: ['sudden' as 'step'] }))).toBe(
      'shapes.0',
    );
  });
});

describe('taper to a form', () => {
  test('reaches the form with the most fitness of all that reach it', () => {
    const input = { initialCtl: 70, initialAtl: 85, trainingLoads, targetTsb: 15 };
    const { best, reachesTarget, compared } = answerOf(taperToForm(input));
    expect(reachesTarget).toBe(true);
    expect(Math.abs(best.tsb - 15)).toBeLessThanOrEqual(1);
    const all = candidatesOf(checkConstraints(input));
    expect(compared).toBe(all.length);
    for (const { dailyLoads } of all) {
      const form = answerOf(fitnessFatigue({ dailyLoads, initialCtl: 70, initialAtl: 85 }));
      if (Math.abs(form.tsbNextMorning - 15) <= 1) expect(form.last.ctl).toBeLessThanOrEqual(best.ctl);
    }
  });

  test('more days to choose from never lead further away', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: -20, max: 40 }),
        fc.integer({ min: 4, max: 20 }),
        (usual, target, longest) => {
          const away = (maximumTaperDays: number) => {
            const { best } = answerOf(
              taperToForm({
                initialCtl: 60,
                initialAtl: 70,
                trainingLoads: usual,
                targetTsb: target,
                maximumTaperDays,
              }),
            );
            return Math.max(1, Math.abs(best.tsb - target));
          };
          expect(away(longest + 1)).toBeLessThanOrEqual(away(longest));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('an unreachable form is said', () => {
    const outcome = taperToForm({ initialCtl: 70, initialAtl: 85, trainingLoads, targetTsb: 200 });
    expect(answerOf(outcome).reachesTarget).toBe(false);
    expect(outcome).toMatchObject({ warnings: [expect.stringMatching(/nearer to 200/)] });
    expect(refusedPath(() => taperToForm({ initialCtl: -1, initialAtl: 0, trainingLoads, targetTsb: 0 }))).toBe(
      'initialCtl',
    );
  });
});
