import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive } from '../refuse.ts';
import type { PowerEffort } from './critical-power.ts';
import { type Decay, decayedShare, decayRule } from './decay.ts';

export interface SingleEffortInput {
  /** Best efforts of one ride; those of 3 to 30 min are looked at. */
  readonly efforts: readonly PowerEffort[];
  /** W′ of the person. There is no default: it moves the answer by W′/t. */
  readonly anaerobicCapacityJoules: number;
}

export interface SingleEffortThreshold {
  readonly criticalPowerWatts: number;
  /** The effort that shows most. */
  readonly effort: PowerEffort;
}

const RIDE_SHORTEST_SECONDS = 180;
const RIDE_LONGEST_SECONDS = 1800;

/** What one ride proves at least. */
export const singleEffortThreshold = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.automatic-threshold.single_effort',
    version: 1,
    title: 'Critical power that a ride shows',
    unit: 'W',
    evidence: 'heuristic',
    formula: "greatest P - W'/t of the efforts of 3 to 30 min; a lower bound",
    validRange: 'rides with one all-out effort of 3 to 30 min',
    references: [references.ours, references.monodScherrer1965],
  },
  ({ efforts, anaerobicCapacityJoules }: SingleEffortInput): Outcome<SingleEffortThreshold> => {
    requirePositive('anaerobicCapacityJoules', anaerobicCapacityJoules);
    let best: SingleEffortThreshold | undefined;
    for (const [i, effort] of efforts.entries()) {
      requirePositive(`efforts.${i}.durationSeconds`, effort.durationSeconds);
      requireNotNegative(`efforts.${i}.powerWatts`, effort.powerWatts);
      const { durationSeconds: t } = effort;
      if (t < RIDE_SHORTEST_SECONDS || t > RIDE_LONGEST_SECONDS) continue;
      const criticalPowerWatts = effort.powerWatts - anaerobicCapacityJoules / t;
      if (best === undefined || criticalPowerWatts > best.criticalPowerWatts) best = { criticalPowerWatts, effort };
    }
    if (best === undefined) return insufficientData('an effort of 3 to 30 min', `${efforts.length} of other lengths`);
    if (!(best.criticalPowerWatts > 0)) return insufficientData('an effort that outlasts W′', 'an easy ride');
    return computed(best);
  },
);

export interface DecayingBestInput extends Decay {
  /** What rides showed (`single_effort`, `season_envelope` or tests) and how long ago. */
  readonly estimates: readonly { readonly watts: number; readonly daysAgo: number }[];
}

export interface DecayingBest extends Required<Decay> {
  readonly watts: number;
  /** Of the estimate that counts. */
  readonly shownWatts: number;
  readonly daysAgo: number;
}

/** The threshold in force: the best of what was shown, each decayed by its age. */
export const decayingThreshold = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.automatic-threshold.decaying_best',
    version: 1,
    title: 'Threshold in force',
    unit: 'W',
    evidence: 'heuristic',
    formula: 'greatest estimate · (1 - 1 %)^(weeks beyond 42 days)',
    validRange: 'estimates of one kind; the decay is a rule of ours, not physiology',
    references: [references.ours],
  },
  (input: DecayingBestInput): Outcome<DecayingBest> => {
    const rule = decayRule(input);
    let best: DecayingBest | undefined;
    for (const [i, { watts, daysAgo }] of input.estimates.entries()) {
      requirePositive(`estimates.${i}.watts`, watts);
      requireNotNegative(`estimates.${i}.daysAgo`, daysAgo);
      const now = watts * decayedShare(daysAgo, rule);
      if (best === undefined || now > best.watts) best = { watts: now, shownWatts: watts, daysAgo, ...rule };
    }
    if (best === undefined) return insufficientData('an estimate', 'none');
    const stale = best.daysAgo > rule.freshDays;
    return computed(best, stale ? [`Last shown ${Math.floor(best.daysAgo)} days ago; decayed since.`] : []);
  },
);
