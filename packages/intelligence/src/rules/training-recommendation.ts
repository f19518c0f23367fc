import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireWhole } from '../refuse.ts';
import {
  nothingGiven,
  type Pointer,
  type Reason,
  reasonOf,
  requireAllFinite,
  type WeighedVerdict,
  weigh,
  weightsOf,
} from './reason.ts';
import {
  DAY_SIGNALS_RULE,
  type DaySignalName,
  type DaySignals,
  type DaySignalWeights,
  daySigns,
  dayTitles,
  dayWeights,
  openFrom,
  type ReportedState,
  reportedReasons,
  reportedTitles,
} from './signals.ts';

/** From the least to the most demanding. */
const levels = ['rest', 'easy', 'moderate', 'hard'] as const;
export type SessionLevel = (typeof levels)[number];

const titles = {
  ...dayTitles,
  hard_session_recent: 'Last hard session too recent',
  hard_session_past: 'Far enough from the last hard session',
  ...reportedTitles,
} as const;
export type TrainingCode = keyof typeof titles;

export interface TrainingRecommendationInput extends DaySignals {
  /** 0: a hard session today already; 1: yesterday. */
  readonly daysSinceHard?: number;
  /** Fewest days from one hard session to the next: 2 unless given. */
  readonly hardDaysApart?: number;
  readonly planned?: SessionLevel;
  /** What the person says; it is never guessed from numbers. */
  readonly reported?: ReportedState;
  readonly weights?: Partial<DaySignalWeights>;
}

/** A reason that caps the day whatever the balance says. */
export interface Limit<Code extends string = TrainingCode> {
  readonly code: Code;
  readonly atMost: SessionLevel;
}

export interface TrainingRecommendation
  extends WeighedVerdict<SessionLevel | 'as_planned', TrainingCode, DaySignalName | 'daysSinceHard'> {
  /** The most demanding session that the reasons leave room for. */
  readonly ceiling: SessionLevel;
  /** `null`: nothing was planned. */
  readonly planned: SessionLevel | null;
  readonly limits: readonly Limit[];
}

function levelOf(balance: number): SessionLevel {
  if (balance >= openFrom.hard) return 'hard';
  if (balance >= openFrom.moderate) return 'moderate';
  return balance >= openFrom.easy ? 'easy' : 'rest';
}

function lower(a: SessionLevel, b: SessionLevel): SessionLevel {
  return levels.indexOf(a) < levels.indexOf(b) ? a : b;
}

export const trainingRecommendation = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.training-recommendation.weighed_signals',
    version: 1,
    title: 'What today has room for',
    unit: 'level',
    evidence: 'heuristic',
    formula: `our own: ${DAY_SIGNALS_RULE}; weights 0.2, 0.25, 0.1, 0.2, 0.1, 0.15, 0.25; hard from -0.15, moderate from -0.35, easy from -0.6; HRV below its band easy at most, hard days 2 apart, reported illness or injury rest`,
    validRange: 'a prompt for a healthy person; the HRV limit alone is from trials, the weights are not',
    references: [references.kiviniemi2007, references.javaloyes2019, references.saw2016, references.convention],
  },
  (input: TrainingRecommendationInput): Outcome<TrainingRecommendation> => {
    requireAllFinite(input);
    const { daysSinceHard, hardDaysApart = 2, planned = null, reported } = input;
    requireWhole('hardDaysApart', hardDaysApart, 1);
    if (daysSinceHard !== undefined) requireWhole('daysSinceHard', daysSinceHard, 0);
    if (planned !== null && !levels.includes(planned)) refuse('planned', `must be one of ${levels.join(', ')}.`);
    const weighed = weigh(titles, daySigns(input, weightsOf(dayWeights, input.weights)));
    const reports = reportedReasons(reported, -1);
    if (weighed.reasons.length + reports.length === 0 && daysSinceHard === undefined)
      return nothingGiven([...Object.keys(dayWeights), 'daysSinceHard', 'reported']);

    const reasons: Reason<TrainingCode>[] = [...weighed.reasons, ...reports];
    const limits: Limit[] = reports.map(({ code }) => ({ code, atMost: 'rest' }));
    if (weighed.reasons.some(({ code }) => code === 'hrv_below_band'))
      limits.push({ code: 'hrv_below_band', atMost: 'easy' });
    if (daysSinceHard !== undefined) {
      const recent = daysSinceHard < hardDaysApart;
      const code = recent ? 'hard_session_recent' : 'hard_session_past';
      reasons.push(
        reasonOf(titles, {
          code,
          score: recent ? -1 : 0,
          observed: daysSinceHard,
          unit: 'd',
          reference: { low: hardDaysApart, origin: input.hardDaysApart === undefined ? 'stated' : 'given' },
        }),
      );
      if (recent) limits.push({ code, atMost: 'moderate' });
    }
    const ceiling = limits.reduce((level, { atMost }) => lower(level, atMost), levelOf(weighed.balance));
    const pointers: readonly Pointer[] = reports.length > 0 ? ['see_professional'] : [];
    const fits = planned !== null && lower(planned, ceiling) === planned;
    return computed({
      proposition: 'train hard today',
      verdict: fits ? 'as_planned' : ceiling,
      balance: weighed.balance,
      confidence: weighed.confidence,
      reasons,
      missing: [
        ...weighed.missing,
        ...(daysSinceHard === undefined
          ? [{ input: 'daysSinceHard' as const, adds: 'room between hard sessions', statedWeight: 0 }]
          : []),
      ],
      pointers,
      ceiling,
      planned,
      limits,
    });
  },
);
