import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive, requireWhole } from '../refuse.ts';
import {
  byScore,
  nothingGiven,
  requireAllFinite,
  type Seen,
  type Sign,
  type WeighedVerdict,
  weigh,
  weightsOf,
} from './reason.ts';

const titles = {
  prediction_slower: 'Predicted slower than the goal',
  prediction_at_goal: 'Predicted at the goal',
  prediction_faster: 'Predicted faster than the goal',
  longest_session_short: 'Longest session short of the race',
  longest_session_enough: 'Longest session fits the race',
  chronic_load_low: 'Chronic load far below the own best',
  chronic_load_between: 'Chronic load below the own best',
  chronic_load_high: 'Chronic load near the own best',
  form_tired: 'Form on race morning below 0',
  form_even: 'Form on race morning around 0',
  form_fresh: 'Fresh on race morning',
  form_detrained: 'Much rest before the race',
} as const;
export type RaceReadinessCode = keyof typeof titles;

/** Our own weights; no paper gives any. */
const stated = { prediction: 0.35, longestSession: 0.25, chronicLoad: 0.2, form: 0.2 } as const;
export type RaceReadinessPart = keyof typeof stated;

export interface RaceReadinessInput {
  readonly prediction?: { readonly predictedSeconds: number; readonly goalSeconds: number };
  /** In metres or seconds, both in one. */
  readonly longestSession?: {
    readonly longest: number;
    readonly race: number;
    readonly unit: 'm' | 's';
    /** Days in which it lies. */
    readonly days?: number;
  };
  readonly chronicLoad?: {
    readonly ctl: number;
    /** Highest CTL of the last year or more. */
    readonly ownBestCtl: number;
    readonly days?: number;
  };
  /** TSB of race morning, as a simulation of the plan gives it. */
  readonly form?: { readonly tsb: number };
  readonly weights?: { readonly [P in RaceReadinessPart]?: number };
}

export type RaceReadiness = WeighedVerdict<'ready' | 'nearly' | 'not_yet', RaceReadinessCode, RaceReadinessPart>;

const clamp = (score: number) => Math.max(-1, Math.min(1, score));

function ofPrediction(given: RaceReadinessInput['prediction']): Seen<RaceReadinessCode> | null {
  if (given === undefined) return null;
  requirePositive('prediction.predictedSeconds', given.predictedSeconds);
  requirePositive('prediction.goalSeconds', given.goalSeconds);
  // A percent either way is as good as equal; three more are all there is.
  const ahead = (100 * (given.goalSeconds - given.predictedSeconds)) / given.goalSeconds;
  const score = clamp(Math.abs(ahead) <= 1 ? 0 : (ahead - Math.sign(ahead)) / 3);
  const code = byScore(score, ['prediction_slower', 'prediction_at_goal', 'prediction_faster'] as const);
  const reference = { low: 0.99 * given.goalSeconds, high: 1.01 * given.goalSeconds, origin: 'given' as const };
  return { code, score, observed: given.predictedSeconds, unit: 's', reference };
}

function ofLongest(given: RaceReadinessInput['longestSession']): Seen<RaceReadinessCode> | null {
  if (given === undefined) return null;
  const { longest, race, unit, days } = given;
  requireNotNegative('longestSession.longest', longest);
  requirePositive('longestSession.race', race);
  if (days !== undefined) requireWhole('longestSession.days', days, 1);
  const score = clamp((longest / race - 0.5) / 0.25);
  const code = score < 1 ? 'longest_session_short' : 'longest_session_enough';
  return { code, score, observed: longest, unit, reference: { low: 0.75 * race, origin: 'stated' }, days };
}

function ofLoad(given: RaceReadinessInput['chronicLoad']): Seen<RaceReadinessCode> | null {
  if (given === undefined) return null;
  const { ctl, ownBestCtl, days } = given;
  requireNotNegative('chronicLoad.ctl', ctl);
  requirePositive('chronicLoad.ownBestCtl', ownBestCtl);
  if (days !== undefined) requireWhole('chronicLoad.days', days, 1);
  const score = clamp((ctl / ownBestCtl - 0.75) / 0.15);
  const code = score <= -1 ? 'chronic_load_low' : score >= 1 ? 'chronic_load_high' : 'chronic_load_between';
  return {
    code,
    score,
    observed: ctl,
    unit: 'TSS/day',
    reference: { low: 0.9 * ownBestCtl, origin: 'own_history' },
    days,
  };
}

function ofForm(given: RaceReadinessInput['form']): Seen<RaceReadinessCode> | null {
  if (given === undefined) return null;
  const { tsb } = given;
  const score = tsb > 25 ? 0 : clamp((tsb + 2.5) / 7.5);
  const code = tsb > 25 ? 'form_detrained' : tsb >= 5 ? 'form_fresh' : tsb >= -10 ? 'form_even' : 'form_tired';
  return { code, score, observed: tsb, unit: 'TSS/day', reference: { low: 5, high: 25, origin: 'stated' } };
}

export const raceReadiness = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.race-readiness.weighed_signals',
    version: 1,
    title: 'Readiness for a race',
    unit: 'verdict',
    evidence: 'heuristic',
    formula:
      'our own: prediction against goal (±1 % even, ±4 % full) 0.35, longest session against the race (50 to 75 %) 0.25, CTL against the own best (60 to 90 %) 0.2, TSB of race morning (-10 to 5, above 25 nothing) 0.2; ready from 0.3, nearly from -0.1',
    validRange: 'endurance races; says nothing about injury or the day itself',
    references: [references.friel, references.convention],
  },
  (input: RaceReadinessInput): Outcome<RaceReadiness> => {
    requireAllFinite(input);
    const weights = weightsOf(stated, input.weights);
    const sign = (
      part: RaceReadinessPart,
      adds: string,
      seen: Seen<RaceReadinessCode> | null,
    ): Sign<RaceReadinessCode, RaceReadinessPart> => ({
      input: part,
      adds,
      statedWeight: weights[part],
      seen,
    });
    const weighed = weigh(titles, [
      sign('prediction', 'what recent results predict', ofPrediction(input.prediction)),
      sign('longestSession', 'whether the distance is prepared', ofLongest(input.longestSession)),
      sign('chronicLoad', 'fitness against the own best', ofLoad(input.chronicLoad)),
      sign('form', 'freshness on race morning', ofForm(input.form)),
    ]);
    if (weighed.reasons.every(({ weight }) => weight === 0)) return nothingGiven(Object.keys(stated));
    const { balance } = weighed;
    return computed({
      proposition: 'ready to race the goal',
      verdict: balance >= 0.3 ? 'ready' : balance >= -0.1 ? 'nearly' : 'not_yet',
      ...weighed,
      pointers: [],
    });
  },
);
