import {
  HealthError,
  type Instant,
  isInstant,
  isStreamChannel,
  type StreamChannel,
  type StreamColumn,
  type Streams,
} from '@vitalwire/core';
import { decodeColumn, encodeColumn } from './column.ts';
import { damaged } from './frame.ts';

/** The name that the time axis is stored under, beside the channels. */
export const timeAxis = 'elapsedSeconds';

/** What training load, curves and zones are computed from. */
const READ_BY_THE_YEAR: ReadonlySet<StreamChannel> = new Set(['heartRateBpm', 'powerWatts']);

export interface PackedColumn {
  readonly channel: StreamChannel | typeof timeAxis;
  readonly bytes: Uint8Array;
}

/**
 * Every channel as a blob of its own, and the time axis as one more.
 * @throws HealthError `invalid-input` for a column of the wrong length or one channel twice, `too-large`
 */
export function encodeStreams(streams: Streams): readonly PackedColumn[] {
  const { elapsedSeconds, columns } = streams;
  if (!isInstant(streams.start)) throw refused('start', 'must be a moment in UTC');
  for (const [place, column] of columns.entries()) {
    const path = `columns.${place}`;
    if (!isStreamChannel(column.channel)) throw refused(path, 'is not a stream channel');
    if (column.values.length !== elapsedSeconds.length) throw refused(path, 'is not as long as the time axis');
    if (columns.findIndex(({ channel }) => channel === column.channel) !== place) throw refused(path, 'is there twice');
  }
  checkAxis(elapsedSeconds);
  return [
    { channel: timeAxis, bytes: encodeColumn({ values: elapsedSeconds, missing: null }) },
    ...columns.map((column): PackedColumn => {
      const favour = READ_BY_THE_YEAR.has(column.channel) ? 'speed' : 'size';
      return { channel: column.channel, bytes: encodeColumn(column, favour) };
    }),
  ];
}

/**
 * @param packed the time axis and the channels wanted, in the order in which the columns shall stand
 * @throws HealthError `storage-corrupt`
 */
export function decodeStreams(start: Instant, packed: readonly PackedColumn[]): Streams {
  let elapsedSeconds: Float64Array | Int32Array | null = null;
  const columns: StreamColumn[] = [];
  for (const { channel, bytes } of packed) {
    const { values, missing } = decodeColumn(bytes);
    if (channel === timeAxis) elapsedSeconds = values;
    else columns.push({ channel, values, missing });
  }
  if (elapsedSeconds === null) throw damaged('its time axis is missing');
  const { length } = elapsedSeconds;
  if (columns.some(({ values }) => values.length !== length))
    throw damaged('a channel is not as long as its time axis');
  return { start, elapsedSeconds, columns };
}

function checkAxis(elapsedSeconds: Float64Array | Int32Array): void {
  for (let i = 0; i < elapsedSeconds.length; i++) {
    const here = elapsedSeconds[i] as number;
    const before = i === 0 ? here : (elapsedSeconds[i - 1] as number);
    if (Number.isNaN(here) || here < before) throw refused('elapsedSeconds', 'goes backwards or holds a gap');
  }
}

function refused(path: string, message: string): HealthError<'invalid-input'> {
  return new HealthError('invalid-input', `These streams cannot be stored: ${path} ${message}.`, {
    issues: [{ path, message }],
  });
}
