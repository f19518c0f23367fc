import { clockChangesOf, wallClockOf } from '@vitalwire/vitest/zone-oracle';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Instant, instantOf, type LocalDate, localDateOfDayNumber, millisecondsOf } from '../index.ts';
import {
  dayRange,
  instantOfLocalTime,
  isTimeZone,
  type LocalDateTime,
  localDateIn,
  localDateTimeOf,
  resolveLocalTime,
  utcOffsetMinutesAt,
} from './index.ts';

const zones = Intl.supportedValuesOf('timeZone');
const minute = 60_000;
const zone = fc.constantFrom(...zones);
/** 1975 to 2037: whole-minute offsets everywhere, rules that the machine knows. */
const moment = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2037, 0, 1) }).map(instantOf);
const day = fc.integer({ min: 1827, max: 24_472 }).map(localDateOfDayNumber);

const at = (text: string): Instant => text as Instant;
const on = (text: string): LocalDate => text as LocalDate;
const wall = (text: string): LocalDateTime => text as LocalDateTime;

describe('every zone of this machine', () => {
  test('is known, and shows what its wall clocks show', () => {
    expect(zones.length).toBeGreaterThan(300);
    fc.assert(
      fc.property(zone, moment, (timeZone, instant) => {
        expect(isTimeZone(timeZone)).toBe(true);
        const shown = wallClockOf(timeZone, millisecondsOf(instant));
        expect(localDateTimeOf(instant, utcOffsetMinutesAt(instant, timeZone)).substring(0, 19)).toBe(shown);
        expect(localDateIn(instant, timeZone)).toBe(shown.substring(0, 10));
      }),
      { numRuns: 1500, seed: 1 },
    );
  });

  test('holds both edges of each clock change of three years', () => {
    let forward = 0;
    let back = 0;
    for (const timeZone of zones) {
      for (const change of clockChangesOf(timeZone, Date.UTC(2021, 0, 1), Date.UTC(2024, 0, 1))) {
        const before = instantOf(change.at - minute);
        const after = instantOf(change.at);
        expect([timeZone, utcOffsetMinutesAt(before, timeZone), utcOffsetMinutesAt(after, timeZone)]).toEqual([
          timeZone,
          change.offsetBefore,
          change.offsetAfter,
        ]);
        const moved = change.offsetAfter - change.offsetBefore;
        if (moved > 0) {
          forward++;
          // A wall time that never came: one minute before the clock's new reading.
          const skipped = localDateTimeOf(instantOf(change.at - minute), change.offsetAfter);
          expect(resolveLocalTime(skipped, timeZone, 'reject')).toBeNull();
          expect(resolveLocalTime(skipped, timeZone, 'earlier')).toBe(instantOf(change.at - minute));
          expect(resolveLocalTime(skipped, timeZone, 'later')).toBe(instantOf(change.at + (moved - 1) * minute));
        } else {
          back++;
          const twice = localDateTimeOf(after, change.offsetAfter);
          expect(resolveLocalTime(twice, timeZone, 'reject')).toBeNull();
          expect(resolveLocalTime(twice, timeZone, 'later')).toBe(after);
          expect(resolveLocalTime(twice, timeZone, 'earlier')).toBe(instantOf(change.at + moved * minute));
        }
      }
    }
    expect(forward).toBeGreaterThan(100);
    expect(back).toBeGreaterThan(100);
  });

  test('resolves its own wall times back to the moment', () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, instant) => {
        const offset = utcOffsetMinutesAt(instant, timeZone);
        const local = localDateTimeOf(instant, offset);
        expect(instantOfLocalTime(local, offset)).toBe(instant);
        const candidates = [resolveLocalTime(local, timeZone, 'earlier'), resolveLocalTime(local, timeZone, 'later')];
        expect(candidates).toContain(instant);
        expect(candidates[0]).toBe(resolveLocalTime(local, timeZone, 'reject') ?? candidates[0]);
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  test('has days that follow on one another, and hold the moments of their date', () => {
    fc.assert(
      fc.property(zone, day, fc.double({ min: 0, max: 0.999_999, noNaN: true }), (timeZone, date, part) => {
        const range = dayRange(date, timeZone);
        expect(dayRange(addDays(date, 1), timeZone).from).toBe(range.to);
        const [from, to] = [millisecondsOf(range.from), millisecondsOf(range.to)];
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to - from).toBeLessThanOrEqual(48 * 60 * minute);
        if (to === from) return;
        expect(localDateIn(instantOf(Math.floor(from + part * (to - from))), timeZone)).toBe(date);
        expect(localDateIn(instantOf(to - 1), timeZone)).toBe(date);
        expect(localDateIn(instantOf(from - 1), timeZone) < date).toBe(true);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

describe('days of unusual length', () => {
  const hours = (date: string, timeZone: string): number => {
    const { from, to } = dayRange(on(date), timeZone);
    return (millisecondsOf(to) - millisecondsOf(from)) / 3_600_000;
  };

  test.each([
    ['2026-03-29', 'Europe/Berlin', 23],
    ['2026-10-25', 'Europe/Berlin', 25],
    ['2026-06-01', 'Europe/Berlin', 24],
    ['2026-10-04', 'Australia/Lord_Howe', 23.5],
    ['2026-04-05', 'Australia/Lord_Howe', 24.5],
    // Samoa moved to the other side of the date line.
    ['2011-12-30', 'Pacific/Apia', 0],
    ['2011-12-29', 'Pacific/Apia', 24],
  ])('%s in %s has %d hours', (date, timeZone, expected) => {
    expect(hours(date, timeZone)).toBe(expected);
  });

  test('a day starts after midnight where midnight is skipped', () => {
    expect(dayRange(on('2023-09-03'), 'America/Santiago').from).toBe('2023-09-03T04:00:00.000Z');
    expect(localDateTimeOf(at('2023-09-03T04:00:00.000Z'), -180)).toBe('2023-09-03T01:00:00.000');
  });
});

describe('what is not a zone', () => {
  test.each(['', 'Mars/Olympus', '+02:00', '-05', 'Europe/Berlin ', 'local', '\u202eUTC'])('%j', (text) => {
    expect(isTimeZone(text)).toBe(false);
    expect(() => localDateIn(at('2026-01-01T00:00:00.000Z'), text)).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining('IANA') }),
    );
    expect(() => dayRange(on('2026-01-01'), text)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => resolveLocalTime(wall('2026-01-01T00:00:00.000'), text, 'earlier')).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });

  test('UTC is one', () => {
    expect(isTimeZone('UTC')).toBe(true);
    expect(utcOffsetMinutesAt(at('2026-01-01T00:00:00.000Z'), 'UTC')).toBe(0);
  });
});
