import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requirePositive, requireWhole } from '../refuse.ts';
import { meanVariance } from './autoregressive-fit.ts';
import { normalQuantile } from './distributions.ts';

export interface DetectableEffectInput {
  /** Of single days about their level, in the unit of the values: from a baseline or a past experiment. */
  readonly noiseSd: number;
  /** Correlation of neighbouring days, 0 to 0.95. */
  readonly persistence: number;
  readonly daysBefore: number;
  readonly daysAfter: number;
  /** Share of days with a value, 0.1 to 1; 1 unless given. */
  readonly knownShare?: number;
  /** The effect one hopes for: how many days would show it? */
  readonly effect?: number;
  /** Chance that an effect of that size is found; 0.8 unless given. */
  readonly power?: number;
  /** Of false alarms, two-sided; 0.05 unless given. */
  readonly alpha?: number;
}

export interface DetectableEffect {
  /** In the unit of the values. */
  readonly detectable: number;
  readonly detectableInSd: number;
  /** Equal phases that would show `effect`; `null` when none was asked for, or ten years would not do. */
  readonly daysPerPhase: number | null;
}

const TEN_YEARS = 3652;

/** A century: each lag is summed. */
const MOST_DAYS = 36_525;

export const detectableEffect = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.detectable-effect.autocorrelated_means',
    version: 1,
    title: 'Smallest effect that an experiment would show',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula: '(z(1 - α/2) + z(power))·SD·√(v(n1) + v(n2)), v(n) = (1 + 2·Σ(1 - j/n)·φ^j)/n + (1/known share - 1)/n',
    validRange: 'comparison of two levels, 7 days or more; a trend to be taken out doubles the effect',
    references: [references.cohen1988, references.bartlett1946],
  },
  (input: DetectableEffectInput): Outcome<DetectableEffect> => {
    const { noiseSd, persistence, daysBefore, daysAfter, knownShare = 1, effect, power = 0.8, alpha = 0.05 } = input;
    requirePositive('noiseSd', noiseSd);
    requireBetween('persistence', persistence, 0, 0.95);
    requireWhole('daysBefore', daysBefore, 2);
    requireWhole('daysAfter', daysAfter, 2);
    requireBetween('daysBefore', daysBefore, 2, MOST_DAYS);
    requireBetween('daysAfter', daysAfter, 2, MOST_DAYS);
    requireBetween('knownShare', knownShare, 0.1, 1);
    requireBetween('power', power, 0.5, 0.999);
    requireBetween('alpha', alpha, 0.0001, 0.5);
    if (effect !== undefined) requirePositive('effect', effect);
    const factor = (normalQuantile(1 - alpha / 2) + normalQuantile(power)) * noiseSd;
    // Missing days take away what they would have told, and what they share with their neighbours.
    const variance = (days: number) => meanVariance(days, persistence) + (1 / knownShare - 1) / days;
    const detectable = factor * Math.sqrt(variance(daysBefore) + variance(daysAfter));
    let daysPerPhase: number | null = null;
    if (effect !== undefined && factor * Math.sqrt(2 * variance(TEN_YEARS)) <= effect) {
      let [low, high] = [1, TEN_YEARS];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (factor * Math.sqrt(2 * variance(middle)) <= effect) high = middle;
        else low = middle;
      }
      daysPerPhase = high;
    }
    return computed({ detectable, detectableInSd: detectable / noiseSd, daysPerPhase });
  },
);
