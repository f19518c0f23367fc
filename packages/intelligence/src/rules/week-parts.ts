import { refuse, requireNotNegative } from '../refuse.ts';
import { requireDate } from './marks.ts';
import type { ReviewActivity } from './week-totals.ts';

const WEEK = 7;

export interface PlannedSession {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly sport: string;
  readonly plannedSeconds?: number;
  readonly plannedLoad?: number;
  /** The activity that answered it; without, one of that sport on that day does. */
  readonly doneBy?: string;
}

export interface Highlight {
  readonly code: 'longest_session' | 'longest_distance' | 'most_ascent' | 'highest_load';
  readonly activityId: string;
  readonly value: number;
  readonly unit: string;
}

export interface WeekIntensity {
  readonly fractions: readonly [easy: number, middle: number, hard: number];
  /** Share of the week's time that it covers. */
  readonly covered: number;
}

export interface WeekPlan {
  readonly planned: number;
  readonly done: number;
  readonly missed: readonly PlannedSession[];
  readonly toCome: readonly PlannedSession[];
  readonly unplanned: readonly string[];
}

export function highlightsOf(week: readonly ReviewActivity[]): readonly Highlight[] {
  const kinds = [
    ['longest_session', 'durationSeconds', 's'],
    ['longest_distance', 'distanceMeters', 'm'],
    ['most_ascent', 'ascentMeters', 'm'],
    ['highest_load', 'load', 'TSS'],
  ] as const;
  const sound = week.filter(({ flagged }) => flagged !== true);
  return kinds.flatMap(([code, field, unit]) => {
    let best: Highlight | null = null;
    for (const { id: activityId, [field]: value = 0 } of sound)
      if (value > 0 && (best === null || value > best.value || (value === best.value && activityId < best.activityId)))
        best = { code, activityId, value, unit };
    return best ?? [];
  });
}

export function intensityOf(week: readonly ReviewActivity[]): WeekIntensity | null {
  const zones = [0, 0, 0];
  let [covered, time] = [0, 0];
  for (const { zoneSeconds, durationSeconds, flagged } of week) {
    time += durationSeconds;
    if (zoneSeconds === undefined || flagged === true) continue;
    covered += durationSeconds;
    for (const [zone, seconds] of zoneSeconds.entries()) zones[zone] = (zones[zone] ?? 0) + seconds;
  }
  const [easy = 0, middle = 0, hard = 0] = zones;
  const sum = easy + middle + hard;
  if (sum === 0) return null;
  return { fractions: [easy / sum, middle / sum, hard / sum], covered: time === 0 ? 0 : covered / time };
}

export function planOf(
  planned: readonly PlannedSession[],
  week: readonly ReviewActivity[],
  from: number,
  today: number,
): WeekPlan {
  const free = new Set(week.map(({ id }) => id));
  const sessions = planned.filter((session, i) => {
    for (const field of ['plannedSeconds', 'plannedLoad'] as const)
      if (session[field] !== undefined) requireNotNegative(`planned.${i}.${field}`, session[field]);
    const day = requireDate(`planned.${i}.date`, session.date);
    return day >= from && day < from + WEEK;
  });
  for (const { doneBy } of sessions) if (doneBy !== undefined) free.delete(doneBy);
  const missed: PlannedSession[] = [];
  const toCome: PlannedSession[] = [];
  let done = 0;
  for (const session of sessions) {
    const { doneBy, date, sport } = session;
    const match =
      doneBy ??
      week.find((activity) => activity.date === date && activity.sport === sport && free.has(activity.id))?.id;
    if (match !== undefined) {
      done++;
      free.delete(match);
    } else (requireDate('planned', date) >= today ? toCome : missed).push(session);
  }
  return { planned: sessions.length, done, missed, toCome, unplanned: [...free].sort() };
}

export function meanOf(
  path: string,
  values: readonly (number | null)[],
): { readonly mean: number | null; readonly days: number } {
  let [sum, days] = [0, 0];
  for (const [i, value] of values.entries()) {
    if (value === null) continue;
    if (!Number.isFinite(value)) refuse(`${path}.${i}`, `must be a finite number, not ${value}.`);
    sum += value;
    days++;
  }
  return { mean: days === 0 ? null : sum / days, days };
}
