import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requirePositive } from '../refuse.ts';
import type { SleepDebtInput } from './sleep-timing.ts';

export interface CarriedDebtInput extends SleepDebtInput {
  /** Debt that is left after a day, 0 to 1: 0.9 unless given. 1 keeps all of it until it is slept off. */
  readonly carriedShare?: number;
}

export interface CarriedDebt {
  readonly debtHours: number;
  /** As it stood after each night. */
  readonly nightlyDebtHours: readonly number[];
  /** The share that was used. */
  readonly carriedShare: number;
}

/** Unlike the plain sum it forgets: sleep lost a month ago weighs little, and a surplus is not saved up. */
export const sleepDebtCarryOver = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.debt.carry_over',
    version: 1,
    title: 'Sleep debt with carry-over',
    unit: 'h',
    evidence: 'heuristic',
    formula:
      'debt = max(0, share · debt of yesterday + need - slept); share 0.9 a day; an unrecorded night adds nothing. Our own definition',
    validRange: 'nights with their naps; the cited study shows that the harm adds up, the carried share is ours',
    references: [references.ours, references.vanDongen2003],
  },
  ({ sleptHours, needHours, carriedShare = 0.9 }: CarriedDebtInput): Outcome<CarriedDebt> => {
    requirePositive('needHours', needHours);
    requireBetween('needHours', needHours, 0, 24);
    requireBetween('carriedShare', carriedShare, 0, 1);
    let debtHours = 0;
    let missing = 0;
    const nightlyDebtHours = sleptHours.map((slept, i) => {
      if (slept !== null) requireBetween(`sleptHours.${i}`, slept, 0, 24);
      else missing++;
      debtHours = Math.max(0, carriedShare * debtHours + (slept === null ? 0 : needHours - slept));
      return debtHours;
    });
    if (missing === sleptHours.length) return insufficientData('a recorded night', 'none');
    return computed(
      { debtHours, nightlyDebtHours, carriedShare },
      missing === 0 ? [] : [`${missing} of ${sleptHours.length} nights were not recorded and added nothing.`],
    );
  },
);
