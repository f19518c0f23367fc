import type { ActivityFile, ActivitySession, ByteInput } from '@vitalwire/activity-files';
import { readGpx } from '@vitalwire/activity-files/gpx';
import { type FileRecords, type RecordContext, toRecords } from '@vitalwire/activity-files/records';
import { readTcx } from '@vitalwire/activity-files/tcx';
import { expectTypeOf, test } from 'vitest';

declare const file: ActivityFile;
declare const session: ActivitySession;
declare const context: RecordContext;

test('readers take bytes in any shape and give one shape', () => {
  expectTypeOf(readTcx).parameter(0).toEqualTypeOf<ByteInput>();
  expectTypeOf(readTcx(new Blob([]))).toEqualTypeOf<Promise<ActivityFile>>();
  expectTypeOf(readGpx(new Uint8Array(0), { path: 'a.gpx', maximumBytes: 1 })).toEqualTypeOf<Promise<ActivityFile>>();
  // @ts-expect-error a path is not opened
  readTcx('ride.tcx');
});

test('what was read cannot be changed, and what is missing is not undefined', () => {
  // @ts-expect-error readonly
  session.sport = 'running';
  // @ts-expect-error an absent total is left out
  const made: ActivitySession = { ...session, distanceMeters: undefined };
  expectTypeOf(made.streams).toExtend<object | null>();
});

test('records need to know whose day it is', () => {
  expectTypeOf(toRecords(file, context)).toEqualTypeOf<FileRecords>();
  const { assumedTimeZone: _zone, ...incomplete } = context;
  // @ts-expect-error the zone may be null, never left out
  toRecords(file, incomplete);
});
