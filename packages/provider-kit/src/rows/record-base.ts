import {
  type BaseRecord,
  Channel,
  type DataKind,
  type Device,
  type ImportContext,
  type Instant,
  type LocalDate,
  recordId,
  type SourceId,
} from '@vitalwire/core';
import type { Moment } from './moments.ts';
import type { RowLedger } from './row-ledger.ts';

export interface RecordOrigin {
  readonly sourceId: SourceId;
  /** Name and version of the mapping: `whoop-export/1`. */
  readonly mapper: string;
  /** Unique within source and kind, the same in every export and, where the vendor has an id, in its API. */
  readonly naturalKey: string;
  readonly vendorId?: string | null;
  readonly device?: Device | null;
}

export interface RecordTime {
  /** Decides offset and day; for sleep that is waking. */
  readonly at: Moment;
  /** @default the instant of `at` */
  readonly start?: Instant;
  readonly end: Instant | null;
  /** Where the vendor says itself which day the record counts for. */
  readonly localDate?: LocalDate;
}

/** What every record of an export says. */
export function recordBase<K extends DataKind>(
  kind: K,
  { sourceId, mapper, naturalKey, vendorId = null, device = null }: RecordOrigin,
  { at, start = at.instant, end, localDate }: RecordTime,
  { originalHash, now }: Pick<ImportContext, 'originalHash' | 'now'>,
): BaseRecord<K> {
  return {
    kind,
    id: recordId(kind, sourceId, naturalKey),
    provenance: {
      sourceId,
      channel: Channel.File,
      vendorId,
      naturalKey,
      device,
      originalHash,
      receivedAt: now,
      mapper,
    },
    start,
    end,
    utcOffsetMinutes: at.utcOffsetMinutes,
    localDate: localDate ?? at.localDate,
    dateBasis: localDate === undefined ? at.dateBasis : 'recorded',
  };
}

/** Says once a member that its wall times were placed in a zone that it does not name. */
export function sayAssumedZone(
  ledger: RowLedger,
  path: string,
  { assumedTimeZone }: Pick<ImportContext, 'assumedTimeZone'>,
): void {
  const zone = assumedTimeZone ?? 'UTC, since your own time zone is not known';
  const message = `${path} has local times and does not say of which time zone. They were read as ${zone}.`;
  ledger.warn({ path, code: 'time-zone-unknown', message });
}
