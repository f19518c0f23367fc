import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireFinite, requirePositive, requireWhole } from '../refuse.ts';

export interface WeightTrendInput {
  /** In order of days; several of one day are averaged. */
  readonly weighings: readonly { readonly dayNumber: number; readonly weightKilograms: number }[];
  /** Share of the distance to the trend that a day's weighing moves it; 0.1 unless given. */
  readonly smoothing?: number;
  /** Days that the rate is taken from; 28 unless given. */
  readonly rateDays?: number;
}

export interface WeightTrend {
  readonly trend: readonly { readonly dayNumber: number; readonly trendKilograms: number }[];
  readonly latestKilograms: number;
  /** Slope of the weighings of the last days; `null` with fewer than 7 of them over fewer than 14 days. */
  readonly kilogramsPerWeek: number | null;
}

const SMOOTHING = 0.1;
const RATE_DAYS = 28;

/** Days without a weighing count by the power: the trend follows the calendar, not the number of weighings. */
export const weightTrend = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'body.weight-trend.exponential_smoothing',
    version: 1,
    title: 'Weight trend',
    unit: 'kg',
    evidence: 'heuristic',
    formula:
      'trend + (1 - 0.9^days)·(weight - trend), from the first weighing on; rate: least squares of the last 28 days',
    validRange: 'weighings at the same time of day; lags a steady change by 9 days',
    references: [references.walkerHackersDiet],
  },
  ({ weighings, smoothing = SMOOTHING, rateDays = RATE_DAYS }: WeightTrendInput): Outcome<WeightTrend> => {
    requireBetween('smoothing', smoothing, 0.001, 1);
    requireWhole('rateDays', rateDays, 2);
    const days: { dayNumber: number; sum: number; count: number }[] = [];
    for (const [i, { dayNumber, weightKilograms }] of weighings.entries()) {
      requireFinite(`weighings.${i}.dayNumber`, dayNumber);
      requirePositive(`weighings.${i}.weightKilograms`, weightKilograms);
      const last = days.at(-1);
      if (last !== undefined && dayNumber < last.dayNumber) refuse(`weighings.${i}.dayNumber`, 'must not go back.');
      if (last?.dayNumber === dayNumber) {
        last.sum += weightKilograms;
        last.count++;
      } else days.push({ dayNumber, sum: weightKilograms, count: 1 });
    }
    const first = days[0];
    if (first === undefined) return insufficientData('one weighing', 'none');
    let level = first.sum / first.count;
    let before = first.dayNumber;
    const trend = days.map(({ dayNumber, sum, count }) => {
      level += (1 - (1 - smoothing) ** (dayNumber - before)) * (sum / count - level);
      before = dayNumber;
      return { dayNumber, trendKilograms: level };
    });
    const recent = days.filter(({ dayNumber }) => dayNumber > before - rateDays);
    const meanDay = recent.reduce((total, { dayNumber }) => total + dayNumber, 0) / recent.length;
    let [products, squares] = [0, 0];
    for (const { dayNumber, sum, count } of recent) {
      products += (dayNumber - meanDay) * (sum / count);
      squares += (dayNumber - meanDay) ** 2;
    }
    const enough = recent.length >= 7 && before - (recent[0]?.dayNumber ?? before) >= 13;
    return computed({
      trend,
      latestKilograms: level,
      kilogramsPerWeek: enough ? (7 * products) / squares : null,
    });
  },
);
