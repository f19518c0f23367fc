import { columnOf, toFloat64 } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { streamSummaryOf, timedStreams } from './timed-streams.ts';

describe('timedStreams', () => {
  it('puts what stands at one moment together, in the order of time', () => {
    const streams = timedStreams([
      { milliseconds: 3000, values: { heartRateBpm: 120.4 } },
      { milliseconds: 1000, values: { speedMetersPerSecond: 2.5 } },
      { milliseconds: 3000, values: { speedMetersPerSecond: 3, heartRateBpm: 99 } },
      { milliseconds: 2500, values: {} },
    ]);
    expect(streams?.start).toBe('1970-01-01T00:00:01.000Z');
    expect([...(streams?.elapsedSeconds ?? [])]).toEqual([0, 2]);
    const values = (channel: 'heartRateBpm' | 'speedMetersPerSecond') => {
      const column = streams === null ? null : columnOf(streams, channel);
      return column === null ? null : [...toFloat64(column)];
    };
    expect([values('heartRateBpm'), values('speedMetersPerSecond')]).toEqual([
      [Number.NaN, 120],
      [2.5, 3],
    ]);
    expect(streamSummaryOf(streams)).toEqual({ sampleCount: 2, channels: ['speedMetersPerSecond', 'heartRateBpm'] });
  });

  it('keeps fractions of seconds', () => {
    const points = [0, 500].map((milliseconds) => ({ milliseconds, values: { altitudeMeters: 5 } }));
    expect([...(timedStreams(points)?.elapsedSeconds ?? [])]).toEqual([0, 0.5]);
  });

  it('is nothing without values', () => {
    expect(timedStreams([{ milliseconds: 0, values: { heartRateBpm: Number.NaN } }])).toBeNull();
    expect(streamSummaryOf(null)).toBeNull();
  });
});
