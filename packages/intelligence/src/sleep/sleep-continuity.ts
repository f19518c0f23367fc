import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireNotNegative, requirePositive } from '../refuse.ts';

export interface SleepContinuityInput {
  /** From lights out to getting up: 1 asleep, 0 awake, NaN not scored. */
  readonly asleep: Float64Array;
  readonly epochSeconds: number;
}

export interface SleepContinuity {
  readonly timeInBedSeconds: number;
  readonly asleepSeconds: number;
  /** Lights out to the first epoch asleep. */
  readonly latencySeconds: number;
  /** Awake between the first and the last epoch asleep. */
  readonly wakeAfterOnsetSeconds: number;
  /** Awake after the last epoch asleep until getting up. */
  readonly wakeBeforeRisingSeconds: number;
  readonly awakenings: number;
  readonly awakeningsPerHour: number;
  /** Asleep as a share of the time in bed. */
  readonly efficiencyPercent: number;
  /** Asleep as a share of the time between the first and the last epoch asleep. */
  readonly maintenancePercent: number;
}

const MANY_UNSCORED = 0.1;

export const sleepContinuity = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.continuity.from_epochs',
    version: 1,
    title: 'Latency, wake after onset, awakenings and efficiency',
    unit: '%',
    evidence: 'consensus',
    formula:
      'efficiency = asleep/time in bed; latency = lights out to the first epoch asleep; wake after onset ends with the last epoch asleep (its sum with the time awake before rising is the laboratory form); awakenings per hour asleep',
    validRange: 'one main sleep with the times of lights out and rising; wearables miss quiet wakefulness',
    references: [references.iber2007, references.convention],
  },
  ({ asleep, epochSeconds }: SleepContinuityInput): Outcome<SleepContinuity> => {
    requirePositive('epochSeconds', epochSeconds);
    let sleeping = 0;
    let unscored = 0;
    let awakenings = 0;
    let wake = 0;
    let first = -1;
    let last = -1;
    for (let i = 0; i < asleep.length; i++) {
      const state = asleep[i] ?? Number.NaN;
      if (Number.isNaN(state)) unscored++;
      else if (state === 1) {
        sleeping++;
        if (first < 0) first = i;
        last = i;
      } else if (state === 0) {
        // Counted once sleep follows: wakefulness at the end is no awakening.
        if (first >= 0) wake++;
      } else refuse(`asleep.${i}`, `must be 1, 0 or missing (NaN), not ${state}.`);
    }
    if (first < 0) return insufficientData('an epoch asleep', `${asleep.length} epochs, none asleep`);
    let risingWake = 0;
    for (let i = last + 1; i < asleep.length; i++) if (asleep[i] === 0) risingWake++;
    for (let i = first + 1; i < last; i++) if (asleep[i] === 0 && asleep[i - 1] !== 0) awakenings++;
    const asleepSeconds = sleeping * epochSeconds;
    const wakeAfterOnsetSeconds = (wake - risingWake) * epochSeconds;
    const timeInBedSeconds = (asleep.length - unscored) * epochSeconds;
    return computed(
      {
        timeInBedSeconds,
        asleepSeconds,
        latencySeconds: first * epochSeconds,
        wakeAfterOnsetSeconds,
        wakeBeforeRisingSeconds: risingWake * epochSeconds,
        awakenings,
        awakeningsPerHour: awakenings / (asleepSeconds / 3600),
        efficiencyPercent: (100 * asleepSeconds) / timeInBedSeconds,
        maintenancePercent: (100 * asleepSeconds) / (asleepSeconds + wakeAfterOnsetSeconds),
      },
      unscored > MANY_UNSCORED * asleep.length
        ? [`${Math.round((100 * unscored) / asleep.length)} % of the epochs are not scored and count as neither.`]
        : [],
    );
  },
);

/** One recorded sleep. */
export interface RecordedSleep {
  /** Seconds on one clock, of any origin. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly asleepSeconds: number;
}

export interface DaySleep {
  /** Index of the longest sleep of the day. */
  readonly mainIndex: number;
  readonly mainSeconds: number;
  readonly napSeconds: number;
  readonly naps: number;
  readonly totalSeconds: number;
}

export const daySleep = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.day-total.main_and_naps',
    version: 1,
    title: 'Sleep of a day with naps',
    unit: 's',
    evidence: 'heuristic',
    formula:
      'main sleep = the longest asleep; all others are naps; total = their sum. Recordings that overlap are one sleep: the longer counts. Our own definition',
    validRange: 'the sleeps that end on one calendar day of the sleeper',
    references: [references.ours],
  },
  ({ sleeps }: { readonly sleeps: readonly RecordedSleep[] }): Outcome<DaySleep> => {
    for (const [i, { startSeconds, endSeconds, asleepSeconds }] of sleeps.entries()) {
      requireNotNegative(`sleeps.${i}.asleepSeconds`, asleepSeconds);
      requirePositive(`sleeps.${i}.endSeconds`, endSeconds - startSeconds);
      if (asleepSeconds > endSeconds - startSeconds)
        refuse(`sleeps.${i}.asleepSeconds`, `must be at most the ${endSeconds - startSeconds} s of the recording.`);
    }
    const kept: (readonly [index: number, sleep: RecordedSleep])[] = [];
    const byLength = [...sleeps.entries()].toSorted(([, a], [, b]) => b.asleepSeconds - a.asleepSeconds);
    for (const [index, sleep] of byLength) {
      const overlaps = kept.some(
        ([, other]) => sleep.startSeconds < other.endSeconds && other.startSeconds < sleep.endSeconds,
      );
      if (!overlaps) kept.push([index, sleep]);
    }
    const [main, ...naps] = kept;
    if (main === undefined) return insufficientData('a sleep', 'none');
    const napSeconds = naps.reduce((sum, [, { asleepSeconds }]) => sum + asleepSeconds, 0);
    const [mainIndex, { asleepSeconds: mainSeconds }] = main;
    const doubled = sleeps.length - kept.length;
    return computed(
      { mainIndex, mainSeconds, napSeconds, naps: naps.length, totalSeconds: mainSeconds + napSeconds },
      doubled === 0 ? [] : [`${doubled} recordings overlap a longer one and were not counted again.`],
    );
  },
);
