import { describe, expect, test } from 'vitest';
import type { Instant } from '../index.ts';
import { type LocalDateTime, localTimeDespiteZone, utcOffsetMinutesBetween } from './index.ts';

describe('a local time that claims to be UTC', () => {
  test.each([
    ['2026-03-01T07:12:33Z', '2026-03-01T07:12:33.000'],
    ['2026-03-01 07:12:33 UTC', '2026-03-01T07:12:33.000'],
    ['2026-03-01T07:12:33+00:00', '2026-03-01T07:12:33.000'],
    ['2026-03-01T07:12:33.250+02:00', '2026-03-01T07:12:33.250'],
    ['2026-03-01T07:12', '2026-03-01T07:12:00.000'],
    ['2026-03-01', null],
    ['at seven', null],
  ])('%s shows %s', (text, local) => {
    expect(localTimeDespiteZone(text)).toBe(local);
  });

  test.each([
    ['2026-03-01T06:12:33.000Z', '2026-03-01T07:12:33.000', 60],
    ['2026-03-01T06:12:33.000Z', '2026-03-01T06:12:33.000', 0],
    // Cut to the minute.
    ['2026-03-01T01:27:58.000Z', '2026-03-01T07:12:00.000', 345],
    ['2026-03-01T10:45:00.000Z', '2026-03-01T00:45:00.000', -600],
    ['2026-03-01T12:00:00.000Z', '2026-03-02T02:00:00.000', 840],
    // Kiribati to Hawaii in a day: no clock is so far from UTC.
    ['2026-03-01T12:00:00.000Z', '2026-03-02T12:00:00.000', null],
    ['2026-03-01T12:00:00.000Z', '2026-03-02T02:15:00.000', null],
    ['2026-03-01T12:00:00.000Z', '2026-02-28T23:45:00.000', null],
    ['2026-03-01T12:00:00.000Z', '2026-03-01T12:07:00.000', null],
  ])('%s at %s on the wall is %s', (instant, local, minutes) => {
    expect(utcOffsetMinutesBetween(instant as Instant, local as LocalDateTime)).toBe(minutes);
  });
});
