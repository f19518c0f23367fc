import { type AlgorithmIdOf, computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type AnsweredBy, firstAnswer } from '../hybrid.ts';
import { OLDEST_YEARS } from '../person.ts';
import * as references from '../references.ts';
import { requireBetween, requireWhole } from '../refuse.ts';

export interface SleepNeed {
  /** Middle of the range; where a source gives only a lower end, that. */
  readonly needHours: number;
  readonly lowHours: number;
  /** `null` where the source names none. */
  readonly highHours: number | null;
}

type Row = readonly [belowYears: number, low: number, high: number | null];

// https://discover.luc.edu/works/26111 (abstract), age groups as listed by the foundation.
const nsfRows: readonly Row[] = [
  [1 / 3, 14, 17],
  [1, 12, 15],
  [3, 11, 14],
  [6, 10, 13],
  [14, 9, 11],
  [18, 8, 10],
  [65, 7, 9],
  [Number.POSITIVE_INFINITY, 7, 8],
];
// https://jcsm.aasm.org/doi/10.5664/jcsm.6288 for children; 7 hours or more for adults of 18 to 60 years.
const aasmRows: readonly Row[] = [
  [1 / 3, Number.NaN, null],
  [1, 12, 16],
  [3, 11, 14],
  [6, 10, 13],
  [13, 9, 12],
  [18, 8, 10],
  [Number.POSITIVE_INFINITY, 7, null],
];

function needAt(rows: readonly Row[], ageYears: number): SleepNeed | null {
  requireBetween('ageYears', ageYears, 0, OLDEST_YEARS);
  const [, lowHours = Number.NaN, highHours = null] = rows.find(([below]) => ageYears < below) ?? [];
  if (Number.isNaN(lowHours)) return null;
  return { needHours: highHours === null ? lowHours : (lowHours + highHours) / 2, lowHours, highHours };
}

export interface SleepAgeInput {
  readonly ageYears: number;
}

const OF_A_POPULATION = 'The range is that of a population: the need of one person can lie outside of it.';

export const sleepNeedNsf = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.need.nsf_2015',
    version: 1,
    title: 'Sleep need by age (National Sleep Foundation)',
    unit: 'h',
    evidence: 'consensus',
    formula:
      'recommended range: under 4 months 14-17 h, under 1 year 12-15, 1-2 11-14, 3-5 10-13, 6-13 9-11, 14-17 8-10, 18-64 7-9, from 65 on 7-8; the middle as one number is ours',
    validRange: 'healthy people; a range of a panel, not a measurement of this person',
    references: [references.hirshkowitz2015],
  },
  ({ ageYears }: SleepAgeInput): Outcome<SleepNeed> => {
    const need = needAt(nsfRows, ageYears);
    return need === null ? insufficientData('an age', `${ageYears}`) : computed(need, [OF_A_POPULATION]);
  },
);

export const sleepNeedAasm = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.need.aasm',
    version: 1,
    title: 'Sleep need by age (AASM)',
    unit: 'h',
    evidence: 'consensus',
    formula:
      '4-12 months 12-16 h, 1-2 years 11-14, 3-5 10-13, 6-12 9-12, 13-17 8-10, adults 7 or more; the middle as one number is ours',
    validRange: 'healthy people from 4 months on; the adult statement was made for 18 to 60 years',
    references: [references.paruthi2016, references.watson2015],
  },
  ({ ageYears }: SleepAgeInput): Outcome<SleepNeed> => {
    const need = needAt(aasmRows, ageYears);
    if (need === null) return insufficientData('an age of 4 months or more', `${ageYears.toFixed(2)} years`);
    return computed(need, [
      OF_A_POPULATION,
      ...(ageYears > 60 ? [`The adult statement was made for 18 to 60 years, not for ${ageYears}.`] : []),
    ]);
  },
);

/** A calendar day with its sleep, naps included. */
export interface FreeNight {
  readonly sleptHours: number | null;
  /** Without an alarm clock and without an appointment in the morning. */
  readonly free: boolean;
}

export interface FreeNightsInput {
  /** One entry a day without gaps, oldest first. */
  readonly nights: readonly FreeNight[];
  /** Free nights in a row that go by before one counts: 2 unless given. The first repay debt. */
  readonly settledAfterNights?: number;
}

const FEWEST_SETTLED = 5;

export const sleepNeedFreeNights = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.need.free_nights',
    version: 1,
    title: 'Sleep need from free nights',
    unit: 'h',
    evidence: 'heuristic',
    formula:
      'median of the nights without an alarm that follow 2 others without one, naps included; range = quartiles. Our own definition, after the finding that free sleep falls to a level over days',
    validRange: '5 such nights or more, holidays for instance; nights of illness left out by the caller',
    references: [references.kitamura2016, references.ours],
  },
  ({ nights, settledAfterNights = 2 }: FreeNightsInput): Outcome<SleepNeed> => {
    requireWhole('settledAfterNights', settledAfterNights, 0);
    const settled: number[] = [];
    let inARow = 0;
    for (const [i, { sleptHours, free }] of nights.entries()) {
      if (sleptHours !== null) requireBetween(`nights.${i}.sleptHours`, sleptHours, 0, 24);
      if (free && sleptHours !== null && inARow >= settledAfterNights) settled.push(sleptHours);
      inARow = free ? inARow + 1 : 0;
    }
    if (settled.length < FEWEST_SETTLED) {
      return insufficientData(
        `${FEWEST_SETTLED} nights without an alarm after ${settledAfterNights} others`,
        `${settled.length}`,
      );
    }
    settled.sort((a, b) => a - b);
    const at = (share: number) => {
      const place = share * (settled.length - 1);
      const low = Math.floor(place);
      const lower = settled[low] ?? 0;
      return lower + (place - low) * ((settled[low + 1] ?? lower) - lower);
    };
    return computed({ needHours: at(0.5), lowHours: at(0.25), highHours: at(0.75) });
  },
);

export interface SleepNeedInput extends Partial<FreeNightsInput>, Partial<SleepAgeInput> {}

export type SleepNeedAnswerId = Extract<AlgorithmIdOf<'sleep.need'>, 'sleep.need.free_nights' | 'sleep.need.nsf_2015'>;

export const sleepNeed = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.need.hybrid',
    version: 1,
    title: 'Sleep need, best available',
    unit: 'h',
    evidence: 'heuristic',
    formula: 'own free nights, else the range for the age (National Sleep Foundation)',
    validRange: 'as the method that answered',
    references: [references.ours, references.hirshkowitz2015],
  },
  ({ nights, ageYears, ...rest }: SleepNeedInput): Outcome<AnsweredBy<SleepNeed, SleepNeedAnswerId>> =>
    firstAnswer<SleepNeed, SleepNeedAnswerId>(
      [
        ['sleep.need.free_nights', () => (nights === undefined ? null : sleepNeedFreeNights({ nights, ...rest }))],
        ['sleep.need.nsf_2015', () => (ageYears === undefined ? null : sleepNeedNsf({ ageYears }))],
      ],
      'free nights, or an age',
    ),
);
