import type { RowResult } from '@vitalwire/provider-kit/rows';
import type { OuraDocument } from './document.ts';
import type { OuraPlace } from './origins.ts';
import { readActivity, readOxygen, readOxygenUptake, readReadiness, readTag, readWorkout } from './read-days.ts';
import { readSleep } from './read-sleep.ts';

/** What a document is, by its fields: names of files and keys differ between exports. */
export type Collection =
  | 'sleep'
  | 'daily_sleep'
  | 'daily_readiness'
  | 'daily_activity'
  | 'daily_spo2'
  | 'vo2_max'
  | 'workout'
  | 'enhanced_tag'
  | 'heartrate'
  | 'temperature'
  | Unread;

/** What no kind of ours holds, as Oura calls it. */
type Unread = 'daily_stress' | 'daily_resilience' | 'sleep_time' | 'daily_cardiovascular_age' | 'session';

/** The first whose fields are all there; more telling ones stand before those with fewer fields. */
const marks: readonly (readonly [collection: Collection, fields: readonly string[]])[] = [
  ['sleep', ['bedtime_start', 'bedtime_end']],
  ['heartrate', ['bpm', 'timestamp', 'source']],
  ['heartrate', ['bpm', 'timestamp']],
  ['temperature', ['skin_temp', 'timestamp']],
  ['workout', ['activity', 'start_datetime', 'end_datetime']],
  ['enhanced_tag', ['tag_type_code', 'start_time']],
  ['daily_spo2', ['day', 'spo2_percentage']],
  ['vo2_max', ['day', 'vo2_max']],
  ['daily_activity', ['day', 'steps', 'active_calories']],
  ['daily_readiness', ['day', 'score', 'temperature_deviation']],
  ['daily_stress', ['day', 'stress_high']],
  ['daily_resilience', ['day', 'level']],
  ['sleep_time', ['day', 'optimal_bedtime']],
  ['daily_cardiovascular_age', ['day', 'vascular_age']],
  ['session', ['day', 'mood', 'start_datetime']],
  ['daily_sleep', ['day', 'score', 'contributors']],
];

/** `null` for what Oura does not write. */
export function collectionOf(has: (field: string) => boolean): Collection | null {
  return marks.find(([, fields]) => fields.every(has))?.[0] ?? null;
}

const notHeld = () => 'No kind of ours holds it.';
const unread: Readonly<Record<Unread, typeof notHeld>> = {
  daily_stress: notHeld,
  daily_resilience: notHeld,
  sleep_time: notHeld,
  daily_cardiovascular_age: notHeld,
  session: notHeld,
};

export const isUnread = (collection: Collection): collection is Unread => Object.hasOwn(unread, collection);

/** Collections whose documents stand for themselves. */
export const readers: { readonly [C in Collection]?: (document: OuraDocument, place: OuraPlace) => RowResult } = {
  sleep: readSleep,
  daily_readiness: readReadiness,
  daily_activity: readActivity,
  daily_spo2: readOxygen,
  vo2_max: readOxygenUptake,
  workout: readWorkout,
  enhanced_tag: readTag,
  ...unread,
};
