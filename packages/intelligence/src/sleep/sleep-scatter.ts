import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { meanAndSd } from '../baseline.ts';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { clockScatter, clockSpan, FEWEST_NIGHTS, requireClock } from './sleep-timing.ts';

/** Falling asleep and waking up, hours of the local clock. */
export interface ClockNight {
  readonly onsetHours: number;
  readonly endHours: number;
}

/** Standard deviations from night to night. */
export interface SleepTimingDeviation {
  readonly onsetHours: number;
  readonly endHours: number;
  readonly midSleepHours: number;
  readonly durationHours: number;
  readonly nights: number;
}

export const sleepTimingDeviation = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.timing-deviation.sample_sd',
    version: 1,
    title: 'Night-to-night scatter of sleep',
    unit: 'h',
    evidence: 'heuristic',
    formula: 'standard deviation (n - 1) of onset, end, middle (all on the clock) and duration of the main sleeps',
    validRange: '3 nights or more, 7 to mean something; does not see naps, for which there is the regularity index',
    references: [references.convention],
  },
  ({ nights }: { readonly nights: readonly ClockNight[] }): Outcome<SleepTimingDeviation> => {
    for (const [i, { onsetHours, endHours }] of nights.entries()) {
      requireClock(`nights.${i}.onsetHours`, onsetHours);
      requireClock(`nights.${i}.endHours`, endHours);
    }
    if (nights.length < FEWEST_NIGHTS) return insufficientData(`${FEWEST_NIGHTS} nights`, `${nights.length}`);
    const spans = nights.map(({ onsetHours, endHours }) => clockSpan(onsetHours, endHours));
    const middles = nights.map(({ onsetHours }, i) => (onsetHours + (spans[i] ?? 0) / 2) % 24);
    return computed({
      onsetHours: clockScatter(nights.map(({ onsetHours }) => onsetHours)),
      endHours: clockScatter(nights.map(({ endHours }) => endHours)),
      midSleepHours: clockScatter(middles),
      durationHours: meanAndSd(spans)[1],
      nights: nights.length,
    });
  },
);
