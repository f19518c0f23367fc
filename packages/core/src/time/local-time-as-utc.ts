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
/** Vendors cut the two to seconds or to minutes, each in its own way. */
const TOLERANCE_MINUTES = 2;
const WIDEST_MINUTES = 18 * 60;

/**
 * How far the wearer's clock was ahead of UTC, where a source gives a moment and what the clock showed.
 * @returns minutes east of UTC; `null` where no clock explains the two, so that one of them is of something else
 */
export function utcOffsetMinutesBetween(instant: Instant, local: LocalDateTime): number | null {
  const minutes = (Date.parse(`${local}Z`) - millisecondsOf(instant)) / 60_000;
  const offset = Math.round(minutes / STEP_MINUTES) * STEP_MINUTES;
  if (Math.abs(minutes - offset) > TOLERANCE_MINUTES || Math.abs(offset) > WIDEST_MINUTES) return null;
  return offset === 0 ? 0 : offset;
}
