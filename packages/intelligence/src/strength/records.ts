import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireFinite, requirePositive, requireWhole } from '../refuse.ts';
import { oneRepMax } from './one-rep-max.ts';

export interface LiftedSet {
  /** Days on any one scale, rising. */
  readonly dayNumber: number;
  readonly loadKilograms: number;
  readonly repetitions: number;
}

export type LiftRecordKind = 'load' | 'one_rep_max' | 'repetitions' | 'day_volume';

export interface LiftRecord {
  readonly dayNumber: number;
  readonly kind: LiftRecordKind;
  /** kg; repetitions for that kind. */
  readonly value: number;
  readonly previous: number;
  /** The set that did it; `null` for the volume of a day. */
  readonly set: LiftedSet | null;
}

/** Longer sets say too little of one repetition to make a record of it. */
const ESTIMATE_REPETITIONS = 10;

/** Estimate of the default equation, `null` for longer sets. */
export function estimateOf(set: LiftedSet): number | null {
  if (set.repetitions > ESTIMATE_REPETITIONS) return null;
  const outcome = oneRepMax(set);
  return outcome.status === 'ok' ? outcome.value : null;
}

/** Of one lift. The first day sets the marks and breaks none; each day breaks a kind once, by its best. */
export const liftRecords = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'strength.personal-records.running_best',
    version: 1,
    title: 'Personal records of a lift',
    unit: 'records',
    evidence: 'consensus',
    formula:
      'more than on all days before: load; estimated maximum of sets up to 10; repetitions with a load or a heavier one; load · repetitions of a day',
    validRange: 'sets of one lift in order of days',
    references: [references.convention],
  },
  ({ sets }: { readonly sets: readonly LiftedSet[] }): Outcome<readonly LiftRecord[]> => {
    const days: LiftedSet[][] = [];
    for (const [i, set] of sets.entries()) {
      requireFinite(`sets.${i}.dayNumber`, set.dayNumber);
      requirePositive(`sets.${i}.loadKilograms`, set.loadKilograms);
      requireWhole(`sets.${i}.repetitions`, set.repetitions, 1);
      const today = days.at(-1);
      const last = today?.[0]?.dayNumber;
      if (last !== undefined && set.dayNumber < last) refuse(`sets.${i}.dayNumber`, 'must not go back.');
      if (today !== undefined && last === set.dayNumber) today.push(set);
      else days.push([set]);
    }
    if (days.length < 2) return insufficientData('sets on 2 days', `${days.length}`);
    const records: LiftRecord[] = [];
    const best = { load: 0, one_rep_max: 0, day_volume: 0 };
    /** Sets that no other beats in both load and repetitions. */
    let front: LiftedSet[] = [];
    for (const [i, today] of days.entries()) {
      const dayNumber = today[0]?.dayNumber ?? 0;
      const mark = (kind: keyof typeof best, value: number, set: LiftedSet | null) => {
        if (i > 0 && value > best[kind] && best[kind] > 0)
          records.push({ dayNumber, kind, value, previous: best[kind], set });
        best[kind] = Math.max(best[kind], value);
      };
      const most = (of: (set: LiftedSet) => number) => today.reduce((a, b) => (of(b) > of(a) ? b : a));
      const heaviest = most((set) => set.loadKilograms);
      const strongest = most((set) => estimateOf(set) ?? 0);
      const before = (set: LiftedSet) =>
        front.reduce(
          (high, old) => (old.loadKilograms >= set.loadKilograms ? Math.max(high, old.repetitions) : high),
          0,
        );
      // The gain counts; a load never lifted before is a record of load, not of repetitions.
      const gain = (set: LiftedSet) => (before(set) === 0 ? 0 : set.repetitions - before(set));
      const longest = most(gain);
      if (i > 0 && gain(longest) > 0)
        records.push({
          dayNumber,
          kind: 'repetitions',
          value: longest.repetitions,
          previous: before(longest),
          set: longest,
        });
      mark('load', heaviest.loadKilograms, heaviest);
      mark('one_rep_max', estimateOf(strongest) ?? 0, strongest);
      mark(
        'day_volume',
        today.reduce((sum, set) => sum + set.loadKilograms * set.repetitions, 0),
        null,
      );
      for (const set of today) {
        if (before(set) >= set.repetitions) continue;
        front = front.filter((old) => old.loadKilograms > set.loadKilograms || old.repetitions > set.repetitions);
        front.push(set);
      }
    }
    return computed(records);
  },
);
