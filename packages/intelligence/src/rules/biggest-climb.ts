import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requireSamples } from '../refuse.ts';

export interface BiggestClimbInput {
  /** Smoothed; NaN missing. */
  readonly altitudeMeters: Float64Array;
  /** Descent within a climb that does not end it: 10 m unless given. */
  readonly dipMeters?: number;
}

export interface BiggestClimb {
  /** From the foot to the top; 0 when nothing rises. */
  readonly gainMeters: number;
  readonly startIndex: number;
  readonly endIndex: number;
}

export const biggestClimb = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.biggest-climb.dips_allowed',
    version: 1,
    title: 'Biggest climb within an activity',
    unit: 'm',
    evidence: 'heuristic',
    formula: 'greatest rise from a foot to a later top with no descent of more than 10 m in between',
    validRange: 'smoothed altitude; our own choice of the dip',
    references: [references.convention],
  },
  ({ altitudeMeters, dipMeters = 10 }: BiggestClimbInput): Outcome<BiggestClimb> => {
    requireSamples('altitudeMeters', altitudeMeters, 'negative-allowed');
    requireNotNegative('dipMeters', dipMeters);
    let best: BiggestClimb = { gainMeters: 0, startIndex: 0, endIndex: 0 };
    let known = 0;
    let [foot, top, footIndex] = [0, 0, 0];
    for (let i = 0; i < altitudeMeters.length; i++) {
      const altitude = altitudeMeters[i] ?? Number.NaN;
      if (Number.isNaN(altitude)) continue;
      // Below the foot, or too far below the top: another climb begins here.
      if (known++ === 0 || altitude < foot || top - altitude > dipMeters)
        [foot, top, footIndex] = [altitude, altitude, i];
      if (altitude > top) top = altitude;
      if (altitude - foot > best.gainMeters) best = { gainMeters: altitude - foot, startIndex: footIndex, endIndex: i };
    }
    return known < 2 ? insufficientData('2 samples of altitude', `${known}`) : computed(best);
  },
);
