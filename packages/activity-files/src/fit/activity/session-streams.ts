import { type StreamChannel, type StreamColumn, type Streams, streamChannels } from '@vitalwire/core';
import type { DeveloperColumn } from '../../activity.ts';
import { instantOfFit } from '../fit-time.ts';
import { replacedChannel } from '../records/channel-fields.ts';
import { missingInteger } from '../records/kernels.ts';
import type { RecordTable, TableColumn } from '../records/record-table.ts';

export interface SessionStreams {
  readonly streams: Streams | null;
  readonly developerColumns: readonly DeveloperColumn[];
}

const channelOrder = Object.keys(streamChannels);

/** Rows `from` to `to` (not included) of a file's records, as the streams of one session. */
export function sliceStreams(table: RecordTable, from: number, to: number): SessionStreams {
  if (to <= from) return { streams: null, developerColumns: [] };
  const startSeconds = table.times[from]!;
  const elapsedSeconds = new Int32Array(to - from);
  for (let i = from; i < to; i++) elapsedSeconds[i - from] = table.times[i]! - startSeconds;
  const columns: StreamColumn[] = [];
  const whole = from === 0 && to === table.count;
  for (const [channel, { values, missing }] of table.columns) {
    const known = whole || missing === 'none' ? missing : 'unknown';
    const column = finishColumn(channel, part(values, from, to), known);
    if (column !== null) columns.push(column);
  }
  const developerColumns: DeveloperColumn[] = [];
  for (const { description, values, complete } of table.developerColumns) {
    const own = part(values, from, to);
    const { name, unit, nativeMessage, nativeField } = description;
    const replaced = nativeMessage === null || nativeMessage === 20 ? replacedChannel(nativeField, name, unit) : null;
    // What the recording device measured itself stays: values of two devices are never mixed in one channel.
    if (replaced !== null && !columns.some((column) => column.channel === replaced[0])) {
      const column = finishColumn(replaced[0], inChannel(replaced[0], own, replaced[1]), 'unknown');
      if (column !== null) columns.push(column);
      continue;
    }
    const missing = complete ? null : maskOfMissing(own);
    if (missing !== 'all') developerColumns.push({ name, unit, values: own, missing });
  }
  columns.sort((a, b) => channelOrder.indexOf(a.channel) - channelOrder.indexOf(b.channel));
  return { streams: { start: instantOfFit(startSeconds), elapsedSeconds, columns }, developerColumns };
}

/** One session takes the arrays as they are; of several, each gets its own, so that one does not keep all alive. */
function part<T extends Int32Array | Float64Array>(values: T, from: number, to: number): T {
  return (from === 0 && to === values.length ? values : values.slice(from, to)) as T;
}

function inChannel(channel: StreamChannel, values: Float64Array, factor: number): Int32Array | Float64Array {
  const converted =
    streamChannels[channel].storage === 'integer' ? new Int32Array(values.length) : new Float64Array(values.length);
  const none = converted instanceof Int32Array ? missingInteger : Number.NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! * factor;
    converted[i] = Math.abs(value) < 0x7fffffff ? (none === missingInteger ? Math.round(value) : value) : none;
  }
  return converted;
}

/** @returns `null` when no sample has a value */
function finishColumn(
  channel: StreamChannel,
  values: Int32Array | Float64Array,
  known: TableColumn['missing'],
): StreamColumn | null {
  if (values instanceof Int32Array) return finishIntegers(channel, values, known === 'none');
  const missing = known === 'none' ? null : known === 'unknown' ? maskOfMissing(values) : known;
  return missing === 'all' ? null : { channel, values, missing };
}

function finishIntegers(channel: StreamChannel, values: Int32Array, complete: boolean): StreamColumn | null {
  if (complete && channel !== 'heartRateBpm') return { channel, values, missing: null };
  // A heart rate of 0 is how a device writes that the strap lost contact.
  const alsoMissing = channel === 'heartRateBpm' ? 0 : missingInteger;
  const missing = new Uint8Array((values.length + 7) >> 3);
  let absent = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== missingInteger && value !== alsoMissing) continue;
    missing[i >> 3]! |= 1 << (i & 7);
    values[i] = 0;
    absent++;
  }
  return absent === values.length ? null : { channel, values, missing: absent === 0 ? null : missing };
}

/** `null` when none is missing. */
function maskOfMissing(values: Float64Array): Uint8Array | 'all' | null {
  const mask = new Uint8Array((values.length + 7) >> 3);
  let absent = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) {
      mask[i >> 3]! |= 1 << (i & 7);
      absent++;
    }
  }
  return absent === 0 ? null : absent === values.length ? 'all' : mask;
}
