import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { meanAndSd } from '../baseline.ts';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requirePositive } from '../refuse.ts';

/** A clock hour of local time. */
export function requireClock(path: string, hours: number): void {
  requireBetween(path, hours, 0, 24);
}

/** Shortest way round the clock from one hour to another, -12 to 12. */
function clockDifference(to: number, from: number): number {
  return ((((to - from + 12) % 24) + 24) % 24) - 12;
}

/** Standard deviation (n - 1) on the clock: 23:30 and 00:30 lie an hour apart, so from the mean direction. */
export function clockScatter(clockHours: readonly number[]): number {
  let sine = 0;
  let cosine = 0;
  for (const hours of clockHours) {
    sine += Math.sin((hours * Math.PI) / 12);
    cosine += Math.cos((hours * Math.PI) / 12);
  }
  const center = (Math.atan2(sine, cosine) * 12) / Math.PI;
  return meanAndSd(clockHours.map((hours) => clockDifference(hours, center)))[1];
}

export interface MidSleepInput {
  /** Middle of sleep on days without an alarm, hour of the local clock. */
  readonly midSleepFreeHours: number;
  readonly midSleepWorkHours: number;
}

export const socialJetlag = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.social-jetlag.wittmann_2006',
    version: 1,
    title: 'Social jetlag',
    unit: 'h',
    evidence: 'peer-reviewed',
    formula: '|mid-sleep on free days - mid-sleep on work days|, the shorter way round the clock',
    validRange: 'people with regular work days; shift work has its own form',
    references: [references.wittmann2006],
  },
  ({ midSleepFreeHours, midSleepWorkHours }: MidSleepInput) => {
    requireClock('midSleepFreeHours', midSleepFreeHours);
    requireClock('midSleepWorkHours', midSleepWorkHours);
    return computed(Math.abs(clockDifference(midSleepFreeHours, midSleepWorkHours)));
  },
);

export interface SleepHoursInput {
  /** Falling asleep and waking up, hours of the local clock, on days without an alarm and on work days. */
  readonly onsetFreeHours: number;
  readonly endFreeHours: number;
  readonly onsetWorkHours: number;
  readonly endWorkHours: number;
}

/** From one hour of the clock to the next time it shows the other, 0 to 24. */
export const clockSpan = (from: number, to: number) => (((to - from) % 24) + 24) % 24;

export const socialJetlagSleepCorrected = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.social-jetlag.jankowski_2017',
    version: 1,
    title: 'Social jetlag, corrected for lost sleep',
    unit: 'h',
    evidence: 'contested',
    formula:
      '|onset on free days - onset on work days|; |end - end| where sleep on work days is longer and does not end later',
    validRange: 'people with regular work days; the makers of the first form dispute the correction',
    references: [references.jankowski2017, references.roenneberg2019],
  },
  (input: SleepHoursInput) => {
    for (const name of ['onsetFreeHours', 'endFreeHours', 'onsetWorkHours', 'endWorkHours'] as const)
      requireClock(name, input[name]);
    const { onsetFreeHours, endFreeHours, onsetWorkHours, endWorkHours } = input;
    const longerAtWork = clockSpan(onsetWorkHours, endWorkHours) > clockSpan(onsetFreeHours, endFreeHours);
    const laterFreeEnd = clockDifference(endFreeHours, endWorkHours);
    return computed(
      Math.abs(longerAtWork && laterFreeEnd >= 0 ? laterFreeEnd : clockDifference(onsetFreeHours, onsetWorkHours)),
    );
  },
);

export interface ChronotypeInput {
  readonly midSleepFreeHours: number;
  readonly sleptFreeHours: number;
  readonly sleptWorkHours: number;
  readonly workDaysPerWeek: number;
}

export const chronotype = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.chronotype.roenneberg_2004',
    version: 1,
    title: 'Chronotype (MSFsc)',
    unit: 'hour of the clock',
    evidence: 'peer-reviewed',
    formula: 'MSF - 0.5·(SDf - mean of the week), corrected only where sleep on free days is longer',
    validRange: 'free days without an alarm clock; no value without free days',
    references: [references.roenneberg2004],
  },
  ({ midSleepFreeHours, sleptFreeHours, sleptWorkHours, workDaysPerWeek }: ChronotypeInput): Outcome<number> => {
    requireClock('midSleepFreeHours', midSleepFreeHours);
    requireBetween('sleptFreeHours', sleptFreeHours, 0, 24);
    requireBetween('sleptWorkHours', sleptWorkHours, 0, 24);
    requireBetween('workDaysPerWeek', workDaysPerWeek, 0, 7);
    if (workDaysPerWeek === 7) return insufficientData('at least one free day a week', 'none');
    if (sleptFreeHours <= sleptWorkHours) return computed(midSleepFreeHours);
    const week = (workDaysPerWeek * sleptWorkHours + (7 - workDaysPerWeek) * sleptFreeHours) / 7;
    return computed((midSleepFreeHours - 0.5 * (sleptFreeHours - week) + 24) % 24);
  },
);

export const FEWEST_NIGHTS = 3;

export const midSleepDeviation = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.mid-sleep-deviation.sample_sd',
    version: 1,
    title: 'Scatter of mid-sleep',
    unit: 'h',
    evidence: 'heuristic',
    formula: 'standard deviation (n - 1) of mid-sleep around its mean on the clock',
    validRange: '3 nights or more, 7 to mean something; a cheap stand-in for the regularity index',
    references: [references.convention],
  },
  ({ midSleepHours }: { readonly midSleepHours: readonly number[] }): Outcome<number> => {
    for (const [i, hours] of midSleepHours.entries()) requireClock(`midSleepHours.${i}`, hours);
    if (midSleepHours.length < FEWEST_NIGHTS)
      return insufficientData(`${FEWEST_NIGHTS} nights`, `${midSleepHours.length}`);
    return computed(clockScatter(midSleepHours));
  },
);

const DEBT_NIGHTS = 14;

export interface SleepDebtInput {
  /** One entry a night, oldest first; `null` where nothing was recorded. The last 14 count. */
  readonly sleptHours: readonly (number | null)[];
  /** The need of this person. There is no default. */
  readonly needHours: number;
}

export const sleepDebt = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.debt.cumulative_difference',
    version: 1,
    title: 'Sleep debt',
    unit: 'h',
    evidence: 'heuristic',
    formula: 'sum of (need - slept) over the last 14 nights; surplus nights pay back, negative is a surplus',
    validRange:
      'nights that were recorded; the cited study shows the harm adds up, not that surplus repays it hour by hour',
    references: [references.vanDongen2003],
  },
  ({ sleptHours, needHours }: SleepDebtInput): Outcome<number> => {
    requirePositive('needHours', needHours);
    requireBetween('needHours', needHours, 0, 24);
    for (const [i, hours] of sleptHours.entries()) if (hours !== null) requireBetween(`sleptHours.${i}`, hours, 0, 24);
    const nights = sleptHours.slice(-DEBT_NIGHTS);
    const known = nights.filter((hours) => hours !== null);
    if (known.length === 0) return insufficientData('a recorded night', 'none');
    const missing = nights.length - known.length;
    return computed(
      known.reduce((sum, hours) => sum + needHours - hours, 0),
      missing === 0 ? [] : [`${missing} of the last ${nights.length} nights were not recorded and count neither way.`],
    );
  },
);
