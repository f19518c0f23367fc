import type { Brand } from './brand.ts';

/** A moment in UTC, always written `YYYY-MM-DDTHH:MM:SS.sssZ`, so that comparing texts compares times. */
export type Instant = Brand<string, 'Instant'>;
/** A calendar day as the wearer lived it, `YYYY-MM-DD`. */
export type LocalDate = Brand<string, 'LocalDate'>;

/** Half-open: `from` is inside, `to` is not. */
export interface TimeRange {
  readonly from: Instant;
  readonly to: Instant;
}

/** Both days inside. */
export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})\.(\d{3})Z$/;
const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

export const millisecondsPerDay = 86_400_000;

export function isInstant(text: string): text is Instant {
  return INSTANT.test(text) && Number.isFinite(Date.parse(text)) && new Date(text).toISOString() === text;
}

export function isLocalDate(text: string): text is LocalDate {
  const match = LOCAL_DATE.exec(text);
  if (match === null) return false;
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return dateOfUtcMilliseconds(day) === text;
}

/** @param milliseconds since 1970-01-01T00:00:00Z, from year 0 to 9999 */
export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant);
}

/**
 * The day on the wearer's calendar.
 * @param utcOffsetMinutes minutes east of UTC at that moment
 */
export function localDateOf(instant: Instant, utcOffsetMinutes: number): LocalDate {
  return dateOfUtcMilliseconds(millisecondsOf(instant) + utcOffsetMinutes * 60_000);
}

/** Whole days since 1970-01-01: the form for counting and for typed arrays. */
export function dayNumberOf(date: LocalDate): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay);
}

export function localDateOfDayNumber(dayNumber: number): LocalDate {
  return dateOfUtcMilliseconds(dayNumber * millisecondsPerDay);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return localDateOfDayNumber(dayNumberOf(date) + days);
}

/** Days from `from` to `to`; 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

function dateOfUtcMilliseconds(milliseconds: number): LocalDate {
  return new Date(milliseconds).toISOString().substring(0, 10) as LocalDate;
}
