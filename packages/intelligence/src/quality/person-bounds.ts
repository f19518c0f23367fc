import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireFinite } from '../refuse.ts';
import type { ValueFinding } from './findings.ts';

/** Outside of these a value is unusual and may still be true: resting rates of 27, VO2max of 97 and children's 225 exist. */
const usual = {
  ftpWatts: [50, 600],
  vo2max: [20, 90],
  restingHeartRateBpm: [30, 100],
  lactateThresholdHeartRateBpm: [100, 200],
  maximumHeartRateBpm: [100, 220],
} as const;

export interface PersonBoundsInput {
  readonly ftpWatts?: number;
  /** mL/kg/min. */
  readonly vo2max?: number;
  readonly restingHeartRateBpm?: number;
  readonly lactateThresholdHeartRateBpm?: number;
  readonly maximumHeartRateBpm?: number;
}

const rising = ['restingHeartRateBpm', 'lactateThresholdHeartRateBpm', 'maximumHeartRateBpm'] as const;

/** Bounds warn, relations between the three heart rates are errors. */
export const personBounds = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.person-bounds.pierre_soft',
    version: 1,
    title: 'Bounds and relations of a person',
    unit: 'findings',
    evidence: 'heuristic',
    formula:
      'warns outside of FTP 50..600 W, VO2max 20..90, resting 30..100, threshold 100..200, maximum 100..220 bpm and at 0 or below; error unless resting < threshold < maximum',
    validRange: 'any person: the bounds are soft',
    references: [references.pierre],
  },
  (input: PersonBoundsInput): Outcome<readonly ValueFinding[]> => {
    const findings: ValueFinding[] = [];
    let given = 0;
    for (const name of Object.keys(usual) as (keyof typeof usual)[]) {
      const value = input[name];
      if (value === undefined) continue;
      requireFinite(name, value);
      given++;
      const [low, high] = usual[name];
      if (value < low || value > high)
        findings.push({
          code: 'outside_usual_bounds',
          fields: [name],
          severity: value <= 0 ? 'error' : 'warning',
          numbers: { value, low, high },
        });
    }
    if (given === 0) return insufficientData('one value of a person', 'none');
    for (const [i, lowerName] of rising.entries()) {
      for (const upperName of rising.slice(i + 1)) {
        const lower = input[lowerName];
        const upper = input[upperName];
        if (lower !== undefined && upper !== undefined && lower >= upper)
          findings.push({
            code: 'impossible_relation',
            fields: [lowerName, upperName],
            severity: 'error',
            numbers: { lower, upper },
          });
      }
    }
    return computed(findings);
  },
);
