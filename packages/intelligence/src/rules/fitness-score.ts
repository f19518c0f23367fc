import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireLoads } from '../refuse.ts';
import {
  nothingGiven,
  reasonOf,
  requireAllFinite,
  type Seen,
  type Sign,
  type WeighedVerdict,
  weigh,
  weightsOf,
} from './reason.ts';

const titles = {
  load_below_own_usual: 'Chronic load below the own usual',
  load_own_usual: 'Chronic load as usual',
  load_above_own_usual: 'Chronic load above the own usual',
  load_falling: 'Chronic load falling',
  load_steady: 'Chronic load steady',
  load_rising: 'Chronic load rising',
  weeks_uneven: 'Active days differ from week to week',
  weeks_even: 'Active days alike from week to week',
  performance_below_own_usual: 'Performance below the own usual',
  performance_own_usual: 'Performance as usual',
  performance_above_own_usual: 'Performance above the own usual',
  recovery_excellent: 'Recovery excellent',
  recovery_good: 'Recovery good',
  recovery_moderate: 'Recovery moderate',
  recovery_poor: 'Recovery poor',
} as const;
export type FitnessScoreCode = keyof typeof titles;

const stated = { load: 0.35, trend: 0.15, consistency: 0.25, performance: 0.25 } as const;
export type FitnessScorePart = keyof typeof stated;

export interface FitnessScoreInput {
  /** Chronic training load of each day, oldest first, today last: 42 days or more, warm-up left out, a year at best. */
  readonly dailyCtl?: ArrayLike<number>;
  /** Days with training of each whole week, oldest first: 4 weeks or more, the last 12 count. */
  readonly activeDaysPerWeek?: readonly number[];
  /** Any index of performance that rises as it gets better (FTP, VDOT, effective VO2max). */
  readonly performance?: {
    readonly current: number;
    /** Earlier values, 5 or more. */
    readonly history: readonly number[];
    readonly unit: string;
  };
  readonly weights?: { readonly [P in FitnessScorePart]?: number };
}

export interface FitnessScore
  extends WeighedVerdict<
    'below_own_usual' | 'own_usual' | 'above_own_usual' | 'own_peak',
    FitnessScoreCode,
    FitnessScorePart | 'recovery'
  > {
  /** 0 to 100, against this person's own history only. */
  readonly score: number;
  /** 0 to 100 of each part; `null` where it is missing. */
  readonly parts: { readonly [P in FitnessScorePart]: number | null };
}

const FEWEST_DAYS = 42;
const TREND_DAYS = 28;
/** Change of chronic load in 28 days, against its mean, that gives 0 or 100. */
const FULL_TREND = 0.2;
const WEEKS = 12;
const FEWEST_WEEKS = 4;
const FEWEST_VALUES = 5;

/** Share of the history at or below, ties half: 50 when all is alike. */
function percentile(value: number, history: ArrayLike<number>): number {
  let below = 0;
  for (let i = 0; i < history.length; i++) {
    const past = history[i] ?? 0;
    below += past < value ? 1 : past === value ? 0.5 : 0;
  }
  return (100 * below) / history.length;
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum / values.length;
}

function three<C extends FitnessScoreCode>(part: number, codes: readonly [C, C, C]): C {
  return codes[part < 40 ? 0 : part > 60 ? 2 : 1];
}

type Part = readonly [score: number, seen: Omit<Seen<FitnessScoreCode>, 'score'>] | null;

function loadPart(ctl: ArrayLike<number>): Part {
  if (ctl.length < FEWEST_DAYS) return null;
  const observed = ctl[ctl.length - 1] ?? 0;
  const score = percentile(observed, ctl);
  const code = three(score, ['load_below_own_usual', 'load_own_usual', 'load_above_own_usual'] as const);
  const reference = { low: mean(ctl), origin: 'own_history' as const };
  return [score, { code, observed, unit: 'TSS/day', reference, days: ctl.length }];
}

function trendPart(ctl: ArrayLike<number>): Part {
  const usual = mean(ctl);
  if (ctl.length < FEWEST_DAYS || usual === 0) return null;
  const change = ((ctl[ctl.length - 1] ?? 0) - (ctl[ctl.length - 1 - TREND_DAYS] ?? 0)) / usual;
  const score = 50 + 50 * Math.max(-1, Math.min(1, change / FULL_TREND));
  const code = three(score, ['load_falling', 'load_steady', 'load_rising'] as const);
  const reference = { low: -100 * FULL_TREND, high: 100 * FULL_TREND, origin: 'stated' as const };
  return [score, { code, observed: 100 * change, unit: '% of the mean in 28 d', reference, days: TREND_DAYS }];
}

function consistencyPart(weeks: readonly number[]): Part {
  for (const [i, days] of weeks.entries()) requireBetween(`activeDaysPerWeek.${i}`, days, 0, 7);
  const last = weeks.slice(-WEEKS);
  if (last.length < FEWEST_WEEKS) return null;
  const usual = mean(last);
  const sd = Math.sqrt(mean(last.map((days) => (days - usual) ** 2)));
  // Bounded: equal weeks 100, weeks without a single active day 0.
  const score = usual === 0 ? 0 : (100 * usual) / (usual + sd);
  const code = score < 60 ? 'weeks_uneven' : 'weeks_even';
  return [score, { code, observed: usual, unit: 'active days a week', days: 7 * last.length, count: last.length }];
}

function performancePart({ current, history, unit }: NonNullable<FitnessScoreInput['performance']>): Part {
  if (history.length < FEWEST_VALUES) return null;
  const score = percentile(current, history);
  const codes = ['performance_below_own_usual', 'performance_own_usual', 'performance_above_own_usual'] as const;
  const reference = { low: mean(history), origin: 'own_history' as const };
  return [score, { code: three(score, codes), observed: current, unit, reference, count: history.length }];
}

function verdictOf(score: number): FitnessScore['verdict'] {
  if (score >= 80) return 'own_peak';
  if (score > 60) return 'above_own_usual';
  return score >= 40 ? 'own_usual' : 'below_own_usual';
}

function compose(input: FitnessScoreInput): Outcome<FitnessScore> {
  const { dailyCtl, activeDaysPerWeek, performance } = input;
  requireAllFinite({ activeDaysPerWeek, performance });
  if (dailyCtl !== undefined) requireLoads('dailyCtl', dailyCtl);
  const weights = weightsOf(stated, input.weights);
  const parts: { readonly [P in FitnessScorePart]: Part } = {
    load: dailyCtl === undefined ? null : loadPart(dailyCtl),
    trend: dailyCtl === undefined ? null : trendPart(dailyCtl),
    consistency: activeDaysPerWeek === undefined ? null : consistencyPart(activeDaysPerWeek),
    performance: performance === undefined ? null : performancePart(performance),
  };
  const adds: { readonly [P in FitnessScorePart]: string } = {
    load: `chronic load against ${FEWEST_DAYS} own days or more`,
    trend: `its change in ${TREND_DAYS} days`,
    consistency: `active days of ${FEWEST_WEEKS} whole weeks or more`,
    performance: `an index with ${FEWEST_VALUES} earlier values or more`,
  };
  const names = Object.keys(stated) as FitnessScorePart[];
  const signs = names.map((name): Sign<FitnessScoreCode, FitnessScorePart> => {
    const part = parts[name];
    const seen = part === null ? null : { ...part[1], score: (part[0] - 50) / 50 };
    return { input: name, adds: adds[name], statedWeight: weights[name], seen };
  });
  const weighed = weigh(titles, signs);
  if (weighed.reasons.every(({ weight }) => weight === 0)) return nothingGiven(names.map((name) => adds[name]));
  const score = Math.max(0, Math.min(100, 50 + 50 * weighed.balance));
  return computed({
    proposition: 'fitter than this person usually is',
    verdict: verdictOf(score),
    ...weighed,
    pointers: [],
    score,
    parts: {
      load: parts.load?.[0] ?? null,
      trend: parts.trend?.[0] ?? null,
      consistency: parts.consistency?.[0] ?? null,
      performance: parts.performance?.[0] ?? null,
    },
  });
}

const FORMULA =
  'our own: 0.35·percentile of CTL in the own days + 0.15·(50 + 50·change in 28 d/20 % of the mean, 0 to 100) + 0.25·100·m/(m + SD) of active days a week (12 weeks) + 0.25·percentile of a performance index; weights of missing parts go to the rest';

/** Compares a person with nobody but that person. */
export const fitnessScore = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.fitness-score.open_composite',
    version: 1,
    title: 'Fitness score against the own history',
    unit: '0 to 100',
    evidence: 'heuristic',
    formula: FORMULA,
    validRange: '42 days of chronic load or more, a year at best; not comparable between people',
    references: [references.convention],
  },
  compose,
);

export interface AdjustedFitnessScoreInput extends FitnessScoreInput {
  /** 0 to 100; without, nothing is adjusted. */
  readonly recoveryScore?: number;
}

export interface AdjustedFitnessScore extends FitnessScore {
  readonly unadjustedScore: number;
  /** 5, 0, -5 or -10. */
  readonly adjustmentPercent: number;
}

const steps = [
  [90, 5, 'recovery_excellent'],
  [70, 0, 'recovery_good'],
  [50, -5, 'recovery_moderate'],
  [0, -10, 'recovery_poor'],
] as const;

/** Pierre's reference gives the adjustment and no score of its own: it stands on ours. */
export const fitnessScoreRecoveryAdjusted = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.fitness-score.pierre_recovery_adjusted',
    version: 1,
    title: 'Fitness score adjusted by recovery (Pierre)',
    unit: '0 to 100',
    evidence: 'heuristic',
    formula: `${FORMULA}; times 1.05 for recovery from 90, 1 from 70, 0.95 from 50, 0.9 below, at most 100`,
    validRange: 'for comparison: a night changes readiness, not fitness',
    references: [references.pierre, references.convention],
  },
  ({ recoveryScore, ...input }: AdjustedFitnessScoreInput): Outcome<AdjustedFitnessScore> => {
    if (recoveryScore !== undefined) requireBetween('recoveryScore', recoveryScore, 0, 100);
    const outcome = compose(input);
    if (outcome.status !== 'ok') return outcome;
    const { value } = outcome;
    const base = { ...value, unadjustedScore: value.score };
    if (recoveryScore === undefined) {
      const missing = { input: 'recovery', adds: 'an adjustment of 5 to -10 %', statedWeight: 0 } as const;
      return computed({ ...base, adjustmentPercent: 0, missing: [...value.missing, missing] });
    }
    const [from, adjustmentPercent, code] = steps.find(([low]) => recoveryScore >= low) ?? steps[3];
    const score = Math.min(100, value.score * (1 + adjustmentPercent / 100));
    const seen = {
      code,
      score: Math.sign(adjustmentPercent),
      observed: recoveryScore,
      unit: '0 to 100',
      reference: { low: from, origin: 'stated' as const },
    };
    return computed({
      ...base,
      score,
      verdict: verdictOf(score),
      adjustmentPercent,
      reasons: [...value.reasons, reasonOf(titles, seen)],
    });
  },
);
