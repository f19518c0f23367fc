import { HealthError, type Instant, instantOf, isInstant, type LocalDate } from '@vitalwire/core';
import { localDateTimeOf } from '@vitalwire/core/time';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockSpan, dayOf, momentOf } from './moments.ts';

fc.configureGlobal({ seed: 1 });

/** 15:00 in Berlin. */
const clock = { now: '2026-05-09T13:00:00.000Z' as Instant, timeZone: 'Europe/Berlin' };

describe('moments', () => {
  test.each([
    ['now', '2026-05-09T13:00:00.000Z', 120],
    ['today', '2026-05-09T13:00:00.000Z', 120],
    ['7:00', '2026-05-09T05:00:00.000Z', 120],
    ['07:00:30', '2026-05-09T05:00:30.000Z', 120],
    ['7am', '2026-05-09T05:00:00.000Z', 120],
    ['12:15 am', '2026-05-08T22:15:00.000Z', 120],
    ['yesterday 10:05 PM', '2026-05-08T20:05:00.000Z', 120],
    ['yesterday', '2026-05-08T10:00:00.000Z', 120],
    ['2026-01-04', '2026-01-04T11:00:00.000Z', 60],
    ['2026-01-04 7:00', '2026-01-04T06:00:00.000Z', 60],
    ['2026-01-04T07:00', '2026-01-04T06:00:00.000Z', 60],
    ['2026-01-04T07:00-05:00', '2026-01-04T12:00:00.000Z', -300],
    ['2026-01-04 7:00 +0530', '2026-01-04T01:30:00.000Z', 330],
    ['2026-01-04T07:00:00Z', '2026-01-04T07:00:00.000Z', 60],
    ['30min ago', '2026-05-09T12:30:00.000Z', 120],
    ['1h30 ago', '2026-05-09T11:30:00.000Z', 120],
  ])('%s', (text, at, utcOffsetMinutes) => {
    expect(momentOf(text, clock, '--at')).toEqual({ at, utcOffsetMinutes });
  });

  test.each([
    '',
    '7',
    '24:00',
    '7:60',
    '13pm',
    'tomorrow',
    '2026-02-30 7:00',
    'a while ago',
    '04.05.2026',
    '2026-05-04 7:00+25:00',
  ])('%j is none', (text) => {
    expect(() => momentOf(text, clock, '--at')).toThrow(HealthError);
  });

  test('no text fails in another way, and what is read is a moment', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[0-9:TZ+ apm-]{0,25}$/));
    fc.assert(
      fc.property(texts, (text) => {
        try {
          expect(isInstant(momentOf(text, clock, '--at').at)).toBe(true);
        } catch (error) {
          if (!HealthError.is(error)) throw error;
          expect(error.code).toBe('invalid-input');
        }
      }),
    );
  });

  test('the clock of the zone shows what was typed, on any day and in any zone', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC');
    const minutes = fc.integer({ min: Date.parse('1990-01-01') / 60_000, max: Date.parse('2030-01-01') / 60_000 });
    fc.assert(
      fc.property(zones, minutes, (timeZone, minute) => {
        const typed = localDateTimeOf(instantOf(minute * 60_000), 0).substring(0, 16);
        try {
          const { at, utcOffsetMinutes } = momentOf(typed, { ...clock, timeZone }, '--at');
          expect(localDateTimeOf(at, utcOffsetMinutes).substring(0, 16)).toBe(typed);
        } catch (error) {
          // The hour in which clocks are moved.
          expect((error as Error).message).toContain('twice or never');
        }
      }),
    );
  });

  test('a time that came twice is asked for with the two offsets that it had', () => {
    const at = (text: string, timeZone: string) => momentOf(text, { ...clock, timeZone }, '--at');
    expect(() => at('2025-10-26 2:30', 'Europe/Berlin')).toThrow(
      'Add the offset: 2025-10-26T02:30+02:00 or 2025-10-26T02:30+01:00.',
    );
    expect(at('2025-10-26T02:30+02:00', 'Europe/Berlin').at).toBe('2025-10-26T00:30:00.000Z');
    expect(at('2025-10-26T02:30+01:00', 'Europe/Berlin').at).toBe('2025-10-26T01:30:00.000Z');
    expect(() => at('2025-11-02 1:30', 'America/St_Johns')).toThrow('2025-11-02T01:30-02:30 or 2025-11-02T01:30-03:30');
  });

  test('days are words or dates', () => {
    const today = '2026-03-01' as LocalDate;
    expect(['today', 'Yesterday', '2026-01-31'].map((text) => dayOf(text, today, '--date'))).toEqual([
      '2026-03-01',
      '2026-02-28',
      '2026-01-31',
    ]);
    expect(() => dayOf('2026-02-29', today, '--date')).toThrow('"2026-02-29" cannot be read as --date');
  });
});

describe('two times of the clock', () => {
  const span = (text: string, day: string) => clockSpan(text, day as LocalDate, 'Europe/Berlin', 'sleep');

  test('end on the day, and begin before it', () => {
    const night = { start: '2026-05-03T21:10:00.000Z', end: '2026-05-04T04:45:00.000Z', utcOffsetMinutes: 120 };
    for (const text of ['23:10-06:45', '23:10 - 6:45', '11:10pm to 6:45am', '23:10–06:45'])
      expect(span(text, '2026-05-04')).toEqual(night);
    expect(span('0:30-8:00', '2026-05-04')).toMatchObject({ start: '2026-05-03T22:30:00.000Z' });
  });

  test('of one and the same time are no whole day', () => {
    for (const text of ['8:00-8:00', '8:00-08:00', '8am-8:00'])
      expect(() => span(text, '2026-05-04')).toThrow(/Both times are the same/);
  });

  test('of a night in which the clocks are moved are as far apart as the night was long', () => {
    const hours = ({ start, end }: { start: string; end: string }) => (Date.parse(end) - Date.parse(start)) / 3.6e6;
    expect(hours(span('23:00-07:00', '2026-03-29'))).toBe(7);
    expect(hours(span('23:00-07:00', '2025-10-26'))).toBe(9);
    expect(() => span('23:00-02:30', '2026-03-29')).toThrow('twice or never');
    expect(() => span('02:30-09:00', '2025-10-26')).toThrow(
      'vitalwire edit <id> start=2025-10-26T02:30+02:00 (or 2025-10-26T02:30+01:00)',
    );
  });
});
