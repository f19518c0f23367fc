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

/** Writes nights as epochs. An epoch counts as asleep if its middle is; time in neither list as awake. */
export function sleepEpochs(input: {
  readonly spans: readonly SleepSpan[];
  /** Time of which nothing is known: the watch lay in a drawer. None unless given. */
  readonly unrecorded?: readonly SleepSpan[];
  readonly days: number;
  readonly epochMinutes: number;
}): SleepEpochs {
  const { spans, unrecorded = [], days, epochMinutes } = input;
  requireWhole('days', days, 1);
  requireWhole('epochMinutes', epochMinutes, 1);
  if (1440 % epochMinutes !== 0) refuse('epochMinutes', `must divide a day, not ${epochMinutes}.`);
  const epochsPerDay = 1440 / epochMinutes;
  const asleep = new Float64Array(days * epochsPerDay);
  const write = (path: string, list: readonly SleepSpan[], state: number) => {
    for (const [i, { fromHours, toHours }] of list.entries()) {
      requireBetween(`${path}.${i}.fromHours`, fromHours, 0, days * 24);
      requireBetween(`${path}.${i}.toHours`, toHours, fromHours, days * 24);
      const perHour = 60 / epochMinutes;
      asleep.fill(state, Math.round(fromHours * perHour), Math.round(toHours * perHour));
    }
  };
  write('spans', spans, 1);
  write('unrecorded', unrecorded, Number.NaN);
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
    if (pairs === 0) {
      const days = asleep.length / epochsPerDay;
      return insufficientData('two days of sleep', `${days.toFixed(1)} days without a pair 24 h apart`);
    }
    // Of what was recorded: a month of which two days are known is two days.
    const days = pairs / epochsPerDay + 1;
    return computed(
      -100 + (200 * matching) / pairs,
      days < FEWEST_DAYS ? [`The index needs ${FEWEST_DAYS} days to be stable; there are ${Math.floor(days)}.`] : [],
    );
  },
);
