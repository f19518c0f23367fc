import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireFinite, requirePositive } from '../refuse.ts';

export interface GoalProgressInput {
  /** When the goal was set; 0 for a goal that adds up, such as a month's kilometres. */
  readonly startValue: number;
  readonly startDay: number;
  readonly targetValue: number;
  readonly targetDay: number;
  readonly currentValue: number;
  readonly today: number;
}

export interface Milestone {
  readonly percent: number;
  readonly value: number;
  /** By the straight line from start to target. */
  readonly dueDay: number;
  readonly reached: boolean;
}

export interface GoalProgress {
  /** Of the way from start to target; negative after a step back, above 100 beyond the target. */
  readonly percent: number;
  /** Of the time; 100 once it is over. */
  readonly timePercent: number;
  /** On the straight line from start to target today. */
  readonly expectedValue: number;
  readonly differenceToExpected: number;
  readonly status: 'reached' | 'ahead' | 'on-track' | 'behind' | 'missed';
  /** At the rate since the start; `null` while there is no progress. */
  readonly projectedDay: number | null;
  /** Needed from now on to be in time; 0 when reached, `null` once the time is over. */
  readonly requiredPerWeek: number | null;
  readonly milestones: readonly Milestone[];
}

const TOLERANCE_POINTS = 10;
const MILESTONES = [25, 50, 75, 100];

/** Falling goals, times and weights, count as rising ones do: the way done of the way to go. */
export const goalProgress = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.goal-progress.schedule',
    version: 1,
    title: 'Progress of a goal against its schedule',
    unit: '%',
    evidence: 'heuristic',
    formula: '100·(now - start)/(target - start) against the share of time gone; within 10 points is on track',
    validRange: 'goals with a start, a target and a date',
    references: [references.ours],
  },
  (input: GoalProgressInput): Outcome<GoalProgress> => {
    for (const [name, value] of Object.entries(input)) requireFinite(name, value);
    const { startValue, startDay, targetValue, targetDay, currentValue, today } = input;
    if (!(targetDay > startDay)) refuse('targetDay', 'must lie after startDay.');
    if (today < startDay) refuse('today', 'must not lie before startDay.');
    if (targetValue === startValue) refuse('targetValue', 'must differ from startValue.');
    const way = targetValue - startValue;
    // Plus 0: a falling goal at its start is not at minus 0.
    const done = (currentValue - startValue) / way + 0;
    const time = Math.min(1, (today - startDay) / (targetDay - startDay));
    const expectedValue = startValue + way * time;
    const points = 100 * (done - time);
    let status: GoalProgress['status'] = 'on-track';
    if (done >= 1) status = 'reached';
    else if (today > targetDay) status = 'missed';
    else if (points > TOLERANCE_POINTS) status = 'ahead';
    else if (points < -TOLERANCE_POINTS) status = 'behind';
    const elapsed = today - startDay;
    return computed({
      percent: 100 * done,
      timePercent: 100 * time,
      expectedValue,
      differenceToExpected: currentValue - expectedValue,
      status,
      projectedDay: done > 0 && elapsed > 0 ? startDay + elapsed / done : null,
      requiredPerWeek:
        done >= 1 ? 0 : today < targetDay ? (7 * (targetValue - currentValue)) / (targetDay - today) : null,
      milestones: MILESTONES.map((percent) => ({
        percent,
        value: startValue + (way * percent) / 100,
        dueDay: startDay + ((targetDay - startDay) * percent) / 100,
        reached: 100 * done >= percent,
      })),
    });
  },
);

/** Knows no start: halfway to a shorter time reads as done, and more is always better. */
export const goalProgressPierre = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.goal-progress.pierre_share',
    version: 1,
    title: 'Progress of a goal (share of the target)',
    unit: '%',
    evidence: 'heuristic',
    formula: 'min(100, 100 · now/target)',
    validRange: 'for comparison only; sums from 0',
    references: [references.pierre],
  },
  ({ currentValue, targetValue }: { readonly currentValue: number; readonly targetValue: number }) => {
    requireFinite('currentValue', currentValue);
    requirePositive('targetValue', targetValue);
    return computed(Math.min(100, (100 * currentValue) / targetValue));
  },
);
