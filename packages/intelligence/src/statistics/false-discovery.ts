import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween } from '../refuse.ts';

export interface FalseDiscoveryInput {
  /** Of all tests that were made, also of those that nobody would have mentioned. */
  readonly pValues: ArrayLike<number>;
  /** Share of false ones among the findings that is accepted; 0.05 unless given. */
  readonly rate?: number;
}

export interface FalseDiscovery {
  /** In the order of the input: the lowest rate at which a test is a finding. */
  readonly qValues: readonly number[];
  readonly discovered: readonly boolean[];
  readonly discoveries: number;
}

/** Adjusted values, step up: the smallest of p·m·penalty/rank from here to the largest p. */
export function adjustedValues(pValues: ArrayLike<number>, penalty: number): Float64Array {
  const count = pValues.length;
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Float64Array(count);
  let least = 1;
  for (let rank = count; rank >= 1; rank--) {
    const at = order[rank - 1]!;
    least = Math.min(least, (pValues[at]! * count * penalty) / rank);
    adjusted[at] = least;
  }
  return adjusted;
}

/** 1 + 1/2 + … + 1/m: what any dependence between m tests may cost. */
export function dependencePenalty(count: number): number {
  let sum = 0;
  for (let i = 1; i <= count; i++) sum += 1 / i;
  return sum;
}

function judge({ pValues, rate = 0.05 }: FalseDiscoveryInput, penalty: number): Outcome<FalseDiscovery> {
  requireBetween('rate', rate, 0, 1);
  for (let i = 0; i < pValues.length; i++) requireBetween(`pValues.${i}`, pValues[i]!, 0, 1);
  const qValues = Array.from(adjustedValues(pValues, penalty));
  const discovered = qValues.map((q) => q <= rate);
  return computed({ qValues, discovered, discoveries: discovered.filter(Boolean).length });
}

export const benjaminiHochberg = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.false-discovery.benjamini_hochberg',
    version: 1,
    title: 'False discovery rate (Benjamini and Hochberg)',
    unit: '1',
    evidence: 'peer-reviewed',
    formula: 'q(i) = min over j ≥ i of p(j)·m/j, p ascending; a finding when q ≤ rate',
    validRange: 'independent or positively dependent tests; m counts every test made',
    references: [references.benjaminiHochberg1995],
  },
  (input: FalseDiscoveryInput) => judge(input, 1),
);

export const benjaminiYekutieli = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.false-discovery.benjamini_yekutieli',
    version: 1,
    title: 'False discovery rate (Benjamini and Yekutieli)',
    unit: '1',
    evidence: 'peer-reviewed',
    formula: 'q(i) = min over j ≥ i of p(j)·m·(1 + 1/2 + … + 1/m)/j; a finding when q ≤ rate',
    validRange: 'any dependence between the tests; m counts every test made',
    references: [references.benjaminiYekutieli2001],
  },
  (input: FalseDiscoveryInput) => judge(input, dependencePenalty(input.pValues.length)),
);
