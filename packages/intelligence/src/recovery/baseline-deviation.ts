import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { type BaselineRule, baselineOf } from '../baseline.ts';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requirePositive } from '../refuse.ts';
import type { DailySeries } from './readiness.ts';

export interface BaselineDeviationInput extends BaselineRule {
  /** What is measured: it sets what is possible at all. */
  readonly measure: 'respiratoryRate' | 'oxygenSaturation' | 'skinTemperature' | 'restingHeartRate' | 'other';
  /** One unit throughout; the last entry is today. */
  readonly dailyValues: DailySeries;
  /** Standard deviations that count as usual on either side: 2 unless given. */
  readonly usualWithin?: number;
}

export interface BaselineDeviation {
  readonly today: number;
  readonly mean: number;
  readonly sd: number;
  readonly baselineDays: number;
  readonly difference: number;
  readonly z: number;
  readonly status: 'below_usual' | 'usual' | 'above_usual';
}

const possible = {
  respiratoryRate: [0, 100],
  oxygenSaturation: [0, 100],
  skinTemperature: [-50, 50],
  restingHeartRate: [0, 300],
  other: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
} as const;

export const baselineDeviation = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'recovery.baseline-deviation.z_score',
    version: 1,
    title: 'Deviation from the own baseline',
    unit: 'SD',
    evidence: 'heuristic',
    formula: 'z = (today - mean)/SD (n - 1) of the 60 days before; usual within ± 2. Our own definition',
    validRange:
      'breathing rate, oxygen saturation, skin temperature or resting heart rate of one device, 14 days or more; of 20 usual days one falls outside; says nothing about a cause',
    references: [references.ours],
  },
  (input: BaselineDeviationInput): Outcome<BaselineDeviation> => {
    const { measure, dailyValues, usualWithin = 2, ...rule } = input;
    requirePositive('usualWithin', usualWithin);
    const [low, high] = possible[measure] ?? refuse('measure', `must be one of ${Object.keys(possible).join(', ')}.`);
    for (const [day, value] of dailyValues.entries())
      if (value !== null && !(value >= low && value <= high))
        refuse(`dailyValues.${day}`, `must be ${low} to ${high}, not ${value}.`);
    const baseline = baselineOf('dailyValues', dailyValues, rule);
    const today = dailyValues.at(-1) ?? null;
    if (today === null) return insufficientData('a value of today', 'none');
    if (typeof baseline === 'string') return insufficientData('a baseline that varies', baseline);
    const { mean, sd, days: baselineDays } = baseline;
    const difference = today - mean;
    const z = difference / sd;
    const status = z < -usualWithin ? 'below_usual' : z > usualWithin ? 'above_usual' : 'usual';
    return computed({ today, mean, sd, baselineDays, difference, z, status });
  },
);
