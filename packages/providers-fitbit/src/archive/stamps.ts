import { isLocalDate, type LocalDate, localDateOfDayNumber, millisecondsPerDay } from '@vitalwire/core';
import { parseVendorTime } from '@vitalwire/core/time';
import type { Stamp } from '@vitalwire/provider-kit/rows';

const AMERICAN = /^(\d{2})\/(\d{2})\/(\d{2})(?: (\d{2}:\d{2}:\d{2}))?$/;
const UTC = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})Z$/;

/** Beginnings of days as they are written: a file names each of its days many thousand times. */
const days = new Map<string, number | null>();
const DAYS_REMEMBERED = 5000;

/**
 * `07/01/26 00:00:05` (month first), `2026-07-01T00:00:05.000`, `2026-07-01T00:00:05Z`, `2026-07-01`.
 * @param bare whether a time without zone is one in UTC
 * @returns `null` when it is no time
 */
export function parseStamp(text: string, bare: 'utc' | 'wall'): Stamp | null {
  const utc = UTC.exec(text);
  if (utc !== null) return stampOf(utc[1] ?? '', utc[2] ?? '', true);
  const american = AMERICAN.exec(text);
  if (american === null) return fromIso(text, bare);
  const [, month = '', day = '', year = '', clock = '00:00:00'] = american;
  // Fitbit was founded in 2007: there is no other century.
  return stampOf(`20${year}-${month}-${day}`, clock, bare === 'utc');
}

function stampOf(date: string, clock: string, utc: boolean): Stamp | null {
  const start = beginningOf(date);
  if (start === null || clock > '23:59:59' || clock.substring(3, 5) > '59' || clock.substring(6) > '59') return null;
  const seconds =
    Number(clock.substring(0, 2)) * 3600 + Number(clock.substring(3, 5)) * 60 + Number(clock.substring(6));
  return { milliseconds: start + seconds * 1000, utc };
}

function beginningOf(date: string): number | null {
  const known = days.get(date);
  if (known !== undefined) return known;
  if (days.size >= DAYS_REMEMBERED) days.clear();
  const start = isLocalDate(date) ? Date.parse(`${date}T00:00:00Z`) : null;
  days.set(date, start);
  return start;
}

function fromIso(text: string, bare: 'utc' | 'wall'): Stamp | null {
  const time = parseVendorTime(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (time === null) return null;
  if (time.type === 'instant') return { milliseconds: Date.parse(time.instant), utc: true };
  const local = time.type === 'local' ? time.local : `${time.date}T00:00:00.000`;
  return { milliseconds: Date.parse(`${local}Z`), utc: bare === 'utc' };
}

/**
 * The day of a daily value. Google writes a day as its local midnight in UTC, `2026-03-31T16:00:00Z` for 1 April eight
 * hours east, or as midnight in UTC: what stands ten hours or more into a day is the next one's beginning.
 */
export function dayOfDailyStamp({ milliseconds, utc }: Stamp): LocalDate {
  const intoDay = ((milliseconds % millisecondsPerDay) + millisecondsPerDay) % millisecondsPerDay;
  const next = utc && intoDay >= 10 * 3_600_000 ? 1 : 0;
  return localDateOfDayNumber(Math.floor(milliseconds / millisecondsPerDay) + next);
}
