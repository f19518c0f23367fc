import {
  instantOf,
  maskOfNaN,
  millisecondsOf,
  type StreamChannel,
  type StreamColumn,
  type Streams,
  streamChannels,
  toFloat64,
} from '@vitalwire/core';

/** Values of one channel over a workout, by time. */
export interface ChannelRows {
  readonly channel: StreamChannel;
  readonly startSeconds: Float64Array;
  readonly values: Float64Array;
}

/** A watch that reads the heart every five seconds, and skips a reading: longer than this no value is held. */
const HELD_SECONDS = 10;

/**
 * One time axis for the positions of a route and what the watch measured meanwhile: every moment at which any of them
 * has a value. A measured value is held until the next one, for ten seconds at most; a position is not.
 * @returns `null` when there is nothing
 */
export function streamsOf(routes: readonly Streams[], measured: readonly ChannelRows[]): Streams | null {
  const moments = new Set<number>();
  for (const { start, elapsedSeconds } of routes) {
    const zero = millisecondsOf(start);
    for (const seconds of elapsedSeconds) moments.add(zero + Math.round(seconds * 1000));
  }
  for (const { startSeconds } of measured) for (const seconds of startSeconds) moments.add(seconds * 1000);
  const axis = Float64Array.from(moments).sort();
  const zero = axis[0];
  if (zero === undefined) return null;
  const places = new Map<number, number>();
  for (const [i, moment] of axis.entries()) places.set(moment, i);
  const columns = new Map<StreamChannel, Float64Array>();
  const columnFor = (channel: StreamChannel): Float64Array => {
    const column = columns.get(channel) ?? new Float64Array(axis.length).fill(Number.NaN);
    columns.set(channel, column);
    return column;
  };
  for (const route of routes) {
    const from = millisecondsOf(route.start);
    for (const column of route.columns) {
      const values = toFloat64(column);
      const target = columnFor(column.channel);
      for (const [i, seconds] of route.elapsedSeconds.entries()) {
        const place = places.get(from + Math.round(seconds * 1000));
        if (place !== undefined && !Number.isNaN(values[i])) target[place] = values[i] ?? Number.NaN;
      }
    }
  }
  for (const rows of measured) hold(axis, rows, columnFor(rows.channel));
  const filled = [...columns].flatMap(([channel, values]): StreamColumn[] => {
    if (values.every(Number.isNaN)) return [];
    const missing = maskOfNaN(values);
    return [{ channel, missing, values: streamChannels[channel].storage === 'integer' ? integers(values) : values }];
  });
  return filled.length === 0 ? null : { start: instantOf(zero), elapsedSeconds: elapsed(axis, zero), columns: filled };
}

function hold(axis: Float64Array, { startSeconds, values }: ChannelRows, target: Float64Array): void {
  let next = 0;
  let at = Number.NEGATIVE_INFINITY;
  let value = Number.NaN;
  for (const [i, moment] of axis.entries()) {
    for (; next < startSeconds.length && startSeconds[next]! * 1000 <= moment; next++) {
      at = startSeconds[next]! * 1000;
      value = values[next]!;
    }
    if (moment - at <= HELD_SECONDS * 1000 && Number.isNaN(target[i])) target[i] = value;
  }
}

function integers(values: Float64Array): Int32Array {
  return Int32Array.from(values, (value) => (Number.isNaN(value) ? 0 : Math.round(value)));
}

function elapsed(axis: Float64Array, zero: number): Int32Array | Float64Array {
  const seconds = axis.map((moment) => (moment - zero) / 1000);
  return seconds.every(Number.isInteger) ? Int32Array.from(seconds) : seconds;
}
