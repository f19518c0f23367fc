import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive } from '../refuse.ts';

export interface SwimPowerInput {
  readonly speedMetersPerSecond: number;
  readonly weightKilograms: number;
}

/** Toussaint's share of the power that moves the swimmer rather than water. */
const PROPELLING_EFFICIENCY = 0.6;
const SMOOTHING_SECONDS = 25;

function wattsOf(speed: number, weightKilograms: number): number {
  return ((0.35 * weightKilograms + 2) / PROPELLING_EFFICIENCY) * speed ** 3;
}

export const swimPower = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'swimming.power.skiba',
    version: 1,
    title: 'Swimming power',
    unit: 'W',
    evidence: 'heuristic',
    formula: '(0.35·kg + 2)/0.6 · v³',
    validRange: 'front crawl at a steady speed; drag and efficiency are those of an average swimmer',
    references: [references.skibaSwimScore, references.goldenCheetah],
  },
  ({ speedMetersPerSecond, weightKilograms }: SwimPowerInput) => {
    requireNotNegative('speedMetersPerSecond', speedMetersPerSecond);
    requirePositive('weightKilograms', weightKilograms);
    return computed(wattsOf(speedMetersPerSecond, weightKilograms));
  },
);

export interface SwimScoreInput {
  /** Lengths, sets and rests in their order; a rest has distance 0. */
  readonly pieces: readonly { readonly distanceMeters: number; readonly durationSeconds: number }[];
  readonly weightKilograms: number;
  /** CSS, or the speed of an all-out 3000 m. */
  readonly thresholdSpeedMetersPerSecond: number;
}

export interface SwimScore {
  readonly score: number;
  /** Cube root of the mean cube of the smoothed power. */
  readonly xPowerWatts: number;
  readonly thresholdPowerWatts: number;
  /** Relative intensity. */
  readonly intensity: number;
  readonly durationSeconds: number;
}

/** A day in the water is a mistake in a file. */
const LONGEST_SECONDS = 200_000;

/** To swimming what BikeScore is to cycling; lactate rises with the cube of power. */
export const swimScore = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'swimming.score.skiba',
    version: 1,
    title: 'SwimScore',
    unit: 'points',
    evidence: 'heuristic',
    formula:
      'hours · (xPower/threshold power)² · 100; xPower = ∛ of the mean of s³, s += (P - s)/26 each second, from 0',
    validRange: 'pool sessions with rests; an hour at threshold is 100',
    references: [references.skibaSwimScore, references.goldenCheetah],
  },
  ({ pieces, weightKilograms, thresholdSpeedMetersPerSecond }: SwimScoreInput): Outcome<SwimScore> => {
    requirePositive('weightKilograms', weightKilograms);
    requirePositive('thresholdSpeedMetersPerSecond', thresholdSpeedMetersPerSecond);
    for (const [i, piece] of pieces.entries()) {
      requireNotNegative(`pieces.${i}.distanceMeters`, piece.distanceMeters);
      requirePositive(`pieces.${i}.durationSeconds`, piece.durationSeconds);
    }
    const durationSeconds = pieces.reduce((sum, piece) => sum + piece.durationSeconds, 0);
    const swum = pieces.some(({ distanceMeters }) => distanceMeters > 0);
    if (!swum || durationSeconds < SMOOTHING_SECONDS || durationSeconds > LONGEST_SECONDS) {
      return insufficientData('a swim of 25 s to 2 days', `${durationSeconds.toFixed(0)} s${swum ? '' : ' of rest'}`);
    }
    let smoothed = 0;
    let cubes = 0;
    let second = 0;
    let end = 0;
    for (const piece of pieces) {
      end += piece.durationSeconds;
      const watts = wattsOf(piece.distanceMeters / piece.durationSeconds, weightKilograms);
      // Each second belongs to the piece that holds its middle.
      for (; second + 0.5 <= end; second++) {
        smoothed += (watts - smoothed) / (SMOOTHING_SECONDS + 1);
        cubes += smoothed ** 3;
      }
    }
    const xPowerWatts = Math.cbrt(cubes / Math.max(1, second));
    const thresholdPowerWatts = wattsOf(thresholdSpeedMetersPerSecond, weightKilograms);
    const intensity = xPowerWatts / thresholdPowerWatts;
    return computed({
      score: (durationSeconds / 36) * intensity * intensity,
      xPowerWatts,
      thresholdPowerWatts,
      intensity,
      durationSeconds,
    });
  },
);
