import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnOf,
  type Instant,
  isMissing,
  isStreamChannel,
  maskOfNaN,
  presentCount,
  type StreamColumn,
  type Streams,
  stoppedSpans,
  streamChannels,
  toFloat64,
} from './index.ts';

/** Bit by bit, the long way. */
function maskOf(missing: readonly boolean[]): Uint8Array {
  const mask = new Uint8Array(Math.ceil(missing.length / 8));
  for (const [i, gone] of missing.entries()) {
    if (gone) mask[Math.floor(i / 8)] = (mask[Math.floor(i / 8)] ?? 0) + 2 ** (i % 8);
  }
  return mask;
}

const samples = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { freq: 3 }), { maxLength: 70 });

describe('masks', () => {
  test('of an integer column say which samples are missing', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const column: StreamColumn = {
          channel: 'powerWatts',
          values: Int32Array.from(values, (value) => value ?? 0),
          missing: maskOf(values.map((value) => value === null)),
        };
        for (const [i, value] of values.entries()) expect(isMissing(column.missing, i)).toBe(value === null);
        expect([...toFloat64(column)]).toEqual(values.map((value) => value ?? Number.NaN));
        expect(presentCount(column)).toBe(values.filter((value) => value !== null).length);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('of a float column are those of its NaN, and none where nothing is missing', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const floats = Float64Array.from(values, (value) => value ?? Number.NaN);
        const mask = maskOfNaN(floats);
        if (!values.includes(null)) expect(mask).toBeNull();
        else expect(mask).toEqual(maskOf(values.map((value) => value === null)));
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  test('no mask: nothing is missing', () => {
    expect(isMissing(null, 0)).toBe(false);
    expect(presentCount({ channel: 'powerWatts', values: Int32Array.of(1, 0), missing: null })).toBe(2);
  });
});

test('a float column is handed out as it is, an integer one is copied', () => {
  const values = Float64Array.of(1, Number.NaN);
  expect(toFloat64({ channel: 'speedMetersPerSecond', values, missing: maskOfNaN(values) })).toBe(values);
  expect([...toFloat64({ channel: 'powerWatts', values: Int32Array.of(3), missing: null })]).toEqual([3]);
});

test('a column is found by its channel', () => {
  const power: StreamColumn = { channel: 'powerWatts', values: Int32Array.of(1), missing: null };
  const streams: Streams = {
    start: '2026-06-01T06:00:00.000Z' as Instant,
    elapsedSeconds: Int32Array.of(0),
    columns: [power],
  };
  expect(columnOf(streams, 'powerWatts')).toBe(power);
  expect(columnOf(streams, 'heartRateBpm')).toBeNull();
});

test('channels are known by their own names only', () => {
  for (const name of Object.keys(streamChannels)) expect(isStreamChannel(name)).toBe(true);
  for (const name of ['power', 'hasOwnProperty', '__proto__', '']) expect(isStreamChannel(name)).toBe(false);
});

test('pauses stand on the axis of the streams, to the millisecond, also before their start', () => {
  const start = '2026-05-01T06:00:00.000Z' as Instant;
  const pause = (from: string, to: string) => ({ start: from as Instant, end: to as Instant });
  expect(
    stoppedSpans({ start }, [
      pause('2026-05-01T05:59:58.500Z', '2026-05-01T06:00:10.000Z'),
      pause('2026-05-01T06:30:00.250Z', '2026-05-01T06:31:00.000Z'),
    ]),
  ).toEqual([
    { startSeconds: -1.5, endSeconds: 10 },
    { startSeconds: 1800.25, endSeconds: 1860 },
  ]);
});
