import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import type { AnsweredBy } from '../hybrid.ts';
import { fitLine } from '../power/least-squares.ts';
import * as references from '../references.ts';
import { refuse, requirePositive } from '../refuse.ts';
import { danielsVdot, RIEGEL_EXPONENT, riegelSeconds, speedOfCost } from './oxygen-cost.ts';
import { type RaceResult, requireResult } from './vdot.ts';

export interface FromResult {
  readonly result: RaceResult;
  readonly targetDistanceMeters: number;
}

export interface FromVdot {
  readonly vdot: number;
  readonly targetDistanceMeters: number;
}

export interface FromResults {
  readonly results: readonly RaceResult[];
  readonly targetDistanceMeters: number;
}

const SHORTEST_METERS = 1500;
const LONGEST_METERS = 42_195;
const ULTRA_METERS = 50_000;
/** Own exponents lie between 1.03 and 1.15: what is so far away comes of distances that hardly differ, or of a typo. */
const LEAST_EXPONENT = 0.5;
const MOST_EXPONENT = 2;
/** What VDOT was made for. */
const SHORTEST_RESULT_SECONDS = 210;
const LONGEST_RESULT_SECONDS = 14_400;
/** The world record of 100 m has 117; below 5 nobody runs. */
const FASTEST_VDOT = 150;
const SLOWEST_VDOT = 5;

/** Bisection to well below 1 ms: VDOT falls as the time for a distance grows. */
function secondsOfVdot(vdot: number, meters: number): number {
  let fast = meters / 20;
  let slow = meters / 0.5;
  for (let i = 0; i < 60; i++) {
    const middle = (fast + slow) / 2;
    if (danielsVdot(meters, middle) > vdot) fast = middle;
    else slow = middle;
  }
  return (fast + slow) / 2;
}

/** The time at which the target distance has the same VDOT. */
export const raceTimeVdot = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.race-time.vdot_root',
    version: 1,
    title: 'Race time of equal VDOT',
    unit: 's',
    evidence: 'consensus',
    formula: 't with VDOT(target distance, t) = VDOT of the result',
    validRange: '1.5 km to the marathon, trained for the distance',
    references: [references.danielsGilbert, references.danielsFormula],
  },
  (input: FromResult | FromVdot) => {
    requirePositive('targetDistanceMeters', input.targetDistanceMeters);
    if ('vdot' in input) requirePositive('vdot', input.vdot);
    else requireResult('result.', input.result);
    const index = 'vdot' in input ? input.vdot : danielsVdot(input.result.distanceMeters, input.result.durationSeconds);
    if (index > FASTEST_VDOT)
      refuse('vdot' in input ? 'vdot' : 'result.durationSeconds', 'is faster than anyone has run.');
    if (!(index > SLOWEST_VDOT)) return insufficientData('a result at running speed', `VDOT ${index.toFixed(1)}`);
    const { targetDistanceMeters: meters } = input;
    const outside = meters < SHORTEST_METERS || meters > LONGEST_METERS;
    const lasted = 'vdot' in input ? SHORTEST_RESULT_SECONDS : input.result.durationSeconds;
    return computed(secondsOfVdot(index, meters), [
      ...(lasted < SHORTEST_RESULT_SECONDS || lasted > LONGEST_RESULT_SECONDS
        ? ['The result lies outside 3.5 to 240 min.']
        : []),
      ...(outside ? ['The target lies outside 1.5 km to the marathon.'] : []),
    ]);
  },
);

export interface RiegelPrediction {
  readonly seconds: number;
  readonly exponent: number;
  /** From two or more results; else 1.06. */
  readonly fitted: boolean;
}

export interface RiegelInput extends FromResults {
  /** The person's own, where it is known from elsewhere; else two results or more are fitted, and one takes 1.06. */
  readonly exponent?: number;
}

/** Two results or more give the person's own exponent. */
export const raceTimeRiegel = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.race-time.riegel',
    version: 1,
    title: 'Race time (Riegel)',
    unit: 's',
    evidence: 'peer-reviewed',
    formula: 't·(d2/d1)^1.06; with two or more results least squares of ln t on ln d',
    validRange: '3.5 to 230 min; own exponents lie between 1.03 and 1.15',
    references: [references.riegel1981],
  },
  ({ results, targetDistanceMeters, exponent }: RiegelInput): Outcome<RiegelPrediction> => {
    requirePositive('targetDistanceMeters', targetDistanceMeters);
    for (const [i, result] of results.entries()) requireResult(`results.${i}.`, result);
    if (exponent !== undefined) requirePositive('exponent', exponent);
    const [first] = results;
    if (first === undefined) return insufficientData('a race result', 'none');
    if (exponent !== undefined) {
      const predicted = ({ distanceMeters, durationSeconds }: RaceResult) =>
        Math.log(riegelSeconds(distanceMeters, durationSeconds, targetDistanceMeters, exponent));
      const sum = results.reduce((total, result) => total + predicted(result), 0);
      return computed({ seconds: Math.exp(sum / results.length), exponent, fitted: false });
    }
    if (new Set(results.map(({ distanceMeters }) => distanceMeters)).size < 2) {
      const fastest = Math.min(...results.map(({ durationSeconds }) => durationSeconds));
      const seconds = riegelSeconds(first.distanceMeters, fastest, targetDistanceMeters, RIEGEL_EXPONENT);
      return computed({ seconds, exponent: RIEGEL_EXPONENT, fitted: false });
    }
    const line = fitLine(
      results.map(({ distanceMeters, durationSeconds }) => [Math.log(distanceMeters), Math.log(durationSeconds)]),
    );
    if (!(line.slope > LEAST_EXPONENT && line.slope < MOST_EXPONENT)) {
      return insufficientData(
        'all-out results over distances that differ',
        `results with an exponent of ${line.slope.toFixed(2)}`,
      );
    }
    const seconds = Math.exp(line.intercept + line.slope * Math.log(targetDistanceMeters));
    const odd = line.slope < 1 || line.slope > 1.25;
    return computed(
      { seconds, exponent: line.slope, fitted: true },
      odd ? [`The fitted exponent of ${line.slope.toFixed(3)} is unusual: were all results all-out?`] : [],
    );
  },
);

/** Cameron's curve, metres form. */
function cameronCurve(meters: number): number {
  return 13.49681 - 0.000030363 * meters + 835.7114 / meters ** 0.7905;
}

export const raceTimeCameron = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.race-time.cameron',
    version: 1,
    title: 'Race time (Cameron)',
    unit: 's',
    evidence: 'heuristic',
    formula: 't·(d2/d1)·f(d1)/f(d2), f = 13.49681 - 0.000030363d + 835.7114/d^0.7905, d in m',
    validRange: '800 m to 50 km',
    references: [references.cameron1998],
  },
  ({ result, targetDistanceMeters }: FromResult) => {
    requirePositive('targetDistanceMeters', targetDistanceMeters);
    requireResult('result.', result);
    const known = cameronCurve(result.distanceMeters);
    const asked = cameronCurve(targetDistanceMeters);
    if (!(known > 0 && asked > 0))
      return insufficientData('distances on the curve, which ends at 444 km', 'one beyond');
    const seconds = result.durationSeconds * (targetDistanceMeters / result.distanceMeters) * (known / asked);
    const outside = (meters: number) => meters < 800 || meters > ULTRA_METERS;
    return computed(
      seconds,
      outside(result.distanceMeters) || outside(targetDistanceMeters)
        ? ['The result or the target lies outside 800 m to 50 km.']
        : [],
    );
  },
);

/** Fixed share of vVDOT by distance. */
function steppedShare(meters: number): number {
  if (meters <= 5000) return 0.98;
  if (meters <= 10_000) return 0.94;
  if (meters <= 15_000) return 0.91;
  if (meters <= 21_097.5) return 0.88;
  if (meters <= LONGEST_METERS) return 0.84;
  return Math.max(0.7, 0.84 - 0.02 * (meters / LONGEST_METERS - 1));
}

export const raceTimePierreStep = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.race-time.pierre_step',
    version: 1,
    title: 'Race time (stepped share of vVDOT)',
    unit: 's',
    evidence: 'heuristic',
    formula: 'd/(share · vVDOT), share 0.98, 0.94, 0.91, 0.88, 0.84 up to 5, 10, 15, 21.1, 42.2 km',
    validRange: 'for comparison only',
    references: [references.pierre],
  },
  ({ vdot, targetDistanceMeters }: FromVdot) => {
    requirePositive('vdot', vdot);
    requirePositive('targetDistanceMeters', targetDistanceMeters);
    return computed((targetDistanceMeters / (speedOfCost(vdot) * steppedShare(targetDistanceMeters))) * 60);
  },
);

export type RaceTimeAnswerId = 'running.race-time.vdot_root' | 'running.race-time.riegel';

/** Up to 50 km from the result nearest in distance; beyond, Riegel over all results. */
export const raceTime = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.race-time.hybrid',
    version: 1,
    title: 'Race time, method by distance',
    unit: 's',
    evidence: 'heuristic',
    formula: 'equal VDOT with the nearest result up to 50 km, Riegel beyond',
    validRange: '1.5 km to the marathon; flagged outside',
    references: [references.danielsGilbert, references.riegel1981],
  },
  ({ results, targetDistanceMeters }: FromResults): Outcome<AnsweredBy<number, RaceTimeAnswerId>> => {
    requirePositive('targetDistanceMeters', targetDistanceMeters);
    for (const [i, result] of results.entries()) requireResult(`results.${i}.`, result);
    const away = (result: RaceResult) => Math.abs(Math.log(result.distanceMeters / targetDistanceMeters));
    const [nearest] = results.toSorted((a, b) => away(a) - away(b));
    if (nearest === undefined) return insufficientData('a race result', 'none');
    if (targetDistanceMeters <= ULTRA_METERS) {
      const outcome = raceTimeVdot({ result: nearest, targetDistanceMeters });
      if (outcome.status !== 'ok') return outcome;
      return computed(
        { value: outcome.value, answeredBy: 'running.race-time.vdot_root', reason: '' },
        outcome.warnings,
      );
    }
    const outcome = raceTimeRiegel({ results, targetDistanceMeters });
    if (outcome.status !== 'ok') return outcome;
    const reason = 'VDOT does not reach beyond 50 km.';
    return computed({ value: outcome.value.seconds, answeredBy: 'running.race-time.riegel', reason }, [
      ...outcome.warnings,
      `Beyond 50 km the time is a guess, with an exponent of ${outcome.value.exponent.toFixed(3)}${outcome.value.fitted ? ' from own results' : ''}.`,
    ]);
  },
);
