import {
  isMissing,
  maskOfNaN,
  millisecondsOf,
  type StreamChannel,
  type StreamColumn,
  type Streams,
  streamChannels,
  toFloat64,
} from '@vitalwire/core';

/** Longest time a borrowed value stands in for a moment that the lender has no sample of: smart recording pauses up to 8 s. */
const MAXIMUM_AGE_SECONDS = 10;

/**
 * One channel of another recording of the same event, on this recording's time axis: for every sample the lender's
 * latest value not after it, and missing where that is older than 10 s. Nothing is interpolated.
 * @returns `null` when the lender lacks the channel or the two never meet
 */
export function alignChannel(target: Streams, lender: Streams, channel: StreamChannel): StreamColumn | null {
  const column = lender.columns.find((candidate) => candidate.channel === channel);
  if (column === undefined) return null;
  const shiftSeconds = (millisecondsOf(target.start) - millisecondsOf(lender.start)) / 1000;
  const source = toFloat64(column);
  const values = new Float64Array(target.elapsedSeconds.length).fill(Number.NaN);
  let latest = -1;
  let next = 0;
  let found = 0;
  for (let i = 0; i < values.length; i++) {
    const moment = (target.elapsedSeconds[i] ?? 0) + shiftSeconds;
    while (next < source.length && (lender.elapsedSeconds[next] ?? 0) <= moment) {
      if (!isMissing(column.missing, next) && !Number.isNaN(source[next])) latest = next;
      next++;
    }
    if (latest >= 0 && moment - (lender.elapsedSeconds[latest] ?? 0) <= MAXIMUM_AGE_SECONDS) {
      values[i] = source[latest] ?? Number.NaN;
      found++;
    }
  }
  if (found === 0) return null;
  const missing = maskOfNaN(values);
  if (streamChannels[channel].storage === 'float') return { channel, values, missing };
  return { channel, values: Int32Array.from(values, (value) => (Number.isNaN(value) ? 0 : value)), missing };
}
