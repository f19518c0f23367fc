import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActivityFile, ActivitySession } from '@vitalwire/activity-files';
import { decodeFit } from '@vitalwire/activity-files/fit';
import {
  columnOf,
  type Instant,
  instantOf,
  millisecondsOf,
  type StreamChannel,
  type Streams,
  toFloat64,
} from '@vitalwire/core';

export const workspace = join(import.meta.dirname, '../../..');
const samples = join(workspace, 'apps/cli/samples');
const testData = join(workspace, 'packages/activity-files/test-data');

export interface Recording {
  readonly name: string;
  readonly bytes: Buffer;
}

const recording = (folder: string, name: string): Recording => ({ name, bytes: readFileSync(join(folder, name)) });

/** Sound activity files of one session each, from head units, watches, trainers and apps. */
export const fitRecordings = (): readonly Recording[] => [
  ...['ride-edge810.fit', 'ride-road.fit', 'run-fenix2.fit'].map((name) => recording(samples, name)),
  ...[
    'ride-indoor-onelap-devfields.fit',
    'ride-indoor-trainer-power-no-gps.fit',
    'ride-virtual-zwift-power.fit',
    'ride-wahoo-bolt-power.fit',
    'run-power-stryd-devfields.fit',
    'strength-vivoactive-hr.fit',
    'yoga-venu3.fit',
  ].map((name) => recording(testData, name)),
];

/** The one of them with all eight channels at 1 Hz for more than an hour. */
export const hourRide = (): Recording => recording(samples, 'ride-edge810.fit');

export const eightChannels: readonly StreamChannel[] = [
  'latitudeDegrees',
  'longitudeDegrees',
  'altitudeMeters',
  'heartRateBpm',
  'cadenceRpm',
  'distanceMeters',
  'speedMetersPerSecond',
  'powerWatts',
];

export function streamsOf({ name, bytes }: Recording): Streams {
  const streams = decodeFit(bytes).sessions[0]?.streams;
  if (streams === null || streams === undefined) throw new Error(`${name} holds no samples.`);
  return streams;
}

/** `seconds` samples from sample `from` on, going round at the end, on a time axis of whole seconds. */
export function cut(streams: Streams, from: number, seconds: number): Streams {
  const available = streams.elapsedSeconds.length;
  const columns = eightChannels.flatMap((channel) => {
    const column = columnOf(streams, channel);
    if (column === null) return [];
    const values = column.values instanceof Int32Array ? new Int32Array(seconds) : new Float64Array(seconds);
    let missing: Uint8Array | null = null;
    for (let i = 0; i < seconds; i++) {
      const source = (from + i) % available;
      values[i] = column.values[source] ?? 0;
      if (column.missing !== null && (((column.missing[source >> 3] ?? 0) >> (source & 7)) & 1) === 1) {
        missing ??= new Uint8Array((seconds + 7) >> 3);
        missing[i >> 3] = (missing[i >> 3] ?? 0) | (1 << (i & 7));
      }
    }
    return [{ channel, values, missing }];
  });
  return { start: streams.start, elapsedSeconds: Int32Array.from({ length: seconds }, (_, i) => i), columns };
}

export type HourActivity = ActivityFile & { readonly sessions: readonly [ActivitySession] };

const HOUR_SECONDS = 3600;
const firstStart = millisecondsOf('2015-01-01T06:00:00.000Z' as Instant);

/** Hours of real samples, one every 21 hours, each begun at another second of the ride. */
export function* hourActivities(count: number): Generator<HourActivity> {
  const file = decodeFit(hourRide().bytes);
  const [session] = file.sessions;
  if (session === undefined || session.streams === null) throw new Error('The ride holds no samples.');
  for (let index = 0; index < count; index++) {
    const start = instantOf(firstStart + index * 21 * HOUR_SECONDS * 1000);
    const end = instantOf(millisecondsOf(start) + HOUR_SECONDS * 1000);
    const streams = { ...cut(session.streams, (index * 37) % 4000, HOUR_SECONDS), start };
    const hour = {
      ...session,
      start,
      end,
      elapsedSeconds: HOUR_SECONDS,
      timerSeconds: HOUR_SECONDS,
      laps: [],
      pauses: [],
    };
    yield { ...file, createdAt: start, sessions: [{ ...hour, events: [], developerColumns: [], streams }] };
  }
}

/** Power at 1 Hz, 0 where missing: what both sides of the power benchmarks read. */
export function powerOf(recorded: Recording): Float64Array | null {
  const streams = streamsOf(recorded);
  const column = columnOf(streams, 'powerWatts');
  return column === null ? null : toFloat64(column).map((watts) => (Number.isNaN(watts) ? 0 : watts));
}
