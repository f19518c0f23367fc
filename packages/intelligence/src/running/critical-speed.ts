import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { fitLine } from '../power/least-squares.ts';
import * as references from '../references.ts';
import { type RaceResult, requireResult } from './vdot.ts';

export interface CriticalSpeed {
  readonly criticalSpeedMetersPerSecond: number;
  /** D′: metres above critical speed. */
  readonly anaerobicDistanceMeters: number;
  readonly standardErrorMetersPerSecond: number | null;
}

/** Of two efforts the line through both, as CSS from 200 and 400 m; from three on least squares. */
export const criticalSpeed = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.critical-speed.distance_time_linear',
    version: 1,
    title: 'Critical speed',
    unit: 'm/s',
    evidence: 'peer-reviewed',
    formula: "least squares of d = D' + CS·t",
    validRange: '2 or more all-out efforts of 2 to 20 min; swimming 200 and 400 m',
    references: [references.hughson1984, references.jonesVanhatalo2017],
  },
  ({ efforts }: { readonly efforts: readonly RaceResult[] }) => {
    for (const [i, effort] of efforts.entries()) requireResult(`efforts.${i}.`, effort);
    const lengths = new Set(efforts.map(({ durationSeconds }) => durationSeconds)).size;
    if (lengths < 2) return insufficientData('2 all-out efforts of different length', `${lengths}`);
    const line = fitLine(efforts.map(({ distanceMeters, durationSeconds }) => [durationSeconds, distanceMeters]));
    if (!(line.slope > 0 && line.intercept > 0))
      return insufficientData('efforts whose speed falls as they get longer', 'efforts that do not fit the model');
    const value: CriticalSpeed = {
      criticalSpeedMetersPerSecond: line.slope,
      anaerobicDistanceMeters: line.intercept,
      standardErrorMetersPerSecond: line.slopeError,
    };
    return computed(value, lengths < 3 ? ['Two efforts fit any line: a third would show how sure this is.'] : []);
  },
);
