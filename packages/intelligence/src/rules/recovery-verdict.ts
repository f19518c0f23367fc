import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween } from '../refuse.ts';
import { requireAllFinite, type WeighedVerdict, weigh, weightsOf } from './reason.ts';

export type RecoveryLevel = 'excellent' | 'good' | 'fair' | 'poor';

/** Lower ends of the levels. */
const levelFrom = { excellent: 85, good: 70, fair: 50, poor: 0 } as const;
const stated = { form: 0.4, sleep: 0.4, hrv: 0.2 } as const;
export type RecoveryPart = keyof typeof stated;

const titles = {
  form_excellent: 'Form: excellent',
  form_good: 'Form: good',
  form_fair: 'Form: fair',
  form_poor: 'Form: poor',
  sleep_excellent: 'Sleep: excellent',
  sleep_good: 'Sleep: good',
  sleep_fair: 'Sleep: fair',
  sleep_poor: 'Sleep: poor',
  hrv_excellent: 'HRV: excellent',
  hrv_good: 'HRV: good',
  hrv_fair: 'HRV: fair',
  hrv_poor: 'HRV: poor',
} as const;
export type RecoveryCode = keyof typeof titles;

const adds: { readonly [P in RecoveryPart]: string } = {
  form: 'load of the last weeks',
  sleep: 'last night',
  hrv: 'autonomic state',
};

export interface RecoveryVerdictInput {
  /** 0 to 100 each, as `recovery.form-score`, `sleep.score` and an HRV score give them. */
  readonly scores: { readonly [P in RecoveryPart]?: number };
  readonly weights?: { readonly [P in RecoveryPart]?: number };
  /** Recovery scores of the days before, oldest first. */
  readonly pastScores?: readonly number[];
}

/** How far one part alone would have to rise for the next level. */
export interface WouldChange {
  readonly part: RecoveryPart;
  readonly from: number;
  readonly to: number;
}

export interface RecoveryVerdict extends WeighedVerdict<RecoveryLevel, RecoveryCode, RecoveryPart> {
  readonly score: number;
  readonly trainingReadiness: 'high' | 'moderate' | 'low' | 'very_low';
  readonly restNeeded: boolean;
  /** `null` at the best level. */
  readonly nextLevel: RecoveryLevel | null;
  /** Parts that could lift the verdict alone; empty when none can. */
  readonly wouldChange: readonly WouldChange[];
  /** Against up to seven past scores; `null` without any. */
  readonly past: { readonly mean: number; readonly difference: number; readonly count: number } | null;
}

function levelOf(score: number): RecoveryLevel {
  if (score >= levelFrom.excellent) return 'excellent';
  if (score >= levelFrom.good) return 'good';
  return score >= levelFrom.fair ? 'fair' : 'poor';
}

const readinessOf = { excellent: 'high', good: 'moderate', fair: 'low', poor: 'very_low' } as const;
const above = { excellent: null, good: 'excellent', fair: 'good', poor: 'fair' } as const;
const PAST_DAYS = 7;

export const recoveryVerdict = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.recovery-verdict.weighted_parts',
    version: 1,
    title: 'Recovery verdict with its parts',
    unit: '0 to 100',
    evidence: 'heuristic',
    formula:
      'Σ weight·score of the parts that are there (form 0.4, sleep 0.4, HRV 0.2); 85 excellent, 70 good, 50 fair, below poor and rest',
    validRange: 'a prompt to look at its parts; no paper validates the weights',
    references: [references.pierre],
  },
  ({ scores, weights: given, pastScores = [] }: RecoveryVerdictInput): Outcome<RecoveryVerdict> => {
    requireAllFinite({ scores, pastScores });
    const weights = weightsOf(stated, given);
    const parts = Object.keys(stated) as RecoveryPart[];
    for (const part of parts) {
      const score = scores[part];
      if (score !== undefined) requireBetween(`scores.${part}`, score, 0, 100);
    }
    for (const [i, score] of pastScores.entries()) requireBetween(`pastScores.${i}`, score, 0, 100);
    const weighed = weigh(
      titles,
      parts.map((part) => {
        const observed = scores[part];
        return {
          input: part,
          adds: adds[part],
          statedWeight: weights[part],
          seen:
            observed === undefined
              ? null
              : {
                  code: `${part}_${levelOf(observed)}` as const,
                  score: (observed - 50) / 50,
                  observed,
                  unit: '0 to 100',
                  reference: { low: levelFrom.good, origin: 'stated' as const },
                },
        };
      }),
    );
    if (weighed.reasons.every(({ weight }) => weight === 0))
      return insufficientData('a form, sleep or HRV score of some weight', 'none');
    const score = Math.max(0, Math.min(100, 50 + 50 * weighed.balance));
    const verdict = levelOf(score);
    const nextLevel = above[verdict];
    const gap = nextLevel === null ? 0 : levelFrom[nextLevel] - score;
    const wouldChange = weighed.reasons.flatMap(({ code, weight, observed }) => {
      const to = observed.value + gap / weight;
      const part = code.slice(0, code.indexOf('_')) as RecoveryPart;
      return gap > 0 && weight > 0 && to <= 100 ? [{ part, from: observed.value, to }] : [];
    });
    const week = pastScores.slice(-PAST_DAYS);
    const mean = week.reduce((sum, past) => sum + past, 0) / week.length;
    return computed({
      proposition: 'recovered',
      verdict,
      ...weighed,
      pointers: [],
      score,
      trainingReadiness: readinessOf[verdict],
      restNeeded: verdict === 'poor',
      nextLevel,
      wouldChange,
      past: week.length === 0 ? null : { mean, difference: score - mean, count: week.length },
    });
  },
);
