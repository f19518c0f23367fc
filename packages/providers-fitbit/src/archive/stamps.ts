import { isLocalDate, type LocalDate, localDateOfDayNumber, millisecondsPerDay } from '@vitalwire/core';
import { parseVendorTime } from '@vitalwire/core/time';
import type { Stamp } from '@vitalwire/provider-kit/rows';

const AMERICAN = /^(\d{2})\/(\d{2})\/(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?$/;

/**
 * `07/01/26 00:00:05` (month first), `2026-07-01T00:00:05.000`, `2026-07-01T00:00:05Z`, `2026-07-01`.
 * @param bare whether a time without zone is one in UTC
 * @returns `null` when it is no time
 */
export function parseStamp(text: string, bare: 'utc' | 'wall'): Stamp | null {
  const american = AMERICAN.exec(text);
  if (american === null) return fromIso(text, bare);
  const [, month = '', day = '', year = '', hour = '00', minute = '00', second = '00'] = american;
  // Fitbit was founded in 2007: there is no other century.
  const date = `20${year}-${month}-${day}`;
  if (!isLocalDate(date) || hour > '23' || minute > '59' || second > '59') return null;
  return { milliseconds: Date.parse(`${date}T${hour}:${minute}:${second}Z`), utc: bare === 'utc' };
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
