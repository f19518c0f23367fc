import * as TemporalInstant from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import type { Brand } from '../brand.ts';
import { HealthError } from '../errors.ts';
import {
  addDays,
  type Instant,
  instantOf,
  type LocalDate,
  localDateOf,
  millisecondsOf,
  type TimeRange,
} from '../instant.ts';
import { cleanText, textLimits } from '../text.ts';

/** What a clock on the wall shows, `YYYY-MM-DDTHH:MM:SS.sss`. Names no moment until a zone or an offset is known. */
export type LocalDateTime = Brand<string, 'LocalDateTime'>;

/**
 * What to take where the clock is moved: a wall time that came twice (clock set back) or never (set forward) lies
 * between two moments. `reject` answers `null`.
 */
export type ClockChangeRule = 'earlier' | 'later' | 'reject';

const NANOSECONDS_PER_MINUTE = 60e9;

/** Whether it is an IANA name that this machine knows, `Europe/Berlin`; a bare offset is not one. */
export function isTimeZone(text: string): boolean {
  try {
    zoned(0, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Minutes east of UTC. Local mean times of before the zone's first law had seconds: rounded.
 * @throws HealthError `invalid-input` when the zone is unknown
 */
export function utcOffsetMinutesAt(instant: Instant, timeZone: string): number {
  const offset = ZonedDateTime.offsetNanoseconds(inZone(instant, timeZone));
  return Math.round(offset / NANOSECONDS_PER_MINUTE);
}

/** @throws HealthError `invalid-input` when the zone is unknown */
export function localDateIn(instant: Instant, timeZone: string): LocalDate {
  return localDateOf(instant, utcOffsetMinutesAt(instant, timeZone));
}

/** What the wall clock showed. @param utcOffsetMinutes minutes east of UTC at that moment */
export function localDateTimeOf(instant: Instant, utcOffsetMinutes: number): LocalDateTime {
  return instantOf(millisecondsOf(instant) + utcOffsetMinutes * 60_000).substring(0, 23) as LocalDateTime;
}

/** The moment at which a clock with this offset showed the wall time. @param utcOffsetMinutes minutes east of UTC */
export function instantOfLocalTime(local: LocalDateTime, utcOffsetMinutes: number): Instant {
  return instantOf(Date.parse(`${local}Z`) - utcOffsetMinutes * 60_000);
}

/**
 * The moment at which clocks of the zone showed the wall time. With `earlier` and `later` the two moments are as far
 * apart as the clock was moved.
 * @returns `null` only with `reject`
 * @throws HealthError `invalid-input` when the zone is unknown
 */
export function resolveLocalTime(local: LocalDateTime, timeZone: string, rule: 'earlier' | 'later'): Instant;
export function resolveLocalTime(local: LocalDateTime, timeZone: string, rule: ClockChangeRule): Instant | null;
export function resolveLocalTime(local: LocalDateTime, timeZone: string, rule: ClockChangeRule): Instant | null {
  assertTimeZone(timeZone);
  const wall = plainDateTime(local);
  const earlier = PlainDateTime.toZonedDateTime(wall, timeZone, { disambiguation: 'earlier' });
  const later = PlainDateTime.toZonedDateTime(wall, timeZone, { disambiguation: 'later' });
  if (rule === 'reject' && earlier.epochMilliseconds !== later.epochMilliseconds) return null;
  return instantOf(rule === 'later' ? later.epochMilliseconds : earlier.epochMilliseconds);
}

/**
 * The calendar day in a zone, as long as it really was: 23 or 25 hours where clocks are moved, none where a zone
 * skipped the day. Where clocks were set back over midnight it starts with the first moment of its date, as Canada had it
 * until 2011 at 00:01: the hour that went back to the day before lies inside of it.
 * @throws HealthError `invalid-input` when the zone is unknown
 */
export function dayRange(date: LocalDate, timeZone: string): TimeRange {
  assertTimeZone(timeZone);
  return { from: startOfDay(date, timeZone), to: startOfDay(addDays(date, 1), timeZone) };
}

function startOfDay(date: LocalDate, timeZone: string): Instant {
  const day = PlainDate.create(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10));
  return instantOf(PlainDate.toZonedDateTime(day, timeZone).epochMilliseconds);
}

function inZone(instant: Instant, timeZone: string): ZonedDateTime.Record {
  try {
    return zoned(millisecondsOf(instant), timeZone);
  } catch (cause) {
    throw unknownZone(timeZone, cause);
  }
}

/** @throws RangeError for a name unknown to the machine */
function zoned(milliseconds: number, timeZone: string): ZonedDateTime.Record {
  // Bare offsets, which Temporal takes for zones, have no clock changes: never what a person's zone is.
  if (!/^[A-Za-z]/.test(timeZone)) throw new RangeError(timeZone);
  return TemporalInstant.toZonedDateTimeISO(TemporalInstant.fromEpochMilliseconds(milliseconds), timeZone);
}

function assertTimeZone(timeZone: string): void {
  if (!isTimeZone(timeZone)) throw unknownZone(timeZone);
}

function unknownZone(timeZone: string, cause?: unknown): HealthError<'invalid-input'> {
  const shown = cleanText(timeZone, textLimits.word) ?? '';
  const message = `"${shown}" is not a time zone. Use an IANA name such as Europe/Berlin or America/New_York.`;
  return new HealthError('invalid-input', message, { issues: [{ path: 'timeZone', message }] }, { cause });
}

function plainDateTime(local: LocalDateTime): PlainDateTime.Record {
  return PlainDateTime.create(
    digits(local, 0, 4),
    digits(local, 5, 7),
    digits(local, 8, 10),
    digits(local, 11, 13),
    digits(local, 14, 16),
    digits(local, 17, 19),
    digits(local, 20, 23),
  );
}

function digits(text: string, from: number, to: number): number {
  return Number(text.substring(from, to));
}
