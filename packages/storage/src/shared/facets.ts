import { type AnyRecord, type ContentHash, instantOf, millisecondsOf } from '@vitalwire/core';
import { parseStored } from './parse-stored.ts';
import { storedText } from './stored-text.ts';

/** The kind's one indexed word, empty where it has none. */
export function subtypeOf(record: AnyRecord): string {
  switch (record.kind) {
    case 'workout':
    case 'plannedWorkout':
      return record.sport;
    case 'samples':
      return record.metric;
    case 'hrv':
      return record.method;
    case 'labResult':
      return record.loinc ?? '';
    case 'goal':
      return record.type;
    case 'hydration':
      return record.direction;
    default:
      return '';
  }
}

/** What a record is found by, in the form of the typed columns. */
export interface RecordFacets {
  readonly id: string;
  readonly kind: AnyRecord['kind'];
  readonly subtype: string;
  readonly sourceId: string;
  readonly vendorId: string | null;
  readonly naturalKey: string;
  readonly startMs: number;
  readonly endMs: number | null;
  readonly utcOffsetMinutes: number | null;
  readonly localDate: string;
  readonly receivedAtMs: number;
}

export function facetsOf(record: AnyRecord): RecordFacets {
  const { id, kind, provenance, end, localDate, utcOffsetMinutes } = record;
  return {
    id,
    kind,
    subtype: storedText(subtypeOf(record)),
    sourceId: provenance.sourceId,
    vendorId: provenance.vendorId === null ? null : storedText(provenance.vendorId),
    naturalKey: storedText(provenance.naturalKey),
    startMs: millisecondsOf(record.start),
    endMs: end === null ? null : millisecondsOf(end),
    utcOffsetMinutes,
    localDate,
    receivedAtMs: millisecondsOf(provenance.receivedAt),
  };
}

/**
 * Whether a record says what the stored payload says. When it was received is no part of that, and neither is which of
 * several originals it came out of: the same file a year later changes nothing, and a newer export of an account only what
 * is new in it. A record without an original takes the first one that it is found in.
 */
export function sameContent(
  record: AnyRecord,
  payload: string,
  receivedAtMs: number,
  equal: (a: unknown, b: unknown) => boolean,
): boolean {
  const originalHash = originalOf(payload) ?? record.provenance.originalHash;
  const asStored = {
    ...record,
    provenance: { ...record.provenance, originalHash, receivedAt: instantOf(receivedAtMs) },
  };
  return JSON.stringify(asStored) === payload || equal(JSON.parse(JSON.stringify(asStored)), parseStored(payload));
}

/** Without parsing all of it: inside of a text its quotes would be escaped. */
function originalOf(payload: string): ContentHash | null {
  return (/"originalHash":"([0-9a-f]{64})"/.exec(payload)?.[1] ?? null) as ContentHash | null;
}
