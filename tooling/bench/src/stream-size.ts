import { columnOf } from '@vitalwire/core';
import { decodeStreams, encodeStreams } from '@vitalwire/storage/codec';
import { type Benchmark, type Result, requireSame } from './benchmark.ts';
import { cut, eightChannels, hourRide, streamsOf } from './recordings.ts';

/** Digits that the JSON of web services keeps: positions to a tenth of a metre, the rest as devices resolve it. */
const digits: Readonly<Record<string, number>> = {
  latitudeDegrees: 6,
  longitudeDegrees: 6,
  altitudeMeters: 1,
  distanceMeters: 1,
  speedMetersPerSecond: 3,
};

const HOUR = 3600;

/** Bytes of the first hour of a real ride: ours without loss and with its time axis, the JSON rounded and without. */
function sizes(): { readonly ours: number; readonly json: number } {
  const streams = cut(streamsOf(hourRide()), 0, HOUR);
  const packed = encodeStreams(streams);
  const unpacked = decodeStreams(streams.start, packed);
  for (const channel of eightChannels) {
    const before = columnOf(streams, channel)?.values ?? new Float64Array();
    const after = columnOf(unpacked, channel)?.values ?? new Float64Array();
    requireSame(`${channel}: samples`, after.length, HOUR);
    for (const [i, value] of before.entries()) {
      if (!Object.is(after[i], value)) throw new Error(`${channel}: sample ${i} is ${after[i]}, it was ${value}.`);
    }
  }
  const columns = eightChannels.map((channel) => [
    channel,
    Array.from(columnOf(streams, channel)?.values ?? [], (value) =>
      Number.isNaN(value) ? null : Number(value.toFixed(digits[channel] ?? 0)),
    ),
  ]);
  return {
    ours: packed.reduce((sum, { bytes }) => sum + bytes.length, 0),
    json: Buffer.byteLength(JSON.stringify(Object.fromEntries(columns))),
  };
}

export const streamSize: Benchmark = {
  name: 'stream-size',

  async check() {
    sizes();
  },

  async run(): Promise<readonly Result[]> {
    const { ours, json } = sizes();
    const kibibytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;
    return [
      {
        what: 'stream bytes of an hour, 8 channels at 1 Hz (lossless)',
        ours: kibibytes(ours),
        peer: `JSON, rounded: ${kibibytes(json)}`,
        figure: json / ours,
        unit: 'x',
        target: 'at-least',
        must: 6,
        aim: 8,
        limit: 'noise of positions and altitude; heart rate and power are kept for quick reading instead',
      },
    ];
  },
};
