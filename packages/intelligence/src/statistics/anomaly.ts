import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween } from '../refuse.ts';
import { type BaselineInput, medianBaseline, rollingBaseline } from './baseline.ts';
import { studentQuantile } from './distributions.ts';
import { noiseOf } from './noise.ts';

export interface AnomalyInput extends BaselineInput {
  /** One false alarm in so many days with a value is accepted; 90 unless given, 10 to 10000. */
  readonly daysPerFalseAlarm?: number;
  /** Which deviations are alarms; `both` unless given. */
  readonly side?: 'both' | 'high' | 'low';
}

export interface Anomaly {
  readonly day: number;
  readonly value: number;
  readonly center: number;
  readonly spread: number;
  /** Deviation in spreads. */
  readonly score: number;
  /** What it had to exceed: higher while the baseline has few days. */
  readonly threshold: number;
}

export interface Anomalies {
  readonly alarms: readonly Anomaly[];
  /** Known days with a baseline. */
  readonly daysJudged: number;
  /** Alarms that so many days without any anomaly would give. */
  readonly expectedFalseAlarms: number;
  /** Of neighbouring days; `null` where it cannot be said. */
  readonly persistence: number | null;
}

/** Median and MAD of n days judge like a sample SD of about half as many: found by simulation, see the test. */
const MAD_EFFICIENCY = 0.5;

/** Deviation from a median of n days, in spreads of n days, that chance exceeds with probability p (one side). */
export function anomalyThreshold(p: number, n: number): number {
  // Variance of the median itself: π/2 of the variance over n.
  return studentQuantile(1 - p, MAD_EFFICIENCY * (n - 1)) * Math.sqrt(1 + Math.PI / (2 * n));
}

export const anomalies = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.anomaly.robust_z',
    version: 1,
    title: 'Unusual days at a stated rate of false alarms',
    unit: 'spreads',
    evidence: 'heuristic',
    formula:
      '|x - median|/MAD-SD of the days before, against t(1 - p/sides, 0.5(n - 1))·√(1 + π/(2n)), p = 1/daysPerFalseAlarm',
    validRange:
      'values about normal on their own scale (take ln of HRV): then the rate is kept within a third; where neighbours correlate by 0.8 there are up to twice as many, in rows; heavy tails alarm more',
    references: [references.leys2013, references.rousseeuwCroux1993, references.crouxRousseeuw1992],
  },
  (input: AnomalyInput): Outcome<Anomalies> => {
    const { daysPerFalseAlarm = 90, side = 'both' } = input;
    requireBetween('daysPerFalseAlarm', daysPerFalseAlarm, 10, 10_000);
    const { days, series } = rollingBaseline(input, medianBaseline);
    const p = 1 / daysPerFalseAlarm / (side === 'both' ? 2 : 1);
    const thresholds = new Map<number, number>();
    const alarms: Anomaly[] = [];
    let daysJudged = 0;
    let alike = 0;
    for (const [day, value] of series.entries()) {
      const baseline = days[day];
      if (value !== value || baseline === null || baseline === undefined) continue;
      if (baseline.spread === 0) {
        alike++;
        continue;
      }
      daysJudged++;
      const threshold = thresholds.get(baseline.n) ?? anomalyThreshold(p, baseline.n);
      thresholds.set(baseline.n, threshold);
      const score = (value - baseline.center) / baseline.spread;
      const far = side === 'both' ? Math.abs(score) : side === 'high' ? score : -score;
      if (far > threshold)
        alarms.push({ day, value, center: baseline.center, spread: baseline.spread, score, threshold });
    }
    if (daysJudged === 0) {
      return insufficientData(
        `a day after ${input.minimumDays ?? 14} known days of its era that are not all alike`,
        `${series.length} days`,
      );
    }
    const noise = noiseOf(series);
    const warnings: string[] = [];
    if (alike > 0) warnings.push(`${alike} days were not judged: more than half of the days before were alike.`);
    if (noise !== null && noise.persistence >= 0.5 && alarms.length > 1) {
      warnings.push('Neighbouring days resemble each other: alarms in a row are one event.');
    }
    return computed(
      {
        alarms,
        daysJudged,
        expectedFalseAlarms: daysJudged / daysPerFalseAlarm,
        persistence: noise === null ? null : noise.persistence,
      },
      warnings,
    );
  },
);
