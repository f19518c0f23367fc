import { addDays, dayNumberOf, type LocalDate, type Period } from '@vitalwire/core';

export const periods: readonly Period[] = ['week', 'month'];

/** The first day of the week (a Monday) or month that holds the day. */
export function firstDayOf(period: Period, day: LocalDate): LocalDate {
  if (period === 'month') return `${day.slice(0, 8)}01` as LocalDate;
  // Day 0 of the count was a Thursday.
  return addDays(day, -((((dayNumberOf(day) + 3) % 7) + 7) % 7));
}

/** The first day of the next one. */
export function nextPeriod(period: Period, first: LocalDate): LocalDate {
  return period === 'week' ? addDays(first, 7) : firstDayOf('month', addDays(first, 31));
}
