import {
  instantOf,
  maskOfNaN,
  type StreamChannel,
  type StreamColumn,
  type StreamSummary,
  type Streams,
  streamChannels,
} from '@vitalwire/core';

/** What was measured at one moment. */
export interface TimedValues {
  /** In UTC. */
  readonly milliseconds: number;
  readonly values: { readonly [C in StreamChannel]?: number };
}

/**
 * The streams of a recording that comes as moments with values, in any order; what stands at one moment twice is put
 * together. Nothing is held or filled in: a channel is missing wherever the recording has no value of it.
 * @returns `null` when there is no value at all
 */
export function timedStreams(points: Iterable<TimedValues>): Streams | null {
  const places = new Map<number, number>();
  const columnsFound = new Map<StreamChannel, (number | undefined)[]>();
  for (const { milliseconds, values } of points) {
    for (const name in values) {
      const channel = name as StreamChannel;
      const value = values[channel];
      if (value === undefined || !Number.isFinite(value)) continue;
      let place = places.get(milliseconds);
      if (place === undefined) {
        place = places.size;
        places.set(milliseconds, place);
      }
      const column = columnsFound.get(channel) ?? [];
      columnsFound.set(channel, column);
      column[place] ??= value;
    }
  }
  const axis = [...places].sort(([a], [b]) => a - b);
  const zero = axis[0]?.[0];
  if (zero === undefined) return null;
  const seconds = Float64Array.from(axis, ([moment]) => (moment - zero) / 1000);
  const columns = (Object.keys(streamChannels) as StreamChannel[]).flatMap((channel): readonly StreamColumn[] => {
    const found = columnsFound.get(channel);
    if (found === undefined) return [];
    const values = Float64Array.from(axis, ([, place]) => found[place] ?? Number.NaN);
    const isWhole = streamChannels[channel].storage === 'integer';
    return [{ channel, missing: maskOfNaN(values), values: isWhole ? wholeNumbers(values) : values }];
  });
  const elapsedSeconds = seconds.every(Number.isInteger) ? Int32Array.from(seconds) : seconds;
  return { start: instantOf(zero), elapsedSeconds, columns };
}

function wholeNumbers(values: Float64Array): Int32Array {
  return Int32Array.from(values, (value) => (Number.isNaN(value) ? 0 : Math.round(value)));
}

/** What a workout says of its streams. */
export function streamSummaryOf(streams: Streams | null): StreamSummary | null {
  if (streams === null) return null;
  return { sampleCount: streams.elapsedSeconds.length, channels: streams.columns.map(({ channel }) => channel) };
}
