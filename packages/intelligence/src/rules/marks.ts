import { dayNumberOf, isLocalDate, type LocalDate } from '@vitalwire/core';
import { refuse, requireNotNegative, requirePositive, requireWhole } from '../refuse.ts';

/** What an activity offers to a table of records. Every total may be absent. */
export interface RecordedActivity {
  readonly id: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly sport: string;
  /** Its data are not to be trusted: it sets no record. */
  readonly flagged?: boolean;
  readonly durationSeconds?: number;
  readonly distanceMeters?: number;
  readonly ascentMeters?: number;
  readonly biggestClimbMeters?: number;
  /** As `rules.fastest-distance` gives them. */
  readonly fastestDistances?: readonly { readonly meters: number; readonly seconds: number | null }[];
  /** As `power.mean-maximal.asked_durations` gives them. */
  readonly bestPowers?: readonly { readonly durationSeconds: number; readonly watts: number | null }[];
}

export type MeasureName =
  | 'fastest_distance'
  | 'best_power'
  | 'longest_distance'
  | 'longest_duration'
  | 'most_ascent'
  | 'biggest_climb';

export interface Measure {
  readonly name: MeasureName;
  /** Metres of a distance, seconds of a power; `null` for totals. */
  readonly target: number | null;
  readonly unit: 's' | 'W' | 'm';
}

/** One value of one activity. */
export interface Mark {
  readonly activityId: string;
  readonly date: string;
  readonly value: number;
}

export interface Offer {
  readonly sport: string;
  readonly measure: Measure;
  readonly mark: Mark;
}

/** Positive when `value` beats `against`. */
export function gainOf({ name }: Measure, value: number, against: number): number {
  return name === 'fastest_distance' ? against - value : value - against;
}

export function keyOf(sport: string, { name, target }: Measure): string {
  return `${name}|${target ?? ''}|${sport}`;
}

export function requireDate(path: string, date: string): number {
  if (!isLocalDate(date)) refuse(path, `must be a day as YYYY-MM-DD, not ${date}.`);
  return dayNumberOf(date);
}

const totals = [
  ['longest_distance', 'distanceMeters', 'm'],
  ['longest_duration', 'durationSeconds', 's'],
  ['most_ascent', 'ascentMeters', 'm'],
  ['biggest_climb', 'biggestClimbMeters', 'm'],
] as const;

/** All that an activity offers, checked. A total of 0 is no mark. */
export function offersOf(path: string, activity: RecordedActivity): readonly Offer[] {
  const { id: activityId, date, sport, fastestDistances = [], bestPowers = [] } = activity;
  requireDate(`${path}date`, date);
  const offers: Offer[] = [];
  const offer = (name: MeasureName, target: number | null, unit: Measure['unit'], value: number) =>
    offers.push({ sport, measure: { name, target, unit }, mark: { activityId, date, value } });
  for (const [name, field, unit] of totals) {
    const value = activity[field];
    if (value === undefined) continue;
    requireNotNegative(`${path}${field}`, value);
    if (value > 0) offer(name, null, unit, value);
  }
  for (const [i, { meters, seconds }] of fastestDistances.entries()) {
    requirePositive(`${path}fastestDistances.${i}.meters`, meters);
    if (seconds === null) continue;
    requirePositive(`${path}fastestDistances.${i}.seconds`, seconds);
    offer('fastest_distance', meters, 's', seconds);
  }
  for (const [i, { durationSeconds, watts }] of bestPowers.entries()) {
    requireWhole(`${path}bestPowers.${i}.durationSeconds`, durationSeconds, 1);
    if (watts === null) continue;
    requireNotNegative(`${path}bestPowers.${i}.watts`, watts);
    if (watts > 0) offer('best_power', durationSeconds, 'W', watts);
  }
  return offers;
}

export type RecordWindow = 'all_time' | 'rolling' | 'season';

export interface WindowOptions {
  /** Length of `rolling`: 365 unless given. */
  readonly rollingDays?: number;
  /** `MM-DD` on which a season begins: 01-01 unless given. */
  readonly seasonStart?: string;
}

/** First day number of each window that ends on `today`. */
export function windowStarts(
  today: string,
  { rollingDays = 365, seasonStart = '01-01' }: WindowOptions,
): { readonly [W in RecordWindow]: number } {
  requireWhole('rollingDays', rollingDays, 1);
  const end = requireDate('today', today);
  // 29 February has no anniversary.
  if (!isLocalDate(`2001-${seasonStart}`)) refuse('seasonStart', `must be a day as MM-DD, not ${seasonStart}.`);
  const year = Number(today.slice(0, 4)) - (today.slice(5) < seasonStart ? 1 : 0);
  const season = dayNumberOf(`${String(year).padStart(4, '0')}-${seasonStart}` as LocalDate);
  return { all_time: Number.NEGATIVE_INFINITY, rolling: end - rollingDays + 1, season };
}

/** By day, then by id: the order in which they were given does not matter. */
export function inOrder(a: Mark, b: Mark): number {
  return a.date < b.date || (a.date === b.date && a.activityId < b.activityId) ? -1 : 1;
}

/** Offers of all sound activities by sport and measure, oldest first. */
export function marksByMeasure(path: string, activities: readonly RecordedActivity[]) {
  const ids = new Set<string>();
  const flagged: string[] = [];
  const tables = new Map<string, { readonly sport: string; readonly measure: Measure; readonly marks: Mark[] }>();
  for (const [i, activity] of activities.entries()) {
    if (ids.has(activity.id)) refuse(`${path}.${i}.id`, `is given twice: ${activity.id}.`);
    ids.add(activity.id);
    const offers = offersOf(`${path}.${i}.`, activity);
    if (activity.flagged === true) {
      flagged.push(activity.id);
      continue;
    }
    for (const { sport, measure, mark } of offers) {
      const key = keyOf(sport, measure);
      const table = tables.get(key) ?? { sport, measure, marks: [] };
      table.marks.push(mark);
      tables.set(key, table);
    }
  }
  for (const { marks } of tables.values()) marks.sort(inOrder);
  return { tables, flagged: flagged.sort() };
}
