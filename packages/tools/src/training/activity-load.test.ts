import { instantOf, type PersonProfile, sportFamily, type Threshold, type Workout } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { sampleStreams, sampleWorkout } from '../testing/index.ts';
import { activityLoad, computeLoad, loadChannels } from './activity-load.ts';
import { sessionOf } from './session.ts';
import { thresholdsFor } from './thresholds.ts';

const start = instantOf(Date.UTC(2026, 9, 10, 7));
const known = (metric: Threshold['metric'], value: number): Threshold => ({
  metric,
  sport: null,
  value,
  validFrom: '2026-01-01' as never,
  origin: 'manual',
  detail: null,
  recordedAt: start,
});
const nobody: PersonProfile = { updatedAt: null };

function load(
  fields: Partial<Workout>,
  thresholds: readonly Threshold[],
  channels: Parameters<typeof sampleStreams>[1] = {},
  profile = nobody,
) {
  const choice = { method: 'hybrid', chosenBy: 'default' } as const;
  const names = Object.keys(channels) as never[];
  const workout = sampleWorkout({
    start,
    streams: names.length === 0 ? null : { sampleCount: 1, channels: names },
    ...fields,
  });
  const inForce = thresholdsFor(thresholds, workout.localDate, sportFamily(workout.sport));
  const session = sessionOf(
    workout,
    names.length === 0 ? null : { recordId: workout.id, streams: sampleStreams(start, channels), borrowed: [] },
  );
  return {
    ...activityLoad(workout, computeLoad(workout, session, inForce, profile, choice), inForce, profile, choice),
    channels: loadChannels(workout, inForce, choice),
  };
}

describe('activityLoad', () => {
  test('a pool swim at CSS counts the time in the water, not at the wall', () => {
    // 40 lengths of 25 m in 1000 s at 1 m/s, and 400 s of rest.
    const lengths = Array.from({ length: 44 }, (_, i) => ({
      start,
      elapsedSeconds: i % 11 === 10 ? 100 : 25,
      active: i % 11 !== 10,
    }));
    const { outcome } = load({ sport: 'pool_swimming', poolLengthMeters: 25, lengths, timerSeconds: 1400 }, [
      known('criticalSwimSpeedMetersPerSecond', 1),
    ]);
    expect(outcome).toMatchObject({
      status: 'ok',
      value: { value: expect.closeTo(100 * (1000 / 3600), 9), answeredBy: 'load.swimming-stress.cubed' },
    });
  });

  test.each<[string, Partial<Workout>, readonly Threshold[], { need: string; have: string }]>([
    ['a ride with power', { averagePowerWatts: 200 }, [], { need: 'ftp_watts', have: 'power was recorded' }],
    [
      'a run with heart rate',
      { sport: 'running', averageHeartRateBpm: 150 },
      [known('maximumHeartRateBpm', 190), known('restingHeartRateBpm', 50)],
      { need: 'lactate_threshold_heart_rate_bpm, sex', have: 'heart rate was recorded' },
    ],
    [
      'a ride with power and heart rate: each way to a load',
      { averagePowerWatts: 200, averageHeartRateBpm: 150 },
      [known('maximumHeartRateBpm', 190), known('restingHeartRateBpm', 50), known('lactateThresholdHeartRateBpm', 165)],
      { need: 'ftp_watts; or sex', have: 'power and heart rate were recorded' },
    ],
    [
      'a swim',
      { sport: 'pool_swimming', distanceMeters: 1000 },
      [],
      { need: 'critical_swim_speed_meters_per_second', have: 'swim distance was recorded' },
    ],
    [
      'yoga',
      { sport: 'yoga' },
      [],
      { need: 'power, heart rate, pace or swim distance', have: 'none of them was recorded' },
    ],
  ])('%s: the shortest way to a load is named', (_, fields, thresholds, lack) => {
    expect(load(fields, thresholds).outcome).toEqual({ status: 'insufficient-data', ...lack });
  });

  test('too short a recording is estimated by its mean power, and says so', () => {
    const { outcome } = load({}, [known('ftpWatts', 250)], { powerWatts: [200, 210] });
    expect(outcome).toMatchObject({ status: 'ok', value: { quality: 'estimated' } });
  });

  test('only the channels of the best way are read', () => {
    const channels = {
      powerWatts: [1],
      heartRateBpm: [1],
      speedMetersPerSecond: [1],
      distanceMeters: [1],
      altitudeMeters: [1],
    };
    const heart = [
      known('lactateThresholdHeartRateBpm', 160),
      known('maximumHeartRateBpm', 190),
      known('restingHeartRateBpm', 50),
    ];
    expect(load({}, [known('ftpWatts', 250), ...heart], channels).channels).toEqual(['powerWatts']);
    expect(
      load({ sport: 'running' }, [known('thresholdSpeedMetersPerSecond', 4), ...heart], channels).channels,
    ).toEqual(['speedMetersPerSecond', 'distanceMeters', 'altitudeMeters']);
    expect(load({ sport: 'hiking' }, heart, channels).channels).toEqual(['heartRateBpm']);
    expect(load({ sport: 'hiking' }, [], channels).channels).toEqual([]);
  });
});
