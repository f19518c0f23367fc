import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { monotony } from '../load/monotony.ts';
import { type RampStrategy, rampLimitsPercent } from '../load/ramp-rate.ts';
import * as references from '../references.ts';
import { refuse, requireLoads, requireNotNegative, requireSameLength } from '../refuse.ts';

/** What no plan may exceed. What is absent does not bind. */
export interface PlanLimits {
  /** CTL against that of seven days before, on every day. */
  readonly maximumRampPercentPerWeek?: number;
  readonly maximumRampPointsPerWeek?: number;
  /** A rise so small is allowed whatever the percentage: a percentage of little fitness allows nothing. */
  readonly allowedRampPointsPerWeek?: number;
  /** Of a week against the greatest of the four before. */
  readonly maximumWeeklyLoadRisePercent?: number;
  /** A weekly load so small is allowed whatever the percentage. */
  readonly allowedWeeklyLoad?: number;
  readonly maximumWeeklyLoad?: number;
  readonly maximumDailyLoad?: number;
  /** After Foster, with the sample's standard deviation; a week of seven equal days violates any limit. */
  readonly maximumMonotony?: number;
  readonly maximumStrain?: number;
  readonly minimumRestDaysPerWeek?: number;
}

export type LimitName =
  | 'ramp-percent'
  | 'ramp-points'
  | 'weekly-load-rise'
  | 'weekly-load'
  | 'daily-load'
  | 'monotony'
  | 'strain'
  | 'rest-days';

export interface LimitViolation {
  readonly limit: LimitName;
  /** 1 is the first; of a week its last day. */
  readonly day: number;
  /** `null`: seven equal days have no monotony. */
  readonly value: number | null;
  readonly allowed: number;
}

const WEEK = 7;
const REMEMBERED_WEEKS = 4;

/** The convention of 5, 10 and 15 % a week, for weekly load and for CTL. No strong evidence stands behind it. */
export function strategyLimits(strategy: RampStrategy): PlanLimits {
  const percent = rampLimitsPercent[strategy];
  if (percent === undefined) refuse('strategy', `must be one of ${Object.keys(rampLimitsPercent).join(', ')}.`);
  return { maximumRampPercentPerWeek: percent, maximumWeeklyLoadRisePercent: percent };
}

export function requireLimits(limits: PlanLimits): void {
  for (const [name, value] of Object.entries(limits)) requireNotNegative(`limits.${name}`, value);
}

/** What a week is judged by. */
export interface WeekBefore {
  /** CTL after each of the last seven days, yesterday last. */
  readonly ctl: readonly number[];
  /** Weekly loads before, the last four count. */
  readonly weeklyLoads: readonly number[];
}

export interface StartOfPlan {
  readonly initialCtl: number;
  /** CTL after each of the seven days before the plan; level at `initialCtl` unless given. */
  readonly ctlOfWeekBefore?: ArrayLike<number>;
  /** Oldest first, the last four count; one week of 7 · `initialCtl` unless given. */
  readonly previousWeeklyLoads?: ArrayLike<number>;
}

export function weekBeforeOf(start: StartOfPlan): WeekBefore {
  requireNotNegative('initialCtl', start.initialCtl);
  const { ctlOfWeekBefore, previousWeeklyLoads } = start;
  if (ctlOfWeekBefore !== undefined) {
    requireLoads('ctlOfWeekBefore', ctlOfWeekBefore);
    requireSameLength('ctlOfWeekBefore', ctlOfWeekBefore, new Array(WEEK));
  }
  if (previousWeeklyLoads !== undefined) requireLoads('previousWeeklyLoads', previousWeeklyLoads);
  return {
    ctl: Array.from(ctlOfWeekBefore ?? new Array<number>(WEEK).fill(start.initialCtl)),
    weeklyLoads: Array.from(previousWeeklyLoads ?? [WEEK * start.initialCtl]),
  };
}

const CTL_SHARE = 1 / 42;

/** CTL after each day: the chart's own step. */
export function ctlAfter(initialCtl: number, loads: readonly number[]): readonly number[] {
  let ctl = initialCtl;
  return loads.map((load) => {
    ctl += (load - ctl) * CTL_SHARE;
    return ctl;
  });
}

/** Rounding never makes a violation. */
function exceeds(value: number, allowed: number): boolean {
  return value > allowed + 1e-9 * (1 + Math.abs(allowed));
}

function allowedRamp(limits: PlanLimits, weekAgo: number): number | undefined {
  const percent = limits.maximumRampPercentPerWeek;
  return percent === undefined ? undefined : Math.max((weekAgo * percent) / 100, limits.allowedRampPointsPerWeek ?? 0);
}

/** Days on which any load would break the ramp, because of what was done before. */
export function daysToRest(limits: PlanLimits, before: WeekBefore, initialCtl: number): readonly boolean[] {
  return ctlAfter(initialCtl, new Array<number>(WEEK).fill(0)).map((ctl, i) => {
    const weekAgo = before.ctl[i] ?? 0;
    const most = Math.min(allowedRamp(limits, weekAgo) ?? ctl, limits.maximumRampPointsPerWeek ?? ctl);
    return exceeds(ctl - weekAgo, most);
  });
}

/** Every limit that up to seven days break. Limits of a week count only where seven days are given. */
export function violationsOfWeek(
  limits: PlanLimits,
  before: WeekBefore,
  initialCtl: number,
  loads: readonly number[],
): readonly LimitViolation[] {
  const found: LimitViolation[] = [];
  const check = (limit: LimitName, day: number, value: number, allowed: number | undefined) => {
    if (allowed !== undefined && exceeds(value, allowed)) found.push({ limit, day, value, allowed });
  };
  const ctl = ctlAfter(initialCtl, loads);
  for (const [i, load] of loads.entries()) {
    check('daily-load', i + 1, load, limits.maximumDailyLoad);
    // Less than rest nobody can do: what still rises then was done before.
    if (load === 0) continue;
    const weekAgo = before.ctl[i] ?? 0;
    const rise = (ctl[i] ?? 0) - weekAgo;
    check('ramp-points', i + 1, rise, limits.maximumRampPointsPerWeek);
    check('ramp-percent', i + 1, rise, allowedRamp(limits, weekAgo));
  }
  if (loads.length < WEEK) return found;
  const total = loads.reduce((sum, load) => sum + load, 0);
  check('weekly-load', WEEK, total, limits.maximumWeeklyLoad);
  const rise = limits.maximumWeeklyLoadRisePercent;
  if (rise !== undefined) {
    const greatest = Math.max(0, ...before.weeklyLoads.slice(-REMEMBERED_WEEKS));
    check('weekly-load-rise', WEEK, total, Math.max(greatest * (1 + rise / 100), limits.allowedWeeklyLoad ?? 0));
  }
  const restDays = loads.filter((load) => load === 0).length;
  const leastRest = limits.minimumRestDaysPerWeek ?? 0;
  if (restDays < leastRest) found.push({ limit: 'rest-days', day: WEEK, value: restDays, allowed: leastRest });
  const spread = monotony({ dailyLoads: loads });
  if (spread.status !== 'ok' || total === 0) return found;
  for (const [limit, value, allowed] of [
    ['monotony', spread.value.monotony, limits.maximumMonotony],
    ['strain', spread.value.strain, limits.maximumStrain],
  ] as const)
    if (allowed !== undefined && (value === null || exceeds(value, allowed)))
      found.push({ limit, day: WEEK, value, allowed });
  return found;
}

export interface LimitsInput extends StartOfPlan {
  /** From the first day of a plan's week on. */
  readonly dailyLoads: ArrayLike<number>;
  /** Its limits hold where `limits` says nothing else. No strategy: only `limits`. */
  readonly strategy?: RampStrategy;
  readonly limits?: PlanLimits;
}

export interface LimitsVerdict {
  readonly withinLimits: boolean;
  readonly violations: readonly LimitViolation[];
  /** What it was judged by. */
  readonly limits: PlanLimits;
}

/** Whether a plan keeps its limits, whoever wrote it. */
export const checkPlanLimits = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.limits.hard_constraints',
    version: 1,
    title: 'Limits that a plan breaks',
    unit: '1',
    evidence: 'heuristic',
    formula:
      'rise of CTL over 7 days and of weekly load over the greatest of 4, monotony, strain, daily load, rest days',
    validRange: 'a guard against haste, no promise: 10 % a week did not lower injuries (Buist 2008)',
    references: [references.convention, references.buist2008, references.foster1998],
  },
  (input: LimitsInput): Outcome<LimitsVerdict> => {
    requireLoads('dailyLoads', input.dailyLoads);
    const limits = { ...(input.strategy === undefined ? {} : strategyLimits(input.strategy)), ...input.limits };
    requireLimits(limits);
    let before = weekBeforeOf(input);
    if (input.dailyLoads.length === 0) return insufficientData('the load of one day or more', '0 days');
    const violations: LimitViolation[] = [];
    let ctl = input.initialCtl;
    for (let from = 0; from < input.dailyLoads.length; from += WEEK) {
      const loads = Array.from(input.dailyLoads).slice(from, from + WEEK);
      for (const violation of violationsOfWeek(limits, before, ctl, loads))
        violations.push({ ...violation, day: from + violation.day });
      const after = ctlAfter(ctl, loads);
      ctl = after.at(-1) ?? ctl;
      before = { ctl: after, weeklyLoads: [...before.weeklyLoads, loads.reduce((sum, load) => sum + load, 0)] };
    }
    return computed({ withinLimits: violations.length === 0, violations, limits });
  },
);
