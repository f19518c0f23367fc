import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive } from '../refuse.ts';

export interface MarathonShapeInput {
  /** Of the last half year; older ones do no harm. */
  readonly runs: readonly { readonly daysAgo: number; readonly distanceMeters: number }[];
  /** `effectiveVo2max`; below 25 counts as 25. */
  readonly vo2max: number;
  /** Days since the first run on record when fewer than 182; weekly distance is then of these, but of 70 at least. */
  readonly historyDays?: number;
}

export interface MarathonShape {
  /** 100: trained for the marathon that the VO2max allows. May be more. */
  readonly percent: number;
  readonly weeklyKilometers: number;
  readonly targetWeeklyKilometers: number;
  /** Long-run points a week; 1 is the target. */
  readonly longRunShare: number;
  /** Length of the weekly long run that is the target. */
  readonly targetLongRunKilometers: number;
}

const WEEKLY_DAYS = 182;
const LEAST_DAYS = 70;
const LONG_DAYS = 70;
const LONG_FROM_KILOMETERS = 13;
const LOWEST_VO2MAX = 25;

/** How well weeks and long runs of training fit the marathon that the VO2max promises. */
export const marathonShape = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.marathon-shape.runalyze',
    version: 1,
    title: 'Marathon shape',
    unit: '%',
    evidence: 'heuristic',
    formula:
      '100·(2/3·weekly km of 26 weeks/VO2max^1.135 + 1/3·points/10), points of 10 weeks: (2 - 2·days/70)·((km - 13)/(12·ln(VO2max/4) - 13))² over 13 km',
    validRange: 'marathon training; says nothing of shorter races',
    references: [references.runalyzeMarathonShape],
  },
  ({ runs, vo2max, historyDays = WEEKLY_DAYS }: MarathonShapeInput): Outcome<MarathonShape> => {
    requirePositive('vo2max', vo2max);
    requireNotNegative('historyDays', historyDays);
    for (const [i, run] of runs.entries()) {
      requireNotNegative(`runs.${i}.daysAgo`, run.daysAgo);
      requireNotNegative(`runs.${i}.distanceMeters`, run.distanceMeters);
    }
    const days = Math.min(WEEKLY_DAYS, Math.max(LEAST_DAYS, historyDays));
    const counted = runs.filter(({ daysAgo }) => daysAgo <= days);
    if (counted.length === 0) return insufficientData('a run of the last 26 weeks', 'none');
    const index = Math.max(LOWEST_VO2MAX, vo2max);
    const targetWeeklyKilometers = index ** 1.135;
    const targetLongRunKilometers = 12 * Math.log(index / 4);
    const weeklyKilometers = (counted.reduce((sum, run) => sum + run.distanceMeters / 1000, 0) * 7) / days;
    let points = 0;
    for (const { daysAgo, distanceMeters } of counted) {
      const beyond = distanceMeters / 1000 - LONG_FROM_KILOMETERS;
      const age = Math.floor(daysAgo);
      if (beyond <= 0 || age >= LONG_DAYS) continue;
      points += (2 - (2 * age) / LONG_DAYS) * (beyond / (targetLongRunKilometers - LONG_FROM_KILOMETERS)) ** 2;
    }
    const longRunShare = (points * 7) / LONG_DAYS;
    const percent = (100 * (2 * (weeklyKilometers / targetWeeklyKilometers) + longRunShare)) / 3;
    return computed(
      { percent, weeklyKilometers, targetWeeklyKilometers, longRunShare, targetLongRunKilometers },
      vo2max < LOWEST_VO2MAX ? ['Targets are those of a VO2max of 25.'] : [],
    );
  },
);
