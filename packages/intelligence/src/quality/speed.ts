import { computed, insufficientData, type Outcome, type Sport, sportFamily } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { piecewise } from '../piecewise.ts';
import * as references from '../references.ts';
import { requirePositive, requireSamples } from '../refuse.ts';
import { type Finding, spansWhere } from './findings.ts';

type Ceiling = readonly (readonly [seconds: number, metersPerSecond: number])[];

/**
 * Speeds that nobody has held for so long: world records, rounded up. Running: 100, 400, 1500, 5000, 10000 m,
 * marathon, 24 h. Cycling goes downhill and behind others. Between the points straight lines, which lie above records.
 */
const ceilings = {
  running: [
    [10, 12.5],
    [43, 9.4],
    [206, 7.3],
    [755, 6.65],
    [1571, 6.4],
    [7235, 5.9],
    [86_400, 3.75],
  ],
  cycling: [
    [10, 36],
    [60, 33],
    [3600, 20],
    [86_400, 12],
  ],
  swimming: [
    [20, 2.45],
    [870, 1.75],
    [86_400, 1.5],
  ],
  rowing: [
    [10, 7.5],
    [330, 6.5],
    [3600, 5.8],
  ],
} as const satisfies { readonly [family: string]: Ceiling };

const otherCeilings: { readonly [S in Sport]?: Ceiling } = {
  cross_country_skiing: [
    [10, 25],
    [3600, 10],
  ],
  alpine_skiing: [[1, 75]],
  snowboarding: [[1, 60]],
  backcountry_skiing: [[1, 60]],
  ice_skating: [[1, 18]],
  inline_skating: [
    [10, 35],
    [3600, 15],
  ],
};

/** Anything else may sit in a plane. */
const NO_SPORT: Ceiling = [[1, 150]];

function ceilingOf(sport: Sport): Ceiling {
  const family = sportFamily(sport);
  if (family === 'walking') return ceilings.running;
  return (
    otherCeilings[sport] ?? (Object.hasOwn(ceilings, family) ? ceilings[family as keyof typeof ceilings] : NO_SPORT)
  );
}

/** m/s that nobody holds for so long in this sport. */
export function speedCeiling(sport: Sport, seconds: number): number {
  return piecewise(ceilingOf(sport), seconds);
}

export interface SpeedInput {
  readonly sport: Sport;
  /** 1 Hz, NaN missing: a second without speed stands still. */
  readonly speedMetersPerSecond: Float64Array;
}

const judgedSeconds = [10, 60, 300, 1200, 3600] as const;

export const implausibleSpeed = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.implausible-speed.rolling_mean',
    version: 1,
    title: 'Implausible speed',
    unit: 'findings',
    evidence: 'heuristic',
    formula: 'mean over 10, 60, 300, 1200 or 3600 s above the rounded-up world record of the sport for that long',
    validRange: 'sports with known records: on foot, on a bike, in water, rowing, skiing, skating',
    references: [references.ours],
  },
  ({ sport, speedMetersPerSecond }: SpeedInput): Outcome<readonly Finding[]> => {
    requireSamples('speedMetersPerSecond', speedMetersPerSecond, 'not-negative');
    const { length } = speedMetersPerSecond;
    if (length < judgedSeconds[0]) return insufficientData('10 s of speed', `${length} s`);
    const meters = new Float64Array(length + 1);
    for (let i = 0; i < length; i++) {
      const speed = speedMetersPerSecond[i] ?? 0;
      meters[i + 1] = (meters[i] ?? 0) + (Number.isNaN(speed) ? 0 : speed);
    }
    const fast = new Uint8Array(length);
    /** Highest mean of the windows that start here, as a multiple of their ceiling. */
    const times = new Float64Array(length);
    for (const seconds of judgedSeconds) {
      const limit = speedCeiling(sport, seconds) * seconds;
      // Seconds before `marked` are marked already.
      let marked = 0;
      for (let from = 0; from + seconds <= length; from++) {
        const covered = (meters[from + seconds] ?? 0) - (meters[from] ?? 0);
        if (covered <= limit) continue;
        times[from] = Math.max(times[from] ?? 0, covered / limit);
        fast.fill(1, Math.max(from, marked), from + seconds);
        marked = from + seconds;
      }
    }
    return computed(
      spansWhere(length, (i) => fast[i] === 1).map(([fromSecond, toSecond]): Finding => {
        const seconds = toSecond - fromSecond;
        return {
          code: 'implausible_speed',
          channel: 'speedMetersPerSecond',
          fromSecond,
          toSecond,
          severity: 'warning',
          numbers: {
            meanMetersPerSecond: ((meters[toSecond] ?? 0) - (meters[fromSecond] ?? 0)) / seconds,
            timesCeiling: times.subarray(fromSecond, toSecond).reduce((high, value) => Math.max(high, value), 0),
            seconds,
          },
        };
      }),
    );
  },
);

export interface WholePaceInput {
  readonly sport: Sport;
  readonly distanceMeters: number;
  readonly durationSeconds: number;
}

export const implausiblePace = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.implausible-pace.whole_activity',
    version: 1,
    title: 'Implausible pace of an activity',
    unit: 'findings',
    evidence: 'heuristic',
    formula: 'distance/time above the rounded-up world record of the sport for that long',
    validRange: 'activities of 10 s or more without a stream',
    references: [references.ours],
  },
  ({ sport, distanceMeters, durationSeconds }: WholePaceInput): Outcome<readonly Finding[]> => {
    requirePositive('distanceMeters', distanceMeters);
    requirePositive('durationSeconds', durationSeconds);
    const meanMetersPerSecond = distanceMeters / durationSeconds;
    const ceilingMetersPerSecond = speedCeiling(sport, durationSeconds);
    const finding: Finding = {
      code: 'implausible_speed',
      channel: 'distanceMeters',
      fromSecond: 0,
      toSecond: durationSeconds,
      severity: 'warning',
      numbers: { meanMetersPerSecond, ceilingMetersPerSecond, seconds: durationSeconds },
    };
    return computed(meanMetersPerSecond > ceilingMetersPerSecond ? [finding] : []);
  },
);
