import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireWhole } from '../refuse.ts';

/** Asleep from bed to wake, in hours since the first midnight of the record: 23 to 31 is 23:00 to 07:00. */
export interface SleepSpan {
  readonly fromHours: number;
  readonly toHours: number;
}

export interface SleepEpochs {
  readonly epochsPerDay: number;
  /** Whole days, oldest first, local time: 1 asleep, 0 awake, NaN not recorded. */
  readonly asleep: Float64Array;
}

/** Writes nights as epochs. An epoch counts as asleep if its middle is. Days not covered by `spans` are awake. */
export function sleepEpochs(input: {
  readonly spans: readonly SleepSpan[];
  readonly days: number;
  readonly epochMinutes: number;
}): SleepEpochs {
  const { spans, days, epochMinutes } = input;
  requireWhole('days', days, 1);
  requireWhole('epochMinutes', epochMinutes, 1);
  if (1440 % epochMinutes !== 0) refuse('epochMinutes', `must divide a day, not ${epochMinutes}.`);
  const epochsPerDay = 1440 / epochMinutes;
  const asleep = new Float64Array(days * epochsPerDay);
  for (const [i, { fromHours, toHours }] of spans.entries()) {
    requireBetween(`spans.${i}.fromHours`, fromHours, 0, days * 24);
    requireBetween(`spans.${i}.toHours`, toHours, fromHours, days * 24);
    const perHour = 60 / epochMinutes;
    asleep.fill(1, Math.round(fromHours * perHour), Math.round(toHours * perHour));
  }
  return { epochsPerDay, asleep };
}

const FEWEST_DAYS = 7;

export const sleepRegularity = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.regularity.phillips_2017',
    version: 1,
    title: 'Sleep Regularity Index',
    unit: '-100 to 100',
    evidence: 'peer-reviewed',
    formula: '-100 + 200·(share of epochs in the same state as 24 h later); pairs with a missing epoch drop out',
    validRange: '7 days or more; naps count as sleep',
    references: [references.phillips2017, references.windred2024],
  },
  ({ epochsPerDay, asleep }: SleepEpochs): Outcome<number> => {
    requireWhole('epochsPerDay', epochsPerDay, 1);
    for (let i = 0; i < asleep.length; i++) {
      const state = asleep[i] ?? 0;
      if (state !== 0 && state !== 1 && !Number.isNaN(state))
        refuse(`asleep.${i}`, `must be 1, 0 or missing (NaN), not ${state}.`);
    }
    let pairs = 0;
    let matching = 0;
    for (let i = epochsPerDay; i < asleep.length; i++) {
      const before = asleep[i - epochsPerDay] ?? Number.NaN;
      const now = asleep[i] ?? Number.NaN;
      if (Number.isNaN(before + now)) continue;
      pairs++;
      if (before === now) matching++;
    }
    const days = asleep.length / epochsPerDay;
    if (pairs === 0) return insufficientData('two days of sleep', `${days.toFixed(1)} days without a pair 24 h apart`);
    return computed(
      -100 + (200 * matching) / pairs,
      days < FEWEST_DAYS ? [`The index needs ${FEWEST_DAYS} days to be stable; there are ${days.toFixed(0)}.`] : [],
    );
  },
);
