import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireSameLength, requireSamples } from '../refuse.ts';
import { type BoundsOf, boundsOf, type Finding, spansWhere } from './findings.ts';
import { medianOfSorted, overWindows } from './running-median.ts';

export const powerSpikeBounds = {
  /** Windows of nine seconds: their median follows any sprint of five, never a spike of three. */
  halfWindowSeconds: 4,
  /** Above the median of the window; short kicks out of corners stay below it. */
  excessWatts: 600,
  /** And this many times the median, so that sprints which start from high power are left alone. */
  medianRatio: 2.5,
  /** More than track sprinters reach: no window needed. */
  ceilingWatts: 2800,
} as const;

export interface PowerSpikeInput {
  /** 1 Hz, NaN missing. */
  readonly powerWatts: Float64Array;
  readonly bounds?: BoundsOf<typeof powerSpikeBounds>;
}

/** The idea of judging by a local median is that of a long-known repair tool; its numbers are ours. */
export const powerSpikes = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.power-spikes.local_median',
    version: 1,
    title: 'Power spikes',
    unit: 'findings',
    evidence: 'heuristic',
    formula: 'W > 2800, or W > 2.5·m and W > m + 600, m the median of 9 s',
    validRange: '1 Hz power of people; spikes of up to 4 s',
    references: [references.pearson2016, references.ours],
  },
  ({ powerWatts, bounds }: PowerSpikeInput): Outcome<readonly Finding[]> => {
    const { halfWindowSeconds, excessWatts, medianRatio, ceilingWatts } = boundsOf(powerSpikeBounds, bounds);
    requireSamples('powerWatts', powerWatts, 'not-negative');
    requireBetween('bounds.halfWindowSeconds', halfWindowSeconds, 1, 600);
    const medians = new Float64Array(powerWatts.length);
    overWindows(powerWatts, Math.floor(halfWindowSeconds), (i, sorted, count) => {
      medians[i] = count === 0 ? Number.NaN : medianOfSorted(sorted, count);
    });
    if (medians.every(Number.isNaN)) return insufficientData('one reading of power', 'none');
    const isSpike = (i: number) => {
      const watts = powerWatts[i] ?? Number.NaN;
      const median = medians[i] ?? Number.NaN;
      return watts > ceilingWatts || (watts > median + excessWatts && watts > medianRatio * median);
    };
    return computed(
      spansWhere(powerWatts.length, isSpike).map(([fromSecond, toSecond]): Finding => {
        const peak = powerWatts.subarray(fromSecond, toSecond).reduce((high, watts) => Math.max(high, watts), 0);
        return {
          code: 'power_spike',
          channel: 'powerWatts',
          fromSecond,
          toSecond,
          severity: peak > ceilingWatts ? 'error' : 'warning',
          numbers: { peakWatts: peak, medianWatts: medians[fromSecond] ?? 0, seconds: toSecond - fromSecond },
        };
      }),
    );
  },
);

export const powerZeroRunBounds = {
  /** Soft pedalling reads 0 W for some seconds. */
  minimumSeconds: 20,
  cadenceRpm: 50,
} as const;

export interface PowerZeroRunInput {
  readonly powerWatts: Float64Array;
  /** 1 Hz, NaN missing. */
  readonly cadenceRpm: Float64Array;
  readonly bounds?: BoundsOf<typeof powerZeroRunBounds>;
}

export const powerZeroRuns = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.power-zero-runs.turning_cranks',
    version: 1,
    title: 'No power on turning cranks',
    unit: 'findings',
    evidence: 'heuristic',
    formula: '0 W for 20 s or longer at a cadence of 50 rpm or more',
    validRange: 'cycling with a cadence sensor apart from the power meter',
    references: [references.ours],
  },
  ({ powerWatts, cadenceRpm, bounds }: PowerZeroRunInput): Outcome<readonly Finding[]> => {
    const { minimumSeconds, cadenceRpm: turning } = boundsOf(powerZeroRunBounds, bounds);
    requireSamples('powerWatts', powerWatts, 'not-negative');
    requireSamples('cadenceRpm', cadenceRpm, 'not-negative');
    requireSameLength('cadenceRpm', cadenceRpm, powerWatts);
    if (powerWatts.every(Number.isNaN) || cadenceRpm.every(Number.isNaN))
      return insufficientData('power and cadence', 'one of them at most');
    return computed(
      spansWhere(powerWatts.length, (i) => powerWatts[i] === 0 && (cadenceRpm[i] ?? 0) >= turning)
        .filter(([from, to]) => to - from >= minimumSeconds)
        .map(([fromSecond, toSecond]): Finding => {
          const turns = cadenceRpm.subarray(fromSecond, toSecond).reduce((sum, rpm) => sum + rpm, 0);
          const seconds = toSecond - fromSecond;
          return {
            code: 'power_zero_run',
            channel: 'powerWatts',
            fromSecond,
            toSecond,
            severity: 'warning',
            numbers: { seconds, meanCadenceRpm: turns / seconds },
          };
        }),
    );
  },
);
