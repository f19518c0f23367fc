import { dayNumberOf, type LocalDate } from '@vitalwire/core';
import { refuse, requireNotNegative } from '../refuse.ts';
import { requireDate } from './marks.ts';

export interface ReviewActivity {
  readonly id: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly sport: string;
  readonly durationSeconds: number;
  readonly distanceMeters?: number;
  readonly ascentMeters?: number;
  readonly load?: number;
  /** Below, between and above the two thresholds. */
  readonly zoneSeconds?: readonly [easy: number, middle: number, hard: number];
  /** Its data are not to be trusted: it counts as a session with its time and nothing else. */
  readonly flagged?: boolean;
}

/** `null`: no session says it. */
export interface WeekTotals {
  readonly sessions: number;
  readonly activeDays: number;
  readonly durationSeconds: number;
  readonly distanceMeters: number | null;
  readonly ascentMeters: number | null;
  readonly load: number | null;
}

export type TotalName = keyof WeekTotals;

export interface Compared {
  readonly value: number;
  readonly reference: number;
  readonly difference: number;
  /** `null` where the reference is 0. */
  readonly percent: number | null;
}

/** This week against another stretch; a total that either lacks is left out. */
export interface WeekComparison {
  /** Weeks of which the reference is the mean. */
  readonly weeks: number;
  readonly totals: { readonly [N in TotalName]?: Compared };
}

export function requireActivities(activities: readonly ReviewActivity[]): void {
  const ids = new Set<string>();
  for (const [i, activity] of activities.entries()) {
    const path = `activities.${i}`;
    if (ids.has(activity.id)) refuse(`${path}.id`, `is given twice: ${activity.id}.`);
    ids.add(activity.id);
    requireDate(`${path}.date`, activity.date);
    requireNotNegative(`${path}.durationSeconds`, activity.durationSeconds);
    for (const field of ['distanceMeters', 'ascentMeters', 'load'] as const) {
      const value = activity[field];
      if (value !== undefined) requireNotNegative(`${path}.${field}`, value);
    }
    for (const [zone, seconds] of (activity.zoneSeconds ?? []).entries())
      requireNotNegative(`${path}.zoneSeconds.${zone}`, seconds);
  }
}

function sumOf(
  activities: readonly ReviewActivity[],
  field: 'distanceMeters' | 'ascentMeters' | 'load',
): number | null {
  let sum: number | null = null;
  for (const { flagged, [field]: value } of activities)
    if (value !== undefined && flagged !== true) sum = (sum ?? 0) + value;
  return sum;
}

export function totalsOf(activities: readonly ReviewActivity[]): WeekTotals {
  return {
    sessions: activities.length,
    activeDays: new Set(activities.map(({ date }) => date)).size,
    durationSeconds: activities.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
    distanceMeters: sumOf(activities, 'distanceMeters'),
    ascentMeters: sumOf(activities, 'ascentMeters'),
    load: sumOf(activities, 'load'),
  };
}

export function between(activities: readonly ReviewActivity[], from: number, days: number): readonly ReviewActivity[] {
  return activities.filter(({ date }) => {
    const day = dayNumberOf(date as LocalDate);
    return day >= from && day < from + days;
  });
}

const names = ['sessions', 'activeDays', 'durationSeconds', 'distanceMeters', 'ascentMeters', 'load'] as const;

/** Weeks without a session count as 0: they are known. */
export function compareWeek(week: WeekTotals, others: readonly WeekTotals[]): WeekComparison | null {
  if (others.length === 0) return null;
  const totals: { [N in TotalName]?: Compared } = {};
  for (const name of names) {
    const value = week[name] ?? (week.sessions === 0 ? 0 : null);
    if (value === null || others.every((other) => other.sessions > 0 && other[name] === null)) continue;
    const reference = others.reduce((sum, other) => sum + (other[name] ?? 0), 0) / others.length;
    const difference = value - reference;
    totals[name] = { value, reference, difference, percent: reference === 0 ? null : (100 * difference) / reference };
  }
  return { weeks: others.length, totals };
}
