import {
  type BaseRecord,
  Channel,
  type ContentHash,
  type DataKind,
  type Device,
  type Instant,
  type LocalDate,
  recordId,
} from '@vitalwire/core';
import { attributeLocalDate } from '@vitalwire/core/time';
import { garminId } from '../garmin-descriptor.ts';
import type { DayOffsets } from './day-offsets.ts';

/** Raised when this mapping changes. */
export const garminMapper = 'garmin-archive/2';

/** What every record of an export needs beside its own content. */
export interface RecordContext {
  readonly now: Instant;
  readonly originalHash: ContentHash | null;
  readonly assumedTimeZone: string | null;
  readonly offsets: DayOffsets;
  /** When the nights were, by the day of waking: tables of nights do not all say. */
  readonly nights: ReadonlyMap<LocalDate, { readonly start: Instant; readonly end: Instant }>;
}

export interface Identity {
  readonly key: string;
  /** The vendor's own id, as its API gives it. */
  readonly vendorId?: string;
  readonly device?: Device | null;
}

/** The part of a record that says where it comes from. */
export function identityOf<K extends DataKind>(
  kind: K,
  { key, vendorId, device }: Identity,
  { now, originalHash }: RecordContext,
): Pick<BaseRecord<K>, 'kind' | 'id' | 'provenance'> {
  return {
    kind,
    id: recordId(kind, garminId, key),
    provenance: {
      sourceId: garminId,
      channel: Channel.File,
      vendorId: vendorId ?? null,
      naturalKey: key,
      device: device ?? null,
      originalHash,
      receivedAt: now,
      mapper: garminMapper,
    },
  };
}

/** When it was, for a record whose calendar day the vendor says. */
export function onDay(
  day: LocalDate,
  utcOffsetMinutes: number | null,
): Pick<BaseRecord, 'utcOffsetMinutes' | 'localDate' | 'dateBasis'> {
  return { utcOffsetMinutes, localDate: day, dateBasis: 'recorded' };
}

/** When it was, for a record of a moment. */
export function atMoment(
  start: Instant,
  utcOffsetMinutes: number | null,
  { assumedTimeZone }: RecordContext,
): Pick<BaseRecord, 'utcOffsetMinutes' | 'localDate' | 'dateBasis'> {
  return { utcOffsetMinutes, ...attributeLocalDate({ start, utcOffsetMinutes, assumedTimeZone }) };
}
