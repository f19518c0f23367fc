import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type RampStrategy, rampLimitsPercent } from '../load/ramp-rate.ts';
import * as references from '../references.ts';
import { refuse, requireFinite, requireNotNegative, requireWhole } from '../refuse.ts';
import { type GoalMeasurement, goalFeasibility } from './goal-feasibility.ts';

export interface SportWeek {
  readonly sessions: number;
  readonly distanceMeters: number;
  readonly longestDistanceMeters: number;
}

export interface PerformanceHistory {
  /** Named by the caller: `ftp`, `5 km`. Comes back with the suggestion. */
  readonly metric: string;
  readonly history: readonly GoalMeasurement[];
  readonly today: number;
  readonly better: 'higher' | 'lower';
}

export interface GoalSuggestionsInput {
  /** Of one sport, calendar weeks that are over, oldest first, weeks without training as zeros. */
  readonly weeks: readonly SportWeek[];
  readonly performances?: readonly PerformanceHistory[];
  /** `all` unless given. */
  readonly category?: 'distance' | 'performance' | 'consistency' | 'all';
  /** `default` unless given: weekly distance rises by 10 % a week. */
  readonly strategy?: RampStrategy;
}

export interface SuggestedGoal {
  readonly category: 'distance' | 'performance' | 'consistency';
  readonly goal: 'weekly-distance' | 'longest-session' | 'sessions-per-week' | 'weeks-in-a-row' | 'performance';
  /** Of a performance; else `null`. */
  readonly metric: string | null;
  readonly currentValue: number;
  readonly targetValue: number;
  readonly unit: 'm' | 'sessions/week' | 'weeks' | 'as measured';
  readonly days: number;
  /** Of the current value. */
  readonly changePercent: number;
  /** The best of the history, and whether it already holds the target. */
  readonly ownBest: number;
  readonly doneBefore: boolean;
}

const FEWEST_WEEKS = 4;
const HORIZON_WEEKS = 4;
const RECENT_WEEKS = 8;
const PERFORMANCE_DAYS = 56;
const FEWEST_RESULTS = 5;
const MOST_SESSIONS = 6;

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const high = sorted[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + high) / 2 : high;
}

function suggestion(
  goal: Pick<SuggestedGoal, 'category' | 'goal' | 'currentValue' | 'targetValue' | 'unit' | 'days' | 'ownBest'>,
  sign = 1,
  metric: string | null = null,
): SuggestedGoal {
  return {
    ...goal,
    metric,
    changePercent: (100 * (goal.targetValue - goal.currentValue)) / goal.currentValue,
    doneBefore: sign * (goal.ownBest - goal.targetValue) >= 0,
  };
}

function fromWeeks(weeks: readonly SportWeek[], percent: number): readonly SuggestedGoal[] {
  const found: SuggestedGoal[] = [];
  const recent = weeks.slice(-FEWEST_WEEKS);
  const growth = 1 + percent / 100;
  const distance = medianOf(recent.map(({ distanceMeters }) => distanceMeters));
  const days = 7 * HORIZON_WEEKS;
  if (distance > 0)
    found.push(
      suggestion({
        category: 'distance',
        goal: 'weekly-distance',
        currentValue: distance,
        targetValue: distance * growth ** HORIZON_WEEKS,
        unit: 'm',
        days,
        ownBest: Math.max(...weeks.map(({ distanceMeters }) => distanceMeters)),
      }),
    );
  const longest = Math.max(...weeks.slice(-RECENT_WEEKS).map(({ longestDistanceMeters }) => longestDistanceMeters));
  if (longest > 0)
    found.push(
      suggestion({
        category: 'distance',
        goal: 'longest-session',
        currentValue: longest,
        targetValue: longest * growth,
        unit: 'm',
        days,
        ownBest: Math.max(...weeks.map(({ longestDistanceMeters }) => longestDistanceMeters)),
      }),
    );
  const sessions = Math.floor(medianOf(recent.map((week) => week.sessions)));
  if (sessions === 0) return found;
  if (sessions < MOST_SESSIONS)
    found.push(
      suggestion({
        category: 'consistency',
        goal: 'sessions-per-week',
        currentValue: sessions,
        targetValue: sessions + 1,
        unit: 'sessions/week',
        days,
        ownBest: Math.max(...weeks.map((week) => week.sessions)),
      }),
    );
  let run = 0;
  let longestRun = 0;
  for (const week of weeks) {
    run = week.sessions >= sessions ? run + 1 : 0;
    longestRun = Math.max(longestRun, run);
  }
  if (run > 0)
    found.push(
      suggestion({
        category: 'consistency',
        goal: 'weeks-in-a-row',
        currentValue: run,
        targetValue: run + HORIZON_WEEKS,
        unit: 'weeks',
        days,
        ownBest: longestRun,
      }),
    );
  return found;
}

/** As fast as the person has changed before over such a time, never faster. */
function fromPerformance({ metric, history, today, better }: PerformanceHistory): SuggestedGoal | null {
  const sign = better === 'higher' ? 1 : -1;
  const known = history.filter(({ day }) => day <= today);
  if (known.length < FEWEST_RESULTS) return null;
  // The target does not matter here: only the level and the rates are taken.
  const outcome = goalFeasibility({ history, today, better, targetValue: 0, targetDay: today + PERFORMANCE_DAYS });
  if (outcome.status !== 'ok') return null;
  const { currentValue, currentPerWeek, ownBest } = outcome.value;
  const rate = Math.min(ownBest?.perWeek ?? 0, Math.max(currentPerWeek ?? 0, (ownBest?.perWeek ?? 0) / 2));
  if (!(rate > 0)) return null;
  const values = known.map(({ value }) => value);
  return suggestion(
    {
      category: 'performance',
      goal: 'performance',
      currentValue,
      targetValue: currentValue + (sign * rate * PERFORMANCE_DAYS) / 7,
      unit: 'as measured',
      days: PERFORMANCE_DAYS,
      ownBest: sign > 0 ? Math.max(...values) : Math.min(...values),
    },
    sign,
    metric,
  );
}

/** Goals that the own history makes likely, those done before first. */
export const goalSuggestions = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.goal-suggestions.own_history',
    version: 1,
    title: 'Goals that fit the own history',
    unit: 'as the goal',
    evidence: 'heuristic',
    formula:
      'median weekly distance risen 4 weeks at the strategy’s rate; longest session risen once; a session more; 4 weeks more in a row; performance at the trend, half to all of the own best rate, for 8 weeks',
    validRange: '4 weeks of training or more; 5 results for a performance',
    references: [references.ours],
  },
  (input: GoalSuggestionsInput): Outcome<readonly SuggestedGoal[]> => {
    const { weeks, performances = [], category = 'all', strategy = 'default' } = input;
    const percent = rampLimitsPercent[strategy];
    if (percent === undefined) refuse('strategy', `must be one of ${Object.keys(rampLimitsPercent).join(', ')}.`);
    for (const [i, week] of weeks.entries()) {
      requireWhole(`weeks.${i}.sessions`, week.sessions, 0);
      requireNotNegative(`weeks.${i}.distanceMeters`, week.distanceMeters);
      requireNotNegative(`weeks.${i}.longestDistanceMeters`, week.longestDistanceMeters);
      if (week.longestDistanceMeters > week.distanceMeters)
        refuse(`weeks.${i}.longestDistanceMeters`, 'must not be above the distance of the week.');
    }
    const fewWeeks = weeks.length < FEWEST_WEEKS;
    const found = [
      ...(fewWeeks ? [] : fromWeeks(weeks, percent)),
      ...performances.flatMap((performance) => fromPerformance(performance) ?? []),
    ].filter((goal) => category === 'all' || goal.category === category);
    if (found.length === 0)
      return insufficientData(
        `${FEWEST_WEEKS} weeks with training, or ${FEWEST_RESULTS} results with progress among them`,
        `${weeks.length} weeks and ${performances.length} performances`,
      );
    return computed(found.toSorted((a, b) => Number(b.doneBefore) - Number(a.doneBefore)));
  },
);

export interface PierreHistory {
  readonly sessions: number;
  readonly weeks: number;
  readonly longestDistanceMeters: number;
  readonly averageSpeedMetersPerSecond: number;
}

export interface PierreSuggestion {
  readonly goal: 'distance' | 'speed' | 'sessions-per-week';
  readonly targetValue: number;
  readonly days: number;
}

/** The same steps for everybody: kept for comparison. The published chances of success have no source and are left out. */
export const goalSuggestionsPierre = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.goal-suggestions.pierre_fixed_steps',
    version: 1,
    title: 'Goals by fixed steps',
    unit: 'as the goal',
    evidence: 'heuristic',
    formula: 'longest distance + 20 % in 30 days; speed + 5 % in 60; a session more a week, up to 5, in 28',
    validRange: 'for comparison only',
    references: [references.pierre],
  },
  (input: PierreHistory): Outcome<readonly PierreSuggestion[]> => {
    for (const [name, value] of Object.entries(input)) requireNotNegative(name, value);
    requireFinite('weeks', input.weeks);
    if (input.sessions < 3 || input.weeks === 0) return insufficientData('3 sessions', `${input.sessions}`);
    const perWeek = input.sessions / input.weeks;
    return computed([
      ...(input.longestDistanceMeters > 0
        ? [{ goal: 'distance' as const, targetValue: input.longestDistanceMeters * 1.2, days: 30 }]
        : []),
      ...(input.averageSpeedMetersPerSecond > 0
        ? [{ goal: 'speed' as const, targetValue: input.averageSpeedMetersPerSecond * 1.05, days: 60 }]
        : []),
      ...(perWeek < 5
        ? [{ goal: 'sessions-per-week' as const, targetValue: Math.floor(Math.min(5, perWeek + 1)), days: 28 }]
        : []),
    ]);
  },
);
