import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type RampStrategy, rampLimitsPercent } from '../load/ramp-rate.ts';
import * as references from '../references.ts';
import { requireNotNegative } from '../refuse.ts';
import { simulateBlock } from './block-simulation.ts';
import {
  ctlAfter,
  daysToRest,
  type LimitName,
  type PlanLimits,
  requireLimits,
  type StartOfPlan,
  strategyLimits,
  violationsOfWeek,
  type WeekBefore,
  weekBeforeOf,
} from './plan-limits.ts';
import { type PhaseInput, type PlannedWeekKind, type PlanPhase, weekKinds } from './plan-phases.ts';
import {
  assignRoles,
  type DayRole,
  type DayShape,
  type LoadPerHour,
  loadsOfWeek,
  type PlanWeekday,
  requireSports,
  type SportPart,
  type SportShare,
  shapeOfWeek,
  splitBySport,
  usualLoadPerHour,
} from './plan-week.ts';

export interface PlanInput extends StartOfPlan, PhaseInput {
  readonly initialAtl: number;
  /** Wanted at the end of the last week before the taper. */
  readonly targetCtl: number;
  /** Seven days, from the weekday of the plan's first day on. */
  readonly week: readonly PlanWeekday[];
  /** `default` unless given. Its limits hold where `limits` says nothing else. */
  readonly strategy?: RampStrategy;
  readonly limits?: PlanLimits;
  readonly loadPerHour?: LoadPerHour;
  readonly sports?: readonly SportShare[];
}

export type BindingName = LimitName | 'available-time';

export interface PlannedDay {
  /** 1 is the first. */
  readonly day: number;
  readonly role: DayRole;
  readonly load: number;
  readonly minutes: number;
  /** Empty without `sports`. */
  readonly sports: readonly SportPart[];
  readonly ctl: number;
  readonly atl: number;
  readonly tsb: number;
}

export interface PlannedWeek {
  readonly week: number;
  readonly phase: PlanPhase;
  readonly recovery: boolean;
  readonly load: number;
  readonly minutes: number;
  readonly ctl: number;
  readonly monotony: number | null;
  readonly strain: number | null;
  /** What kept this week from being greater; empty when nothing did. */
  readonly binding: readonly BindingName[];
}

/** What would be reached if the plan were made otherwise. */
export interface PlanAlternatives {
  /** Weeks before the taper after which the target is reached, as fast as the limits allow; `null`: not in two years. */
  readonly weeksNeeded: number | null;
  readonly byStrategy: readonly { readonly strategy: RampStrategy; readonly reachedCtl: number }[];
  /** With one of the binding limits lifted. */
  readonly without: readonly { readonly limit: BindingName; readonly reachedCtl: number }[];
}

export interface TrainingPlan {
  /** Else `days` are the plan that comes nearest. */
  readonly feasible: boolean;
  readonly targetCtl: number;
  /** At the end of the last week before the taper. */
  readonly reachedCtl: number;
  readonly days: readonly PlannedDay[];
  readonly weeks: readonly PlannedWeek[];
  /** Of the weeks that build: what bound, most often first. Empty when feasible. */
  readonly binding: readonly { readonly limit: BindingName; readonly weeks: number }[];
  readonly alternatives: PlanAlternatives | null;
  readonly limits: PlanLimits;
}

interface Problem {
  readonly initialCtl: number;
  readonly before: WeekBefore;
  readonly shape: readonly DayShape[];
  readonly limits: PlanLimits;
}

interface Built {
  readonly loads: readonly (readonly number[])[];
  readonly binding: readonly (readonly BindingName[])[];
  readonly weeklyCtl: readonly number[];
}

const HALVINGS = 45;
const LONGEST_WEEKS = 104;
/** Powers that set hard and easy days further apart, where monotony asks for it. */
const SHARPNESS = [1, 1.5, 2, 3, 5, 8];

/** Greatest weekly load for which everything holds, and what breaks just above it. */
function greatestWeek(
  { shape, limits }: Problem,
  before: WeekBefore,
  ctl: number,
  sharpness: number,
): { readonly load: number; readonly binding: readonly BindingName[] } {
  const room = shape.reduce((sum, { cap, weight }) => sum + (weight > 0 ? cap : 0), 0);
  const full: BindingName[] = [];
  if (shape.some(({ cap, timeCap, weight }) => weight > 0 && cap < timeCap)) full.push('daily-load');
  if (full.length === 0 || shape.some(({ cap, timeCap, weight }) => weight > 0 && cap === timeCap))
    full.push('available-time');
  const broken = (load: number) => violationsOfWeek(limits, before, ctl, loadsOfWeek(shape, load, sharpness));
  if (broken(room).length === 0) return { load: room, binding: full };
  let low = 0;
  let high = room;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (broken(middle).length === 0) low = middle;
    else high = middle;
  }
  return { load: low, binding: [...new Set(broken(high).map(({ limit }) => limit))] };
}

/** `haste` 0 holds the load that holds fitness, 1 takes all that the limits allow. */
function build(problem: Problem, kinds: readonly PlannedWeekKind[], haste: number, sharpness: number): Built {
  let ctl = problem.initialCtl;
  let before = problem.before;
  const steady = 7 * problem.initialCtl;
  let full = steady;
  const loads: (readonly number[])[] = [];
  const binding: (readonly BindingName[])[] = [];
  const weeklyCtl: number[] = [];
  for (const { share } of kinds) {
    const rests = daysToRest(problem.limits, before, ctl);
    const shape = problem.shape.map((day, i) => (rests[i] ? { ...day, cap: 0 } : day));
    const greatest = greatestWeek({ ...problem, shape }, before, ctl, sharpness);
    const held = Math.min(steady, greatest.load);
    const wanted = share === null ? held + haste * (greatest.load - held) : share * full;
    const total = Math.min(wanted, greatest.load);
    if (share === null) full = total;
    const days = loadsOfWeek(shape, total, sharpness);
    // The search keeps what it has tried; a smaller week was not tried and may still be too even.
    const kept = violationsOfWeek(problem.limits, before, ctl, days).length === 0;
    const final = kept ? days : days.map(() => 0);
    const after = ctlAfter(ctl, final);
    ctl = after.at(-1) ?? ctl;
    before = { ctl: after, weeklyLoads: [...before.weeklyLoads, final.reduce((sum, load) => sum + load, 0)] };
    loads.push(final);
    binding.push(total >= greatest.load ? greatest.binding : []);
    weeklyCtl.push(ctl);
  }
  return { loads, binding, weeklyCtl };
}

interface Reached {
  readonly ctl: number;
  readonly sharpness: number;
}

/** The most that can be reached, with as little contrast between days as it takes. */
function mostReached(problem: Problem, kinds: readonly PlannedWeekKind[], target: number, week: number): Reached {
  let best: Reached = { ctl: Number.NEGATIVE_INFINITY, sharpness: 1 };
  for (const sharpness of SHARPNESS) {
    const ctl = build(problem, kinds, 1, sharpness).weeklyCtl[week] ?? problem.initialCtl;
    if (ctl > best.ctl + 1e-6) best = { ctl, sharpness };
    if (ctl >= target || (problem.limits.maximumMonotony ?? problem.limits.maximumStrain) === undefined) break;
  }
  return best;
}

function without(problem: Problem, limit: BindingName): Problem {
  const names: Readonly<Record<BindingName, keyof PlanLimits | null>> = {
    'ramp-percent': 'maximumRampPercentPerWeek',
    'ramp-points': 'maximumRampPointsPerWeek',
    'weekly-load-rise': 'maximumWeeklyLoadRisePercent',
    'weekly-load': 'maximumWeeklyLoad',
    'daily-load': 'maximumDailyLoad',
    monotony: 'maximumMonotony',
    strain: 'maximumStrain',
    'rest-days': 'minimumRestDaysPerWeek',
    'available-time': null,
  };
  const name = names[limit];
  // Twice the time on every day that has some: none at all cannot be lifted.
  const most = problem.limits.maximumDailyLoad ?? Number.POSITIVE_INFINITY;
  if (name === null)
    return { ...problem, shape: problem.shape.map((day) => ({ ...day, cap: Math.min(2 * day.timeCap, most) })) };
  const { [name]: lifted, ...limits } = problem.limits;
  const shape = limit === 'daily-load' ? problem.shape.map((day) => ({ ...day, cap: day.timeCap })) : problem.shape;
  return { ...problem, shape, limits };
}

/** Toward a fitness by a day, never breaking a limit; where it cannot be, says what binds and what could be. */
export const buildPlan = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.builder.within_limits',
    version: 1,
    title: 'Training plan within hard limits',
    unit: 'TSS/day',
    evidence: 'heuristic',
    formula:
      'week by week between the load that holds CTL and the greatest that breaks no limit, as little of that as the target takes; recovery weeks, peak and taper as shares of the last full week',
    validRange: 'loads on one scale; roles, shares and loads an hour are our convention',
    references: [references.convention, references.buist2008, references.bosquet2007, references.foster1998],
  },
  (input: PlanInput): Outcome<TrainingPlan> => {
    const { initialCtl, initialAtl, targetCtl, strategy = 'default', loadPerHour = usualLoadPerHour } = input;
    const before = weekBeforeOf(input);
    requireNotNegative('initialAtl', initialAtl);
    requireNotNegative('targetCtl', targetCtl);
    const limits: PlanLimits = { ...strategyLimits(strategy), ...input.limits };
    requireLimits(limits);
    const sports = input.sports ?? [];
    requireSports(sports);
    const kinds = weekKinds(input);
    const roles = assignRoles(input.week, limits.minimumRestDaysPerWeek ?? 0);
    const shape = shapeOfWeek(input.week, roles, loadPerHour, limits.maximumDailyLoad);
    const problem: Problem = { initialCtl, before, shape, limits };
    const judged = kinds.findLastIndex(({ phase }) => phase !== 'taper');

    const most = mostReached(problem, kinds, targetCtl, judged);
    const feasible = most.ctl >= targetCtl - 1e-9;
    let haste = 1;
    if (feasible) {
      let low = 0;
      const reaches = (at: number) => (build(problem, kinds, at, most.sharpness).weeklyCtl[judged] ?? 0) >= targetCtl;
      if (reaches(0)) haste = 0;
      else
        for (let i = 0; i < 30; i++) {
          const middle = (low + haste) / 2;
          if (reaches(middle)) haste = middle;
          else low = middle;
        }
    }
    const built = build(problem, kinds, haste, most.sharpness);
    const reachedCtl = built.weeklyCtl[judged] ?? initialCtl;

    const simulated = simulateBlock({ plannedLoads: built.loads.flat(), initialCtl, initialAtl });
    if (simulated.status !== 'ok') return simulated;
    const days: PlannedDay[] = [];
    const weeks: PlannedWeek[] = [];
    for (const [w, loads] of built.loads.entries()) {
      const minutes = loads.map((load, i) => {
        const role = roles[i] ?? 'rest';
        return role === 'rest' ? 0 : (60 * load) / loadPerHour[role];
      });
      const parts = splitBySport(sports, loads, minutes);
      for (const [i, load] of loads.entries()) {
        const { ctl = 0, atl = 0, tsb = 0 } = simulated.value.days[7 * w + i] ?? {};
        const role = roles[i] ?? 'rest';
        days.push({ day: 7 * w + i + 1, role, load, minutes: minutes[i] ?? 0, sports: parts[i] ?? [], ctl, atl, tsb });
      }
      const last = simulated.value.days[7 * w + 6];
      weeks.push({
        week: w + 1,
        phase: kinds[w]?.phase ?? 'base',
        recovery: kinds[w]?.recovery ?? false,
        load: loads.reduce((sum, load) => sum + load, 0),
        minutes: minutes.reduce((sum, value) => sum + value, 0),
        ctl: last?.ctl ?? 0,
        monotony: last?.monotony ?? null,
        strain: last?.strain ?? null,
        binding: built.binding[w] ?? [],
      });
    }

    const counts = new Map<BindingName, number>();
    for (const [w, names] of built.binding.entries())
      if (kinds[w]?.share === null) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    const binding = feasible
      ? []
      : [...counts].map(([limit, count]) => ({ limit, weeks: count })).sort((a, b) => b.weeks - a.weeks);
    return computed(
      {
        feasible,
        targetCtl,
        reachedCtl,
        days,
        weeks,
        binding,
        alternatives: feasible ? null : alternativesOf(input, problem, kinds, judged, most.sharpness, binding),
        limits,
      },
      feasible
        ? []
        : [`A CTL of ${targetCtl} cannot be reached within the limits: ${reachedCtl.toFixed(1)} is the most.`],
    );
  },
);

function alternativesOf(
  input: PlanInput,
  problem: Problem,
  kinds: readonly PlannedWeekKind[],
  judged: number,
  sharpness: number,
  binding: TrainingPlan['binding'],
): PlanAlternatives {
  const { recoveryEveryWeeks, recoveryShare } = input;
  const longer = weekKinds({
    weeks: LONGEST_WEEKS,
    taperWeeks: 0,
    peakWeeks: 0,
    ...(recoveryEveryWeeks === undefined ? {} : { recoveryEveryWeeks }),
    ...(recoveryShare === undefined ? {} : { recoveryShare }),
  });
  const after = build(problem, longer, 1, sharpness).weeklyCtl.findIndex((ctl) => ctl >= input.targetCtl);
  const reached = (other: Problem) => mostReached(other, kinds, input.targetCtl, judged).ctl;
  return {
    weeksNeeded: after < 0 ? null : after + 1,
    byStrategy: (Object.keys(rampLimitsPercent) as RampStrategy[]).map((strategy) => ({
      strategy,
      reachedCtl: reached({ ...problem, limits: { ...strategyLimits(strategy), ...input.limits } }),
    })),
    without: binding.map(({ limit }) => ({ limit, reachedCtl: reached(without(problem, limit)) })),
  };
}
