import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { quantile } from '../plans/quantile.ts';
import { inverseOfSquare } from '../power/least-squares.ts';
import * as references from '../references.ts';
import { refuse, requireFinite, requireLoads, requireWhole } from '../refuse.ts';
import { studentQuantile } from '../statistics/distributions.ts';
import { seededRandom } from '../statistics/random.ts';
import { decayedSum, sensitizedLoads } from './impulse-response.ts';
import { type Box, type Columns, descend, type Projected, project, residualsOf } from './variable-projection.ts';

export interface MeasuredPerformance {
  /** Place in `dailyLoads` of the day it was measured on, before that day's load; one past the end is tomorrow. */
  readonly day: number;
  /** More is better: watts, metres per second. */
  readonly value: number;
}

export interface ImpulseResponseFitInput {
  /** Consecutive days, oldest first, rest days as 0. The years before the first day count as none. */
  readonly dailyLoads: readonly number[];
  /** All-out results of one test. */
  readonly performances: readonly MeasuredPerformance[];
  /** Residuals drawn anew and fitted so often; the same seed gives the same intervals. */
  readonly bootstrap?: { readonly resamples: number; readonly seed: number };
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface ImpulseResponseFit {
  readonly basePerformance: number;
  readonly fitnessGain: number;
  readonly fitnessDays: number;
  readonly fatigueGain: number;
  readonly fatigueDays: number;
  /** Of the variable-dose form only. */
  readonly sensitivityDays: number | null;
  /** Names of the parameters in the order of the rows below. */
  readonly parameters: readonly (keyof ImpulseResponseFit)[];
  readonly covariance: readonly (readonly number[])[];
  readonly standardErrors: readonly number[];
  /** 95 %, from the standard errors; for days on their logarithm. */
  readonly intervals: readonly Interval[];
  /** 95 %, from the bootstrap; `null` when none was asked for. */
  readonly bootstrapIntervals: readonly Interval[] | null;
  /** Square root of the squared residuals over the degrees of freedom, in the unit of the performance. */
  readonly residualStandardDeviation: number;
  readonly degreesOfFreedom: number;
  /** R². */
  readonly explainedShare: number;
}

const FEWEST = 10;
const SHORTEST_DAYS = 56;
const NAMES = [
  'basePerformance',
  'fitnessGain',
  'fitnessDays',
  'fatigueGain',
  'fatigueDays',
  'sensitivityDays',
] as const;
const NEED = `${FEWEST} performances over ${SHORTEST_DAYS} days`;
const UNFIT = 'results that rise with training and fall with fatigue';
/** Days in which the two effects, and the sensitivity, are looked for. */
const LONGEST = { low: Math.log(7), high: Math.log(150) };
const SHORTER = { low: Math.log(1), high: Math.log(50) };
/** Places of the first grid on each axis. */
const PLACES = 12;

interface Variant {
  readonly box: Box;
  /** Loads that tire, under the shape (logarithms of days). */
  readonly tiring: (loads: readonly number[], shape: readonly number[]) => ArrayLike<number>;
}

function pick(sums: Float64Array, days: readonly number[]): Float64Array {
  return Float64Array.from(days, (day) => sums[day] ?? 0);
}

/** Middles of the cells into which the axes are cut. */
function cells(low: readonly number[], high: readonly number[]): readonly (readonly number[])[] {
  return low.reduce<readonly (readonly number[])[]>(
    (shapes, from, axis) =>
      Array.from({ length: PLACES }, (_, i) => from + (((high[axis] ?? 0) - from) * (i + 0.5)) / PLACES).flatMap((at) =>
        shapes.map((shape) => [...shape, at]),
      ),
    [[]],
  );
}

const sound = (shape: readonly number[], fit: Projected | null): fit is Projected =>
  fit !== null && fit.gain > 0 && fit.loss > 0 && (shape[0] ?? 0) > (shape[1] ?? 0);

/** The first axis shapes the rising column alone, the others the falling one: each column is computed once. */
function bestOfGrid(y: Float64Array, columns: Columns, { low, high }: Box): readonly number[] | null {
  const longest = cells(low.slice(0, 1), high.slice(0, 1));
  const others = cells(low.slice(1), high.slice(1));
  const rising = longest.map((shape) => columns([...shape, ...(others[0] ?? [])])[0]);
  let best: readonly number[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const other of others) {
    const falling = columns([...(longest[0] ?? []), ...other])[1];
    for (const [i, first] of longest.entries()) {
      const shape = [...first, ...other];
      const fit = project(y, [rising[i] ?? falling, falling]);
      if (sound(shape, fit) && fit.misfit < least) {
        least = fit.misfit;
        best = shape;
      }
    }
  }
  return best;
}

function valuesOf(shape: readonly number[], fit: Projected): readonly number[] {
  const [fitnessDays = 0, fatigueDays = 0, ...rest] = shape.map(Math.exp);
  return [fit.base, fit.gain, fitnessDays, fit.loss, fatigueDays, ...rest];
}

/** Derivatives of the model by each parameter, in the order of `valuesOf`. */
function jacobian(columns: Columns, shape: readonly number[], fit: Projected): readonly Float64Array[] {
  const nudge = 1e-5;
  const [rising, falling] = columns(shape);
  const byDays = shape.map((logDays, k) => {
    const moved = (by: number) => columns(shape.map((value, j) => (j === k ? value + by : value)));
    const ahead = moved(nudge);
    const behind = moved(-nudge);
    const perDay = 1 / (2 * nudge * Math.exp(logDays));
    return rising.map((_, i) => {
      const rise = (ahead[0][i] ?? 0) - (behind[0][i] ?? 0);
      const fall = (ahead[1][i] ?? 0) - (behind[1][i] ?? 0);
      return (fit.gain * rise - fit.loss * fall) * perDay;
    });
  });
  const [byFitness, ...others] = byDays;
  return [rising.map(() => 1), rising, byFitness ?? rising, falling.map((value) => -value), ...others];
}

function bootstrapped(
  y: Float64Array,
  columns: Columns,
  shape: readonly number[],
  residuals: Float64Array,
  box: Box,
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): readonly Interval[] {
  const random = seededRandom(seed);
  const draws: (readonly number[])[] = [];
  for (let n = 0; n < resamples; n++) {
    const drawn = y.map(
      (value, i) => value - (residuals[i] ?? 0) + (residuals[Math.floor(random() * residuals.length)] ?? 0),
    );
    const found = descend(drawn, columns, shape, box);
    const fit = project(drawn, columns(found));
    if (fit !== null) draws.push(valuesOf(found, fit));
  }
  return valuesOf(shape, { base: 0, gain: 0, loss: 0, misfit: 0 }).map((_, k) => {
    const sorted = draws.map((draw) => draw[k] ?? 0).toSorted((a, b) => a - b);
    return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
  });
}

function check({ dailyLoads, performances, bootstrap }: ImpulseResponseFitInput): void {
  requireLoads('dailyLoads', dailyLoads);
  for (const [i, { day, value }] of performances.entries()) {
    requireWhole(`performances.${i}.day`, day, 0);
    if (day > dailyLoads.length) refuse(`performances.${i}.day`, `must be at most ${dailyLoads.length}, not ${day}.`);
    requireFinite(`performances.${i}.value`, value);
  }
  if (bootstrap === undefined) return;
  requireWhole('bootstrap.resamples', bootstrap.resamples, 50);
  requireWhole('bootstrap.seed', bootstrap.seed, 0);
}

function fitted(input: ImpulseResponseFitInput, { box, tiring }: Variant): Outcome<ImpulseResponseFit> {
  check(input);
  const { dailyLoads, performances } = input;
  const days = performances.map(({ day }) => day);
  const span = days.length === 0 ? 0 : Math.max(...days) - Math.min(...days);
  if (days.length < FEWEST || span < SHORTEST_DAYS) {
    return insufficientData(NEED, `${days.length} over ${span} days`);
  }
  const y = Float64Array.from(performances, ({ value }) => value);
  if (y.every((value) => value === y[0])) return insufficientData(UNFIT, 'the same result every time');
  const columns: Columns = (shape) => [
    pick(decayedSum(dailyLoads, Math.exp(shape[0] ?? 0)), days),
    pick(decayedSum(tiring(dailyLoads, shape), Math.exp(shape[1] ?? 0)), days),
  ];
  const start = bestOfGrid(y, columns, box);
  if (start === null) return insufficientData(UNFIT, 'results that do not follow the loads so');
  const shape = descend(y, columns, start, box);
  const fit = project(y, columns(shape));
  const inverse = fit === null ? null : inverseOfSquare(jacobian(columns, shape, fit));
  if (!sound(shape, fit) || inverse === null) return insufficientData(UNFIT, 'results that do not follow the loads so');

  const values = valuesOf(shape, fit);
  const degreesOfFreedom = y.length - values.length;
  const variance = fit.misfit / degreesOfFreedom;
  const covariance = inverse.map((row) => row.map((value) => value * variance));
  const standardErrors = values.map((_, k) => Math.sqrt(Math.max(0, covariance[k]?.[k] ?? 0)));
  const t = studentQuantile(0.975, degreesOfFreedom);
  const intervals = values.map((value, k) => {
    const away = t * (standardErrors[k] ?? 0);
    if (!NAMES[k]?.endsWith('Days')) return { low: value - away, high: value + away };
    // A poorly known number of days could overflow; nobody's fitness lasts that long.
    const factor = Math.min(1e6, Math.exp(away / value));
    return { low: value / factor, high: value * factor };
  });
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const spread = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const atEdge = shape.some((value, k) => value <= (box.low[k] ?? 0) + 1e-9 || value >= (box.high[k] ?? 0) - 1e-9);
  const residuals = residualsOf(y, columns(shape), fit);
  const [basePerformance = 0, fitnessGain = 0, fitnessDays = 0, fatigueGain = 0, fatigueDays = 0] = values;
  return computed(
    {
      basePerformance,
      fitnessGain,
      fitnessDays,
      fatigueGain,
      fatigueDays,
      sensitivityDays: values[5] ?? null,
      parameters: NAMES.slice(0, values.length),
      covariance,
      standardErrors,
      intervals,
      bootstrapIntervals:
        input.bootstrap === undefined ? null : bootstrapped(y, columns, shape, residuals, box, input.bootstrap),
      residualStandardDeviation: Math.sqrt(variance),
      degreesOfFreedom,
      explainedShare: spread === 0 ? 0 : Math.max(0, 1 - fit.misfit / spread),
    },
    atEdge ? ['A time constant lies at the edge of what is looked for: the results do not pin it down.'] : [],
  );
}

/** Five parameters from own results: variable projection over the two time constants, then Levenberg-Marquardt. */
export const impulseResponseFit = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.impulse-response-fit.two_component',
    version: 1,
    title: 'Fit of impulse and response',
    unit: 'as the performance',
    evidence: 'contested',
    formula: 'nonlinear least squares of p0, k1, τ1 (7 to 150 d), k2, τ2 (1 to 50 d, below τ1); covariance s²·(JᵀJ)⁻¹',
    validRange: '10 or more all-out results of one test over 8 weeks or more; the parameters are strongly correlated',
    references: [references.banister1975, references.mortonBanister1990],
  },
  (input: ImpulseResponseFitInput) =>
    fitted(input, {
      box: { low: [LONGEST.low, SHORTER.low], high: [LONGEST.high, SHORTER.high] },
      tiring: (loads) => loads,
    }),
);

/** As above with a sixth parameter, the days over which past training raises the cost of a load. */
export const impulseResponseFitVariableDose = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.impulse-response-fit.variable_dose',
    version: 1,
    title: 'Fit of impulse and response (variable dose)',
    unit: 'as the performance',
    evidence: 'contested',
    formula: 'as two_component with k3 in place of k2 and τ3 (1 to 50 d)',
    validRange: '10 or more all-out results of one test over 8 weeks or more; the parameters are strongly correlated',
    references: [references.busso2003],
  },
  (input: ImpulseResponseFitInput) =>
    fitted(input, {
      box: {
        low: [LONGEST.low, SHORTER.low, SHORTER.low],
        high: [LONGEST.high, SHORTER.high, SHORTER.high],
      },
      tiring: (loads, shape) => sensitizedLoads(loads, Math.exp(shape[2] ?? 0)),
    }),
);
