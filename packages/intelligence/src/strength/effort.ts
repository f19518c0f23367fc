import { type AlgorithmId, computed, type EffortMethod, insufficientData, type Outcome } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm, type Reference } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requirePositive, requireWhole } from '../refuse.ts';

/** A set that was stopped before failure: exactly one of the two says how long before. */
export interface EffortInput {
  readonly repetitions: number;
  /** 0 at failure. */
  readonly repetitionsInReserve?: number;
  /** 10 at failure, one less for each repetition in reserve. */
  readonly perceivedExertion?: number;
}

/** Percent of the maximum for 1 to 15 repetitions to failure. */
const chart = [100, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68, 65.3, 62.6, 59.9] as const;
const LONGEST = chart.length;

function ofChart(toFailure: number): number {
  const low = Math.floor(toFailure);
  const percent = chart[low - 1] ?? 0;
  return percent + ((chart[low] ?? percent) - percent) * (toFailure - low);
}

const ofEpley = (toFailure: number) => (toFailure === 1 ? 100 : 100 / (1 + toFailure / 30));

const methods = {
  rts_chart: {
    percentOf: ofChart,
    formula:
      '100, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68, 65.3, 62.6, 59.9 % for 1 to 15 of repetitions + reserve, straight between',
    references: [references.tuchscherer, references.zourdos2016],
  },
  epley_reserve: {
    percentOf: ofEpley,
    formula: '100/(1 + n/30) %, n = repetitions + reserve; 100 at 1',
    references: [references.epley1985, references.zourdos2016],
  },
} as const satisfies { readonly [M in EffortMethod]: unknown };

function reserveOf({ repetitions, repetitionsInReserve, perceivedExertion }: EffortInput, at: string): number {
  requireWhole(`${at}repetitions`, repetitions, 1);
  if ((repetitionsInReserve === undefined) === (perceivedExertion === undefined))
    refuse(`${at}repetitionsInReserve`, 'or perceivedExertion must be given, one of the two.');
  if (perceivedExertion !== undefined) requireBetween(`${at}perceivedExertion`, perceivedExertion, 1, 10);
  const reserve = repetitionsInReserve ?? 10 - (perceivedExertion ?? 0);
  requireBetween(`${at}repetitionsInReserve`, reserve, 0, 9);
  return reserve;
}

/** Percent of the maximum that a set was, by the method named; `at` leads to the set in the caller's input. */
export function percentOfMaximum(method: EffortMethod, input: EffortInput, at = ''): Outcome<number> {
  const reserve = reserveOf(input, at);
  const toFailure = input.repetitions + reserve;
  if (toFailure > LONGEST)
    return insufficientData(`at most ${LONGEST} repetitions with those in reserve`, `${toFailure}`);
  return computed(methods[method].percentOf(toFailure), [
    ...(reserve > 5 ? ['Reserves above 5 are misjudged by two repetitions and more.'] : []),
    ...(toFailure > 12 ? ['Sets this far from one repetition say little about it.'] : []),
  ]);
}

/* @__NO_SIDE_EFFECTS__ */
function ofMethod<const Id extends Extract<AlgorithmId, `strength.${string}`>, In extends EffortInput>(
  id: Id,
  method: EffortMethod,
  title: string,
  unit: string,
  formula: string,
  answer: (percent: number, input: In) => number,
): Algorithm<Id, In, number> {
  return defineAlgorithm(
    {
      id,
      version: 1,
      title,
      unit,
      evidence: 'heuristic',
      formula,
      validRange: 'sets of up to 12 repetitions with at most 5 in reserve; persons and lifts differ by several percent',
      references: [...methods[method].references, references.hackett2017] as readonly Reference[],
    },
    (input: In): Outcome<number> => {
      const percent = percentOfMaximum(method, input);
      return percent.status === 'ok' ? computed(answer(percent.value, input), percent.warnings) : percent;
    },
  );
}

const same = (percent: number) => percent;

export const effortPercent = /* @__PURE__ */ ofMethod(
  'strength.effort-percent.rts_chart',
  'rts_chart',
  'Share of the maximum by effort (chart)',
  '%',
  methods.rts_chart.formula,
  same,
);

export const effortPercentEpley = /* @__PURE__ */ ofMethod(
  'strength.effort-percent.epley_reserve',
  'epley_reserve',
  'Share of the maximum by effort (Epley)',
  '%',
  methods.epley_reserve.formula,
  same,
);

export interface EffortSetInput extends EffortInput {
  readonly loadKilograms: number;
}

function maximumOf(percent: number, { loadKilograms }: EffortSetInput): number {
  requirePositive('loadKilograms', loadKilograms);
  return (100 * loadKilograms) / percent;
}

export const oneRepMaxFromEffort = /* @__PURE__ */ ofMethod(
  'strength.one-rep-max-from-effort.rts_chart',
  'rts_chart',
  'One-repetition maximum of a set with reserve (chart)',
  'kg',
  '100·load/percent of the chart for repetitions + reserve',
  maximumOf,
);

export const oneRepMaxFromEffortEpley = /* @__PURE__ */ ofMethod(
  'strength.one-rep-max-from-effort.epley_reserve',
  'epley_reserve',
  'One-repetition maximum of a set with reserve (Epley)',
  'kg',
  'w·(1 + n/30), n = repetitions + reserve; w at 1',
  maximumOf,
);
