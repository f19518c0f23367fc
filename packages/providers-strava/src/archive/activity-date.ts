import { type Instant, instantOf, isLocalDate } from '@vitalwire/core';
import { monthNamed } from '@vitalwire/provider-kit/rows';

/** How the days of an export are written where a month is a number. `null`: nothing in it tells. */
export type DayOrder = 'day-first' | 'month-first' | null;

interface DateParts {
  /** `null`: the two numbers before the year can be taken either way. */
  readonly month: number | null;
  readonly numbers: readonly number[];
  readonly year: number;
  readonly yearFirst: boolean;
  readonly dotted: boolean;
}

/** Spaces that programs put before AM and PM and between the parts of dates. */
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const COLONS = /(\d{1,2}):(\d{2})(?::(\d{2}))?/;
/** Danish, Finnish and Indonesian write times with dots. A year has four digits, so a date is none. */
const DOTS = /(?<![\d.])(\d{1,2})\.(\d{2})\.(\d{2})(?!\d)/;
const AFTER_NOON = /(?:^|[\d\s,])(?:p\.? ?m\b|µµ|μμ|下午|午後|오후)/i;
const BEFORE_NOON = /(?:^|[\d\s,])(?:a\.? ?m\b|πμ|上午|午前|오전)/i;

/**
 * The moment that an `Activity Date` names: UTC, without saying so, in the language of the account.
 * `Aug 28, 2019, 3:21:51 AM`, `28.08.2019, 03:21:51`, `28 août 2019 à 03:21:51`, `2019/08/28 3:21:51`.
 * @param order what {@link dayOrderOf} found in the whole export
 * @returns `null` when it is no date, or can be read in two ways
 */
export function parseActivityDate(text: string, order: DayOrder): Instant | null {
  const clean = text.replace(SPACES, ' ').trim();
  const time = COLONS.exec(clean) ?? DOTS.exec(clean);
  const parts = datePartsOf(time === null ? clean : clean.replace(time[0], ' '));
  if (time === null || parts === null) return null;
  const [, hourText = '', minutes = '', seconds = '00'] = time;
  const hour = hourOf(Number(hourText), clean);
  const date = calendarDay(parts, order);
  if (date === null || hour === null || minutes > '59' || seconds > '59') return null;
  return instantOf(Date.parse(`${date}T${two(hour)}:${minutes}:${seconds}Z`));
}

/**
 * What the dates of an export say of their own order: a number above 12 is no month, and dots stand between a day and
 * a month in every language that uses them.
 */
export function dayOrderOf(dates: Iterable<string>): DayOrder {
  let order: DayOrder = null;
  for (const text of dates) {
    const clean = text.replace(SPACES, ' ');
    const time = COLONS.exec(clean) ?? DOTS.exec(clean);
    const parts = datePartsOf(time === null ? clean : clean.replace(time[0], ' '));
    const [first = 0, second = 0] = parts?.numbers ?? [];
    if (parts === null || parts.month !== null || parts.yearFirst) continue;
    if (first > 12 || parts.dotted) return 'day-first';
    if (second > 12) order = 'month-first';
  }
  return order;
}

function datePartsOf(text: string): DateParts | null {
  const matches = [...text.matchAll(/\d+/g)];
  const yearAt = matches.findIndex(([digits]) => digits.length === 4);
  if (yearAt < 0) return null;
  const numbers = matches.filter((_, i) => i !== yearAt).map(([digits]) => Number(digits));
  const words = text.match(/\p{L}[\p{L}\p{M}]*\.?/gu) ?? [];
  const months = words.map(monthNamed).filter((month) => month !== null);
  return {
    month: numbers.length === 1 ? (months[0] ?? null) : null,
    numbers,
    year: Number(matches[yearAt]?.[0]),
    yearFirst: yearAt === 0,
    dotted: /^\D*\d{1,2}\. ?\d{1,2}\. ?\d{4}/.test(text),
  };
}

function calendarDay({ month, numbers, year, yearFirst, dotted }: DateParts, order: DayOrder): string | null {
  const [first, second] = numbers;
  if (month !== null) return dayOf(year, month, first);
  if (first === undefined || second === undefined || numbers.length !== 2) return null;
  if (yearFirst || order === 'month-first') return dayOf(year, first, second);
  if (dotted || order === 'day-first' || first === second) return dayOf(year, second, first);
  return null;
}

function dayOf(year: number, month: number, day: number | undefined): string | null {
  const text = `${year}-${two(month)}-${two(day ?? 0)}`;
  return isLocalDate(text) ? text : null;
}

function hourOf(hour: number, text: string): number | null {
  const after = AFTER_NOON.test(text);
  if (!after && !BEFORE_NOON.test(text)) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (after ? 12 : 0);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
