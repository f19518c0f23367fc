import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireLoads, requireNotNegative, requireSameLength } from '../refuse.ts';
import { normalRandom, seededRandom } from '../statistics/random.ts';
import { quantile } from './quantile.ts';
import {
  drawParameters,
  type ParameterUncertainty,
  type ResponseParameters,
  requireParameters,
} from './response-parameters.ts';

export interface ForecastInput extends ParameterUncertainty {
  /** All days on which the fit rests, oldest first, the day before the plan last; rest days as 0. */
  readonly pastLoads: ArrayLike<number>;
  readonly plannedLoads: ArrayLike<number>;
  /** Another plan of as many days, to compare with. */
  readonly alternativeLoads?: ArrayLike<number>;
  readonly parameters: ResponseParameters;
  /** Scatter of results around the fitted curve, in the unit of performance. */
  readonly residualStandardDeviation: number;
  /** 80 unless given. */
  readonly intervalPercent?: number;
}

export interface ForecastDay {
  /** 1 is the first planned day; the value holds on the morning after it. */
  readonly day: number;
  readonly expected: number;
  /** Of the expected performance: uncertainty of the parameters alone. */
  readonly expectedLow: number;
  readonly expectedHigh: number;
  /** Of a result on that day: with the scatter of results. */
  readonly low: number;
  readonly high: number;
}

/** Plan less alternative on the last day, draw by draw: what both share does not count. */
export interface PlanDifference {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** Share of the draws in which the plan gives the higher performance. */
  readonly planHigherShare: number;
}

export interface PerformanceForecast {
  readonly intervalPercent: number;
  readonly draws: number;
  readonly days: readonly ForecastDay[];
  readonly difference: PlanDifference | null;
}

/** Performance on the morning after each planned day. */
function follow(past: ArrayLike<number>, plan: ArrayLike<number>, p: ResponseParameters): Float64Array {
  const keepFitness = Math.exp(-1 / p.fitnessDays);
  const keepFatigue = Math.exp(-1 / p.fatigueDays);
  let fitness = 0;
  let fatigue = 0;
  for (let i = 0; i < past.length; i++) {
    fitness = (fitness + (past[i] ?? 0)) * keepFitness;
    fatigue = (fatigue + (past[i] ?? 0)) * keepFatigue;
  }
  const performance = new Float64Array(plan.length);
  for (let i = 0; i < plan.length; i++) {
    fitness = (fitness + (plan[i] ?? 0)) * keepFitness;
    fatigue = (fatigue + (plan[i] ?? 0)) * keepFatigue;
    performance[i] = p.basePerformance + p.fitnessGain * fitness - p.fatigueGain * fatigue;
  }
  return performance;
}

/** Scatter is drawn this often a parameter draw when there are few of these. */
const LEAST_RESULTS = 1000;
const MUCH_DISCARDED = 0.2;

export const performanceForecast = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.performance-forecast.impulse_response',
    version: 1,
    title: 'Performance that a plan leads to',
    unit: 'as the performance that was fitted',
    evidence: 'contested',
    formula: 'impulse-response over past and planned loads; quantiles over parameter draws, with normal scatter added',
    validRange: 'parameters fitted on own results and loads; weeks, not months',
    references: [references.banister1975, references.mortonBanister1990, references.hellard2006],
  },
  (input: ForecastInput): Outcome<PerformanceForecast> => {
    const { pastLoads, plannedLoads, alternativeLoads, parameters, intervalPercent = 80 } = input;
    requireLoads('pastLoads', pastLoads);
    requireLoads('plannedLoads', plannedLoads);
    requireParameters('parameters.', parameters);
    requireNotNegative('residualStandardDeviation', input.residualStandardDeviation);
    requireBetween('intervalPercent', intervalPercent, 1, 99);
    if (alternativeLoads !== undefined) {
      requireLoads('alternativeLoads', alternativeLoads);
      requireSameLength('alternativeLoads', alternativeLoads, plannedLoads);
    }
    if (plannedLoads.length === 0) return insufficientData('the load of one planned day or more', '0 days');
    const drawn = drawParameters(parameters, input);
    if (drawn === null) return insufficientData('possible draws of the parameters, or a covariance and a seed', 'none');

    const { draws } = drawn;
    const curves = draws.map((draw) => follow(pastLoads, plannedLoads, draw));
    const centre = follow(pastLoads, plannedLoads, parameters);
    const tail = (100 - intervalPercent) / 200;
    const normal = normalRandom(seededRandom(input.seed ?? 1));
    const repeats = Math.max(1, Math.ceil(LEAST_RESULTS / draws.length));
    // The same scatter for every day: it does not change the quantiles of one day and keeps the band smooth.
    const scatter = Float64Array.from(
      { length: draws.length * repeats },
      () => input.residualStandardDeviation * normal(),
    );
    const days = Array.from(centre, (expected, i): ForecastDay => {
      const means = Float64Array.from(curves, (curve) => curve[i] ?? 0).sort();
      const results = Float64Array.from(scatter, (shift, k) => (curves[k % curves.length]?.[i] ?? 0) + shift).sort();
      return {
        day: i + 1,
        expected,
        expectedLow: quantile(means, tail),
        expectedHigh: quantile(means, 1 - tail),
        low: quantile(results, tail),
        high: quantile(results, 1 - tail),
      };
    });

    let difference: PlanDifference | null = null;
    if (alternativeLoads !== undefined) {
      const last = plannedLoads.length - 1;
      const other = (p: ResponseParameters) => follow(pastLoads, alternativeLoads, p)[last] ?? 0;
      const gaps = Float64Array.from(draws, (draw, k) => (curves[k]?.[last] ?? 0) - other(draw)).sort();
      difference = {
        expected: (centre[last] ?? 0) - other(parameters),
        low: quantile(gaps, tail),
        high: quantile(gaps, 1 - tail),
        planHigherShare: gaps.filter((gap) => gap > 0).length / gaps.length,
      };
    }
    const unsure = drawn.discardedShare > MUCH_DISCARDED;
    return computed({ intervalPercent, draws: draws.length, days, difference }, [
      ...(unsure
        ? [
            `${Math.round(100 * drawn.discardedShare)} % of the parameter draws were impossible: the fit hardly determines them.`,
          ]
        : []),
    ]);
  },
);
