import {
  type AnyRecord,
  type BaseRecord,
  Channel,
  type ContentHash,
  type DataKind,
  type DeliveredRecord,
  type Device,
  type Instant,
  instantOf,
  localDateOfDayNumber,
  recordId,
} from '@vitalwire/core';
import { appleHealthId } from '../apple-health-descriptor.ts';

/** Raised when this mapping changes. */
export const appleHealthMapper = 'apple-health/1';

/** A record that is to be given out, and the rows that are in it. */
export interface Emitted {
  readonly record: AnyRecord;
  readonly rows: readonly RowsUsed[];
  /** Reads what belongs to it from other members; asked only when the record is given out. */
  readonly complete?: () => Promise<DeliveredRecord>;
  /** Paths of those members, as the file writes them. */
  readonly routes?: readonly string[];
}

export interface RowsUsed {
  readonly what: string;
  readonly count: number;
}

/** What all records of one import share. */
export interface Receipt {
  readonly now: Instant;
  readonly originalHash: ContentHash | null;
}

export interface Moment {
  readonly startSeconds: number;
  readonly endSeconds: number | null;
  /** Local day that the record counts for, since 1970. */
  readonly day: number;
  /** `null` where the source names no zone: the day is assumed. */
  readonly utcOffsetMinutes: number | null;
}

/** @param naturalKey what makes it the same record in every export of the same person */
export function baseOf<K extends DataKind>(
  kind: K,
  naturalKey: string,
  device: Device | null,
  receipt: Receipt,
  { startSeconds, endSeconds, day, utcOffsetMinutes }: Moment,
): BaseRecord<K> {
  return {
    kind,
    id: recordId(kind, appleHealthId, naturalKey),
    provenance: {
      sourceId: appleHealthId,
      channel: Channel.File,
      vendorId: null,
      naturalKey,
      device,
      originalHash: receipt.originalHash,
      receivedAt: receipt.now,
      mapper: appleHealthMapper,
    },
    start: instantOf(startSeconds * 1000),
    end: endSeconds === null ? null : instantOf(endSeconds * 1000),
    utcOffsetMinutes,
    localDate: localDateOfDayNumber(day),
    dateBasis: utcOffsetMinutes === null ? 'assumed-zone' : 'recorded',
  };
}

/** A moment of a key, to the second. */
export function keyTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** How many rows there are of each type. */
export function countByType(rows: readonly { readonly series: { readonly type: string } }[]): readonly RowsUsed[] {
  const counts = new Map<string, number>();
  for (const { series } of rows) counts.set(series.type, (counts.get(series.type) ?? 0) + 1);
  return [...counts].map(([what, count]) => ({ what, count }));
}
