import {
  type AnyRecord,
  DataKind,
  type Hrv,
  type Instant,
  instantOf,
  isInstant,
  type LocalDate,
  type RecordId,
  type RecordOf,
  type RmssdHrv,
  type SdnnHrv,
  type SourceId,
  type Workout,
} from '@vitalwire/core';
import { expectTypeOf, test } from 'vitest';

declare const hrv: Hrv;
declare const rmssd: RmssdHrv;
declare const sdnn: SdnnHrv;

function moreRested(a: RmssdHrv, b: RmssdHrv): boolean {
  return a.rmssdMilliseconds > b.rmssdMilliseconds;
}

test('an RMSSD and an SDNN value cannot be compared', () => {
  moreRested(rmssd, rmssd);
  // @ts-expect-error SDNN is another quantity
  moreRested(rmssd, sdnn);
  // @ts-expect-error the method is not known yet
  moreRested(rmssd, hrv);
  // @ts-expect-error the method is not known yet
  hrv.rmssdMilliseconds;
  if (hrv.method === 'sdnn') expectTypeOf(hrv).toEqualTypeOf<SdnnHrv>();
  else expectTypeOf(hrv.rmssdMilliseconds).toEqualTypeOf<number>();
  expectTypeOf<SdnnHrv>().not.toExtend<RmssdHrv>();
  expectTypeOf<RmssdHrv>().not.toExtend<SdnnHrv>();
});

test('a kind narrows a record', () => {
  const record = {} as AnyRecord;
  if (record.kind === DataKind.Workout) expectTypeOf(record).toEqualTypeOf<Workout>();
  expectTypeOf<RecordOf<'workout'>>().toEqualTypeOf<Workout>();
  expectTypeOf<{ [K in DataKind]: RecordOf<K>['kind'] }>().toEqualTypeOf<{ [K in DataKind]: K }>();
});

test('texts are not instants, days or ids until they are checked', () => {
  // @ts-expect-error not checked
  const instant: Instant = '2026-06-01T06:00:00.000Z';
  // @ts-expect-error a day is not an instant
  const fromDay: Instant = {} as LocalDate;
  // @ts-expect-error a source is not a record
  const id: RecordId = {} as SourceId;
  const text = '2026-06-01T06:00:00.000Z' as string;
  if (isInstant(text)) expectTypeOf(text).toExtend<Instant>();
  expectTypeOf(instantOf(0)).toEqualTypeOf<Instant>();
  void [instant, fromDay, id];
});

test('records cannot be written to', () => {
  const workout = {} as Workout;
  // @ts-expect-error readonly
  workout.sport = 'running';
  // @ts-expect-error readonly list
  workout.laps.push();
  // @ts-expect-error an absent field is left out, not set to undefined
  const named: Pick<Workout, 'name'> = { name: undefined };
  void named;
});
