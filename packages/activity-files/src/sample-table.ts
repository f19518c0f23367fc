import {
  instantOf,
  maskOfNaN,
  millisecondsPerDay,
  type StreamChannel,
  type StreamColumn,
  type Streams,
  streamChannels,
} from '@vitalwire/core';
import { type Warning, WarningCode } from './activity.ts';

/** Samples of one session while its file is being read, in the order of the file. */
export interface SampleTable {
  /** Milliseconds since 1970. */
  readonly times: number[];
  /** Number of the uninterrupted stretch that a sample belongs to. */
  readonly stretches: number[];
  /** Values by channel, NaN where missing; shorter than `times` when the last samples lack the channel. */
  readonly columns: Map<StreamChannel, number[]>;
}

/** The same in order of time. */
export interface Samples {
  readonly times: Float64Array;
  readonly stretches: Float64Array;
  /** As long as `times`, NaN where missing. No channel without a value. */
  readonly columns: ReadonlyMap<StreamChannel, Float64Array>;
  readonly warnings: readonly Warning[];
}

export function newSampleTable(): SampleTable {
  return { times: [], stretches: [], columns: new Map() };
}

export function addSample(
  table: SampleTable,
  milliseconds: number,
  stretch: number,
  values: ReadonlyMap<StreamChannel, number>,
): void {
  const index = table.times.length;
  table.times.push(milliseconds);
  table.stretches.push(stretch);
  for (const [channel, value] of values) {
    let column = table.columns.get(channel);
    if (column === undefined) {
      column = [];
      table.columns.set(channel, column);
    }
    while (column.length < index) column.push(Number.NaN);
    column.push(value);
  }
}

/** Farther from the middle sample than any recording is long. */
const IMPLAUSIBLE_DISTANCE_DAYS = 366;

/** @returns `null` when there is no sample */
export function orderSamples(table: SampleTable): Samples | null {
  if (table.times.length === 0) return null;
  const warnings: Warning[] = [];
  const order = inOrder(table.times, warnings);
  const columns = new Map<StreamChannel, Float64Array>();
  for (const [channel, values] of table.columns) {
    const column = pick(values, order);
    if (column.some((value) => !Number.isNaN(value))) columns.set(channel, column);
  }
  return { times: pick(table.times, order), stretches: pick(table.stretches, order), columns, warnings };
}

function inOrder(times: readonly number[], warnings: Warning[]): readonly number[] {
  const sortedTimes = Float64Array.from(times).sort();
  const middle = sortedTimes[sortedTimes.length >> 1] ?? 0;
  const kept = times
    .keys()
    .filter((i) => Math.abs((times[i] ?? 0) - middle) <= IMPLAUSIBLE_DISTANCE_DAYS * millisecondsPerDay)
    .toArray();
  if (kept.length < times.length) {
    warnings.push({
      code: WarningCode.TimeImplausible,
      message: 'Some samples carry a date far from all others and have been left out.',
      count: times.length - kept.length,
    });
  }
  const timeOf = (position: number): number => times[kept[position] ?? 0] ?? 0;
  const backwards = kept.reduce((count, _, at) => count + (at > 0 && timeOf(at) < timeOf(at - 1) ? 1 : 0), 0);
  if (backwards === 0) return kept;
  warnings.push({
    code: WarningCode.TimeBackwards,
    message: 'Some samples were not in order of time and have been sorted.',
    count: backwards,
  });
  // Stable: samples of the same second stay in the order of the file.
  return kept.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
}

function pick(values: readonly number[], order: readonly number[]): Float64Array {
  return Float64Array.from(order, (index) => values[index] ?? Number.NaN);
}

const channelOrder = Object.keys(streamChannels) as readonly StreamChannel[];

/** Starts at the first sample. Columns stand in one order, whatever the order of the file. */
export function streamsOf(samples: Samples): Streams {
  const first = samples.times[0] ?? 0;
  const seconds = samples.times.map((time) => (time - first) / 1000);
  return {
    start: instantOf(first),
    elapsedSeconds: seconds.every(Number.isInteger) ? Int32Array.from(seconds) : seconds,
    columns: channelOrder.flatMap((channel) => {
      const values = samples.columns.get(channel);
      return values === undefined ? [] : [columnOf(channel, values)];
    }),
  };
}

function columnOf(channel: StreamChannel, values: Float64Array): StreamColumn {
  const missing = maskOfNaN(values);
  return streamChannels[channel].storage === 'float'
    ? { channel, values, missing }
    : { channel, values: Int32Array.from(values, (value) => (Number.isNaN(value) ? 0 : Math.round(value))), missing };
}
