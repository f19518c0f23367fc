import { computed, insufficientData, type Outcome, type Sport, sportFamily } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireSamples } from '../refuse.ts';
import { type BoundsOf, boundsOf, type Finding, spansWhere } from './findings.ts';
import { medianOfSorted } from './running-median.ts';

export const cadenceDoublingBounds = {
  /** Distance to twice or half of the usual cadence, as a share of it. */
  tolerancePercent: 12,
  minimumSeconds: 5,
  /** Slower than this nobody pedals or steps for exercise. */
  lowestPerMinute: 30,
} as const;

export interface CadenceInput {
  readonly sport: Sport;
  /** 1 Hz, as the sensor counts; NaN missing. */
  readonly cadenceRpm: Float64Array;
  readonly bounds?: BoundsOf<typeof cadenceDoublingBounds>;
}

export const cadenceDoubling = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.cadence-doubling.ratio_to_median',
    version: 1,
    title: 'Doubled or halved cadence',
    unit: 'findings',
    evidence: 'heuristic',
    formula: 'within 12 % of twice the median of the activity for 5 s or longer; on foot of half of it too',
    validRange: 'activities that keep one rhythm for most of the time; a sensor that doubles throughout is not seen',
    references: [references.ours],
  },
  ({ sport, cadenceRpm, bounds }: CadenceInput): Outcome<readonly Finding[]> => {
    const { tolerancePercent, minimumSeconds, lowestPerMinute } = boundsOf(cadenceDoublingBounds, bounds);
    requireSamples('cadenceRpm', cadenceRpm, 'not-negative');
    const moving = cadenceRpm.filter((rpm) => rpm >= lowestPerMinute).sort();
    if (moving.length < 60) return insufficientData('a minute of cadence', `${moving.length} s`);
    const median = medianOfSorted(moving, moving.length);
    const findings: Finding[] = [];
    const look = (factor: number, code: Finding['code']) => {
      const aim = factor * median;
      const near = (i: number) => Math.abs((cadenceRpm[i] ?? Number.NaN) - aim) <= (tolerancePercent / 100) * aim;
      for (const [fromSecond, toSecond] of spansWhere(cadenceRpm.length, near)) {
        const seconds = toSecond - fromSecond;
        if (seconds < minimumSeconds) continue;
        const sum = cadenceRpm.subarray(fromSecond, toSecond).reduce((total, rpm) => total + rpm, 0);
        findings.push({
          code,
          channel: 'cadenceRpm',
          fromSecond,
          toSecond,
          severity: 'warning',
          numbers: { meanRpm: sum / seconds, usualRpm: median, seconds },
        });
      }
    };
    look(2, 'cadence_doubled');
    // Easy turns and strokes at half the usual cadence are common, steps at half are not.
    const family = sportFamily(sport);
    if (family === 'running' || family === 'walking') look(0.5, 'cadence_halved');
    return computed(findings);
  },
);
