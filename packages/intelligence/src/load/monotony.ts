import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireLoads } from '../refuse.ts';

export interface MonotonyInput {
  /** One load a calendar day, oldest first; the last seven count. */
  readonly dailyLoads: ArrayLike<number>;
}

export interface Monotony {
  readonly weeklyLoad: number;
  readonly meanDailyLoad: number;
  readonly standardDeviation: number;
  /** `null` where it does not exist: seven equal days, or a week without load in the bounded form. */
  readonly monotony: number | null;
  readonly strain: number | null;
}

const WEEK = 7;

function weekOf(
  { dailyLoads }: MonotonyInput,
  lostDegrees: 0 | 1,
  judge: (mean: number, sd: number) => number | null,
  strainOf: (load: number, monotony: number) => number,
): Outcome<Monotony> {
  requireLoads('dailyLoads', dailyLoads);
  if (dailyLoads.length < WEEK) return insufficientData('7 days of loads', `${dailyLoads.length} days`);
  const week = Array.from(dailyLoads).slice(-WEEK);
  const weeklyLoad = week.reduce((sum, load) => sum + load, 0);
  const meanDailyLoad = weeklyLoad / WEEK;
  const squares = week.reduce((sum, load) => sum + (load - meanDailyLoad) ** 2, 0);
  // Seven equal loads leave a rounding error in the mean, never a spread.
  const equal = week.every((load) => load === week[0]);
  const standardDeviation = equal ? 0 : Math.sqrt(squares / (WEEK - lostDegrees));
  const monotony = judge(meanDailyLoad, standardDeviation);
  const strain = monotony === null ? null : strainOf(weeklyLoad, monotony);
  return computed({ weeklyLoad, meanDailyLoad, standardDeviation, monotony, strain });
}

const foster = (mean: number, sd: number) => (sd === 0 ? null : mean / sd);
const product = (load: number, monotony: number) => load * monotony;

export const monotony = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.monotony.foster_sample_sd',
    version: 1,
    title: 'Training monotony and strain',
    unit: '1',
    evidence: 'contested',
    formula: 'mean/SD of 7 daily loads (n - 1); strain = week · monotony',
    validRange: 'weeks with days that differ; no value for seven equal days',
    references: [references.foster1998],
  },
  (input: MonotonyInput) => weekOf(input, 1, foster, product),
);

export const monotonyPopulation = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.monotony.foster_population_sd',
    version: 1,
    title: 'Training monotony and strain (population SD)',
    unit: '1',
    evidence: 'contested',
    formula: 'mean/SD of 7 daily loads (n); strain = week · monotony',
    validRange: 'weeks with days that differ; no value for seven equal days',
    references: [references.foster1998],
  },
  (input: MonotonyInput) => weekOf(input, 0, foster, product),
);

/** Stays between 0 and 1: seven equal days give 1. */
export const monotonyBounded = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.monotony.runalyze_bounded',
    version: 1,
    title: 'Training monotony and strain (bounded)',
    unit: '1',
    evidence: 'heuristic',
    formula: 'mean/(SD + mean), SD with n; strain = week · monotony/0.5',
    validRange: 'weeks with load',
    references: [references.runalyze],
  },
  (input: MonotonyInput) =>
    weekOf(
      input,
      0,
      (mean, sd) => (mean === 0 ? null : mean / (sd + mean)),
      (load, value) => (load * value) / 0.5,
    ),
);
