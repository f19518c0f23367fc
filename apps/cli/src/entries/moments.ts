import {
  addDays,
  HealthError,
  type Instant,
  instantOf,
  isLocalDate,
  type LocalDate,
  millisecondsOf,
} from '@vitalwire/core';
import {
  type LocalDateTime,
  localDateIn,
  parseVendorTime,
  resolveLocalTime,
  utcOffsetMinutesAt,
} from '@vitalwire/core/time';
import { duration } from './quantities.ts';

/** Where and when the person is. */
export interface PersonClock {
  readonly now: Instant;
  /** The person's own zone, or this machine's. */
  readonly timeZone: string;
}

export interface Moment {
  readonly at: Instant;
  readonly utcOffsetMinutes: number;
}

const MOMENT_EXAMPLES = '7:00, yesterday 7:00, 2026-05-04 7:00, 30min ago, or 2026-05-04T07:00+02:00';
/** What a bare day stands for, where a moment is needed. */
const MIDDAY = '12:00';

/**
 * Reads a time of the person's clock: `now`, `7:00`, `7:30pm`, `yesterday 22:15`, `2026-05-04 7:00`, `2026-05-04` (midday),
 * `30min ago`, and any of them with an offset.
 * @param path the option it was given with
 * @throws HealthError `invalid-input`
 */
export function momentOf(text: string, { now, timeZone }: PersonClock, path: string): Moment {
  const trimmed = text.trim();
  if (/^now$/i.test(trimmed)) return momentAt(now, timeZone);
  const ago = /^(.+?)\s+ago$/i.exec(trimmed)?.[1];
  if (ago !== undefined) {
    const seconds = duration(ago, 'metric');
    if (seconds === null) throw unreadable(path, text, `Write it as ${MOMENT_EXAMPLES}.`);
    return momentAt(instantOf(millisecondsOf(now) - seconds * 1000), timeZone);
  }
  const match =
    /^(?:(today|yesterday|\d{4}-\d{2}-\d{2})(?:[T\s]+|$))?(?:(\S+?(?:\s*[ap]m)?)\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i.exec(
      trimmed,
    );
  const [, dayText, clockText, offset] = match ?? [];
  if (match === null || (dayText === undefined && clockText === undefined))
    throw unreadable(path, text, `Write it as ${MOMENT_EXAMPLES}.`);
  const today = localDateIn(now, timeZone);
  const day = dayText === undefined ? today : dayOf(dayText, today, path);
  if (clockText === undefined)
    return day === today ? momentAt(now, timeZone) : localMoment(day, MIDDAY, timeZone, path);
  const clock = clockOf(clockText);
  if (clock === null) throw unreadable(path, text, `Write it as ${MOMENT_EXAMPLES}.`);
  if (offset === undefined) return localMoment(day, clock, timeZone, path);
  const read = parseVendorTime(`${day}T${clock}${offset.toUpperCase()}`);
  if (read?.type !== 'instant') throw unreadable(path, text, `Write it as ${MOMENT_EXAMPLES}.`);
  const { instant, utcOffsetMinutes } = read;
  return utcOffsetMinutes === null ? momentAt(instant, timeZone) : { at: instant, utcOffsetMinutes };
}

/** @param text `today`, `yesterday` or `2026-05-04` @throws HealthError `invalid-input` */
export function dayOf(text: string, today: LocalDate, path: string): LocalDate {
  const word = text.trim().toLowerCase();
  if (word === 'today') return today;
  if (word === 'yesterday') return addDays(today, -1);
  if (isLocalDate(word)) return word;
  throw unreadable(path, text, 'Write it as 2026-05-04, today or yesterday.');
}

export interface Span {
  readonly start: Instant;
  readonly end: Instant;
  /** At the end: for sleep that is what counts. */
  readonly utcOffsetMinutes: number;
}

/**
 * `23:10-06:45`: two times of the clock, the second on the day, the first before it.
 * @throws HealthError `invalid-input`
 */
export function clockSpan(text: string, day: LocalDate, timeZone: string, path: string): Span {
  const [from, to, ...more] = text.trim().split(/\s*(?:-|–|\bto\b)\s*/i);
  const started = from === undefined ? null : clockOf(from);
  const ended = to === undefined ? null : clockOf(to);
  if (started === null || ended === null || more.length > 0)
    throw unreadable(path, text, 'Write it as 23:10-06:45, from falling asleep to waking.');
  if (started === ended) throw unreadable(path, text, 'Both times are the same: write it as 23:10-06:45.');
  const end = localMoment(day, ended, timeZone, path);
  const start = localMoment(started < ended ? day : addDays(day, -1), started, timeZone, path);
  return { start: start.at, end: end.at, utcOffsetMinutes: end.utcOffsetMinutes };
}

export function momentAt(at: Instant, timeZone: string): Moment {
  return { at, utcOffsetMinutes: utcOffsetMinutesAt(at, timeZone) };
}

/** @returns `07:00`, or with seconds; `null` when it is no time of the day */
function clockOf(text: string): string | null {
  const match = /^(\d{1,2})(?::([0-5]\d)(?::([0-5]\d))?)?(?:\s*([ap])m)?$/i.exec(text.trim());
  if (match === null) return null;
  const [, hourText, minutes, seconds, half] = match;
  if (half === undefined && minutes === undefined) return null;
  const hour = Number(hourText);
  if (half === undefined ? hour > 23 : hour < 1 || hour > 12) return null;
  const hours = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${String(hours).padStart(2, '0')}:${minutes ?? '00'}${seconds === undefined ? '' : `:${seconds}`}`;
}

function localMoment(day: LocalDate, clock: string, timeZone: string, path: string): Moment {
  const local = `${day}T${clock.length === 5 ? `${clock}:00` : clock}.000` as LocalDateTime;
  const at = resolveLocalTime(local, timeZone, 'reject');
  if (at !== null) return momentAt(at, timeZone);
  const [one, other] = (['earlier', 'later'] as const).map((rule) => {
    const { utcOffsetMinutes } = momentAt(resolveLocalTime(local, timeZone, rule), timeZone);
    return `${day}T${clock}${offsetText(utcOffsetMinutes)}`;
  });
  // Two times of the clock leave no place for an offset.
  const help =
    path === 'sleep'
      ? `Log it with a time beside it, then set it: vitalwire edit <id> start=${one} (or ${other}).`
      : `Add the offset: ${one} or ${other}.`;
  const message = `The clocks of ${timeZone} were moved at ${clock} on ${day}, so that it came twice or never. ${help}`;
  throw new HealthError('invalid-input', message, { issues: [{ path, message }] });
}

/** `+05:45` */
function offsetText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

export function unreadable(path: string, text: string, help: string): HealthError<'invalid-input'> {
  const message = `"${text}" cannot be read as ${path}. ${help}`;
  return new HealthError('invalid-input', message, { issues: [{ path, message: help }] });
}
