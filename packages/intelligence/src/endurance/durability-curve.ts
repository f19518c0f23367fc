import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { gapWarning } from '../power/power-samples.ts';
import * as references from '../references.ts';
import { refuse, requirePositive, requireSamples, requireWhole } from '../refuse.ts';

export interface DurabilityCurveInput {
  /** 1 Hz, NaN where missing: counts as 0 W. */
  readonly powerWatts: Float64Array;
  readonly durationsSeconds: readonly number[];
  /** Work done before, in kJ, or in kJ/kg when a weight is given. Usually 1000, 2000, 3000 kJ or 10 to 50 kJ/kg. */
  readonly afterWork: readonly number[];
  readonly weightKilograms?: number;
}

export interface DurabilityPoint {
  readonly afterWork: number;
  /** `null`: no window of that length begins so late. */
  readonly watts: number | null;
  /** Of the fresh best; 100 when nothing was lost. */
  readonly percent: number | null;
}

export interface DurabilityRow {
  readonly durationSeconds: number;
  /** Best of the whole ride. */
  readonly freshWatts: number;
  readonly points: readonly DurabilityPoint[];
}

/** Best power of several durations after several amounts of work, against the best of the ride. */
export const durabilityCurve = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.durability-curve.best_after_work',
    version: 1,
    title: 'Durability by duration and work',
    unit: '%',
    evidence: 'peer-reviewed',
    formula: '100 · best mean power of windows that start after so much work / best of the whole ride',
    validRange: 'rides with hard efforts both fresh and late; an easy finish reads as fatigue',
    references: [references.maunder2021, references.vanErp2021],
  },
  ({
    powerWatts,
    durationsSeconds,
    afterWork,
    weightKilograms,
  }: DurabilityCurveInput): Outcome<readonly DurabilityRow[]> => {
    requireSamples('powerWatts', powerWatts, 'not-negative');
    for (const [i, seconds] of durationsSeconds.entries()) requireWhole(`durationsSeconds.${i}`, seconds, 1);
    for (const [i, limit] of afterWork.entries()) requirePositive(`afterWork.${i}`, limit);
    if (weightKilograms !== undefined) requirePositive('weightKilograms', weightKilograms);
    if (afterWork.length === 0) refuse('afterWork', 'must name an amount of work.');
    const work = new Float64Array(powerWatts.length + 1);
    let missing = 0;
    for (let i = 0; i < powerWatts.length; i++) {
      const watts = powerWatts[i] ?? 0;
      if (Number.isNaN(watts)) missing++;
      work[i + 1] = (work[i] ?? 0) + (Number.isNaN(watts) ? 0 : watts);
    }
    const joules = afterWork.map((limit) => 1000 * limit * (weightKilograms ?? 1));
    // The second at which each amount is reached: work only grows.
    const starts = joules.map((limit) => {
      const start = work.findIndex((done) => done >= limit);
      return start < 0 ? Number.POSITIVE_INFINITY : start;
    });
    const best = (seconds: number, from: number): number => {
      let most = -1;
      for (let start = from; start + seconds <= powerWatts.length; start++) {
        most = Math.max(most, (work[start + seconds] ?? 0) - (work[start] ?? 0));
      }
      return most / seconds;
    };
    const rows = durationsSeconds.flatMap((durationSeconds): readonly DurabilityRow[] => {
      const freshWatts = best(durationSeconds, 0);
      if (!(freshWatts > 0)) return [];
      const points = afterWork.map((limit, i): DurabilityPoint => {
        const watts = best(durationSeconds, starts[i] ?? Number.POSITIVE_INFINITY);
        return watts < 0
          ? { afterWork: limit, watts: null, percent: null }
          : { afterWork: limit, watts, percent: (100 * watts) / freshWatts };
      });
      return [{ durationSeconds, freshWatts, points }];
    });
    if (rows.every(({ points }) => points.every(({ watts }) => watts === null))) {
      const done = (work.at(-1) ?? 0) / 1000 / (weightKilograms ?? 1);
      const unit = weightKilograms === undefined ? 'kJ' : 'kJ/kg';
      return insufficientData(`power after ${Math.min(...afterWork)} ${unit}`, `${done.toFixed(0)} ${unit} in all`);
    }
    return computed(rows, gapWarning(missing, powerWatts.length));
  },
);
