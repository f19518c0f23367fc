import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireFinite, requireNotNegative, requirePositive, requireWhole } from '../refuse.ts';

export interface TonnageTrendInput {
  readonly sessions: readonly { readonly dayNumber: number; readonly volumeLoadKilograms: number }[];
  /** Weeks are blocks of seven days that end on it; the oldest, incomplete one is left out. */
  readonly throughDay: number;
}

export interface TonnageTrend {
  /** Oldest first, weeks without a session as 0. */
  readonly weeklyKilograms: readonly number[];
  readonly kilogramsPerWeek: number;
  /** Of the mean week. */
  readonly percentPerWeek: number;
}

export const tonnageTrend = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'strength.tonnage-trend.weekly_slope',
    version: 1,
    title: 'Trend of weekly tonnage',
    unit: 'kg/week',
    evidence: 'consensus',
    formula: 'least-squares slope of the sums of weeks',
    validRange: '3 whole weeks or more of the same kind of training',
    references: [references.convention],
  },
  ({ sessions, throughDay }: TonnageTrendInput): Outcome<TonnageTrend> => {
    requireFinite('throughDay', throughDay);
    const weeks = new Map<number, number>();
    let first = throughDay + 1;
    for (const [i, { dayNumber, volumeLoadKilograms }] of sessions.entries()) {
      requireFinite(`sessions.${i}.dayNumber`, dayNumber);
      requireNotNegative(`sessions.${i}.volumeLoadKilograms`, volumeLoadKilograms);
      if (dayNumber > throughDay) continue;
      const back = Math.floor((throughDay - dayNumber) / 7);
      weeks.set(back, (weeks.get(back) ?? 0) + volumeLoadKilograms);
      first = Math.min(first, dayNumber);
    }
    const count = Math.floor((throughDay + 1 - first) / 7);
    if (count < 3) return insufficientData('3 whole weeks', `${Math.max(0, count)}`);
    if (count > 10_000) return insufficientData('days on one scale', `${count} weeks between them`);
    const weeklyKilograms = Array.from({ length: count }, (_, k) => weeks.get(count - 1 - k) ?? 0);
    const mean = weeklyKilograms.reduce((sum, value) => sum + value, 0) / count;
    const middle = (count - 1) / 2;
    const slope =
      weeklyKilograms.reduce((sum, value, k) => sum + (k - middle) * value, 0) / ((count * (count * count - 1)) / 12);
    return mean === 0
      ? insufficientData('a week with load', 'none')
      : computed({ weeklyKilograms, kilogramsPerWeek: slope, percentPerWeek: (100 * slope) / mean });
  },
);

export interface LiftPlateauInput {
  /** Best estimate of each day that has one. */
  readonly estimates: readonly { readonly dayNumber: number; readonly oneRepMaxKilograms: number }[];
  readonly throughDay: number;
  /** How long without progress makes a plateau. */
  readonly windowDays: number;
  /** Less than this is no progress: the error of the estimate. */
  readonly minimumChangePercent: number;
}

export interface LiftPlateau {
  readonly plateau: boolean;
  readonly bestBeforeKilograms: number;
  readonly bestWithinKilograms: number;
  readonly changePercent: number;
  readonly sessionsWithin: number;
}

const LEAST_SESSIONS = 3;

export const liftPlateau = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'strength.plateau.no_new_best',
    version: 1,
    title: 'Plateau of a lift',
    unit: '1',
    evidence: 'heuristic',
    formula: 'best within the window below best before it · (1 + minimum change)',
    validRange: 'windows of 3 sessions or more with the same way of estimating',
    references: [references.ours],
  },
  ({ estimates, throughDay, windowDays, minimumChangePercent }: LiftPlateauInput): Outcome<LiftPlateau> => {
    requireFinite('throughDay', throughDay);
    requireWhole('windowDays', windowDays, 1);
    requireNotNegative('minimumChangePercent', minimumChangePercent);
    let before = 0;
    let within = 0;
    let sessionsWithin = 0;
    for (const [i, { dayNumber, oneRepMaxKilograms }] of estimates.entries()) {
      requireFinite(`estimates.${i}.dayNumber`, dayNumber);
      requirePositive(`estimates.${i}.oneRepMaxKilograms`, oneRepMaxKilograms);
      if (dayNumber > throughDay) continue;
      if (dayNumber > throughDay - windowDays) {
        within = Math.max(within, oneRepMaxKilograms);
        sessionsWithin++;
      } else before = Math.max(before, oneRepMaxKilograms);
    }
    if (before === 0 || sessionsWithin < LEAST_SESSIONS)
      return insufficientData(
        `a session before the window and ${LEAST_SESSIONS} within`,
        `${before === 0 ? 'none' : 'one'} before, ${sessionsWithin} within`,
      );
    const changePercent = 100 * (within / before - 1);
    const best = { bestBeforeKilograms: before, bestWithinKilograms: within };
    return computed({ plateau: changePercent < minimumChangePercent, ...best, changePercent, sessionsWithin });
  },
);
