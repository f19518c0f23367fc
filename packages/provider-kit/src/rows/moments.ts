import { type DateBasis, type Instant, isLocalDate, type LocalDate } from '@vitalwire/core';
import {
  attributeLocalDate,
  dayRange,
  instantOfLocalTime,
  type LocalDateTime,
  parseVendorTime,
  resolveLocalTime,
  type VendorTime,
} from '@vitalwire/core/time';
import { unreadableCell } from './cells.ts';

/** A moment of a record, and how it was found. */
export interface Moment {
  readonly instant: Instant;
  /** `null` when the source does not say. */
  readonly utcOffsetMinutes: number | null;
  readonly localDate: LocalDate;
  readonly dateBasis: DateBasis;
  /** A wall time was placed in the person's zone, or in UTC: say so with a warning, `time-zone-unknown`. */
  readonly assumed: boolean;
}

/** What stands beside a time. */
export interface KnownOfTime {
  /** As the row says, `null` when it does not. */
  readonly utcOffsetMinutes: number | null;
  /** The person's IANA zone, `null` when not told. */
  readonly assumedTimeZone: string | null;
}

/**
 * The moment that a vendor's time names. A wall time needs an offset; without one it is taken as one of the person's
 * own zone (the earlier, where the clock came past twice), else of UTC. The calendar day of a wall time is known.
 * @throws HealthError `invalid-input` when the zone is needed and unknown
 */
export function momentOf(time: VendorTime, known: KnownOfTime): Moment {
  const { assumedTimeZone } = known;
  if (time.type === 'instant') {
    const utcOffsetMinutes = time.utcOffsetMinutes ?? known.utcOffsetMinutes;
    const day = attributeLocalDate({ start: time.instant, utcOffsetMinutes, assumedTimeZone });
    return { instant: time.instant, utcOffsetMinutes, ...day, assumed: false };
  }
  const local = time.type === 'local' ? time.local : (`${time.date}T00:00:00.000` as LocalDateTime);
  const localDate = local.substring(0, 10) as LocalDate;
  const { utcOffsetMinutes } = known;
  const assumed = utcOffsetMinutes === null;
  const instant = assumed
    ? placedIn(assumedTimeZone ?? 'UTC', time.type === 'date' ? time.date : local)
    : instantOfLocalTime(local, utcOffsetMinutes);
  return { instant, utcOffsetMinutes, localDate, dateBasis: 'recorded', assumed };
}

/** A day alone begins with its first moment: some have no midnight, since the clock is set forward over it. */
function placedIn(timeZone: string, time: LocalDateTime | LocalDate): Instant {
  return isLocalDate(time) ? dayRange(time, timeZone).from : resolveLocalTime(time, timeZone, 'earlier');
}

const OFFSET = /^(?:UTC|GMT)?\s*(?:([+\-\u2212])(\d{1,2}):?(\d{2})?|Z?)$/i;

/**
 * Minutes east of UTC of `UTC-04:00`, `+0530`, `GMT+2`, `Z`.
 * @returns `null` for an absent cell and for what is no offset
 */
export function readUtcOffsetMinutes(text: string | null): number | null {
  const match = text === null || text === '' ? null : OFFSET.exec(text);
  if (match === null) return null;
  const [, sign, hours = '0', minutes = '0'] = match;
  const size = Number(hours) * 60 + Number(minutes);
  // No zone has ever been further from UTC.
  if (size > 18 * 60 || Number(minutes) > 59) return null;
  return sign === undefined || sign === '+' || size === 0 ? size : -size;
}

/**
 * The moment of a cell with an ISO date or time, `2024-06-23 20:24:26`.
 * @returns `null` for an absent cell
 * @throws HealthError `invalid-input`
 */
export function readMoment(text: string | null, what: string, known: KnownOfTime): Moment | null {
  if (text === null) return null;
  const time = parseVendorTime(text);
  if (time === null) throw unreadableCell(what, text);
  return momentOf(time, known);
}
