import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requirePositive, requireWhole } from '../refuse.ts';
import { nothingGiven, requireAllFinite, type Sign, type WeighedVerdict, weigh, weightsOf } from './reason.ts';
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

const titles = {
  ...dayTitles,
  long_run_of_training_days: 'More days in a row than usual',
  usual_run_of_training_days: 'Days in a row as usual',
  ...reportedTitles,
} as const;
export type RestDayCode = keyof typeof titles;

export interface RestDayInput extends DaySignals {
  readonly trainingDaysInRow?: {
    /** Days with training up to yesterday. */
    readonly days: number;
    /** Longest run of training days usual for this person; 6 without. */
    readonly usualLongest?: number;
  };
  readonly reported?: ReportedState;
  readonly weights?: Partial<RestDayWeights>;
}

type RestDayInputName = DaySignalName | 'trainingDaysInRow';
type RestDayWeights = DaySignalWeights & { readonly trainingDaysInRow: number };

export type RestDay = WeighedVerdict<'rest' | 'easy_or_rest' | 'train', RestDayCode, RestDayInputName>;

const stated: RestDayWeights = { ...dayWeights, trainingDaysInRow: 0.2 };
/** One day of rest a week. */
const LONGEST_RUN = 6;

function runSign(run: RestDayInput['trainingDaysInRow'], statedWeight: number): Sign<RestDayCode, RestDayInputName> {
  const base = { input: 'trainingDaysInRow', adds: 'days since the last rest day', statedWeight } as const;
  if (run === undefined) return { ...base, seen: null };
  const { days, usualLongest = LONGEST_RUN } = run;
  requireWhole('trainingDaysInRow.days', days, 0);
  requirePositive('trainingDaysInRow.usualLongest', usualLongest);
  const score = Math.max(0, Math.min(1, (days - usualLongest + 1) / 2));
  const code = score > 0 ? 'long_run_of_training_days' : 'usual_run_of_training_days';
  const origin = run.usualLongest === undefined ? 'stated' : 'own_history';
  const reference = { high: usualLongest - 1, origin } as const;
  return { ...base, seen: { code, score, observed: days, unit: 'd', reference, days } };
}

export const restDay = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.rest-day.weighed_signals',
    version: 1,
    title: 'Whether to rest today',
    unit: 'verdict',
    evidence: 'heuristic',
    formula: `our own: the signals of the training recommendation with the sign turned, and days in a row over the usual (6) with weight 0.2; rest from 0.35 or when ill or injured, easy or rest from 0.15 or with HRV below its band; ${DAY_SIGNALS_RULE}`,
    validRange: 'a prompt for a healthy person; no paper gives the weights',
    references: [references.kiviniemi2007, references.saw2016, references.convention],
  },
  (input: RestDayInput): Outcome<RestDay> => {
    requireAllFinite(input);
    const weights = weightsOf(stated, input.weights);
    const signs = daySigns(input, weights).map(({ seen, ...sign }) => ({
      ...sign,
      seen: seen === null ? null : { ...seen, score: 0 - seen.score },
    }));
    const weighed = weigh(titles, [...signs, runSign(input.trainingDaysInRow, weights.trainingDaysInRow)]);
    const reports = reportedReasons(input.reported, 1);
    if (weighed.reasons.length + reports.length === 0) return nothingGiven([...Object.keys(stated), 'reported']);
    const hrvLow = weighed.reasons.some(({ code }) => code === 'hrv_below_band');
    const rest = reports.length > 0 || weighed.balance > -openFrom.moderate;
    const easy = hrvLow || weighed.balance > -openFrom.hard;
    return computed({
      proposition: 'rest today',
      verdict: rest ? 'rest' : easy ? 'easy_or_rest' : 'train',
      balance: weighed.balance,
      confidence: weighed.confidence,
      reasons: [...weighed.reasons, ...reports],
      missing: weighed.missing,
      pointers: reports.length > 0 ? ['see_professional'] : [],
    });
  },
);
