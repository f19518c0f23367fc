import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requirePositive } from '../refuse.ts';
import { danielsVdot, oxygenCost, RIEGEL_EXPONENT, riegelSeconds, speedOfCost } from './oxygen-cost.ts';

/** An all-out result. */
export interface RaceResult {
  readonly distanceMeters: number;
  readonly durationSeconds: number;
}

export function requireResult(path: string, result: RaceResult): void {
  requirePositive(`${path}distanceMeters`, result.distanceMeters);
  requirePositive(`${path}durationSeconds`, result.durationSeconds);
}

function rangeWarnings(vdot: number, durationSeconds: number): readonly string[] {
  const minutes = durationSeconds / 60;
  return [
    ...(minutes < 3.5 || minutes > 240 ? ['The formula is meant for efforts of 3.5 to 240 min.'] : []),
    ...(vdot < 30 || vdot > 85 ? ['VDOT lies outside the tables (30 to 85).'] : []),
  ];
}

/** Slower than some 1.5 km/h the oxygen cost of running is below 0. */
function indexOf(value: number, durationSeconds: number): Outcome<number> {
  if (!(value > 0)) return insufficientData('a result at running speed', `VDOT ${value.toFixed(1)}`);
  return computed(value, rangeWarnings(value, durationSeconds));
}

/** A performance index with running economy folded in: no VO2max. */
export const vdot = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.vdot.daniels_gilbert',
    version: 1,
    title: 'VDOT',
    unit: 'mL/kg/min',
    evidence: 'consensus',
    formula:
      '(-4.60 + 0.182258v + 0.000104v^2)/(0.8 + 0.1894393·e^(-0.012778t) + 0.2989558·e^(-0.1932605t)), v in m/min, t in min',
    validRange: 'all-out efforts of 3.5 to 240 min on level ground; 30 to 85',
    references: [references.danielsGilbert, references.danielsFormula],
  },
  (result: RaceResult) => {
    requireResult('', result);
    return indexOf(danielsVdot(result.distanceMeters, result.durationSeconds), result.durationSeconds);
  },
);

/** Share of VO2max by duration in five steps; jumps at 5, 15, 30 and 90 min. */
function steppedFraction(minutes: number): number {
  if (minutes < 5) return 0.97;
  if (minutes < 15) return 0.99;
  if (minutes < 30) return 1;
  return minutes < 90 ? 0.98 : 0.95;
}

export const vdotPierreStep = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.vdot.pierre_step',
    version: 1,
    title: 'VDOT (stepped)',
    unit: 'mL/kg/min',
    evidence: 'heuristic',
    formula: '(-4.60 + 0.182258v + 0.000104v^2)/p, p = 0.97, 0.99, 1, 0.98, 0.95 below 5, 15, 30, 90 min and above',
    validRange: 'for comparison only; 2 to 7 points below VDOT',
    references: [references.pierre],
  },
  (result: RaceResult) => {
    requireResult('', result);
    const minutes = result.durationSeconds / 60;
    return indexOf(oxygenCost(result.distanceMeters / minutes) / steppedFraction(minutes), result.durationSeconds);
  },
);

const TEN_KILOMETERS = 10_000;

/** For results far from 10 km: carried over by Riegel first. */
export const vdotRiegel = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.vdot.riegel_10k',
    version: 1,
    title: 'VDOT of the equivalent 10 km',
    unit: 'mL/kg/min',
    evidence: 'heuristic',
    formula: 'VDOT of 10 km in t·(10000/d)^1.06',
    validRange: 'all-out efforts of 3.5 to 240 min',
    references: [references.riegel1981, references.danielsGilbert],
  },
  (result: RaceResult) => {
    requireResult('', result);
    const seconds = riegelSeconds(result.distanceMeters, result.durationSeconds, TEN_KILOMETERS, RIEGEL_EXPONENT);
    return indexOf(danielsVdot(TEN_KILOMETERS, seconds), seconds);
  },
);

/** Speed at which oxygen cost equals VDOT: vVDOT. */
export const velocityAtVdot = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.velocity-at-vdot.quadratic_inverse',
    version: 1,
    title: 'Speed at VDOT',
    unit: 'm/s',
    evidence: 'consensus',
    formula: 'v of VDOT = -4.60 + 0.182258v + 0.000104v^2 (v in m/min)',
    validRange: 'VDOT of 30 to 85',
    references: [references.danielsGilbert],
  },
  (input: { readonly vdot: number }) => {
    requirePositive('vdot', input.vdot);
    return computed(speedOfCost(input.vdot) / 60);
  },
);
