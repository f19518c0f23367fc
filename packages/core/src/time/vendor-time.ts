import { type Instant, instantOf, isLocalDate, type LocalDate } from '../instant.ts';
import type { LocalDateTime } from './zone.ts';

/** What a vendor's or a file's text says of a time, and no more than it says. */
export type VendorTime =
  | {
      readonly type: 'instant';
      readonly instant: Instant;
      /** Minutes east of UTC as written. `null` for `Z` and `-00:00`: the moment is told, the wearer's clock is not. */
      readonly utcOffsetMinutes: number | null;
    }
  /** A wall time without zone: a moment only with an offset (`instantOfLocalTime`) or a zone (`resolveLocalTime`). */
  | { readonly type: 'local'; readonly local: LocalDateTime }
  | { readonly type: 'date'; readonly date: LocalDate };

const TEXT =
  /^(\d{4}-\d{2}-\d{2})(?:(?:[Tt]| +)(\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(?:([Zz]|UTC|GMT)|([+-])(\d{2})(?::?(\d{2}))?))?)?$/;
/** No zone has ever been further from UTC. */
const WIDEST_OFFSET_MINUTES = 18 * 60;

/**
 * Reads ISO 8601 as vendors write it: `T` or a blank between date and time, seconds and their fraction optional
 * (cut to milliseconds), offset as `Z`, `UTC`, `+02:00`, `+0200`, `+02`, after a blank or not, or absent.
 * @returns `null` when it is not such a time, or one that no calendar or clock has
 */
export function parseVendorTime(text: string): VendorTime | null {
  const match = TEXT.exec(text.trim());
  const date = match?.[1];
  if (match === null || date === undefined || !isLocalDate(date)) return null;
  const [, , hoursMinutes, seconds = '00', fraction = '', zulu, sign, offsetHours = '00', offsetMinutes = '00'] = match;
  if (hoursMinutes === undefined) return { type: 'date', date };
  if (hoursMinutes > '23:59' || hoursMinutes.substring(3) > '59' || seconds > '59') return null;
  const local = `${date}T${hoursMinutes}:${seconds}.${fraction.substring(0, 3).padEnd(3, '0')}` as LocalDateTime;
  const wall = Date.parse(`${local}Z`);
  if (zulu !== undefined) return { type: 'instant', instant: instantOf(wall), utcOffsetMinutes: null };
  if (sign === undefined) return { type: 'local', local };
  const size = Number(offsetHours) * 60 + Number(offsetMinutes);
  if (size > WIDEST_OFFSET_MINUTES || offsetMinutes > '59') return null;
  const unknown = sign === '-' && size === 0;
  const offset = sign === '-' ? -size : size;
  return { type: 'instant', instant: instantOf(wall - offset * 60_000), utcOffsetMinutes: unknown ? null : offset };
}
