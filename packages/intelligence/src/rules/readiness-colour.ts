import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireNotNegative, requireWhole } from '../refuse.ts';
import { confidenceOf, type ReferenceBand, reasonOf, requireAllFinite, type Verdict } from './reason.ts';

export type ReadinessColour = 'green' | 'amber' | 'red';

const titles = {
  readiness_green: 'At or above the own usual',
  readiness_amber: 'Somewhat below the own usual',
  readiness_red: 'Far below the own usual',
} as const;
export type ReadinessColourCode = keyof typeof titles;

export interface ReadinessColourValue extends Verdict<ReadinessColour, ReadinessColourCode> {
  /** Green from, amber from, in the unit of the observation. */
  readonly thresholds: { readonly greenFrom: number; readonly amberFrom: number };
}

interface Look {
  readonly value: number;
  readonly unit: string;
  readonly greenFrom: number;
  readonly amberFrom: number;
  readonly origin: ReferenceBand['origin'];
  /** Of the parts that a full answer has, 0 to 1. */
  readonly share: number;
  readonly days?: number | undefined;
  readonly count?: number | undefined;
}

function colourOf(look: Look): Outcome<ReadinessColourValue> {
  const { value, unit, greenFrom, amberFrom, origin, share, days, count } = look;
  const verdict = value >= greenFrom ? 'green' : value >= amberFrom ? 'amber' : 'red';
  const score = { green: 1, amber: 0, red: -1 }[verdict];
  const reference = { low: greenFrom, origin };
  const seen = { code: `readiness_${verdict}` as const, score, observed: value, unit, reference, days, count };
  return computed({
    proposition: 'ready for a usual day of training',
    verdict,
    confidence: confidenceOf(share, 1),
    reasons: [reasonOf(titles, seen, 1, 1)],
    missing: [],
    pointers: [],
    thresholds: { greenFrom, amberFrom },
  });
}

export interface ReadinessZInput {
  /** `weightedZ` of `recovery.readiness`: against the own baseline, 0 is usual, above is better. */
  readonly zScore: number;
  /** Share of the weights for which there was data, 0 to 1; 1 unless given. */
  readonly weightPresent?: number;
}

export const readinessColour = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.readiness-colour.z_score',
    version: 1,
    title: 'Readiness colour',
    unit: 'colour',
    evidence: 'heuristic',
    formula: 'our own: green from z -0.5, amber from -1.5, red below (100·Φ(z): 30.9 and 6.7)',
    validRange: 'a z-score against the own baseline of 60 days or so',
    references: [references.convention],
  },
  (input: ReadinessZInput): Outcome<ReadinessColourValue> => {
    requireAllFinite(input);
    const { zScore: value, weightPresent: share = 1 } = input;
    requireBetween('weightPresent', share, 0, 1);
    return colourOf({ value, unit: 'SD', greenFrom: -0.5, amberFrom: -1.5, origin: 'stated', share });
  },
);

export interface ReadinessHrvInput {
  readonly rollingLnRmssd: number;
  readonly baselineMean: number;
  readonly baselineSd: number;
  /** Readings in the baseline. */
  readonly count?: number;
}

export const readinessColourHrv = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.readiness-colour.hrv_band',
    version: 1,
    title: 'Readiness colour from the HRV band',
    unit: 'colour',
    evidence: 'heuristic',
    formula:
      'green from baseline mean - 0.5 SD, amber from mean - 1.5 SD, red below; ln RMSSD; the second limit is our own',
    validRange: 'rolling week against a baseline of 14 readings or more',
    references: [references.plews2013, references.javaloyes2019],
  },
  (input: ReadinessHrvInput): Outcome<ReadinessColourValue> => {
    requireAllFinite(input);
    const { rollingLnRmssd: value, baselineMean, baselineSd, count } = input;
    requireNotNegative('baselineSd', baselineSd);
    if (count !== undefined) requireWhole('count', count, 1);
    return colourOf({
      value,
      unit: 'ln ms',
      greenFrom: baselineMean - 0.5 * baselineSd,
      amberFrom: baselineMean - 1.5 * baselineSd,
      origin: 'own_history',
      share: 1,
      days: 7,
      count,
    });
  },
);

export interface ReadinessVendorInput {
  /** A vendor's own 0 to 100. */
  readonly scorePercent: number;
  /** The vendor's own limits; there is no default. */
  readonly greenFrom: number;
  readonly amberFrom: number;
}

/** A vendor's score keeps its own scale and limits. */
export const readinessColourVendor = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.readiness-colour.vendor_limits',
    version: 1,
    title: "Readiness colour of a vendor's score",
    unit: 'colour',
    evidence: 'heuristic',
    formula: 'green and amber from the limits that are given, red below',
    validRange: "the vendor's own scale; not comparable with ours",
    references: [references.convention],
  },
  (input: ReadinessVendorInput): Outcome<ReadinessColourValue> => {
    requireAllFinite(input);
    for (const name of ['scorePercent', 'greenFrom', 'amberFrom'] as const) requireBetween(name, input[name], 0, 100);
    if (input.amberFrom > input.greenFrom) refuse('amberFrom', `must not be above greenFrom of ${input.greenFrom}.`);
    const { scorePercent: value, greenFrom, amberFrom } = input;
    return colourOf({ value, unit: '0 to 100', greenFrom, amberFrom, origin: 'given', share: 1 });
  },
);
