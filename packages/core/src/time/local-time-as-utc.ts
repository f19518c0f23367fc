import { type Instant, millisecondsOf } from '../instant.ts';
import { parseVendorTime } from './vendor-time.ts';
import { type LocalDateTime, localDateTimeOf } from './zone.ts';

/**
 * The wall time in a text of a vendor that writes local time as if it were UTC: `2026-03-01T07:12:33Z` for 07:12 on the
 * wearer's clock. Whatever zone the text claims is passed over: only for fields that are known to be written so. It is a
 * moment with the offset of `utcOffsetMinutesBetween`, or in the person's own zone by `resolveLocalTime`.
 * @returns `null` when it is no time, or a day alone
 */
export function localTimeDespiteZone(text: string): LocalDateTime | null {
  const time = parseVendorTime(text);
  if (time === null || time.type === 'date') return null;
  return time.type === 'local' ? time.local : localDateTimeOf(time.instant, time.utcOffsetMinutes ?? 0);
}

/** Every zone has been whole quarters of an hour from UTC since 1972. */
const STEP_MINUTES = 15;
/** Some devices take the two times a little apart, and vendors cut them to seconds or to minutes. */
const TOLERANCE_MINUTES = 3;
/** Baker Island and the Line Islands, since 1972. */
const FURTHEST_WEST_MINUTES = -12 * 60;
const FURTHEST_EAST_MINUTES = 14 * 60;

/**
 * How far the wearer's clock was ahead of UTC, where a source gives a moment and what the clock showed.
 * @returns minutes east of UTC; `null` where no clock explains the two, so that one of them is of something else
 */
export function utcOffsetMinutesBetween(instant: Instant, local: LocalDateTime): number | null {
  const minutes = (Date.parse(`${local}Z`) - millisecondsOf(instant)) / 60_000;
  const offset = Math.round(minutes / STEP_MINUTES) * STEP_MINUTES;
  if (Math.abs(minutes - offset) > TOLERANCE_MINUTES) return null;
  if (offset < FURTHEST_WEST_MINUTES || offset > FURTHEST_EAST_MINUTES) return null;
  return offset === 0 ? 0 : offset;
}
