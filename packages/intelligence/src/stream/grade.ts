import { computed, Evidence, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { references } from '../references.ts';
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
export const gradeStream = defineAlgorithm(
  {
    id: 'stream.grade.distance_window',
    version: 1,
    title: 'Grade',
    unit: 'fraction',
    evidence: Evidence.Heuristic,
    formula: 'least-squares slope of altitude on distance over 50 m, centred',
    validRange: 'barometric altitude; GPS altitude needs 200 m or more',
    references: [references.convention],
  },
  ({ distanceMeters, altitudeMeters, windowMeters = WINDOW_METERS }: GradeStreamInput) => {
    requirePositive('windowMeters', windowMeters);
    requireSamples('distanceMeters', distanceMeters, 'negative-allowed');
    requireSamples('altitudeMeters', altitudeMeters, 'negative-allowed');
    requireSameLength('altitudeMeters', altitudeMeters, distanceMeters);
    const places: number[] = [];
    let farthest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < distanceMeters.length; i++) {
      const meters = distanceMeters[i] ?? Number.NaN;
      if (Number.isNaN(meters) || Number.isNaN(altitudeMeters[i] ?? Number.NaN)) continue;
      if (meters < farthest) refuse(`distanceMeters.${i}`, 'must not decrease.');
      farthest = meters;
      places.push(i);
    }
    if (places.length < 2) return insufficientData('2 samples with distance and altitude', `${places.length}`);
    const origin = distanceMeters[places[0] ?? 0] ?? 0;
    const base = altitudeMeters[places[0] ?? 0] ?? 0;
    const x = (k: number) => (distanceMeters[places[k] ?? 0] ?? 0) - origin;
    const y = (k: number) => (altitudeMeters[places[k] ?? 0] ?? 0) - base;
    const grade = new Float64Array(distanceMeters.length).fill(Number.NaN);
    let sumX = 0;
    let sumY = 0;
    let sumXX = 0;
    let sumXY = 0;
    const count = (k: number, sign: 1 | -1) => {
      sumX += sign * x(k);
      sumY += sign * y(k);
      sumXX += sign * x(k) * x(k);
      sumXY += sign * x(k) * y(k);
    };
    let from = 0;
    let to = 0;
    for (let k = 0; k < places.length; k++) {
      while (to < places.length && x(to) <= x(k) + windowMeters / 2) count(to++, 1);
      while (x(from) < x(k) - windowMeters / 2) count(from++, -1);
      if (x(to - 1) - x(from) < windowMeters * LEAST_SHARE) continue;
      const n = to - from;
      const spread = sumXX - (sumX * sumX) / n;
      if (spread > 0) grade[places[k] ?? 0] = (sumXY - (sumX * sumY) / n) / spread;
    }
    return computed({ gradeFraction: grade });
  },
);
