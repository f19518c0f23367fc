import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, type LocalDate, localDateOfDayNumber } from '../index.ts';
import { addMonths, datesOf, monthOf, monthsOf, weekdayOf, weekOf, weeksOf } from './index.ts';

const on = (text: string): LocalDate => text as LocalDate;
/** 1900 to 2199. */
const day = fc.integer({ min: -25_567, max: 84_000 }).map(localDateOfDayNumber);

describe('weeks', () => {
  test.each([
    ['2026-11-21', 6],
    ['2026-11-22', 7],
    ['2026-11-23', 1],
    ['1970-01-01', 4],
    ['1969-12-31', 3],
    ['2000-02-29', 2],
  ])('%s is weekday %d', (date, weekday) => {
    expect(weekdayOf(on(date))).toBe(weekday);
  });

  test('start on Monday, have seven days and hold their day', () => {
    fc.assert(
      fc.property(day, (date) => {
        const week = weekOf(date);
        expect(weekdayOf(week.from)).toBe(1);
        expect(daysBetween(week.from, week.to)).toBe(6);
        expect(week.from <= date && date <= week.to).toBe(true);
        expect(weekdayOf(date)).toBe(daysBetween(week.from, date) + 1);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('a range that touches two weeks has both, whole', () => {
    expect(weeksOf({ from: on('2026-11-22'), to: on('2026-11-23') })).toEqual([
      { from: '2026-11-16', to: '2026-11-22' },
      { from: '2026-11-23', to: '2026-11-29' },
    ]);
    expect(weeksOf({ from: on('2026-11-23'), to: on('2026-11-22') })).toEqual([]);
  });
});

describe('months', () => {
  test('a month ends on its last day', () => {
    expect(monthOf(on('2024-02-10'))).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(monthOf(on('2025-12-31'))).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -13, '2025-02-28'],
    ['2026-12-01', 25, '2029-01-01'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('%s and %d months is %s', (date, months, expected) => {
    expect(addMonths(on(date), months)).toBe(expected);
  });

  test('months of a range follow on one another and cover it', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), (from, length) => {
        const to = addDays(from, length);
        const months = monthsOf({ from, to });
        expect(months[0]?.from.substring(0, 7)).toBe(from.substring(0, 7));
        expect(months.at(-1)?.to.substring(0, 7)).toBe(to.substring(0, 7));
        for (const [i, month] of months.entries()) {
          const next = months[i + 1];
          if (next !== undefined) expect(addDays(month.to, 1)).toBe(next.from);
        }
      }),
      { numRuns: 200, seed: 2 },
    );
  });
});

test('dates of a range are all of them, in order', () => {
  expect(datesOf({ from: on('2024-02-28'), to: on('2024-03-01') })).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  expect(datesOf({ from: on('2024-03-01'), to: on('2024-03-01') })).toEqual(['2024-03-01']);
  expect(datesOf({ from: on('2024-03-02'), to: on('2024-03-01') })).toEqual([]);
});
