import type { Instant, LocalDate, Workout } from '@vitalwire/core';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { describe, expect, it } from 'vitest';
import { dayOffsetsOf } from '../day-offsets.ts';
import { recordedWorkout } from './recorded.ts';
import { summaryOf } from './summary.ts';

const context = {
  now: '2026-01-01T00:00:00.000Z' as Instant,
  originalHash: null,
  assumedTimeZone: null,
  offsets: dayOffsetsOf([]),
  nights: new Map(),
};
const [recording] = [
  ...generateAthlete({ scenario: 'demo', seed: 1, end: '2026-06-30' as LocalDate, years: 0.05 }).records(),
].flatMap(({ record }): readonly Workout[] => (record.kind === 'workout' ? [record] : []));

function merged(
  more: object,
  lengths: 'centimeters' | null = 'centimeters',
  recorded: Partial<Workout> = {},
): Workout | null {
  const summary = summaryOf({ activityId: 5, startTimeGmt: 1_746_086_400_000, elevationGain: 5471, ...more });
  if (recording === undefined || typeof summary === 'string') return null;
  const climbed = { ...recording, ascentMeters: 210, descentMeters: 190, ...recorded };
  return recordedWorkout(climbed, summary, null, { lengths, energy: null }, context);
}

describe('a recording with its summary', () => {
  it('has the climbs of a map where Garmin put them in the place of the watch’s', () => {
    expect(merged({ elevationCorrected: true })).toMatchObject({ ascentMeters: 54.71, descentMeters: 190 });
    expect(merged({ elevationCorrected: false })).toMatchObject({ ascentMeters: 210 });
    expect(merged({ elevationCorrected: true }, null)).toMatchObject({ ascentMeters: 210 });
  });

  it('has the distance that was entered at Garmin Connect where the watch could measure none', () => {
    const entered = { distance: 2_500_000, avgSpeed: 0.6944 };
    const added = { distanceMeters: 25_000, averageSpeedMetersPerSecond: 6.944 };
    const nothing = { distanceMeters: 0, averageSpeedMetersPerSecond: 0 };
    expect(merged(entered, 'centimeters', nothing)).toMatchObject(added);
    expect(merged({}, 'centimeters', nothing)).toMatchObject(nothing);
    expect(merged(entered, null, nothing)).toMatchObject(nothing);
    expect(merged(entered, 'centimeters', { distanceMeters: 24_000 })).toMatchObject({ distanceMeters: 24_000 });
  });
});
