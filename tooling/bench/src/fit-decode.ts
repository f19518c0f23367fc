import { decodeFit } from '@vitalwire/activity-files/fit';
import { columnOf, isMissing, type StreamChannel } from '@vitalwire/core';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, quickSeries, usualSeries } from './measure.ts';
import { parseWithFitFileParser, readWithFitsdk, type SdkRecord } from './peers.ts';
import { fitRecordings, type Recording } from './recordings.ts';
import { milliseconds } from './table.ts';

/** Which field of a record, unscaled, is which channel: heart rate 0 is a strap without contact, to us missing. */
const fields: readonly {
  readonly channel: StreamChannel;
  readonly raw: (record: SdkRecord) => number | undefined;
  readonly perUnit: number;
}[] = [
  {
    channel: 'heartRateBpm',
    raw: ({ heartRate }) => (heartRate === 0 ? undefined : heartRate),
    perUnit: 1,
  },
  { channel: 'powerWatts', raw: ({ power }) => power, perUnit: 1 },
  { channel: 'distanceMeters', raw: ({ distance }) => distance, perUnit: 100 },
  { channel: 'latitudeDegrees', raw: ({ positionLat }) => positionLat, perUnit: 2 ** 31 / 180 },
];

/** Counts and sums of what both read of a file, channel by channel. */
function compare({ name, bytes }: Recording): void {
  const records = readWithFitsdk(bytes, 'raw');
  const streams = decodeFit(bytes).sessions[0]?.streams;
  if (streams === null || streams === undefined) throw new Error(`${name}: no samples.`);
  requireSame(`${name}: records`, streams.elapsedSeconds.length, records.length);
  for (const { channel, raw, perUnit } of fields) {
    const theirs = records.map(raw).filter((value) => value !== undefined);
    const column = columnOf(streams, channel);
    // A distance that never leaves 0 is what a watch writes that measures none: no channel of ours.
    if (column === null && theirs.every((value) => value === 0)) continue;
    let count = 0;
    let sum = 0;
    for (const [i, value] of column?.values.entries() ?? []) {
      if (isMissing(column?.missing ?? null, i)) continue;
      count++;
      sum += Math.round(value * perUnit);
    }
    requireSame(`${name}: values of ${channel}`, count, theirs.length);
    requireSame(
      `${name}: sum of ${channel}`,
      sum,
      theirs.reduce((total, value) => total + value, 0),
    );
  }
}

export const fitDecode: Benchmark = {
  name: 'fit-decode',

  async check() {
    for (const recording of fitRecordings()) compare(recording);
  },

  async run({ quick }: Options): Promise<readonly Result[]> {
    await this.check();
    const files = fitRecordings();
    const megabytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
    const each = (decode: (bytes: Buffer) => unknown) => async () => {
      for (const { bytes } of files) await decode(bytes);
    };
    const [ours, raw, defaults, parser] = await medianMilliseconds(
      [
        {
          name: 'ours',
          run: () => {
            for (const { bytes } of files) decodeFit(bytes);
          },
        },
        { name: 'fitsdk raw', run: each((bytes) => readWithFitsdk(bytes, 'raw')) },
        { name: 'fitsdk defaults', run: each((bytes) => readWithFitsdk(bytes, 'defaults')) },
        { name: 'fit-file-parser', run: each(parseWithFitFileParser) },
      ],
      quick ? quickSeries : usualSeries,
    );
    const speed = (time: number) => `${(megabytes / (time / 1000)).toFixed(1)} MB/s`;
    const row = (peer: string, time: number, must: number, aim: number): Result => ({
      what: `FIT decode with CRC, all features (${files.length} files, ${megabytes.toFixed(1)} MB)`,
      ours: speed(ours),
      peer: `${peer}: ${speed(time)}`,
      figure: time / ours,
      unit: 'x',
      target: 'at-least',
      must,
      aim,
      limit: `loads of single bytes, then the summaries of small files (${milliseconds(ours / files.length)} a file)`,
    });
    return [
      row('@garmin/fitsdk, conversions off', raw, 10, 25),
      row('@garmin/fitsdk, defaults', defaults, 10, 25),
      row('fit-file-parser', parser, 10, 25),
    ];
  },
};
