import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireSameLength } from '../refuse.ts';

export interface PositionsInput {
  /** -90 to 90; NaN missing. */
  readonly latitudeDegrees: Float64Array;
  /** -180 to 180; NaN missing. */
  readonly longitudeDegrees: Float64Array;
}

export interface TrackDistance {
  readonly meters: number;
  /** At each sample; missing positions repeat the value before them. */
  readonly cumulativeMeters: Float64Array;
}

/** Mean radius of the Earth (IUGG). The sphere errs by up to 0.5 % against the ellipsoid. */
const EARTH_RADIUS_METERS = 6_371_008.8;
const RADIANS = Math.PI / 180;

function requireDegrees(path: string, degrees: Float64Array, limit: number): void {
  for (let i = 0; i < degrees.length; i++) {
    if (Math.abs(degrees[i] ?? 0) > limit)
      refuse(`${path}.${i}`, `must be missing (NaN) or -${limit} to ${limit}, not ${degrees[i]}.`);
  }
}

/** Straight lines between known positions: a tunnel is bridged, noise while standing adds up. */
export const trackDistance = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'stream.distance.haversine',
    version: 1,
    title: 'Distance from positions',
    unit: 'm',
    evidence: 'consensus',
    formula: 'sum of 2R·asin(sqrt(sin^2(dlat/2) + cos(lat1)·cos(lat2)·sin^2(dlon/2))), R = 6371008.8 m',
    validRange: 'tracks outdoors; prefer the distance that the device recorded',
    references: [references.sinnott1984],
  },
  ({ latitudeDegrees, longitudeDegrees }: PositionsInput) => {
    requireSameLength('longitudeDegrees', longitudeDegrees, latitudeDegrees);
    requireDegrees('latitudeDegrees', latitudeDegrees, 90);
    requireDegrees('longitudeDegrees', longitudeDegrees, 180);
    const cumulativeMeters = new Float64Array(latitudeDegrees.length);
    let meters = 0;
    let known = 0;
    let lastLatitude = 0;
    let lastLongitude = 0;
    for (let i = 0; i < latitudeDegrees.length; i++) {
      const latitude = (latitudeDegrees[i] ?? Number.NaN) * RADIANS;
      const longitude = (longitudeDegrees[i] ?? Number.NaN) * RADIANS;
      if (!Number.isNaN(latitude) && !Number.isNaN(longitude)) {
        if (known > 0) {
          const north = Math.sin((latitude - lastLatitude) / 2);
          const east = Math.sin((longitude - lastLongitude) / 2);
          const chord = north * north + Math.cos(latitude) * Math.cos(lastLatitude) * east * east;
          meters += 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(chord)));
        }
        lastLatitude = latitude;
        lastLongitude = longitude;
        known++;
      }
      cumulativeMeters[i] = meters;
    }
    if (known < 2) return insufficientData('2 positions', `${known}`);
    return computed<TrackDistance>({ meters, cumulativeMeters });
  },
);
