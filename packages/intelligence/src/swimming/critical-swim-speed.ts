import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requirePositive } from '../refuse.ts';

export interface CriticalSwimSpeedInput {
  /** All-out, from the same session or week. */
  readonly seconds200Meters: number;
  readonly seconds400Meters: number;
}

export interface CriticalSwimSpeed {
  readonly metersPerSecond: number;
  readonly secondsPer100Meters: number;
  /** D′: metres above that speed. */
  readonly anaerobicDistanceMeters: number;
}

/** The line through two distances; for three and more take `criticalSpeed`. */
export const criticalSwimSpeed = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'swimming.critical-speed.css_200_400',
    version: 1,
    title: 'Critical swim speed (CSS)',
    unit: 'm/s',
    evidence: 'peer-reviewed',
    formula: '200/(t400 - t200)',
    validRange: 'all-out 200 and 400 m; two points show no error',
    references: [references.wakayoshi1992],
  },
  ({ seconds200Meters: short, seconds400Meters: long }: CriticalSwimSpeedInput): Outcome<CriticalSwimSpeed> => {
    requirePositive('seconds200Meters', short);
    requirePositive('seconds400Meters', long);
    if (long <= 2 * short) {
      return insufficientData('a 400 m slower than twice the 200 m', `${long} s against ${2 * short} s`);
    }
    const metersPerSecond = 200 / (long - short);
    return computed({
      metersPerSecond,
      secondsPer100Meters: 100 / metersPerSecond,
      anaerobicDistanceMeters: 200 - metersPerSecond * short,
    });
  },
);
