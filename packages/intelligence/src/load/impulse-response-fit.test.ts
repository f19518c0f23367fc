import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { impulseResponse, impulseResponseVariableDose } from './impulse-response.ts';
import {
  type ImpulseResponseFit,
  impulseResponseFit,
  impulseResponseFitVariableDose,
  type MeasuredPerformance,
} from './impulse-response-fit.ts';

const truth = { basePerformance: 250, fitnessGain: 0.08, fitnessDays: 45, fatigueGain: 0.16, fatigueDays: 9 };
const dose = {
  basePerformance: 250,
  fitnessGain: 0.1,
  fitnessDays: 40,
  fatigueGain: 4e-4,
  fatigueDays: 8,
  sensitivityDays: 4,
};

/** Three weeks of work, one easy, with hard and easy days: what makes the two effects tell apart. */
const loads = (days: number) =>
  Array.from({ length: days }, (_, day) => {
    const week = Math.floor(day / 7) % 4;
    return (week === 3 ? 0.3 : 1 + 0.1 * week) * ([0, 90, 60, 120, 40, 150, 80][day % 7] ?? 0);
  });

const dailyLoads = loads(240);
const testDays = Array.from({ length: 30 }, (_, i) => 5 + 8 * i);

function results(noise: (i: number) => number): readonly MeasuredPerformance[] {
  return testDays.map((day, i) => ({
    day,
    value: answerOf(impulseResponse({ ...truth, dailyLoads: dailyLoads.slice(0, day) })) + noise(i),
  }));
}

/** Deterministic, mean near 0, spread near 1. */
const wobble = (i: number) => Math.sin(12.9898 * (i + 1)) + Math.cos(78.233 * (i + 1));

function expectTruth(fit: ImpulseResponseFit, wanted: { readonly [name: string]: number }, share: number): void {
  for (const [name, value] of Object.entries(wanted)) {
    const found = Number(fit[name as keyof ImpulseResponseFit]);
    expect(Math.abs(found - value) / value, `${name}: ${found}`).toBeLessThan(share);
  }
}

test('noiseless results give the parameters back', () => {
  const outcome = impulseResponseFit({ dailyLoads, performances: results(() => 0) });
  expectTruth(answerOf(outcome), truth, 1e-4);
  expect(warningsOf(outcome)).toEqual([]);
  expect(answerOf(outcome).residualStandardDeviation).toBeLessThan(1e-4);
  expect(answerOf(outcome).explainedShare).toBeCloseTo(1, 8);
});

test('noisy results: the truth lies in the intervals, the residuals show the noise', () => {
  const fit = answerOf(impulseResponseFit({ dailyLoads, performances: results(wobble) }));
  for (const [k, name] of fit.parameters.entries()) {
    const wanted = truth[name as keyof typeof truth];
    const { low, high } = fit.intervals[k] ?? { low: 0, high: 0 };
    expect(wanted, name).toBeGreaterThan(low);
    expect(wanted, name).toBeLessThan(high);
    expect(fit.standardErrors[k] ?? 0, name).toBeGreaterThan(0);
    expect((fit.standardErrors[k] ?? 0) ** 2).toBeCloseTo(fit.covariance[k]?.[k] ?? 0, 9);
  }
  expect(fit.degreesOfFreedom).toBe(25);
  expect(fit.residualStandardDeviation).toBeGreaterThan(0.5);
  expect(fit.residualStandardDeviation).toBeLessThan(1.5);
});

test('no other point nearby fits better: an independent look at the least squares', () => {
  const performances = results(wobble);
  const fit = answerOf(impulseResponseFit({ dailyLoads, performances }));
  const misfit = (change: Partial<typeof truth>) =>
    performances.reduce((sum, { day, value }) => {
      const { basePerformance, fitnessGain, fitnessDays, fatigueGain, fatigueDays } = { ...fit, ...change };
      let model = basePerformance;
      for (let i = 0; i < day; i++) {
        const load = dailyLoads[i] ?? 0;
        model +=
          load * (fitnessGain * Math.exp(-(day - i) / fitnessDays) - fatigueGain * Math.exp(-(day - i) / fatigueDays));
      }
      return sum + (value - model) ** 2;
    }, 0);
  const least = misfit({});
  expect(least).toBeCloseTo(fit.residualStandardDeviation ** 2 * fit.degreesOfFreedom, 6);
  for (const name of Object.keys(truth) as (keyof typeof truth)[]) {
    for (const by of [0.999, 1.001]) expect(misfit({ [name]: fit[name] * by }), name).toBeGreaterThan(least);
  }
});

test('loads in another unit: gains change, days and performances do not', () => {
  const performances = results(wobble);
  const one = answerOf(impulseResponseFit({ dailyLoads, performances }));
  const ten = answerOf(impulseResponseFit({ dailyLoads: dailyLoads.map((load) => 10 * load), performances }));
  expect(ten.fitnessDays).toBeCloseTo(one.fitnessDays, 3);
  expect(ten.fatigueGain * 10).toBeCloseTo(one.fatigueGain, 5);
  expect(ten.residualStandardDeviation).toBeCloseTo(one.residualStandardDeviation, 6);
});

test('the order of the results does not matter', () => {
  const performances = results(wobble);
  const one = answerOf(impulseResponseFit({ dailyLoads, performances }));
  const other = answerOf(impulseResponseFit({ dailyLoads, performances: performances.toReversed() }));
  expect(other.fitnessDays).toBeCloseTo(one.fitnessDays, 6);
});

test('the bootstrap holds the estimate, and the same seed says the same', () => {
  const input = { dailyLoads, performances: results(wobble), bootstrap: { resamples: 60, seed: 7 } };
  const fit = answerOf(impulseResponseFit(input));
  expect(answerOf(impulseResponseFit(input)).bootstrapIntervals).toEqual(fit.bootstrapIntervals);
  for (const [k, name] of fit.parameters.entries()) {
    const { low, high } = fit.bootstrapIntervals?.[k] ?? { low: 0, high: 0 };
    expect(Number(fit[name]), name).toBeGreaterThan(low);
    expect(Number(fit[name]), name).toBeLessThan(high);
  }
});

test('the variable dose recovers its parameters', () => {
  const performances = testDays.map((day) => ({
    day,
    value: answerOf(impulseResponseVariableDose({ ...dose, dailyLoads: dailyLoads.slice(0, day) })),
  }));
  expectTruth(answerOf(impulseResponseFitVariableDose({ dailyLoads, performances })), dose, 1e-3);
});

test('the variable dose by the double sum of the paper', () => {
  const few = [50, 0, 120, 80];
  const { basePerformance, fitnessGain, fitnessDays, fatigueGain, fatigueDays, sensitivityDays } = dose;
  let wanted = basePerformance;
  for (const [i, load] of few.entries()) {
    const away = few.length - i;
    let k2 = 0;
    for (let j = 0; j <= i; j++) k2 += fatigueGain * (few[j] ?? 0) * Math.exp(-(i - j) / sensitivityDays);
    wanted += fitnessGain * load * Math.exp(-away / fitnessDays) - k2 * load * Math.exp(-away / fatigueDays);
  }
  expect(answerOf(impulseResponseVariableDose({ ...dose, dailyLoads: few }))).toBeCloseTo(wanted, 10);
});

describe('too little or not so', () => {
  const performances = results(() => 0);
  test.each([
    ['nine results', performances.slice(0, 9)],
    ['none', []],
    ['seven weeks', performances.slice(0, 7).concat(performances.slice(0, 7))],
  ])('%s', (_, few) => {
    expectTooLittle(impulseResponseFit({ dailyLoads, performances: few }), /10 performances over 56 days/);
  });
  test('no training at all', () => {
    expectTooLittle(impulseResponseFit({ dailyLoads: dailyLoads.map(() => 0), performances }), /rise with training/);
  });
  test('results that fall with training', () => {
    const upsideDown = performances.map(({ day, value }) => ({ day, value: -value }));
    expectTooLittle(impulseResponseFit({ dailyLoads, performances: upsideDown }), /rise with training/);
  });
  test('the same result every time', () => {
    const flat = performances.map(({ day }) => ({ day, value: 250 }));
    expect(impulseResponseFit({ dailyLoads, performances: flat }).status).toBe('insufficient-data');
  });
});

test('impossible input is refused by its place', () => {
  const performances = results(() => 0);
  const fit = (change: object) => refusedPath(() => impulseResponseFit({ dailyLoads, performances, ...change }));
  expect(fit({ dailyLoads: [1, -1] })).toBe('dailyLoads.1');
  expect(fit({ performances: [{ day: 999, value: 1 }] })).toBe('performances.0.day');
  expect(fit({ performances: [{ day: 1.5, value: 1 }] })).toBe('performances.0.day');
  expect(fit({ performances: [{ day: 1, value: Number.NaN }] })).toBe('performances.0.value');
  expect(fit({ bootstrap: { resamples: 3, seed: 1 } })).toBe('bootstrap.resamples');
});

test('whatever the results, no number that is none', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 30, maxLength: 30 }), (values) => {
      const performances = testDays.map((day, i) => ({ day, value: values[i] ?? 0 }));
      const outcome = impulseResponseFit({ dailyLoads, performances });
      if (outcome.status !== 'ok') return;
      const { standardErrors, intervals, covariance } = outcome.value;
      const numbers = [...standardErrors, ...covariance.flat(), ...intervals.flatMap(({ low, high }) => [low, high])];
      expect(numbers.every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 12 },
  );
});
