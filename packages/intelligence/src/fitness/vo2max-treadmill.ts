import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requirePositive } from '../refuse.ts';
import { vo2maxWarnings } from './vo2max-bounds.ts';

export interface BruceInput {
  /** Time to exhaustion on the Bruce protocol. */
  readonly durationSeconds: number;
}

const bruceWarnings = (minutes: number): readonly string[] =>
  minutes < 5 || minutes > 20 ? ['The equation is meant for 5 to 20 min on the protocol.'] : [];

export const vo2maxBruceFoster = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.vo2max.bruce_foster',
    version: 1,
    title: 'VO2max from the Bruce protocol, men (Foster)',
    unit: 'mL/kg/min',
    evidence: 'peer-reviewed',
    formula: '14.76 - 1.379T + 0.451T^2 - 0.012T^3, T in min',
    validRange: '5 to 20 min to exhaustion without holding the rails; fitted on men',
    references: [references.foster1984],
  },
  ({ durationSeconds }: BruceInput) => {
    requirePositive('durationSeconds', durationSeconds);
    const minutes = durationSeconds / 60;
    // The cubic turns down after 23.4 min.
    if (minutes > 23) return insufficientData('at most 23 min on the Bruce protocol', `${minutes.toFixed(1)} min`);
    const value = 14.76 - 1.379 * minutes + 0.451 * minutes ** 2 - 0.012 * minutes ** 3;
    return computed(value, [...bruceWarnings(minutes), ...vo2maxWarnings(value)]);
  },
);

export const vo2maxBrucePollock = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.vo2max.bruce_pollock_female',
    version: 1,
    title: 'VO2max from the Bruce protocol, women (Pollock)',
    unit: 'mL/kg/min',
    evidence: 'peer-reviewed',
    formula: '4.38T - 3.90, T in min',
    validRange: '5 to 20 min to exhaustion without holding the rails; fitted on women',
    references: [references.pollock1982],
  },
  ({ durationSeconds }: BruceInput) => {
    requirePositive('durationSeconds', durationSeconds);
    const minutes = durationSeconds / 60;
    if (minutes <= 1) return insufficientData('more than a minute on the Bruce protocol', `${durationSeconds} s`);
    const value = 4.38 * minutes - 3.9;
    return computed(value, [...bruceWarnings(minutes), ...vo2maxWarnings(value)]);
  },
);
