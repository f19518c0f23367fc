import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { nextReserve } from '../power/reserve.ts';
import * as references from '../references.ts';
import { requirePositive, requireSamples } from '../refuse.ts';

export interface DPrimeInput {
  /** Graded speed on hills, one sample a second. NaN is missing and counts as standing: recovery. */
  readonly speedMetersPerSecond: Float64Array;
  readonly criticalSpeedMetersPerSecond: number;
  /** D′ when fresh. */
  readonly anaerobicDistanceMeters: number;
}

export interface DPrimeBalance {
  /** What is left after each second. */
  readonly balanceMeters: Float64Array;
  readonly minimumMeters: number;
  readonly endMeters: number;
}

/** `reserveMeter` gives the same numbers while running. */
export const dPrimeBalance = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.d-prime-balance.differential_exact',
    version: 1,
    title: "D' balance",
    unit: 'm',
    evidence: 'heuristic',
    formula: "above CS: -(v - CS) a second; below: (D' - D)·e^(-(CS - v)/D') remains missing after a second",
    validRange: "runs with a current CS and D'; the equation was validated for cycling power",
    references: [references.skiba2015, references.jonesVanhatalo2017],
  },
  (input: DPrimeInput): Outcome<DPrimeBalance> => {
    const { speedMetersPerSecond: speed, criticalSpeedMetersPerSecond: cs, anaerobicDistanceMeters: full } = input;
    requirePositive('criticalSpeedMetersPerSecond', cs);
    requirePositive('anaerobicDistanceMeters', full);
    requireSamples('speedMetersPerSecond', speed, 'not-negative');
    const balanceMeters = new Float64Array(speed.length);
    let left = full;
    let minimumMeters = full;
    let missing = 0;
    for (let i = 0; i < speed.length; i++) {
      const v = speed[i] ?? 0;
      if (Number.isNaN(v)) missing++;
      left = nextReserve(left, full, cs, Number.isNaN(v) ? 0 : v);
      balanceMeters[i] = left;
      if (left < minimumMeters) minimumMeters = left;
    }
    if (missing === speed.length) return insufficientData('speed at 1 Hz', `${missing} samples, none with speed`);
    return computed({ balanceMeters, minimumMeters, endMeters: left }, [
      ...(missing > 0.01 * speed.length
        ? [`${Math.round((100 * missing) / speed.length)} % of the samples had no speed and counted as standing.`]
        : []),
      ...(minimumMeters < 0 ? ["The balance falls below 0: critical speed or D' is set too low."] : []),
    ]);
  },
);
