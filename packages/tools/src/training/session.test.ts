import { instantOf, type StreamChannel, type Workout } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { sampleStreams, sampleWorkout } from '../testing/index.ts';
import { meanOf, sessionOf } from './session.ts';

const start = instantOf(Date.UTC(2026, 9, 10, 7));
const at = (second: number) => instantOf(Date.UTC(2026, 9, 10, 7, 0, second));

function session(channels: Readonly<Partial<Record<StreamChannel, number[]>>>, fields: Partial<Workout> = {}) {
  const workout = sampleWorkout({ start, ...fields });
  const found = sessionOf(workout, { recordId: workout.id, streams: sampleStreams(start, channels), borrowed: [] });
  if (found === null) throw new Error('no session');
  return found;
}

describe('sessionOf', () => {
  test('what was recorded while the timer stood still is no part of the session', () => {
    // A watch that writes the heart rate through a pause from second 2 to second 6.
    const { columns, seconds } = session(
      {
        heartRateBpm: [150, 150, 140, 120, 110, 105, 130, 150],
        powerWatts: [200, 200, 0, Number.NaN, Number.NaN, Number.NaN, 200, 200],
      },
      { pauses: [{ start: at(2), end: at(6) }] },
    );
    expect(seconds).toBe(5);
    expect([...(columns.heartRateBpm ?? [])]).toEqual([150, 150, 140, 130, 150]);
    expect([...(columns.powerWatts ?? [])]).toEqual([200, 200, 0, 200, 200]);
  });

  test('a pause in which nothing was recorded changes nothing', () => {
    const { seconds } = session({ heartRateBpm: [150, 150] }, { pauses: [{ start: at(10), end: at(20) }] });
    expect(seconds).toBe(2);
  });

  test.each<[string, Partial<Workout>]>([
    ['covers everything', { pauses: [{ start: at(-1), end: at(9) }] }],
    ['the timer knows nothing of', { timerSeconds: 4, pauses: [{ start: at(1), end: at(3) }] }],
  ])('a pause that %s is not believed', (_, fields) => {
    expect(session({ heartRateBpm: [150, 150, 150, 150] }, fields).seconds).toBe(4);
  });
});

test('meanOf leaves missing samples out, or takes them as zero where the caller says so', () => {
  expect(meanOf(Float64Array.of(200, Number.NaN, 0, 100), 'skip')).toBe(100);
  expect(meanOf(Float64Array.of(200, Number.NaN, 0, 100), 'zero')).toBe(75);
  expect(meanOf(Float64Array.of(Number.NaN), 'skip')).toBeNull();
});
