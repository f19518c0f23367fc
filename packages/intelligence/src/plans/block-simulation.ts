import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { fitnessFatigue, fitnessFatigueExponential } from '../load/fitness-fatigue.ts';
import { monotony } from '../load/monotony.ts';
import * as references from '../references.ts';
import { refuse, requireLoads } from '../refuse.ts';

export interface BlockInput {
  /** One load a day of the block, rest days as 0. */
  readonly plannedLoads: ArrayLike<number>;
  /** The days before, oldest first. Alone, fitness starts from 0 at its first day. */
  readonly pastLoads?: ArrayLike<number>;
  /** Before the first known day: before `pastLoads`, or before the block when there are none. */
  readonly initialCtl?: number;
  readonly initialAtl?: number;
  /** 42 and 7 unless given. */
  readonly ctlDays?: number;
  readonly atlDays?: number;
  /** `trainingpeaks` unless given. */
  readonly method?: 'trainingpeaks' | 'exponential';
}

export interface SimulatedDay {
  /** 1 is the first day of the block. */
  readonly day: number;
  readonly load: number;
  readonly ctl: number;
  readonly atl: number;
  /** Form of the morning, before the day's work. */
  readonly tsb: number;
  /** CTL against that of seven days before; `null` where that is not known. */
  readonly ctlPerWeek: number | null;
  readonly rampPercentPerWeek: number | null;
  /** Of the seven days that end here; `null` where fewer are known. */
  readonly weeklyLoad: number | null;
  /** After Foster; `null` also for seven equal days. */
  readonly monotony: number | null;
  readonly strain: number | null;
}

export interface LoadState {
  readonly ctl: number;
  readonly atl: number;
  readonly tsb: number;
}

/** Where something was greatest or smallest. */
export interface Extreme {
  readonly day: number;
  readonly value: number;
}

export interface BlockSimulation {
  readonly days: readonly SimulatedDay[];
  readonly totalLoad: number;
  /** On the morning of the first day. */
  readonly start: LoadState;
  /** On the morning after the last day. */
  readonly end: LoadState;
  readonly change: LoadState;
  readonly lowestTsb: Extreme;
  readonly highestAtl: Extreme;
  readonly steepestRamp: Extreme | null;
  readonly highestMonotony: Extreme | null;
  readonly highestStrain: Extreme | null;
}

const WEEK = 7;

function highest(days: readonly SimulatedDay[], of: (day: SimulatedDay) => number | null): Extreme | null {
  let found: Extreme | null = null;
  for (const day of days) {
    const value = of(day);
    if (value !== null && (found === null || value > found.value)) found = { day: day.day, value };
  }
  return found;
}

/** What a planned block does to fitness, fatigue and form; the same numbers as if it had been done. */
export const simulateBlock = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.block-simulation.fitness_fatigue',
    version: 1,
    title: 'What a planned block does',
    unit: 'TSS/day',
    evidence: 'consensus',
    formula: 'CTL, ATL and TSB over past and planned loads; ramp over 7 days; monotony and strain of each 7 days',
    validRange: 'loads on one scale; says what the load does, not how it is borne',
    references: [references.allenCoggan, references.trainingPeaks, references.foster1998],
  },
  (input: BlockInput): Outcome<BlockSimulation> => {
    const { plannedLoads, pastLoads = [], method = 'trainingpeaks' } = input;
    requireLoads('plannedLoads', plannedLoads);
    requireLoads('pastLoads', pastLoads);
    if (method !== 'trainingpeaks' && method !== 'exponential')
      refuse('method', "must be 'trainingpeaks' or 'exponential'.");
    if (plannedLoads.length === 0) return insufficientData('the load of one planned day or more', '0 days');
    if (pastLoads.length === 0 && input.initialCtl === undefined)
      return insufficientData('the loads before the block, or CTL and ATL at its start', 'neither');
    const past = pastLoads.length;
    const dailyLoads = Float64Array.from([...Array.from(pastLoads), ...Array.from(plannedLoads)]);
    const form = (method === 'exponential' ? fitnessFatigueExponential : fitnessFatigue)({
      dailyLoads,
      ...(input.initialCtl === undefined ? {} : { initialCtl: input.initialCtl }),
      ...(input.initialAtl === undefined ? {} : { initialAtl: input.initialAtl }),
      ...(input.ctlDays === undefined ? {} : { ctlDays: input.ctlDays }),
      ...(input.atlDays === undefined ? {} : { atlDays: input.atlDays }),
    });
    if (form.status !== 'ok') return form;
    const { ctl, atl, tsb, tsbNextMorning } = form.value;
    const before = (values: Float64Array, day: number, initial: number | undefined) =>
      day === 0 ? (initial ?? 0) : (values[day - 1] ?? 0);

    const days: SimulatedDay[] = [];
    let totalLoad = 0;
    for (let at = past; at < dailyLoads.length; at++) {
      const load = dailyLoads[at] ?? 0;
      totalLoad += load;
      const known = at >= WEEK || (at === WEEK - 1 && input.initialCtl !== undefined);
      const weekAgo = known ? before(ctl, at - WEEK + 1, input.initialCtl) : null;
      const rise = weekAgo === null ? null : (ctl[at] ?? 0) - weekAgo;
      const week = at >= WEEK - 1 ? monotony({ dailyLoads: dailyLoads.subarray(at - WEEK + 1, at + 1) }) : null;
      const spread = week?.status === 'ok' ? week.value : null;
      days.push({
        day: at - past + 1,
        load,
        ctl: ctl[at] ?? 0,
        atl: atl[at] ?? 0,
        tsb: tsb[at] ?? 0,
        ctlPerWeek: rise,
        rampPercentPerWeek: rise === null || weekAgo === null || weekAgo === 0 ? null : (100 * rise) / weekAgo,
        weeklyLoad: spread?.weeklyLoad ?? null,
        monotony: spread?.monotony ?? null,
        strain: spread?.strain ?? null,
      });
    }
    const startCtl = before(ctl, past, input.initialCtl);
    const startAtl = before(atl, past, input.initialAtl);
    const start = { ctl: startCtl, atl: startAtl, tsb: startCtl - startAtl };
    const end = { ctl: form.value.last.ctl, atl: form.value.last.atl, tsb: tsbNextMorning };
    const lowest = highest(days, (day) => -day.tsb) ?? { day: 1, value: 0 };
    return computed(
      {
        days,
        totalLoad,
        start,
        end,
        change: { ctl: end.ctl - start.ctl, atl: end.atl - start.atl, tsb: end.tsb - start.tsb },
        lowestTsb: { day: lowest.day, value: -lowest.value },
        highestAtl: highest(days, (day) => day.atl) ?? { day: 1, value: 0 },
        steepestRamp: highest(days, (day) => day.ctlPerWeek),
        highestMonotony: highest(days, (day) => day.monotony),
        highestStrain: highest(days, (day) => day.strain),
      },
      form.warnings,
    );
  },
);
