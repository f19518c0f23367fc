import { LifeEventType } from '../calendar/life-event.ts';
import type { Day } from '../life/day.ts';

/** The devices were there by day. */
export function recordedDay(day: Day): boolean {
  return !day.events.has(LifeEventType.NoDevice);
}

/** The night that ended on this morning was seen by the watch. */
export function recordedNight(day: Day): boolean {
  return recordedDay(day) && !day.events.has(LifeEventType.NightWithoutWatch);
}
