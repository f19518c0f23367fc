import {
  HealthError,
  type Instant,
  isInstant,
  isMissing,
  isStreamChannel,
  type StreamChannel,
  type StreamColumn,
  type Streams,
} from '@vitalwire/core';
import { type Column, decodeColumn, encodeColumn } from './column.ts';
import type { Leader } from './follows.ts';
import { damaged } from './frame.ts';
import { ofDoubles, ofIntegers, roomOf } from './scratch.ts';

/** The name that the time axis is stored under, beside the channels. */
export const timeAxis = 'elapsedSeconds';

/** What training load, curves and zones are computed from. */
const READ_BY_THE_YEAR: ReadonlySet<PackedColumn['channel']> = new Set([timeAxis, 'heartRateBpm', 'powerWatts']);

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
  const speed = columns.find(({ channel }) => channel === LEADING);
  return [
    { channel: timeAxis, bytes: encodeColumn({ values: elapsedSeconds, missing: null }) },
    ...columns.map((column): PackedColumn => {
      const favour = READ_BY_THE_YEAR.has(column.channel) ? 'speed' : 'size';
      const leader = column.channel === FOLLOWING ? leaderOf(elapsedSeconds, speed) : null;
      return { channel: column.channel, bytes: encodeColumn(column, favour, leader) };
    }),
  ];
}

/** The distance may be told from the speed. */
const LEADING: StreamChannel = 'speedMetersPerSecond';
const FOLLOWING: StreamChannel = 'distanceMeters';

/** What has to be read so that these channels can be: more than was asked where one is told from another. */
export function channelsToRead(channels: readonly StreamChannel[]): readonly (StreamChannel | typeof timeAxis)[] {
  const wanted = new Set(channels);
  if (wanted.has(FOLLOWING)) wanted.add(LEADING);
  return [timeAxis, ...wanted];
}

const ofSpeeds = roomOf(ofDoubles);
const ofIntegerSpeeds = roomOf(ofIntegers);

/** What is missing as it will be when it has been unpacked. Lent until the next workout. */
function leaderOf(elapsedSeconds: Streams['elapsedSeconds'], speed: Column | undefined): Leader | null {
  if (speed === undefined) return null;
  const { values, missing } = speed;
  const known = values instanceof Int32Array ? ofIntegerSpeeds(values.length) : ofSpeeds(values.length);
  known.set(values);
  const absent = values instanceof Int32Array ? 0 : Number.NaN;
  if (missing !== null) for (let i = 0; i < known.length; i++) if (isMissing(missing, i)) known[i] = absent;
  return { elapsedSeconds, speed: known };
}

/** Side by side on the disk what is read together; where each stands among the columns is another thing. */
export function inOrderOfReading<T extends Pick<PackedColumn, 'channel'>>(packed: readonly T[]): readonly T[] {
  const first = (column: T) => (READ_BY_THE_YEAR.has(column.channel) ? 0 : 1);
  return packed.toSorted((a, b) => first(a) - first(b));
}

/**
 * @param packed the time axis and the channels wanted with those they are told from, in the order of the columns
 * @param channels those of them that shall be given; absent: all
 * @throws HealthError `storage-corrupt`
 */
export function decodeStreams(
  start: Instant,
  packed: readonly PackedColumn[],
  channels: readonly StreamChannel[] | null = null,
): Streams {
  const axis = packed.find(({ channel }) => channel === timeAxis);
  if (axis === undefined) throw damaged('its time axis is missing');
  const elapsedSeconds = decodeColumn(axis.bytes).values;
  const leading = packed.find(({ channel }) => channel === LEADING);
  const speed = leading === undefined ? undefined : decodeColumn(leading.bytes);
  const columns = packed.flatMap(({ channel, bytes }): readonly StreamColumn[] => {
    if (channel === timeAxis || (channels !== null && !channels.includes(channel))) return [];
    if (channel === LEADING && speed !== undefined) return [{ channel, ...speed }];
    const leader = channel === FOLLOWING && speed !== undefined ? { elapsedSeconds, speed: speed.values } : null;
    return [{ channel, ...decodeColumn(bytes, leader) }];
  });
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
