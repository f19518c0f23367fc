import {
  type ActivityFile,
  type ActivitySession,
  type ByteInput,
  DamageCode,
  type ReadOptions,
  readActivityFile,
  recogniseActivityFile,
} from '@vitalwire/activity-files';
import {
  decodeFit,
  encodeFit,
  type FitFileInput,
  type FitMessage,
  fitCrc16,
  fitMessages,
  fitValue,
} from '@vitalwire/activity-files/fit';
import type { Streams, WorkoutTotals } from '@vitalwire/core';
import { describe, expectTypeOf, it } from 'vitest';

describe('reading', () => {
  it('takes bytes, blobs, streams and pieces, and nothing else', () => {
    expectTypeOf<Uint8Array>().toExtend<ByteInput>();
    expectTypeOf<Blob>().toExtend<ByteInput>();
    expectTypeOf<File>().toExtend<ByteInput>();
    expectTypeOf<ReadableStream<Uint8Array>>().toExtend<ByteInput>();
    expectTypeOf<AsyncIterable<Uint8Array>>().toExtend<ByteInput>();
    expectTypeOf<string>().not.toExtend<ByteInput>();
    expectTypeOf(readActivityFile).returns.resolves.toEqualTypeOf<ActivityFile>();
    expectTypeOf(decodeFit).toBeCallableWith(new Uint8Array(0), { maximumBytes: 1000, path: 'ride.fit' });
    expectTypeOf(decodeFit).parameter(1).toEqualTypeOf<ReadOptions | undefined>();
    expectTypeOf(decodeFit).returns.toEqualTypeOf<ActivityFile>();
    expectTypeOf(recogniseActivityFile(new Uint8Array(0)).format).toEqualTypeOf<'fit' | 'tcx' | 'gpx' | null>();
  });

  it('gives sessions with totals, which may be absent, and streams, which may be null', () => {
    expectTypeOf<ActivitySession>().toExtend<WorkoutTotals>();
    expectTypeOf<ActivitySession['averagePowerWatts']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<ActivitySession['streams']>().toEqualTypeOf<Streams | null>();
    expectTypeOf<ActivitySession['beatIntervalsSeconds']>().toEqualTypeOf<Float64Array | null>();
    // @ts-expect-error sessions cannot be changed
    ((file: ActivityFile) => file.sessions.push)({} as ActivityFile);
  });

  it('names damage by code', () => {
    expectTypeOf<DamageCode>().toExtend<string>();
    expectTypeOf(DamageCode.Truncated).toEqualTypeOf<'truncated'>();
  });
});

describe('messages', () => {
  it('come one by one', () => {
    expectTypeOf(fitMessages).returns.toEqualTypeOf<Generator<FitMessage, void, undefined>>();
    expectTypeOf(fitValue({} as FitMessage, 'sport')).toEqualTypeOf<FitMessage['fields'][number]['value'] | null>();
    expectTypeOf(fitCrc16).returns.toEqualTypeOf<number>();
  });
});

describe('writing', () => {
  it('takes one file or several', () => {
    expectTypeOf(encodeFit).parameter(0).toEqualTypeOf<FitFileInput | readonly FitFileInput[]>();
    expectTypeOf(encodeFit).returns.toExtend<Uint8Array>();
    // @ts-expect-error a byte order is little or big
    ((input: FitFileInput): FitFileInput => ({ ...input, byteOrder: 'middle' }))({ messages: [] });
    // @ts-expect-error a value that no field can hold
    ((): FitFileInput => ({ messages: [{ name: 'record', fields: { heart_rate: new Date(0) } }] }))();
  });
});
