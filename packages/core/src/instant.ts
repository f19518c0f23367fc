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

const LOCAL_DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const TIME_OF_DAY = /^T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

export const millisecondsPerDay = 86_400_000;

export function isInstant(text: string): text is Instant {
  return text.length === 24 && TIME_OF_DAY.test(text.substring(10)) && isLocalDate(text.substring(0, 10));
}

export function isLocalDate(text: string): text is LocalDate {
  if (!LOCAL_DATE.test(text)) return false;
  const day = Number(text.substring(8));
  return day <= 28 || day <= daysInMonth(Number(text.substring(0, 4)), Number(text.substring(5, 7)));
}

/** Every month has 28 days; this is asked for the rest. */
function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
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
