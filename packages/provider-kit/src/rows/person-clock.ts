import { instantOf, type LocalDate, localDateOfDayNumber, millisecondsPerDay } from '@vitalwire/core';
import { type LocalDateTime, resolveLocalTime, utcOffsetMinutesAt } from '@vitalwire/core/time';

/** A time as the export writes it: what a clock shows, in UTC or on a wall of which the export does not say where. */
export interface Stamp {
  /** As if the clock were one in UTC. */
  readonly milliseconds: number;
  readonly utc: boolean;
}

/** Between moments and the person's calendar; a quarter of an hour is asked for once. */
export interface PersonClock {
  /** Milliseconds since 1970 in UTC. */
  moment(stamp: Stamp): number;
  localDate(stamp: Stamp): LocalDate;
}

const QUARTER = 15 * 60_000;

/** @param timeZone the person's, `null` when not told: UTC */
export function createPersonClock(timeZone: string | null): PersonClock {
  const zone = timeZone ?? 'UTC';
  const offsets = new Map<number, number>();
  const shifts = new Map<number, number>();
  const remembered = (known: Map<number, number>, quarter: number, find: (milliseconds: number) => number): number => {
    const found = known.get(quarter);
    if (found !== undefined) return found;
    // Ten years have 350,000 quarters: more than a day's worth is never needed at once.
    if (known.size > 10_000) known.clear();
    const value = find(quarter * QUARTER);
    known.set(quarter, value);
    return value;
  };
  const dates = new Map<number, LocalDate>();
  const dateOf = (day: number): LocalDate => {
    const date = dates.get(day) ?? localDateOfDayNumber(day);
    if (dates.size > 10_000) dates.clear();
    dates.set(day, date);
    return date;
  };
  const offsetAt = (milliseconds: number): number => 60_000 * utcOffsetMinutesAt(instantOf(milliseconds), zone);
  const shiftAt = (milliseconds: number): number => {
    const wall = instantOf(milliseconds).substring(0, 23) as LocalDateTime;
    return milliseconds - Date.parse(resolveLocalTime(wall, zone, 'earlier'));
  };
  return {
    moment: ({ milliseconds, utc }) =>
      utc ? milliseconds : milliseconds - remembered(shifts, Math.floor(milliseconds / QUARTER), shiftAt),
    localDate: ({ milliseconds, utc }) => {
      const shift = utc ? remembered(offsets, Math.floor(milliseconds / QUARTER), offsetAt) : 0;
      return dateOf(Math.floor((milliseconds + shift) / millisecondsPerDay));
    },
  };
}
