import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireWhole } from '../refuse.ts';

export interface FitInput {
  readonly n: number;
  /** `null` where it is not defined (constant series): the lowest class. */
  readonly rSquared: number | null;
}

export type ConfidenceClass = 'high' | 'medium' | 'low' | 'very_low';

/** A high r² says that the line explains the values, not that the slope is sure: see the interval of the regression. */
export const confidenceClass = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.confidence.pierre',
    version: 1,
    title: 'Confidence class of a fitted line',
    unit: 'class',
    evidence: 'heuristic',
    formula: 'high: n ≥ 15 and r² ≥ 0.7; medium: n ≥ 8 and r² ≥ 0.5; low: n ≥ 3 and r² ≥ 0.3; else very low',
    validRange: 'a label beside the interval, not in its place',
    references: [references.pierre],
  },
  ({ n, rSquared }: FitInput): Outcome<ConfidenceClass> => {
    requireWhole('n', n, 0);
    if (rSquared === null) return computed('very_low');
    requireBetween('rSquared', rSquared, 0, 1);
    if (n >= 15 && rSquared >= 0.7) return computed('high');
    if (n >= 8 && rSquared >= 0.5) return computed('medium');
    return computed(n >= 3 && rSquared >= 0.3 ? 'low' : 'very_low');
  },
);

export type RelationshipStrength = 'weak' | 'moderate' | 'strong' | 'very_strong';

export const relationshipStrength = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.relationship-strength.pierre',
    version: 1,
    title: 'Strength of a relationship',
    unit: 'class',
    evidence: 'heuristic',
    formula: 'r² below 0.3 weak, below 0.5 moderate, below 0.7 strong, else very strong',
    validRange: 'a word for r²; says nothing of chance',
    references: [references.pierre],
  },
  ({ rSquared }: { readonly rSquared: number }): Outcome<RelationshipStrength> => {
    requireBetween('rSquared', rSquared, 0, 1);
    if (rSquared < 0.3) return computed('weak');
    if (rSquared < 0.5) return computed('moderate');
    return computed(rSquared < 0.7 ? 'strong' : 'very_strong');
  },
);
