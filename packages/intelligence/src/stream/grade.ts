import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requirePositive, requireSameLength, requireSamples } from '../refuse.ts';

export interface GradeStreamInput {
  /** Distance covered so far at each sample, never decreasing; NaN missing. */
  readonly distanceMeters: Float64Array;
  readonly altitudeMeters: Float64Array;
  /** Length of course that the slope is fitted over, centred. 50 m unless given; more for GPS altitude. */
  readonly windowMeters?: number;
}

const WINDOW_METERS = 50;
/** A slope over less than this share of the window is not given. */
const LEAST_SHARE = 0.4;

/**
 * Least-squares slope of altitude on distance over a centred window: smoothing and differentiating in one. NaN where
 * distance or altitude is missing or the window holds too little course, as at the ends and in tunnels.
 */
export const gradeStream = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'stream.grade.distance_window',
    version: 1,
    title: 'Grade',
    unit: 'fraction',
    evidence: 'heuristic',
    formula: 'least-squares slope of altitude on distance over 50 m, centred',
    validRange: 'barometric altitude; GPS altitude needs 200 m or more',
    references: [references.convention],
  },
  ({ distanceMeters, altitudeMeters, windowMeters = WINDOW_METERS }: GradeStreamInput) => {
    requirePositive('windowMeters', windowMeters);
    requireSamples('distanceMeters', distanceMeters, 'negative-allowed');
    requireSamples('altitudeMeters', altitudeMeters, 'negative-allowed');
    requireSameLength('altitudeMeters', altitudeMeters, distanceMeters);
    const count = distanceMeters.length;
    // Samples that have both, counted from the first of them: small numbers keep the sums precise.
    const places = new Int32Array(count);
    const course = new Float64Array(count);
    const rise = new Float64Array(count);
    let known = 0;
    let origin = 0;
    let base = 0;
    for (let i = 0; i < count; i++) {
      const meters = distanceMeters[i] ?? Number.NaN;
      const altitude = altitudeMeters[i] ?? Number.NaN;
      if (meters !== meters || altitude !== altitude) continue;
      if (known === 0) {
        origin = meters;
        base = altitude;
      }
      if (known > 0 && meters - origin < (course[known - 1] ?? 0)) refuse(`distanceMeters.${i}`, 'must not decrease.');
      places[known] = i;
      course[known] = meters - origin;
      rise[known] = altitude - base;
      known++;
    }
    if (known < 2) return insufficientData('2 samples with distance and altitude', `${known}`);
    const grade = new Float64Array(count).fill(Number.NaN);
    let sumX = 0;
    let sumY = 0;
    let sumXX = 0;
    let sumXY = 0;
    let from = 0;
    let to = 0;
    for (let k = 0; k < known; k++) {
      const here = course[k] ?? 0;
      for (; to < known && (course[to] ?? 0) <= here + windowMeters / 2; to++) {
        const x = course[to] ?? 0;
        const y = rise[to] ?? 0;
        sumX += x;
        sumY += y;
        sumXX += x * x;
        sumXY += x * y;
      }
      for (; (course[from] ?? 0) < here - windowMeters / 2; from++) {
        const x = course[from] ?? 0;
        const y = rise[from] ?? 0;
        sumX -= x;
        sumY -= y;
        sumXX -= x * x;
        sumXY -= x * y;
      }
      if ((course[to - 1] ?? 0) - (course[from] ?? 0) < windowMeters * LEAST_SHARE) continue;
      const n = to - from;
      const spread = sumXX - (sumX * sumX) / n;
      if (spread > 0) grade[places[k] ?? 0] = (sumXY - (sumX * sumY) / n) / spread;
    }
    return computed({ gradeFraction: grade });
  },
);
