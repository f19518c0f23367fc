import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireOneOf, requirePositive, requireWhole } from '../refuse.ts';
import { confidenceOf, reasonOf, requireAllFinite, type Verdict } from './reason.ts';

const titles = {
  trend_improving: 'Improving',
  trend_stable: 'No change that matters',
  trend_declining: 'Declining',
  trend_not_clear: 'Direction not clear',
} as const;
export type PerformanceTrendCode = keyof typeof titles;

export interface PerformanceTrendInput {
  /** Change a day, in `unit`, as a regression gives it. */
  readonly slopePerDay: number;
  /** Confidence interval of the slope, 95 % as a rule. */
  readonly interval: { readonly low: number; readonly high: number };
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** Days from the first value to the last. */
  readonly days: number;
  /** Values behind it. */
  readonly count: number;
  /** Least change over `days` that matters, in `unit`. Without it nothing can be called stable. */
  readonly smallestWorthwhile?: number;
  /** Days without change that make a plateau: 42 unless given. */
  readonly plateauDays?: number;
}

export interface PerformanceTrend
  extends Verdict<'improving' | 'stable' | 'declining' | 'not_clear', PerformanceTrendCode, 'smallestWorthwhile'> {
  /** Over all `days`, in `unit`, with the interval. */
  readonly change: { readonly value: number; readonly low: number; readonly high: number };
  /** Stable for `plateauDays` or longer. */
  readonly plateau: boolean;
}

/** Values at which the trend of a person begins to be more than an accident. */
const MANY = 12;

export const performanceTrend = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.performance-trend.confidence_interval',
    version: 1,
    title: 'Verdict on a trend of performance',
    unit: 'verdict',
    evidence: 'heuristic',
    formula:
      'stable: the whole interval within the smallest worthwhile change; improving or declining: the whole interval on one side of 0; else not clear',
    validRange: 'a regression of five values or more, taken the same way',
    references: [references.convention],
  },
  (input: PerformanceTrendInput): Outcome<PerformanceTrend> => {
    requireAllFinite(input);
    const { slopePerDay, interval, unit, better, days, count, smallestWorthwhile: least, plateauDays = 42 } = input;
    requirePositive('days', days);
    requireWhole('count', count, 2);
    requirePositive('plateauDays', plateauDays);
    if (least !== undefined) requirePositive('smallestWorthwhile', least);
    if (!(interval.low <= slopePerDay && slopePerDay <= interval.high)) refuse('interval', 'must hold the slope.');
    const change = { value: slopePerDay * days, low: interval.low * days, high: interval.high * days };
    requireOneOf('better', better, ['higher', 'lower']);
    const sense = better === 'higher' ? 1 : -1;
    const [worst, best] = sense > 0 ? [change.low, change.high] : [-change.high, -change.low];
    const verdict =
      least !== undefined && worst >= -least && best <= least
        ? 'stable'
        : worst > 0
          ? 'improving'
          : best < 0
            ? 'declining'
            : 'not_clear';
    const score = { improving: 1, declining: -1, stable: 0, not_clear: 0 }[verdict];
    const reference =
      least === undefined
        ? { low: 0, high: 0, origin: 'stated' as const }
        : { low: -least, high: least, origin: 'given' as const };
    const seen = { code: `trend_${verdict}` as const, score, observed: change.value, unit, reference, days, count };
    return computed({
      proposition: 'performance improves',
      verdict,
      confidence: confidenceOf(verdict === 'not_clear' ? 0 : Math.min(1, count / MANY), 1),
      reasons: [reasonOf(titles, seen, 1, 1)],
      missing:
        least === undefined ? [{ input: 'smallestWorthwhile', adds: 'what counts as stable', statedWeight: 0 }] : [],
      pointers: [],
      change,
      plateau: verdict === 'stable' && days >= plateauDays,
    });
  },
);
