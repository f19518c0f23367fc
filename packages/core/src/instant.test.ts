import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayNumberOf,
  daysBetween,
  instantOf,
  isInstant,
  isLocalDate,
  type LocalDate,
  localDateOf,
  localDateOfDayNumber,
  millisecondsOf,
  millisecondsPerDay,
} from './index.ts';

const milliseconds = fc.integer({ min: Date.UTC(-1, 12, 1), max: Date.UTC(9999, 11, 31) });
const day = fc.integer({ min: -719_528, max: 2_932_896 }).map(localDateOfDayNumber);
const check = { numRuns: 500, seed: 1 };

describe('instants', () => {
  test('are written one way and read back', () => {
    fc.assert(
      fc.property(milliseconds, (ms) => {
        const instant = instantOf(ms);
        expect(isInstant(instant)).toBe(true);
        expect(millisecondsOf(instant)).toBe(ms);
        expect(instant).toBe(new Date(ms).toISOString());
      }),
      check,
    );
  });

  test('compare as texts as they compare as times', () => {
    fc.assert(
      fc.property(milliseconds, milliseconds, (a, b) => {
        expect(instantOf(a) < instantOf(b)).toBe(a < b);
      }),
      check,
    );
  });

  test.each([
    '',
    '2026-06-01T06:00:00Z',
    '2026-06-01T06:00:00.000',
    '2026-06-01T06:00:00.000+00:00',
    '2026-06-01 06:00:00.000Z',
    '2026-02-29T06:00:00.000Z',
    '2026-06-31T06:00:00.000Z',
    '2026-00-01T06:00:00.000Z',
    '2026-06-01T24:00:00.000Z',
    '2026-06-01T06:60:00.000Z',
    '2026-06-01T06:00:60.000Z',
    '+02026-06-01T06:00:00.00Z',
    '2026-06-01T06:00:00.000z',
    '２026-06-01T06:00:00.000Z',
  ])('%j is none', (text) => {
    expect(isInstant(text)).toBe(false);
  });

  test('any text of the right letters is one exactly when the calendar has it', () => {
    const near = fc.tuple(fc.nat(12), fc.nat(32), fc.nat(25), fc.nat(61), fc.nat(61)).map(([mo, d, h, mi, s]) => {
      const [month, date, hour, min, sec] = [mo, d, h, mi, s].map((n) => String(n).padStart(2, '0'));
      return `2023-${month}-${date}T${hour}:${min}:${sec}.000Z`;
    });
    fc.assert(
      fc.property(near, (text) => {
        const read = new Date(text);
        expect(isInstant(text)).toBe(!Number.isNaN(read.getTime()) && read.toISOString() === text);
      }),
      { numRuns: 2000, seed: 2 },
    );
  });
});

describe('local dates', () => {
  test('are days of the calendar', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(isLocalDate(date)).toBe(true);
        expect(localDateOfDayNumber(dayNumberOf(date))).toBe(date);
      }),
      check,
    );
    expect(dayNumberOf('1970-01-01' as LocalDate)).toBe(0);
    expect(dayNumberOf('1969-12-31' as LocalDate)).toBe(-1);
  });

  test.each(['2024-02-29', '2000-02-29', '0000-02-29', '0099-12-31', '9999-12-31', '2026-04-30'])(
    '%s is one',
    (text) => {
      expect(isLocalDate(text)).toBe(true);
    },
  );
  test.each([
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-11-31',
    '2026-1-1',
    '2026-01-32',
    '20260101',
    '2026-01-01T',
    '12026-01-01',
  ])('%s is none', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  test('of every year all days pass and the day after each month’s last does not', () => {
    for (let year = 0; year < 2500; year += 1) {
      for (let month = 1; month <= 12; month++) {
        const last = new Date(Date.UTC(2000, month, 0));
        last.setUTCFullYear(year, month, 0);
        const text = (date: number): string =>
          `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        if (!isLocalDate(text(last.getUTCDate())) || isLocalDate(text(last.getUTCDate() + 1))) {
          expect.unreachable(text(last.getUTCDate()));
        }
      }
    }
  });

  test('adding and counting days undo one another', () => {
    const steps = fc.integer({ min: -40_000, max: 40_000 });
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }).map(localDateOfDayNumber), steps, (from, days) => {
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
        if (days > 0) expect(to > from).toBe(true);
      }),
      check,
    );
    expect(addDays('2024-02-28' as LocalDate, 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01' as LocalDate, -1)).toBe('2025-12-31');
  });

  test('the day of a moment is the day of its wall clock', () => {
    const moments = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) });
    fc.assert(
      fc.property(moments, fc.integer({ min: -1080, max: 1080 }), (ms, offset) => {
        const start = dayNumberOf(localDateOf(instantOf(ms), offset)) * millisecondsPerDay;
        const wall = ms + offset * 60_000;
        expect(start <= wall && wall < start + millisecondsPerDay).toBe(true);
      }),
      check,
    );
  });
});
