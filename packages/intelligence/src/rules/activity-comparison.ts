import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { meanAndSd } from '../baseline.ts';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireFinite, requireOneOf } from '../refuse.ts';
import { type Sign, type Verdict, weigh } from './reason.ts';

const titles = {
  better: 'Better than these',
  alike: 'As these',
  worse: 'Worse than these',
  differs: 'Differs from these',
} as const;
export type ComparisonCode = keyof typeof titles;

export interface MetricValues {
  readonly name: string;
  readonly unit: string;
  /** Which way is better; left out where neither is. */
  readonly better?: 'higher' | 'lower';
  readonly current: number;
  /** Of the activities it is compared with; `null` where one lacks it. */
  readonly others: readonly (number | null)[];
}

export interface ActivityComparisonInput {
  /** What the others are; it is handed back. */
  readonly against: 'similar_activities' | 'personal_best' | 'average' | 'recent';
  readonly metrics: readonly MetricValues[];
}

export interface MetricComparison {
  readonly name: string;
  readonly unit: string;
  readonly current: number;
  readonly mean: number;
  readonly difference: number;
  /** `null` where the mean is 0. */
  readonly percent: number | null;
  /** Best of the others; `null` where no way is better. */
  readonly best: number | null;
  /** Place among all, 1 the best; `null` where no way is better. */
  readonly rank: number | null;
  /** Distance from the mean in standard deviations of three or more others; `null` without. */
  readonly zScore: number | null;
  readonly count: number;
}

export interface ActivityComparison extends Verdict<'better' | 'mixed' | 'alike' | 'worse', ComparisonCode> {
  readonly against: ActivityComparisonInput['against'];
  readonly metrics: readonly MetricComparison[];
}

const FEWEST_FOR_SPREAD = 3;

export const activityComparison = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.activity-comparison.differences',
    version: 1,
    title: 'One activity against others, metric by metric',
    unit: 'of the metric',
    evidence: 'consensus',
    formula:
      'difference from the mean; z = difference/SD (n - 1) of three or more; within 1 SD, or equal without one, is alike',
    validRange: 'activities that are alike; differences in course and weather stay in',
    references: [references.convention],
  },
  ({ against, metrics }: ActivityComparisonInput): Outcome<ActivityComparison> => {
    const rows: MetricComparison[] = [];
    const names = new Set<string>();
    const signs = metrics.map(({ name, unit, better, current, others }, i): Sign<ComparisonCode, string> => {
      if (names.has(name)) refuse(`metrics.${i}.name`, `is given twice: ${name}.`);
      names.add(name);
      requireFinite(`metrics.${i}.current`, current);
      for (const [j, value] of others.entries()) if (value !== null) requireFinite(`metrics.${i}.others.${j}`, value);
      const known = others.filter((value) => value !== null);
      const sign = { input: name, adds: 'a value of the others', statedWeight: 1 };
      if (known.length === 0) return { ...sign, seen: null };
      const count = known.length;
      const [mean, spread] = meanAndSd(known);
      const sd = count < FEWEST_FOR_SPREAD ? 0 : spread;
      const difference = current - mean;
      if (better !== undefined) requireOneOf(`metrics.${i}.better`, better, ['higher', 'lower']);
      const sense = better === undefined ? 0 : better === 'higher' ? 1 : -1;
      rows.push({
        name,
        unit,
        current,
        mean,
        difference,
        percent: mean === 0 ? null : (100 * difference) / Math.abs(mean),
        best: sense === 0 ? null : sense > 0 ? Math.max(...known) : Math.min(...known),
        rank: sense === 0 ? null : 1 + known.filter((value) => sense * (value - current) > 0).length,
        zScore: sd === 0 ? null : difference / sd,
        count,
      });
      const alike = Math.abs(difference) <= sd;
      const score = alike ? 0 : sense * Math.sign(difference);
      const code = alike ? 'alike' : sense === 0 ? 'differs' : score > 0 ? 'better' : 'worse';
      const reference = { low: mean - sd, high: mean + sd, origin: 'own_history' as const };
      return { ...sign, seen: { code, subject: name, score, observed: current, unit, reference, count } };
    });
    const { confidence, reasons, missing } = weigh(titles, signs);
    if (rows.length === 0) return insufficientData('a metric that the others have', `${metrics.length} metrics`);
    const better = reasons.some(({ direction }) => direction === 'for');
    const worse = reasons.some(({ direction }) => direction === 'against');
    return computed({
      proposition: 'better than these activities',
      verdict: better ? (worse ? 'mixed' : 'better') : worse ? 'worse' : 'alike',
      confidence,
      reasons,
      missing,
      pointers: [],
      against,
      metrics: rows,
    });
  },
);
