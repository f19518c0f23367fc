import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireFinite, requireNotNegative, requireOneOf, requirePositive } from '../refuse.ts';
import { studentQuantile, studentTail } from '../statistics/distributions.ts';
import { regress } from '../statistics/linear-regression.ts';

export interface GoalMeasurement {
  /** Whole or part days on any scale, the same for all. */
  readonly day: number;
  readonly value: number;
}

export interface GoalFeasibilityInput {
  /** Of the quantity of the goal: CTL, FTP, race seconds, kilograms. In any order. */
  readonly history: readonly GoalMeasurement[];
  readonly today: number;
  readonly targetValue: number;
  readonly targetDay: number;
  /** `lower` for times and weights. */
  readonly better: 'higher' | 'lower';
  /** The trend rests on so many days before today; 56 unless given. */
  readonly trendDays?: number;
  /** No faster change is sound, in percent of the value a week: 5, 10 or 15 for CTL by strategy. */
  readonly maximumPercentPerWeek?: number;
}

/**
 * `on-course`: the trend reaches it. `feasible`: the person has changed as fast before. `ambitious`: up to a quarter
 * faster than ever. `unlikely`: faster still. `beyond-limit`: faster than the limit allows. `unproven`: too little
 * history to say.
 */
export type GoalVerdict =
  | 'reached'
  | 'on-course'
  | 'feasible'
  | 'ambitious'
  | 'unlikely'
  | 'beyond-limit'
  | 'unproven'
  | 'date-passed';

export interface BestRate {
  /** Signed, in the direction of the goal positive. */
  readonly perWeek: number;
  readonly fromDay: number;
  readonly toDay: number;
}

export interface GoalProjection {
  readonly value: number;
  /** 80 % prediction interval of one measurement on the target day. */
  readonly low: number;
  readonly high: number;
  /** Of a measurement on the target day to be at the target or better, if the trend went on. */
  readonly chance: number;
}

export interface GoalFeasibility {
  readonly verdict: GoalVerdict;
  readonly currentValue: number;
  /** From the trend line; else the last measurement stands for today. */
  readonly currentFromTrend: boolean;
  /** Rates are positive toward the goal. `null` once the date has passed. */
  readonly requiredPerWeek: number | null;
  readonly requiredPercentPerWeek: number | null;
  readonly currentPerWeek: number | null;
  /** 80 % interval of the current rate. */
  readonly currentPerWeekLow: number | null;
  readonly currentPerWeekHigh: number | null;
  /** Best sustained over a window as long as the time left, of 4 to 16 weeks. */
  readonly ownBest: BestRate | null;
  readonly limitPerWeek: number | null;
  readonly projection: GoalProjection | null;
  /** What each rate would lead to by the target day, and when it would reach the target (`null`: never). */
  readonly outlook: readonly {
    readonly rate: 'current' | 'own-best' | 'limit';
    readonly valueOnTargetDay: number;
    readonly targetReachedOnDay: number | null;
  }[];
}

const TREND_DAYS = 56;
const LEAST_POINTS = 3;
const AMBITIOUS = 1.25;

function line(points: readonly GoalMeasurement[]) {
  if (points.length < LEAST_POINTS) return null;
  const x = Float64Array.from(points, ({ day }) => day);
  const fit = regress({ x, y: Float64Array.from(points, ({ value }) => value) }, 0.8);
  return fit === null ? null : { ...fit, meanDay: x.reduce((sum, day) => sum + day, 0) / x.length };
}

function bestRate(sorted: readonly GoalMeasurement[], windowDays: number, sign: number): BestRate | null {
  let best: BestRate | null = null;
  let end = 0;
  for (const [start, { day: fromDay }] of sorted.entries()) {
    while (end < sorted.length && (sorted[end]?.day ?? 0) <= fromDay + windowDays) end++;
    const toDay = sorted[end - 1]?.day ?? fromDay;
    // Half a window says little about a whole one.
    if (toDay - fromDay < 0.75 * windowDays) continue;
    const fit = line(sorted.slice(start, end));
    const perWeek = 7 * sign * (fit?.slope ?? Number.NaN);
    if (fit !== null && (best === null || perWeek > best.perWeek)) best = { perWeek, fromDay, toDay };
  }
  return best;
}

/** What must change a week, against what changes now, what the person has managed before and what is sound. */
export const goalFeasibility = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.goal-feasibility.required_rate',
    version: 1,
    title: 'Feasibility of a goal',
    unit: 'unit of the goal a week',
    evidence: 'heuristic',
    formula:
      '(target - now)/weeks left against the trend (least squares, 80 % interval), the own best rate over as long, and a limit in % a week',
    validRange: 'goals that are one number measured again and again; a straight line flatters far goals',
    references: [references.ours],
  },
  (input: GoalFeasibilityInput): Outcome<GoalFeasibility> => {
    const { today, targetValue, targetDay, better, trendDays = TREND_DAYS, maximumPercentPerWeek } = input;
    requireFinite('today', today);
    requireFinite('targetValue', targetValue);
    requireFinite('targetDay', targetDay);
    requirePositive('trendDays', trendDays);
    requireOneOf('better', better, ['higher', 'lower']);
    if (maximumPercentPerWeek !== undefined) requireBetween('maximumPercentPerWeek', maximumPercentPerWeek, 0, 100);
    for (const [i, { day, value }] of input.history.entries()) {
      requireFinite(`history.${i}.day`, day);
      requireFinite(`history.${i}.value`, value);
    }
    const sorted = input.history.filter(({ day }) => day <= today).sort((a, b) => a.day - b.day);
    const last = sorted.at(-1);
    if (last === undefined) return insufficientData('a measurement of the goal until today', 'none');
    const sign = better === 'higher' ? 1 : -1;
    const fit = line(sorted.filter(({ day }) => day > today - trendDays));
    const currentValue = fit === null ? last.value : fit.intercept + fit.slope * today;
    const weeksLeft = (targetDay - today) / 7;
    const gap = sign * (targetValue - currentValue);
    const ahead = weeksLeft > 0;
    const requiredPerWeek = ahead ? gap / weeksLeft : null;
    const ratio = sign * Math.log(targetValue / currentValue);
    const requiredPercentPerWeek = ahead && Number.isFinite(ratio) ? 100 * Math.expm1(ratio / weeksLeft) : null;
    const currentPerWeek = fit === null ? null : 7 * sign * fit.slope;
    const spread =
      fit === null || fit.slopeStandardError === null || fit.n < LEAST_POINTS
        ? null
        : 7 * studentQuantile(0.9, fit.n - 2) * fit.slopeStandardError;
    const ownBest = bestRate(sorted, Math.min(112, Math.max(28, targetDay - today)), sign);
    const limitPerWeek =
      maximumPercentPerWeek === undefined ? null : (Math.abs(currentValue) * maximumPercentPerWeek) / 100;

    let projection: GoalProjection | null = null;
    if (ahead && fit !== null && fit.residualSd !== null && fit.slopeStandardError !== null) {
      const value = fit.intercept + fit.slope * targetDay;
      const error = Math.sqrt(
        fit.residualSd ** 2 * (1 + 1 / fit.n) + (fit.slopeStandardError * (targetDay - fit.meanDay)) ** 2,
      );
      const half = studentQuantile(0.9, fit.n - 2) * error;
      const missing = sign * (targetValue - value);
      const chance = error === 0 ? (missing <= 0 ? 1 : 0) : studentTail(missing / error, fit.n - 2);
      projection = { value, low: value - half, high: value + half, chance };
    }

    const rates = [
      ['current', currentPerWeek],
      ['own-best', ownBest?.perWeek ?? null],
      ['limit', limitPerWeek],
    ] as const;
    const outlook = ahead
      ? rates.flatMap(([rate, perWeek]) =>
          perWeek === null
            ? []
            : [
                {
                  rate,
                  valueOnTargetDay: currentValue + sign * perWeek * weeksLeft,
                  targetReachedOnDay: gap <= 0 ? today : perWeek > 0 ? today + (7 * gap) / perWeek : null,
                },
              ],
        )
      : [];
    const beyond =
      maximumPercentPerWeek !== undefined &&
      requiredPercentPerWeek !== null &&
      requiredPercentPerWeek > maximumPercentPerWeek;
    let verdict: GoalVerdict;
    if (gap <= 0 || sign * (last.value - targetValue) >= 0) verdict = 'reached';
    else if (requiredPerWeek === null) verdict = 'date-passed';
    else if (beyond) verdict = 'beyond-limit';
    else if (projection !== null && sign * (projection.value - targetValue) >= 0) verdict = 'on-course';
    else if (ownBest === null) verdict = 'unproven';
    else if (requiredPerWeek <= ownBest.perWeek) verdict = 'feasible';
    else if (requiredPerWeek <= AMBITIOUS * ownBest.perWeek) verdict = 'ambitious';
    else verdict = 'unlikely';
    return computed(
      {
        verdict,
        currentValue,
        currentFromTrend: fit !== null,
        requiredPerWeek,
        requiredPercentPerWeek,
        currentPerWeek,
        currentPerWeekLow: spread === null || currentPerWeek === null ? null : currentPerWeek - spread,
        currentPerWeekHigh: spread === null || currentPerWeek === null ? null : currentPerWeek + spread,
        ownBest,
        limitPerWeek,
        projection,
        outlook,
      },
      fit === null
        ? [`Fewer than ${LEAST_POINTS} measurements in ${trendDays} days: the last one stands for today.`]
        : [],
    );
  },
);

export interface GoalRatioInput {
  readonly currentValue: number;
  readonly targetValue: number;
  readonly daysLeft: number;
  readonly better: 'higher' | 'lower';
}

export interface GoalRatio {
  readonly feasible: boolean;
  readonly improvementPercent: number;
  readonly allowedPercent: number;
}

/** The 10 % rule, read as 10 % in 30 days whatever the quantity: kept for comparison. */
export const goalFeasibilityPierre = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.goal-feasibility.pierre_ten_percent',
    version: 1,
    title: 'Feasibility of a goal (10 % rule)',
    unit: '%',
    evidence: 'heuristic',
    formula: 'feasible when the improvement is at most 10 % for every 30 days left',
    validRange: 'for comparison only: 10 % of weekly distance is little, of a race time a lot',
    references: [references.pierre],
  },
  ({ currentValue, targetValue, daysLeft, better }: GoalRatioInput): Outcome<GoalRatio> => {
    requirePositive('currentValue', currentValue);
    requirePositive('targetValue', targetValue);
    requireNotNegative('daysLeft', daysLeft);
    requireOneOf('better', better, ['higher', 'lower']);
    const sign = better === 'higher' ? 1 : -1;
    const improvementPercent = (100 * sign * (targetValue - currentValue)) / currentValue;
    const allowedPercent = daysLeft / 3;
    return computed({ feasible: improvementPercent <= allowedPercent, improvementPercent, allowedPercent });
  },
);
