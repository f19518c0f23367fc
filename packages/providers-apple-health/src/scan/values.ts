/** Days since 1970 of a civil date (Howard Hinnant, "chrono-compatible low-level date algorithms", 2013). */
function daysOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && !leap ? 28 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** What {@link secondsAt} answers for what is no date. */
export const NO_DATE = Number.NEGATIVE_INFINITY;

/**
 * `2026-01-10 07:04:44 -0500` in the bytes.
 * @returns seconds since 1970-01-01T00:00:00Z, {@link NO_DATE} where it is none
 */
export function secondsAt(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 25) return NO_DATE;
  const year = two(bytes, start) * 100 + two(bytes, start + 2);
  const month = two(bytes, start + 5);
  const day = two(bytes, start + 8);
  const hour = two(bytes, start + 11);
  const minute = two(bytes, start + 14);
  const second = two(bytes, start + 17);
  const offset = offsetMinutesAt(bytes, start);
  // Not a number where a digit is none, which no comparison holds for.
  const sound =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    (day <= 28 || day <= daysIn(year, month)) &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59 &&
    year >= 0 &&
    offset > -1440 &&
    bytes[start + 4] === 0x2d &&
    bytes[start + 7] === 0x2d &&
    bytes[start + 10] === 0x20 &&
    bytes[start + 13] === 0x3a &&
    bytes[start + 16] === 0x3a &&
    bytes[start + 19] === 0x20;
  return sound ? daysOf(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset * 60 : NO_DATE;
}

/** Minutes east of UTC of a date of 25 bytes; not a number where it says none. */
export function offsetMinutesAt(bytes: Uint8Array, start: number): number {
  const sign = bytes[start + 20];
  const minutes = two(bytes, start + 21) * 60 + two(bytes, start + 23);
  return sign === 0x2b ? minutes : sign === 0x2d ? -minutes : Number.NaN;
}

function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30;
  const ones = bytes[at + 1]! - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Digits that a double holds exactly, whatever they are. */
const EXACT_DIGITS = 15;

/** A decimal number as its digits and how many of them stand behind the point: one object, reused. */
export interface Decimal {
  mantissa: number;
  /** 0 to 15; -1: `mantissa` is the number itself, which has more digits than that. */
  exponent: number;
}

const POWERS = Float64Array.from({ length: 16 }, (_, i) => 10 ** i);

/** The nearest double: one division of two exact numbers. */
export function numberOf(mantissa: number, exponent: number): number {
  return exponent <= 0 ? mantissa : mantissa / POWERS[exponent]!;
}

/** @returns `false` where the bytes are no number */
export function readDecimal(bytes: Uint8Array, start: number, end: number, into: Decimal): boolean {
  let at = start;
  const negative = bytes[at] === 0x2d;
  if (negative || bytes[at] === 0x2b) at++;
  let mantissa = 0;
  let digits = 0;
  let exponent = 0;
  let point = false;
  const first = at;
  for (; at < end; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      if (mantissa !== 0) digits++;
      if (point) exponent++;
    } else if (bytes[at] === 0x2e && !point) {
      point = true;
    } else {
      break;
    }
  }
  const count = at - first - (point ? 1 : 0);
  if (at === end && count > 0 && digits <= EXACT_DIGITS && exponent <= EXACT_DIGITS) {
    into.mantissa = negative ? -mantissa : mantissa;
    into.exponent = exponent;
    return true;
  }
  return count > 0 && readLong(bytes, start, end, into);
}

const NUMBER = /^[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/;

/** More digits than a double holds, or a power of ten. */
function readLong(bytes: Uint8Array, start: number, end: number, into: Decimal): boolean {
  if (end - start > 400) return false;
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!);
  if (!NUMBER.test(text)) return false;
  into.mantissa = Number(text);
  into.exponent = -1;
  return Number.isFinite(into.mantissa);
}
