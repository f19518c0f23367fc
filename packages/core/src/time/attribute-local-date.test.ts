import { expect, test } from 'vitest';
import type { Instant } from '../index.ts';
import { attributeLocalDate } from './index.ts';

const start = '2026-11-20T23:30:00.000Z' as Instant;

test('a known offset decides, whatever the person’s own zone', () => {
  expect(attributeLocalDate({ start, utcOffsetMinutes: 60, assumedTimeZone: 'America/New_York' })).toEqual({
    localDate: '2026-11-21',
    dateBasis: 'recorded',
  });
  expect(attributeLocalDate({ start, utcOffsetMinutes: 0, assumedTimeZone: 'not a zone' })).toEqual({
    localDate: '2026-11-20',
    dateBasis: 'recorded',
  });
});

test('without an offset the person’s zone is used, and said', () => {
  expect(attributeLocalDate({ start, utcOffsetMinutes: null, assumedTimeZone: 'Asia/Tokyo' })).toEqual({
    localDate: '2026-11-21',
    dateBasis: 'assumed-zone',
  });
});

test('without either it is the day in UTC, and said', () => {
  expect(attributeLocalDate({ start, utcOffsetMinutes: null, assumedTimeZone: null })).toEqual({
    localDate: '2026-11-20',
    dateBasis: 'assumed-utc',
  });
});

test('a zone that is needed and unknown is an error', () => {
  expect(() => attributeLocalDate({ start, utcOffsetMinutes: null, assumedTimeZone: 'Mars/Olympus' })).toThrow(
    expect.objectContaining({ code: 'invalid-input' }),
  );
});
