import { cleanText, type Instant, instantOf, isLocalDate, type LocalDate, textLimits } from '@vitalwire/core';
import { type LocalDateTime, parseVendorTime } from '@vitalwire/core/time';
import { monthNamed } from '@vitalwire/provider-kit/rows';

/** One object of a table, as it was written. */
export type Row = Readonly<Record<string, unknown>>;

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function rowIn(row: Row, key: string): Row | null {
  const value = row[key];
  return isRow(value) ? value : null;
}

export function rowsIn(row: Row | null, key: string): readonly Row[] {
  const value = row?.[key];
  return Array.isArray(value) ? value.filter(isRow) : [];
}

/** Between the two, else absent: Garmin writes -1, -2, 0 and 2147483647 for what was not measured. */
export function numberIn(row: Row | null, key: string, least: number, greatest: number): number | undefined {
  const value = row?.[key];
  return typeof value === 'number' && value >= least && value <= greatest ? value : undefined;
}

export function textIn(row: Row | null, key: string, limit: number = textLimits.word): string | null {
  const value = row?.[key];
  return typeof value === 'string' ? cleanText(value, limit) : null;
}

/** `calendarDate` in any of its forms: the wearer's day, for a night the day of waking. */
export function dayIn(row: Row | null, key = 'calendarDate'): LocalDate | null {
  const value = unwrapped(row?.[key]);
  if (Array.isArray(value)) return localTextOf(value)?.substring(0, 10) as LocalDate | null;
  const text = typeof value === 'string' ? value.substring(0, 10) : '';
  return isLocalDate(text) ? text : null;
}

/** A key that ends in GMT or UTC, or milliseconds since 1970: a moment. */
export function instantIn(row: Row | null, key: string): Instant | null {
  const value = unwrapped(row?.[key]);
  if (typeof value === 'number') return value > EARLIEST_MS && value < LATEST_MS ? instantOf(value) : null;
  if (typeof value !== 'string') return null;
  const time = parseVendorTime(value);
  if (time?.type === 'instant') return time.instant;
  return time?.type === 'local' ? (`${time.local}Z` as Instant) : null;
}
/** 1990 and 2100, in milliseconds: a number between them is a time, and one in seconds is none. */
const EARLIEST_MS = 631_152_000_000;
const LATEST_MS = 4_102_444_800_000;

/** A wall time of the wearer, as text or as the list `[2024, 5, 1, 7, 30, 0, 0]` that Java makes of it. */
export function localTimeIn(row: Row | null, key: string): LocalDateTime | null {
  const value = unwrapped(row?.[key]);
  if (Array.isArray(value)) return localTextOf(value);
  if (typeof value !== 'string') return null;
  const time = parseVendorTime(value);
  return time?.type === 'local' ? time.local : null;
}

const WORDED = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4})(?:,? (\d{1,2}):(\d{2}):(\d{2})[ \u202f]([AP])M)?$/;

/** Exports of 2020 and 2021 wrap times and write them in English words: `{"date": "Aug 31, 2020 10:34:00 PM"}`. */
function unwrapped(value: unknown): unknown {
  const inner = isRow(value) ? value.date : value;
  const match = typeof inner === 'string' ? WORDED.exec(inner) : null;
  if (match === null) return inner;
  const [, month = '', day = '', year = '', hour = '12', minute = '00', second = '00', half = 'A'] = match;
  const two = (number: number | string): string => String(number).padStart(2, '0');
  const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0);
  return `${year}-${two(monthNamed(month) ?? 0)}-${two(day)}T${two(hours)}:${minute}:${second}`;
}

function localTextOf(parts: readonly unknown[]): LocalDateTime | null {
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts;
  const two = (value: unknown) => String(value).padStart(2, '0');
  const text = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
  const time = parseVendorTime(text);
  return time?.type === 'local' ? time.local : null;
}
