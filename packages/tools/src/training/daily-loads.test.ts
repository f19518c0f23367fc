import { instantOf, type LocalDate } from '@vitalwire/core';
import { expect, test } from 'vitest';
import { sampleWorkout } from '../testing/index.ts';
import { dailyLoadsOf } from './daily-loads.ts';

function dated(day: number, warnings: readonly string[]) {
  const record = sampleWorkout({ start: instantOf(Date.UTC(2026, 8, day, 7)) });
  return {
    activity: { record, merge: null, sources: [] },
    answer: null,
    lacking: null,
    lacks: [],
    methods: [],
    inputs: [],
    assumptions: [],
    reason: '',
    warnings,
  };
}

test('the same warning of several activities is said once, with the range of its numbers', () => {
  const history = [
    dated(1, ['9.5 % of 3600 samples had no power.']),
    dated(2, ['12 % of 3600 samples had no power.', 'Cadence is odd.']),
    dated(3, ['10.0 % of 3600 samples had no power.']),
  ];
  expect(dailyLoadsOf(history, '2026-09-04' as LocalDate, 7).warnings).toEqual([
    '3 activities: 9.5 to 12 % of 3600 samples had no power.',
    '1 activity: Cadence is odd.',
  ]);
});

test('activities without a load are not days of rest: nothing is there to reckon form from', () => {
  expect(dailyLoadsOf([dated(1, []), dated(2, [])], '2026-09-04' as LocalDate, 7).loads.length).toBe(0);
});
