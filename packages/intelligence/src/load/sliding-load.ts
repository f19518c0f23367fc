import { insufficientData, type Outcome } from '@vitalwire/core';
import { type AlgorithmSpec, defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireLoads, requireNotNegative, requirePositive, requireWhole } from '../refuse.ts';
import { chartOf, type FitnessFatigue } from './fitness-fatigue.ts';

export interface SlidingLoadInput {
  /** One load a calendar day of the athlete, oldest first, rest days as 0. Days before the record count as 0. */
  readonly dailyLoads: ArrayLike<number>;
  /** Days; 42 and 7 unless given. */
  readonly ctlDays?: number;
  readonly atlDays?: number;
}

const CTL_DAYS = 42;
const ATL_DAYS = 7;

/** Mean of the last days, or the mean with weights 1..N, the newest day N. One pass: both sums slide. */
function slide(loads: ArrayLike<number>, days: number, weighted: boolean): Float64Array {
  const means = new Float64Array(loads.length);
  let sum = 0;
  let rising = 0;
  for (let day = 0; day < loads.length; day++) {
    const load = loads[day] ?? 0;
    rising += days * load - sum;
    sum += load - (loads[day - days] ?? 0);
    // Differences of floating point may end a hair below zero.
    means[day] = Math.max(0, weighted ? (2 * rising) / (days * (days + 1)) : sum / days);
  }
  return means;
}

/** Form is that of the morning: the levels of the day before. */
function formOf(ctl: Float64Array, atl: Float64Array, ctlDays: number, before = 0): Outcome<FitnessFatigue> {
  const tsb = ctl.map((_, day) => (day === 0 ? before : (ctl[day - 1] ?? 0) - (atl[day - 1] ?? 0)));
  return chartOf({ ctl, atl, tsb }, ctlDays);
}

/* @__NO_SIDE_EFFECTS__ */
function define<const Id extends `load.fitness-fatigue.${'sma' | 'wma'}`>(
  spec: Pick<AlgorithmSpec<Id>, 'id' | 'title' | 'formula'>,
  weighted: boolean,
) {
  return defineAlgorithm(
    {
      ...spec,
      version: 1,
      unit: 'TSS/day',
      evidence: 'consensus',
      validRange: 'for comparison with the chart; 42 days or more of loads',
      references: [references.convention],
    },
    ({ dailyLoads, ctlDays = CTL_DAYS, atlDays = ATL_DAYS }: SlidingLoadInput): Outcome<FitnessFatigue> => {
      requireWhole('ctlDays', ctlDays, 1);
      requireWhole('atlDays', atlDays, 1);
      requireLoads('dailyLoads', dailyLoads);
      if (dailyLoads.length === 0) return insufficientData('the load of one day or more', '0 days');
      return formOf(slide(dailyLoads, ctlDays, weighted), slide(dailyLoads, atlDays, weighted), ctlDays);
    },
  );
}

export const fitnessFatigueSimple = /* @__PURE__ */ define(
  {
    id: 'load.fitness-fatigue.sma',
    title: 'Fitness, fatigue and form (simple means)',
    formula: 'CTL, ATL = mean of the last 42 and 7 days, days before the record 0, TSB = CTL - ATL of the day before',
  },
  false,
);

export const fitnessFatigueWeighted = /* @__PURE__ */ define(
  {
    id: 'load.fitness-fatigue.wma',
    title: 'Fitness, fatigue and form (weighted means)',
    formula: 'CTL, ATL = means of the last 42 and 7 days with weights 1..N, the newest N, TSB of the day before',
  },
  true,
);

export interface LocalLevel {
  readonly processVariance: number;
  readonly measurementVariance: number;
  readonly initialLevel: number;
  readonly initialVariance: number;
}

export interface KalmanFormInput {
  readonly dailyLoads: ArrayLike<number>;
  /** The model of each level. They have no default: they are the model. */
  readonly ctlLevel?: LocalLevel;
  readonly atlLevel?: LocalLevel;
}

function filtered(path: string, loads: ArrayLike<number>, model: LocalLevel): Float64Array {
  requireNotNegative(`${path}.processVariance`, model.processVariance);
  requirePositive(`${path}.measurementVariance`, model.measurementVariance);
  requireNotNegative(`${path}.initialLevel`, model.initialLevel);
  requireNotNegative(`${path}.initialVariance`, model.initialVariance);
  let { initialLevel: level, initialVariance: variance } = model;
  return Float64Array.from(loads, (load) => {
    variance += model.processVariance;
    const gain = variance / (variance + model.measurementVariance);
    level += gain * (load - level);
    variance *= 1 - gain;
    return level;
  });
}

/** In the steady state a gain of 1/42 is the chart itself. */
export const fitnessFatigueKalman = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.fitness-fatigue.kalman_local_level',
    version: 1,
    title: 'Fitness, fatigue and form (Kalman filter)',
    unit: 'TSS/day',
    evidence: 'heuristic',
    formula: 'CTL, ATL = two local levels: P += q; K = P/(P + r); x += K(z - x); P *= 1 - K; TSB of the day before',
    validRange: 'variances fitted to the series',
    references: [references.harvey1989],
  },
  ({ dailyLoads, ctlLevel, atlLevel }: KalmanFormInput): Outcome<FitnessFatigue> => {
    requireLoads('dailyLoads', dailyLoads);
    if (ctlLevel === undefined || atlLevel === undefined)
      return insufficientData('process and measurement variance, initial level and variance of both levels', 'none');
    if (dailyLoads.length === 0) return insufficientData('the load of one day or more', '0 days');
    return formOf(
      filtered('ctlLevel', dailyLoads, ctlLevel),
      filtered('atlLevel', dailyLoads, atlLevel),
      0,
      ctlLevel.initialLevel - atlLevel.initialLevel,
    );
  },
);
