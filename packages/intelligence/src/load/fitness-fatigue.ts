import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { type AlgorithmSpec, defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireLoads, requireNotNegative, requirePositive } from '../refuse.ts';

export interface FitnessFatigueInput {
  /** One load a calendar day of the athlete, oldest first, rest days as 0. */
  readonly dailyLoads: ArrayLike<number>;
  /** Known before the first day; 0 without, and then flagged as warming up for 42 days. */
  readonly initialCtl?: number;
  readonly initialAtl?: number;
  /** Days; 42 and 7 unless given. */
  readonly ctlDays?: number;
  readonly atlDays?: number;
  /** `previous_day`: form before the day's work. `pierre_ema` takes `same_day`, the others `previous_day`. */
  readonly tsbTiming?: 'previous_day' | 'same_day';
}

export interface FitnessFatigue {
  /** Chronic training load after each day: fitness. */
  readonly ctl: Float64Array;
  /** Acute training load after each day: fatigue. */
  readonly atl: Float64Array;
  /** Training stress balance of each day: form. */
  readonly tsb: Float64Array;
  /** Values of the last day. */
  readonly last: { readonly ctl: number; readonly atl: number; readonly tsb: number };
  /** What `tsb` will be on the day after, before its work. */
  readonly tsbNextMorning: number;
  /** The chronic load still holds the unknown past: started from 0 and fewer than `ctlDays` days in. */
  readonly warmingUp: boolean;
  /** Leading days to which `warmingUp` applies; 0 when the start was given. */
  readonly warmUpDays: number;
}

const CTL_DAYS = 42;
const ATL_DAYS = 7;

interface Rule {
  /** Share of the way to the day's load. */
  readonly share: (days: number) => number;
  readonly startAtFirstLoad: boolean;
  readonly timing: 'previous_day' | 'same_day';
}

function track(input: FitnessFatigueInput, rule: Rule): Outcome<FitnessFatigue> {
  const { dailyLoads, ctlDays = CTL_DAYS, atlDays = ATL_DAYS, tsbTiming = rule.timing } = input;
  requirePositive('ctlDays', ctlDays);
  requirePositive('atlDays', atlDays);
  if (input.initialCtl !== undefined) requireNotNegative('initialCtl', input.initialCtl);
  if (input.initialAtl !== undefined) requireNotNegative('initialAtl', input.initialAtl);
  if ((input.initialCtl === undefined) !== (input.initialAtl === undefined))
    refuse('initialCtl', 'and initialAtl must be given together.');
  requireLoads('dailyLoads', dailyLoads);
  const count = dailyLoads.length;
  if (count === 0) return insufficientData('the load of one day or more', '0 days');

  const ctlShare = rule.share(ctlDays);
  const atlShare = rule.share(atlDays);
  const first = rule.startAtFirstLoad ? (dailyLoads[0] ?? 0) : 0;
  let fitness = input.initialCtl ?? first;
  let fatigue = input.initialAtl ?? first;
  const ctl = new Float64Array(count);
  const atl = new Float64Array(count);
  const tsb = new Float64Array(count);
  for (let day = 0; day < count; day++) {
    const load = dailyLoads[day] ?? 0;
    const before = fitness - fatigue;
    fitness += (load - fitness) * ctlShare;
    fatigue += (load - fatigue) * atlShare;
    ctl[day] = fitness;
    atl[day] = fatigue;
    tsb[day] = tsbTiming === 'previous_day' ? before : fitness - fatigue;
  }
  return chartOf({ ctl, atl, tsb }, input.initialCtl === undefined ? ctlDays : 0);
}

/** @param ctlDays days until the unknown past is forgotten; 0 when the start was given. At least one day of values. */
export function chartOf(chart: Pick<FitnessFatigue, 'ctl' | 'atl' | 'tsb'>, ctlDays: number): Outcome<FitnessFatigue> {
  const count = chart.ctl.length;
  const last = {
    ctl: chart.ctl[count - 1] ?? 0,
    atl: chart.atl[count - 1] ?? 0,
    tsb: chart.tsb[count - 1] ?? 0,
  };
  const warmingUp = count < ctlDays;
  return computed(
    {
      ...chart,
      last,
      tsbNextMorning: last.ctl - last.atl,
      warmingUp,
      warmUpDays: Math.min(count, Math.ceil(ctlDays)),
    },
    warmingUp ? [`Only ${count} of ${ctlDays} days are known: fitness is still warming up and reads low.`] : [],
  );
}

/* @__NO_SIDE_EFFECTS__ */
function define<
  const Id extends `load.fitness-fatigue.${'trainingpeaks' | 'exponential' | 'pierre_ema' | 'pierre_first_value'}`,
>(spec: Pick<AlgorithmSpec<Id>, 'id' | 'title' | 'evidence' | 'formula' | 'validRange' | 'references'>, rule: Rule) {
  return defineAlgorithm({ ...spec, version: 1, unit: 'TSS/day' }, (input: FitnessFatigueInput) => track(input, rule));
}

const validRange = '42 days or more of loads, or a known start';

/** The performance management chart. */
export const fitnessFatigue = /* @__PURE__ */ define(
  {
    id: 'load.fitness-fatigue.trainingpeaks',
    title: 'Fitness, fatigue and form (CTL, ATL, TSB)',
    evidence: 'consensus',
    formula: 'CTL += (load - CTL)/42, ATL += (load - ATL)/7, TSB = CTL - ATL of the day before',
    validRange,
    references: [references.allenCoggan, references.trainingPeaks],
  },
  { share: (days) => 1 / days, startAtFirstLoad: false, timing: 'previous_day' },
);

/** The continuous form of the same decay. */
export const fitnessFatigueExponential = /* @__PURE__ */ define(
  {
    id: 'load.fitness-fatigue.exponential',
    title: 'Fitness, fatigue and form (exponential decay)',
    evidence: 'consensus',
    formula: 'x += (load - x)·(1 - e^(-1/N)), TSB = CTL - ATL of the day before',
    validRange,
    references: [references.goldenCheetah, references.mortonBanister1990],
  },
  { share: (days) => -Math.expm1(-1 / days), startAtFirstLoad: false, timing: 'previous_day' },
);

/** Twice as quick as the chart: 42 days behave like 21. */
export const fitnessFatiguePierreEma = /* @__PURE__ */ define(
  {
    id: 'load.fitness-fatigue.pierre_ema',
    title: 'Fitness, fatigue and form (2/(N+1))',
    evidence: 'heuristic',
    formula: 'x += (load - x)·2/(N+1), TSB = CTL - ATL of the same day',
    validRange: 'for comparison only',
    references: [references.pierre],
  },
  { share: (days) => 2 / (days + 1), startAtFirstLoad: false, timing: 'same_day' },
);

/** Starts as if the first day's load had been done for ever. */
export const fitnessFatiguePierreFirstValue = /* @__PURE__ */ define(
  {
    id: 'load.fitness-fatigue.pierre_first_value',
    title: 'Fitness, fatigue and form (starts at the first load)',
    evidence: 'heuristic',
    formula: 'first day = first load, then x += (load - x)/N, TSB = CTL - ATL of the day before',
    validRange: 'for comparison only; a hard first day reads as great fitness',
    references: [references.pierre],
  },
  { share: (days) => 1 / days, startAtFirstLoad: true, timing: 'previous_day' },
);
