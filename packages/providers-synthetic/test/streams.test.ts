import { columnOf, isMissing, type StreamChannel, type Streams, type Workout } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { athleteOf, scenarios } from './athletes.ts';

interface Recorded {
  readonly workout: Workout;
  readonly streams: Streams;
}

describe.each(scenarios)('streams of %s', (scenario) => {
  const recorded: Recorded[] = [];
  for (const { record, streams } of athleteOf(scenario, 11, 0.3).records()) {
    if (record.kind === 'workout' && streams !== null) recorded.push({ workout: record, streams });
  }

  it('come with every workout, one sample for every second of the timer', () => {
    expect(recorded.length).toBeGreaterThan(30);
    for (const { workout, streams } of recorded) {
      expect(streams.elapsedSeconds).toHaveLength(workout.timerSeconds!);
      expect(streams.columns.map(({ values }) => values.length)).toEqual(
        streams.columns.map(() => workout.timerSeconds),
      );
      expect(workout.streams).toEqual({
        sampleCount: workout.timerSeconds,
        channels: streams.columns.map(({ channel }) => channel),
      });
    }
  });

  it('begin with the workout, leave the pauses out and end with it', () => {
    for (const { workout, streams } of recorded) {
      const { elapsedSeconds: axis } = streams;
      expect(streams.start).toBe(workout.start);
      expect(workout.elapsedSeconds).toBe(axis.at(-1)! + 1);
      expect(Date.parse(workout.end) - Date.parse(workout.start)).toBe(workout.elapsedSeconds! * 1000);
      const stood = workout.pauses.reduce((sum, { start, end }) => sum + Date.parse(end) - Date.parse(start), 0);
      expect(workout.elapsedSeconds! - workout.timerSeconds!).toBe(stood / 1000);
      for (const pause of workout.pauses) {
        const from = (Date.parse(pause.start) - Date.parse(workout.start)) / 1000;
        const to = (Date.parse(pause.end) - Date.parse(workout.start)) / 1000;
        expect(axis.findIndex((second) => second >= from && second < to)).toBe(-1);
      }
    }
  });

  it('give the totals of the record', () => {
    for (const { workout, streams } of recorded) {
      const heart = present(streams, 'heartRateBpm');
      expect(workout.averageHeartRateBpm).toBeCloseTo(mean(heart), 0);
      expect(workout.maximumHeartRateBpm).toBe(Math.max(...heart));
      const distance = columnOf(streams, 'distanceMeters');
      if (distance !== null) {
        expect(workout.distanceMeters).toBeCloseTo(distance.values.at(-1)!, 1);
        const summed = present(streams, 'speedMetersPerSecond').reduce((sum, speed) => sum + speed, 0);
        expect(Math.abs(summed - workout.distanceMeters!)).toBeLessThan(0.001 * workout.distanceMeters! + 1);
      }
      const power = present(streams, 'powerWatts');
      expect(workout.averagePowerWatts === undefined).toBe(power.length === 0);
      if (power.length > 0) {
        const joules = power.reduce((sum, watts) => sum + watts, 0);
        expect(workout.workKilojoules).toBeCloseTo(joules / 1000, 3);
        expect(Math.abs(workout.averagePowerWatts! - joules / power.length)).toBeLessThanOrEqual(0.05);
        expect(workout.maximumPowerWatts).toBe(Math.max(...power));
      }
    }
  });

  it('are cut into laps that add up to the whole', () => {
    for (const { workout } of recorded) {
      const { laps } = workout;
      expect(laps[0]!.start).toBe(workout.start);
      expect(laps.at(-1)!.end).toBe(workout.end);
      expect(laps.slice(1).map(({ start }) => start)).toEqual(laps.slice(0, -1).map(({ end }) => end));
      expect(laps.reduce((sum, lap) => sum + lap.timerSeconds!, 0)).toBe(workout.timerSeconds);
      const meters = laps.reduce((sum, lap) => sum + (lap.distanceMeters ?? 0), 0);
      expect(meters).toBeCloseTo(workout.distanceMeters ?? 0, 0);
    }
  });

  it('never go backwards, and come home again', () => {
    for (const { streams } of recorded) {
      const distance = present(streams, 'distanceMeters');
      expect(distance.every((meters, i) => meters >= (distance[i - 1] ?? 0))).toBe(true);
      const latitude = present(streams, 'latitudeDegrees');
      const longitude = present(streams, 'longitudeDegrees');
      if (latitude.length === 0 || distance.length < 900) continue;
      // A thousandth of a degree is about a hundred metres, and a few seconds until the first fix are missing.
      expect(Math.abs(latitude[0]! - latitude.at(-1)!)).toBeLessThan(0.0025);
      expect(Math.abs(longitude[0]! - longitude.at(-1)!)).toBeLessThan(0.0035);
      const altitude = present(streams, 'altitudeMeters');
      if (altitude.length > 0) expect(Math.abs(altitude[0]! - altitude.at(-1)!)).toBeLessThan(2);
    }
  });

  it('have a track as long as the distance', () => {
    for (const { streams, workout } of recorded) {
      const latitude = present(streams, 'latitudeDegrees');
      if (latitude.length < 1200) continue;
      const longitude = present(streams, 'longitudeDegrees');
      const meters = pathLength(latitude, longitude);
      expect(meters / workout.distanceMeters!).toBeGreaterThan(0.93);
      expect(meters / workout.distanceMeters!).toBeLessThan(1.12);
    }
  });
});

function present(streams: Streams, channel: StreamChannel): readonly number[] {
  const column = columnOf(streams, channel);
  if (column === null) return [];
  return Array.from(column.values).filter((_, i) => !isMissing(column.missing, i));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Every thirtieth point: the noise of single seconds is not way. */
function pathLength(latitude: readonly number[], longitude: readonly number[]): number {
  let meters = 0;
  for (let i = 30; i < latitude.length; i += 30) {
    const north = (latitude[i]! - latitude[i - 30]!) * 111_320;
    const east = (longitude[i]! - longitude[i - 30]!) * 111_320 * Math.cos((latitude[i]! * Math.PI) / 180);
    meters += Math.hypot(north, east);
  }
  return meters;
}
