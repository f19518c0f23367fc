import type { AnyRecord, LocalDate } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { body, day, workout } from '../test/records.ts';
import { filtered } from './import-filter.ts';

const since = '2026-05-04' as LocalDate;

function isKept(record: AnyRecord): boolean {
  const batch = { records: [{ record, streams: null }], thresholds: [], rejected: [], warnings: [], position: '1' };
  const { kept, leftOut } = filtered(batch, { since, kinds: null, assumedTimeZone: 'Europe/Berlin' });
  expect(kept.records.length + leftOut.length).toBe(1);
  return kept.records.length === 1;
}

describe('records since a day', () => {
  test.each<[string, AnyRecord, boolean]>([
    ['a summary of the day', day('watch', '2026-05-04'), true],
    ['a summary of the day before, which ends at midnight', day('watch', '2026-05-03'), false],
    ['a summary by the clock of home', { ...day('watch', '2026-05-03'), utcOffsetMinutes: null }, false],
    ['a ride over midnight', workout('watch', '2026-05-03T21:00:00.000Z', 90), true],
    ['a ride until midnight', workout('watch', '2026-05-03T21:00:00.000Z', 60), false],
    ['a weighing of the day', body('scale', '2026-05-03T22:00:00.000Z', 70), true],
    ['a weighing of the day before', body('scale', '2026-05-03T21:59:00.000Z', 70), false],
  ])('%s: %#', (_what, record, expected) => {
    expect(isKept(record)).toBe(expected);
  });
});
