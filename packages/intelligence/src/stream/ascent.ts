import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requirePositive, requireSamples } from '../refuse.ts';

export interface AscentInput {
  /** In order; NaN is missing and skipped. */
  readonly altitudeMeters: Float64Array;
  /** A turn smaller than this is noise. 2 m unless given, for a barometer; take 5 to 10 m for GPS altitude. */
  readonly thresholdMeters?: number;
}

export interface Ascent {
  readonly ascentMeters: number;
  readonly descentMeters: number;
}

const BAROMETER_METERS = 2;

/** From turning point to turning point: a climb counts in full once it exceeds the threshold, else not at all. */
export const ascent = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'stream.ascent.hysteresis',
    version: 1,
    title: 'Ascent and descent',
    unit: 'm',
    evidence: 'heuristic',
    formula: 'sum of rises and falls between turning points that differ by the threshold (2 m) or more',
    validRange: 'barometric altitude; totals of GPS altitude are uncertain by tens of percent',
    references: [references.convention],
  },
  ({ altitudeMeters, thresholdMeters = BAROMETER_METERS }: AscentInput) => {
    requirePositive('thresholdMeters', thresholdMeters);
    requireSamples('altitudeMeters', altitudeMeters, 'negative-allowed');
    let ascentMeters = 0;
    let descentMeters = 0;
    let known = 0;
    let direction: 'up' | 'down' | 'unknown' = 'unknown';
    let low = 0;
    let high = 0;
    for (let i = 0; i < altitudeMeters.length; i++) {
      const altitude = altitudeMeters[i] ?? Number.NaN;
      if (Number.isNaN(altitude)) continue;
      if (known++ === 0) {
        low = altitude;
        high = altitude;
        continue;
      }
      if (direction === 'up') {
        if (altitude > high) {
          ascentMeters += altitude - high;
          high = altitude;
        } else if (high - altitude >= thresholdMeters) {
          direction = 'down';
          descentMeters += high - altitude;
          low = altitude;
        }
      } else if (direction === 'down') {
        if (altitude < low) {
          descentMeters += low - altitude;
          low = altitude;
        } else if (altitude - low >= thresholdMeters) {
          direction = 'up';
          ascentMeters += altitude - low;
          high = altitude;
        }
      } else {
        low = Math.min(low, altitude);
        high = Math.max(high, altitude);
        if (altitude - low >= thresholdMeters) {
          direction = 'up';
          ascentMeters += altitude - low;
        } else if (high - altitude >= thresholdMeters) {
          direction = 'down';
          descentMeters += high - altitude;
        }
      }
    }
    if (known < 2) return insufficientData('2 altitudes', `${known}`);
    return computed<Ascent>({ ascentMeters, descentMeters });
  },
);
