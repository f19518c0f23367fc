import { addDays, type DateRange, dayNumberOf, type LocalDate, localDateOfDayNumber } from '../instant.ts';

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayOf(date: LocalDate): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1;
}

/** The week from Monday to Sunday that the day is in. */
export function weekOf(date: LocalDate): DateRange {
  const from = addDays(date, 1 - weekdayOf(date));
  return { from, to: addDays(from, 6) };
}

export function monthOf(date: LocalDate): DateRange {
  const from = `${date.substring(0, 7)}-01` as LocalDate;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

/** The same day of another month, or that month's last day where it is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = Number(date.substring(0, 4)) * 12 + Number(date.substring(5, 7)) - 1 + months;
  const first = firstOfMonth(index);
  const last = addDays(firstOfMonth(index + 1), -1);
  const same = addDays(first, Number(date.substring(8)) - 1);
  return same < last ? same : last;
}

/** Whole weeks that have a day in the range, oldest first. */
export function weeksOf(range: DateRange): readonly DateRange[] {
  return periodsOf(range, weekOf);
}

/** Whole months that have a day in the range, oldest first. */
export function monthsOf(range: DateRange): readonly DateRange[] {
  return periodsOf(range, monthOf);
}

/** Every day of the range, oldest first; none when it ends before it starts. */
export function datesOf(range: DateRange): readonly LocalDate[] {
  const first = dayNumberOf(range.from);
  const days = dayNumberOf(range.to) - first + 1;
  return Array.from({ length: Math.max(0, days) }, (_, i) => localDateOfDayNumber(first + i));
}

function periodsOf(range: DateRange, periodOf: (date: LocalDate) => DateRange): readonly DateRange[] {
  const periods: DateRange[] = [];
  for (let day = range.from; day <= range.to; ) {
    const period = periodOf(day);
    periods.push(period);
    day = addDays(period.to, 1);
  }
  return periods;
}

/** @param index months since January of year 0 */
function firstOfMonth(index: number): LocalDate {
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  const month = String((index % 12) + 1).padStart(2, '0');
  return `${year}-${month}-01` as LocalDate;
}
