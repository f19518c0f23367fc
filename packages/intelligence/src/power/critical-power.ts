import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requirePositive } from '../refuse.ts';
import { fitLine, inverseOfSquare, minimumOf } from './least-squares.ts';

/** A maximal effort: the best mean power for that long. */
export interface PowerEffort {
  readonly durationSeconds: number;
  readonly powerWatts: number;
}

export interface CriticalPowerInput {
  readonly efforts: readonly PowerEffort[];
}

export interface CriticalPowerFit {
  readonly criticalPowerWatts: number;
  /** W′. */
  readonly anaerobicCapacityJoules: number;
  /** Standard errors of the two; `null` when as many efforts as parameters leave nothing to judge by. */
  readonly criticalPowerStandardErrorWatts: number | null;
  readonly anaerobicCapacityStandardErrorJoules: number | null;
  /** Of the three-parameter form only. */
  readonly maximumPowerWatts: number | null;
  readonly effortsUsed: number;
}

/** The two-parameter hyperbola holds between these; shorter efforts are limited by power, longer ones by fuel. */
const SHORTEST_SECONDS = 120;
const LONGEST_SECONDS = 1200;
/** Longest over shortest effort, below which the answer says so (ours). */
const LEAST_SPAN = 2;
const FALLING = 'efforts whose power falls as they get longer';

interface UsableEfforts {
  readonly efforts: readonly PowerEffort[];
  readonly warnings: readonly string[];
}

function usable(efforts: readonly PowerEffort[], shortest: number): UsableEfforts {
  for (const [i, effort] of efforts.entries()) {
    requirePositive(`efforts.${i}.durationSeconds`, effort.durationSeconds);
    requirePositive(`efforts.${i}.powerWatts`, effort.powerWatts);
  }
  const kept = efforts.filter(({ durationSeconds: s }) => s >= shortest && s <= LONGEST_SECONDS);
  const left = efforts.length - kept.length;
  return {
    efforts: kept,
    warnings:
      left === 0 ? [] : [`${left} of ${efforts.length} efforts lie outside the model's durations and were left out.`],
  };
}

function twoParameter(
  input: CriticalPowerInput,
  fit: (efforts: readonly PowerEffort[]) => Omit<CriticalPowerFit, 'effortsUsed' | 'maximumPowerWatts'>,
): Outcome<CriticalPowerFit> {
  const { efforts, warnings } = usable(input.efforts, SHORTEST_SECONDS);
  const lengths = new Set(efforts.map(({ durationSeconds }) => durationSeconds)).size;
  if (lengths < 3) return insufficientData('3 maximal efforts of different length, 2 to 20 min each', `${lengths}`);
  const fitted = fit(efforts);
  if (!(fitted.criticalPowerWatts > 0 && fitted.anaerobicCapacityJoules > 0))
    return insufficientData(FALLING, 'efforts that do not fit the model');
  const seconds = efforts.map(({ durationSeconds }) => durationSeconds);
  const alike = Math.max(...seconds) < LEAST_SPAN * Math.min(...seconds);
  return computed({ ...fitted, maximumPowerWatts: null, effortsUsed: efforts.length }, [
    ...warnings,
    ...(alike ? ['The longest effort is less than twice the shortest: the fit reaches far beyond them.'] : []),
  ]);
}

/** Slope and intercept of work on time. */
export const criticalPower = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.critical.work_time_linear',
    version: 1,
    title: "Critical power and W', work on time",
    unit: 'W',
    evidence: 'peer-reviewed',
    formula: "least squares of W = W' + CP·t",
    validRange: '3 or more maximal efforts of 2 to 20 min',
    references: [references.monodScherrer1965, references.moritani1981, references.jonesVanhatalo2017],
  },
  (input: CriticalPowerInput) =>
    twoParameter(input, (efforts) => {
      const line = fitLine(efforts.map(({ durationSeconds: t, powerWatts: p }) => [t, p * t]));
      return {
        criticalPowerWatts: line.slope,
        anaerobicCapacityJoules: line.intercept,
        criticalPowerStandardErrorWatts: line.slopeError,
        anaerobicCapacityStandardErrorJoules: line.interceptError,
      };
    }),
);

/** Power on 1/time: weighs short efforts more than the work form does. */
export const criticalPowerInverseTime = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.critical.inverse_time_linear',
    version: 1,
    title: "Critical power and W', power on 1/time",
    unit: 'W',
    evidence: 'peer-reviewed',
    formula: "least squares of P = CP + W'/t",
    validRange: '3 or more maximal efforts of 2 to 20 min',
    references: [references.whipp1982, references.jonesVanhatalo2017],
  },
  (input: CriticalPowerInput) =>
    twoParameter(input, (efforts) => {
      const line = fitLine(efforts.map(({ durationSeconds: t, powerWatts: p }) => [1 / t, p]));
      return {
        criticalPowerWatts: line.intercept,
        anaerobicCapacityJoules: line.slope,
        criticalPowerStandardErrorWatts: line.interceptError,
        anaerobicCapacityStandardErrorJoules: line.slopeError,
      };
    }),
);

/** Time on power: the form whose errors are those of a test to exhaustion. */
export const criticalPowerHyperbolic = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.critical.hyperbolic',
    version: 1,
    title: "Critical power and W', time on power",
    unit: 'W',
    evidence: 'peer-reviewed',
    formula: "least squares of t = W'/(P - CP)",
    validRange: '3 or more maximal efforts of 2 to 20 min, at a power above CP each',
    references: [references.monodScherrer1965, references.jonesVanhatalo2017],
  },
  (input: CriticalPowerInput) =>
    twoParameter(input, (efforts) => {
      const ceiling = Math.min(...efforts.map(({ powerWatts }) => powerWatts));
      const capacityAt = (cp: number) => {
        let upper = 0;
        let lower = 0;
        for (const { durationSeconds: t, powerWatts: p } of efforts) {
          upper += t / (p - cp);
          lower += 1 / (p - cp) ** 2;
        }
        return upper / lower;
      };
      const misfit = (cp: number) => {
        const capacity = capacityAt(cp);
        return efforts.reduce((sum, { durationSeconds: t, powerWatts: p }) => sum + (t - capacity / (p - cp)) ** 2, 0);
      };
      // Below zero too: efforts that rise with time end there and are turned away.
      const cp = minimumOf(misfit, -ceiling, ceiling * (1 - 1e-9));
      const capacity = capacityAt(cp);
      const errors = hyperbolaErrors(efforts, cp, capacity, misfit(cp));
      return {
        criticalPowerWatts: cp,
        anaerobicCapacityJoules: capacity,
        criticalPowerStandardErrorWatts: errors[0],
        anaerobicCapacityStandardErrorJoules: errors[1],
      };
    }),
);

/** Standard errors from the Gauss-Newton matrix of t = W′/(P − CP). */
function hyperbolaErrors(
  efforts: readonly PowerEffort[],
  cp: number,
  capacity: number,
  misfit: number,
): readonly [number, number] {
  let a = 0;
  let b = 0;
  let c = 0;
  for (const { powerWatts } of efforts) {
    const byCapacity = 1 / (powerWatts - cp);
    const byCp = capacity * byCapacity * byCapacity;
    a += byCp * byCp;
    b += byCp * byCapacity;
    c += byCapacity * byCapacity;
  }
  const scale = misfit / (efforts.length - 2) / (a * c - b * b);
  return [Math.sqrt(c * scale), Math.sqrt(a * scale)];
}

/** Standard errors of CP and W′ from the Gauss-Newton matrix of P = CP + W′/(t + k); `null` without one. */
function mortonErrors(
  efforts: readonly PowerEffort[],
  capacity: number,
  k: number,
  misfit: number,
): readonly [number, number] | null {
  if (efforts.length < 4) return null;
  const column = (of: (delayed: number) => number) =>
    Float64Array.from(efforts, ({ durationSeconds }) => of(durationSeconds + k));
  const inverse = inverseOfSquare([column(() => 1), column((t) => 1 / t), column((t) => -capacity / (t * t))]);
  if (inverse === null) return null;
  const variance = misfit / (efforts.length - 3);
  const errorOf = (i: number) => Math.sqrt(Math.max(0, variance * (inverse[i]?.[i] ?? 0)));
  return [errorOf(0), errorOf(1)];
}

/**
 * Three parameters: efforts under 2 min are limited by a greatest power, which the two-parameter form has no word for.
 * Least squares in power, P = CP + W′/(t + k) with k = W′/(Pmax − CP): linear for a given k, which is searched for.
 */
export const criticalPowerMorton = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.critical.morton_3p',
    version: 1,
    title: "Critical power, W' and maximum power",
    unit: 'W',
    evidence: 'peer-reviewed',
    formula: "least squares in P of t = W'/(P - CP) - W'/(Pmax - CP)",
    validRange: '4 or more maximal efforts up to 20 min, one of them under 2 min',
    references: [references.morton1996],
  },
  (input: CriticalPowerInput): Outcome<CriticalPowerFit> => {
    const { efforts, warnings } = usable(input.efforts, 0);
    const lengths = new Set(efforts.map(({ durationSeconds }) => durationSeconds)).size;
    const shortest = Math.min(...efforts.map(({ durationSeconds }) => durationSeconds));
    if (lengths < 4 || shortest >= SHORTEST_SECONDS) {
      return insufficientData(
        '4 maximal efforts of different length, one under 2 min',
        `${lengths}, the shortest ${shortest} s`,
      );
    }
    const lineAt = (delay: number) =>
      fitLine(efforts.map(({ durationSeconds: t, powerWatts: p }) => [1 / (t + delay), p]));
    const delay = minimumOf((logDelay) => lineAt(Math.exp(logDelay)).misfit, Math.log(1e-3), Math.log(300));
    const k = Math.exp(delay);
    const line = lineAt(k);
    if (!(line.slope > 0 && line.intercept > 0)) return insufficientData(FALLING, 'efforts that do not fit the model');
    const errors = mortonErrors(efforts, line.slope, k, line.misfit);
    return computed(
      {
        criticalPowerWatts: line.intercept,
        anaerobicCapacityJoules: line.slope,
        criticalPowerStandardErrorWatts: errors?.[0] ?? null,
        anaerobicCapacityStandardErrorJoules: errors?.[1] ?? null,
        maximumPowerWatts: line.intercept + line.slope / k,
        effortsUsed: efforts.length,
      },
      warnings,
    );
  },
);
