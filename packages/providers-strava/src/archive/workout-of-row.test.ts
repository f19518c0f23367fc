import type { Instant, Workout } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { season } from '../../test/exports.ts';
import { activityRowOf } from './activity-row.ts';
import { columnsOf } from './columns.ts';
import { recordedWorkout } from './workout-of-row.ts';

const context = {
  now: '2026-01-01T00:00:00.000Z' as Instant,
  assumedTimeZone: null,
  originalHash: null,
  gear: new Map(),
};
const columns = columnsOf('id,date,name,type,description,elapsed_time,distance,commute,gear,filename'.split(',')) ?? {};
const cells = [
  '193',
  '2014-09-12 16:54:28',
  'Evening',
  'Ride',
  '',
  '3600',
  '25000.0',
  'false',
  '',
  'activities/193.fit',
];
const [recording] = season.flatMap(({ record }): readonly Workout[] => (record.kind === 'workout' ? [record] : []));

describe('a recording with its row', () => {
  it.each([
    [undefined, 25_000],
    [0, 25_000],
    [24_000, 24_000],
  ])('of %s metres has %d', (measured, expected) => {
    const row = activityRowOf(cells, columns, null);
    if (recording === undefined || row === null) throw new Error('nothing to read');
    const { distanceMeters, ...rest } = recording;
    expect(distanceMeters).toBeGreaterThan(0);
    const measuring = measured === undefined ? rest : { ...rest, distanceMeters: measured };
    expect(recordedWorkout(measuring, row, row.id, context).distanceMeters).toBe(expected);
  });
});
