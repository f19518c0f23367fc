import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { fitnessFatigue } from '../load/fitness-fatigue.ts';
import * as references from '../references.ts';
import { requireFinite, requireLoads, requireNotNegative } from '../refuse.ts';
import { quantile } from './quantile.ts';
import {
  drawParameters,
  type ParameterUncertainty,
  type ResponseParameters,
  requireParameters,
  responseWeights,
} from './response-parameters.ts';
import {
  type CheckedConstraints,
  candidatesOf,
  checkConstraints,
  type TaperCandidate,
  type TaperConstraints,
  usualTaper,
} from './taper-candidates.ts';

export interface JudgedTaper extends TaperCandidate {
  /** On the morning of the race. */
  readonly performance: number;
}

export interface PerformanceTaperInput extends TaperConstraints, ParameterUncertainty {
  /** All days before the plan on which the fit rests, oldest first. */
  readonly pastLoads: ArrayLike<number>;
  readonly parameters: ResponseParameters;
}

export interface TaperGain {
  readonly expected: number;
  /** 80 % of the parameter draws lie between; `null` without uncertainty. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface PerformanceTaper {
  readonly best: JudgedTaper;
  /** Performance if training simply went on. */
  readonly withoutTaper: number;
  readonly gain: TaperGain;
  /** 14 days, exponential, half the volume. `null` when fewer days are left. */
  readonly usual: JudgedTaper | null;
  /** Best minus usual, in each draw with the same parameters. */
  readonly gainOverUsual: TaperGain | null;
  /** The best of each shape, best first. */
  readonly byShape: readonly JudgedTaper[];
  /** The best of each length, shortest first. */
  readonly byLength: readonly JudgedTaper[];
  readonly compared: number;
  /**
   * No loads between the lower limit and the usual load on the last days can give more: each day trained fully where
   * its load still pays on race day and least where it does not.
   */
  readonly upperBound: number;
  /** Days before the race from which a load costs more than it brings; 0 when every load pays. */
  readonly loadsHurtWithinDays: number;
}

const NEED_DAYS = 'days between now and the race for the shortest taper';

function bestOf<T>(items: readonly T[], worth: (item: T) => number): T | undefined {
  let best: T | undefined;
  for (const item of items) if (best === undefined || worth(item) > worth(best)) best = item;
  return best;
}

function grouped<T extends TaperCandidate>(
  judged: readonly T[],
  key: (item: T) => string | number,
  worth: (item: T) => number,
): readonly T[] {
  const groups = new Map<string | number, T>();
  for (const item of judged) {
    const held = groups.get(key(item));
    if (held === undefined || worth(item) > worth(held)) groups.set(key(item), item);
  }
  return [...groups.values()];
}

/** The load of day i of `count` has `count - i` days to the race. */
function worthOf(loads: readonly number[], weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < loads.length; i++) sum += (loads[i] ?? 0) * (weights[loads.length - 1 - i] ?? 0);
  return sum;
}

function loadsHurtWithin({ fitnessGain, fitnessDays, fatigueGain, fatigueDays }: ResponseParameters): number {
  if (fitnessDays <= fatigueDays || fitnessGain >= fatigueGain || fitnessGain === 0) return 0;
  return (Math.log(fatigueGain / fitnessGain) * fitnessDays * fatigueDays) / (fitnessDays - fatigueDays);
}

function upperBoundOf(checked: CheckedConstraints, base: number, weights: Float64Array): number {
  const { usual, least, longest } = checked;
  const from = usual.length - longest;
  const loads = usual.map((load, day) => {
    const pays = (weights[usual.length - 1 - day] ?? 0) > 0;
    return day < from || pays ? load : Math.min(least, load);
  });
  return base + worthOf(loads, weights);
}

/** Exhaustive over the grid of shapes, lengths and reductions. */
export const taper = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.taper.highest_performance',
    version: 1,
    title: 'Taper to the highest performance',
    unit: 'as the performance that was fitted',
    evidence: 'contested',
    formula:
      'the best by impulse-response of all tapers of 4 to 28 days, step, linear or exponential (4, 8 d), 10 to 90 % less on average',
    validRange: 'parameters fitted on own results; the model knows load alone, not intensity or sharpness',
    references: [
      references.banister1999,
      references.mujikaPadilla2003,
      references.thomasBusso2005,
      references.bosquet2007,
    ],
  },
  (input: PerformanceTaperInput): Outcome<PerformanceTaper> => {
    const checked = checkConstraints(input);
    requireLoads('pastLoads', input.pastLoads);
    requireParameters('parameters.', input.parameters);
    const left = checked.usual.length;
    if (left < checked.shortest) return insufficientData(`${checked.shortest} ${NEED_DAYS}`, `${left}`);
    const past = Array.from(input.pastLoads);
    const weights = responseWeights(input.parameters, past.length + left);
    const performanceOf = (loads: readonly number[], p: ResponseParameters, w: Float64Array) =>
      p.basePerformance + worthOf([...past, ...loads], w);
    const before = performanceOf(new Array<number>(left).fill(0), input.parameters, weights);
    const judge = (candidate: TaperCandidate): JudgedTaper => ({
      ...candidate,
      performance: before + worthOf(candidate.dailyLoads, weights),
    });
    const judged = candidatesOf(checked).map(judge);
    const worth = ({ performance }: JudgedTaper) => performance;
    const best = bestOf(judged, worth);
    if (best === undefined) return insufficientData('a taper that the shapes and reductions allow', 'none');
    const usualCandidate = usualTaper(checked);
    const usual = usualCandidate === null ? null : judge(usualCandidate);
    const drawn = drawParameters(input.parameters, input);
    const gainOver = (loads: readonly number[], expected: number): TaperGain => {
      if (drawn === null) return { expected, low: null, high: null };
      const change = best.dailyLoads.map((load, i) => load - (loads[i] ?? 0));
      const gains = Float64Array.from(drawn.draws, (draw) => worthOf(change, responseWeights(draw, left))).sort();
      return { expected, low: quantile(gains, 0.1), high: quantile(gains, 0.9) };
    };
    const withoutTaper = before + worthOf(checked.usual, weights);
    const hurts = loadsHurtWithin(input.parameters);
    return computed(
      {
        best,
        withoutTaper,
        gain: gainOver(checked.usual, best.performance - withoutTaper),
        usual,
        gainOverUsual: usual === null ? null : gainOver(usual.dailyLoads, best.performance - usual.performance),
        byShape: grouped(judged, ({ shape }) => shape, worth).toSorted((a, b) => b.performance - a.performance),
        byLength: grouped(judged, ({ taperDays }) => taperDays, worth),
        compared: judged.length,
        upperBound: upperBoundOf(checked, before, weights),
        loadsHurtWithinDays: hurts,
      },
      best.performance <= withoutTaper ? ['By these parameters no taper beats training on: they are doubtful.'] : [],
    );
  },
);

export interface FormTaperInput extends TaperConstraints {
  /** This morning. */
  readonly initialCtl: number;
  readonly initialAtl: number;
  /** Form wanted on the morning of the race. */
  readonly targetTsb: number;
  /** Tapers this near to the target count as equal, and the one that keeps most fitness wins; 1 unless given. */
  readonly toleranceTsb?: number;
}

export interface FormTaperCandidate extends TaperCandidate {
  readonly ctl: number;
  readonly atl: number;
  readonly tsb: number;
}

export interface FormTaper {
  readonly best: FormTaperCandidate;
  readonly reachesTarget: boolean;
  readonly withoutTaper: { readonly ctl: number; readonly atl: number; readonly tsb: number };
  readonly byShape: readonly FormTaperCandidate[];
  readonly byLength: readonly FormTaperCandidate[];
  readonly compared: number;
}

/** Among the tapers that reach the form, the one that keeps most fitness; else the nearest. */
export const taperToForm = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.taper.target_form',
    version: 1,
    title: 'Taper to a form on race day',
    unit: 'TSS/day',
    evidence: 'heuristic',
    formula: 'of all tapers of the grid within the tolerance of the wanted TSB the one with the highest CTL',
    validRange: 'any; which form suits a person is known from their own best races',
    references: [references.trainingPeaks, references.mujikaPadilla2003, references.banister1999],
  },
  (input: FormTaperInput): Outcome<FormTaper> => {
    const { initialCtl, initialAtl, targetTsb, toleranceTsb = 1 } = input;
    const checked = checkConstraints(input);
    requireNotNegative('initialCtl', initialCtl);
    requireNotNegative('initialAtl', initialAtl);
    requireFinite('targetTsb', targetTsb);
    requireNotNegative('toleranceTsb', toleranceTsb);
    const left = checked.usual.length;
    if (left < checked.shortest) return insufficientData(`${checked.shortest} ${NEED_DAYS}`, `${left}`);
    const state = (dailyLoads: readonly number[]) => {
      const form = fitnessFatigue({ dailyLoads, initialCtl, initialAtl });
      if (form.status !== 'ok') return { ctl: initialCtl, atl: initialAtl, tsb: initialCtl - initialAtl };
      return { ctl: form.value.last.ctl, atl: form.value.last.atl, tsb: form.value.tsbNextMorning };
    };
    const judged = candidatesOf(checked).map((candidate) => ({ ...candidate, ...state(candidate.dailyLoads) }));
    // Inside the tolerance every taper is worth more than outside, and there fitness decides.
    const worth = ({ ctl, tsb }: FormTaperCandidate) => {
      const away = Math.abs(tsb - targetTsb);
      return away <= toleranceTsb ? ctl + 1e9 : -away;
    };
    const best = bestOf(judged, worth);
    if (best === undefined) return insufficientData('a taper that the shapes and reductions allow', 'none');
    const reachesTarget = Math.abs(best.tsb - targetTsb) <= toleranceTsb;
    return computed(
      {
        best,
        reachesTarget,
        withoutTaper: state(checked.usual),
        byShape: grouped(judged, ({ shape }) => shape, worth).toSorted((a, b) => worth(b) - worth(a)),
        byLength: grouped(judged, ({ taperDays }) => taperDays, worth),
        compared: judged.length,
      },
      reachesTarget ? [] : [`No taper of the grid comes nearer to ${targetTsb} than ${best.tsb.toFixed(1)}.`],
    );
  },
);
