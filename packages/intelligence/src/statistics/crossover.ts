import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireSameLength, requireWhole } from '../refuse.ts';
import { autoregressiveFit } from './autoregressive-fit.ts';
import { studentQuantile } from './distributions.ts';
import {
  type Adherence,
  adherenceReasons,
  countAdherence,
  type ExperimentReason,
  type PhaseDays,
  phaseReasons,
} from './experiment-reasons.ts';
import { type DailyValues, type Interval, meanOf, readSeries, requireLevel } from './series.ts';

export interface CrossoverPhase {
  readonly fromDay: number;
  /** The first day after it. */
  readonly toDay: number;
  readonly condition: 'a' | 'b';
}

export interface CrossoverInput {
  readonly values: DailyValues;
  /** In order, without overlap: A B A B, A B B A, … Each two neighbours of different condition in turn are a pair. */
  readonly phases: readonly CrossoverPhase[];
  /** Days at the start of each phase that count for neither; 0 unless given. */
  readonly washoutDays?: number;
  /** Whether the condition of the day was kept, as long as `values`; `null` where nobody noted it. */
  readonly adherence?: ArrayLike<boolean | null>;
  /** Of the interval; 0.95 unless given. */
  readonly level?: number;
}

export interface Crossover {
  /** B less A, mean over the pairs. */
  readonly effect: number;
  readonly interval: Interval;
  /** `between-pairs` with 4 pairs or more; below, pairs say too little of their spread and days are taken instead. */
  readonly intervalFrom: 'between_pairs' | 'within_phases';
  /** Of the randomisation test: had chance decided the order in each pair. Two-sided. */
  readonly pValue: number;
  readonly pairDifferences: readonly number[];
  readonly phases: readonly (CrossoverPhase & PhaseDays & { readonly mean: number })[];
  readonly a: PhaseDays;
  readonly b: PhaseDays;
  readonly adherence: Adherence | null;
  readonly effectInSd: number;
  readonly persistence: number;
  readonly reasons: readonly ExperimentReason[];
}

const FEWEST_DAYS = 3;
const MOST_PAIRS = 16;
const PAIRS_FOR_SPREAD = 4;

function requirePhases(phases: readonly CrossoverPhase[], days: number): void {
  let end = 0;
  for (const [i, { fromDay, toDay, condition }] of phases.entries()) {
    requireWhole(`phases.${i}.fromDay`, fromDay, end);
    requireWhole(`phases.${i}.toDay`, toDay, fromDay + 1);
    if (toDay > days) refuse(`phases.${i}.toDay`, `must not be above the ${days} days given.`);
    if (condition !== 'a' && condition !== 'b') refuse(`phases.${i}.condition`, 'must be a or b.');
    end = toDay;
  }
}

/** Share of the orders within pairs that give a mean difference as large. */
function randomisationP(differences: readonly number[]): number {
  const bound = Math.abs(differences.reduce((sum, value) => sum + value, 0)) * (1 - 1e-12);
  const orders = 2 ** differences.length;
  let hits = 0;
  for (let order = 0; order < orders; order++) {
    let sum = 0;
    for (const [i, value] of differences.entries()) sum += (order >> i) & 1 ? value : -value;
    if (Math.abs(sum) >= bound) hits++;
  }
  return hits / orders;
}

export const crossover = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.crossover.paired_randomisation',
    version: 1,
    title: 'Two conditions in turn',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula:
      'mean over pairs of (mean B - mean A); p = share of the 2^pairs orders with a mean as far from 0; interval from the spread of 4 or more pairs, t(pairs - 1), else from days with noise correlation φ^gap, t(n* - phases)',
    validRange: '2 pairs, 6 for p < 0.05; phases of 3 known days after washout; the order in each pair drawn by lot',
    references: [references.bulteOnghena2008, references.praisWinsten1954],
  },
  (input: CrossoverInput): Outcome<Crossover> => {
    const { values, phases, washoutDays = 0, adherence: noted, level = 0.95 } = input;
    requireLevel(level);
    requireWhole('washoutDays', washoutDays, 0);
    requirePhases(phases, values.length);
    if (noted !== undefined) requireSameLength('adherence', noted, values);
    const series = readSeries('values', values);
    const days: number[] = [];
    const owner: number[] = [];
    const told = phases.map((phase, i) => {
      const own: number[] = [];
      const from = Math.min(phase.toDay, phase.fromDay + washoutDays);
      for (let day = from; day < phase.toDay; day++) {
        if (series[day] !== series[day]) continue;
        own.push(series[day]!);
        days.push(day);
        owner.push(i);
      }
      const mean = own.length === 0 ? 0 : meanOf(own);
      return { ...phase, n: own.length, missing: phase.toDay - from - own.length, mean };
    });
    const pairs: (readonly [a: number, b: number])[] = [];
    for (let i = 0; i + 1 < told.length; i += 2) {
      if (told[i]!.condition === told[i + 1]!.condition) {
        refuse(`phases.${i + 1}.condition`, `must differ from that of phase ${i}: each two phases are a pair.`);
      }
      pairs.push(told[i]!.condition === 'a' ? [i, i + 1] : [i + 1, i]);
    }
    const whole = pairs.filter((pair) => pair.every((i) => told[i]!.n >= FEWEST_DAYS));
    if (whole.length < 2) {
      return insufficientData(`2 pairs of phases with ${FEWEST_DAYS} known days each`, `${whole.length}`);
    }
    if (whole.length > MOST_PAIRS) refuse('phases', `must be at most ${2 * MOST_PAIRS}.`);
    const pairDifferences = whole.map(([a, b]) => told[b]!.mean - told[a]!.mean);
    const used = whole.flat();
    const kept = owner.map((i) => used.includes(i));
    const own = Int32Array.from(owner.filter((_, i) => kept[i]));
    const when = Float64Array.from(days.filter((_, i) => kept[i]));
    // Phase levels and noise in one: what days of a phase share with their neighbours is not evidence.
    const fit = autoregressiveFit(
      when,
      used.map((phase) => Float64Array.from(own, (i) => (i === phase ? 1 : 0))),
      when.map((day) => series[day]! - series[when[0]!]!),
    );
    if (fit === null || fit.noiseSd === 0)
      return insufficientData('values that vary within a phase', 'constant phases');
    const effect = meanOf(pairDifferences);
    const { error, df, from } = uncertainty(pairDifferences, effect, fit, used.length);
    const reach = studentQuantile(0.5 + level / 2, df) * error;
    const count = (condition: 'a' | 'b') =>
      told
        .filter((phase) => phase.condition === condition)
        .reduce((sum, { n, missing }) => ({ n: sum.n + n, missing: sum.missing + missing }), { n: 0, missing: 0 });
    const adherence =
      noted === undefined
        ? null
        : told
            .map(({ fromDay, toDay }) => countAdherence(noted, fromDay, toDay))
            .reduce((x, y) => ({
              done: x.done + y.done,
              notDone: x.notDone + y.notDone,
              unknown: x.unknown + y.unknown,
            }));
    const reasons: ExperimentReason[] = [
      ...phaseReasons('a', count('a')),
      ...phaseReasons('b', count('b')),
      ...adherenceReasons(adherence),
    ];
    const smallestPValue = 2 / 2 ** whole.length;
    if (smallestPValue > 0.05) reasons.push({ code: 'few_pairs', pairs: whole.length, smallestPValue });
    if (fit.effectiveN < 0.5 * when.length) {
      reasons.push({ code: 'autocorrelation', persistence: fit.persistence, effectiveDays: fit.effectiveN });
    }
    return computed({
      effect,
      interval: { low: effect - reach, high: effect + reach },
      intervalFrom: from,
      pValue: randomisationP(pairDifferences),
      pairDifferences,
      phases: told,
      a: count('a'),
      b: count('b'),
      adherence,
      effectInSd: effect / fit.noiseSd,
      persistence: fit.persistence,
      reasons,
    });
  },
);

interface Uncertainty {
  readonly error: number;
  readonly df: number;
  readonly from: Crossover['intervalFrom'];
}

function uncertainty(
  differences: readonly number[],
  effect: number,
  {
    coefficients,
    effectiveN,
  }: { readonly coefficients: readonly { readonly error: number }[]; readonly effectiveN: number },
  phases: number,
): Uncertainty {
  const pairs = differences.length;
  if (pairs >= PAIRS_FOR_SPREAD) {
    const square = differences.reduce((sum, value) => sum + (value - effect) ** 2, 0) / (pairs - 1);
    return { error: Math.sqrt(square / pairs), df: pairs - 1, from: 'between_pairs' };
  }
  const square = coefficients.reduce((sum, { error }) => sum + error * error, 0);
  return { error: Math.sqrt(square) / pairs, df: Math.max(3, effectiveN - phases), from: 'within_phases' };
}
