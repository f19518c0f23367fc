import {
  type BaseRecord,
  Channel,
  cleanText,
  type DataKind,
  type Device,
  daysBetween,
  type ImportContext,
  type Instant,
  type LocalDate,
  recordId,
  type SourceId,
  textLimits,
  type UnitSystem,
  type Workout,
} from '@vitalwire/core';
import { unreadableCell } from './cells.ts';
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

/**
 * What every record of an export says.
 * @throws HealthError `invalid-input` when the day that the vendor names is not that of the time, nor one beside it
 */
export function recordBase<K extends DataKind>(
  kind: K,
  { sourceId, mapper, naturalKey: written, vendorId = null, device = null }: RecordOrigin,
  { at, start = at.instant, end, localDate }: RecordTime,
  { originalHash, now }: Pick<ImportContext, 'originalHash' | 'now'>,
): BaseRecord<K> {
  if (localDate !== undefined && Math.abs(daysBetween(localDate, at.localDate)) > 1) {
    throw unreadableCell(`day beside ${at.localDate}, on which it happened`, localDate);
  }
  // Ids and names of devices come from files: text as any other.
  const naturalKey = cleanText(written, textLimits.key) ?? kind;
  return {
    kind,
    id: recordId(kind, sourceId, naturalKey),
    provenance: {
      sourceId,
      channel: Channel.File,
      vendorId: vendorId === null ? null : cleanText(vendorId, textLimits.key),
      naturalKey,
      device: device === null ? null : wordsOf(device),
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

function wordsOf(device: Device): Device {
  const words = Object.entries(device).flatMap(([name, text]) => {
    const word = cleanText(String(text), textLimits.word);
    return word === null ? [] : [[name, word]];
  });
  return Object.fromEntries(words);
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

/** A workout of which an export has the totals and no recording; what else it has of it stands behind this. */
export const totalsOnly = {
  laps: [],
  lengths: [],
  sets: [],
  pauses: [],
  sensors: [],
  streams: null,
} as const satisfies Pick<Workout, 'laps' | 'lengths' | 'sets' | 'pauses' | 'sensors' | 'streams'>;

/**
 * The unit of a value whose source names none: that of the person's own system of units. Says once a member that it was
 * assumed, or, where the person has not told, that such values are left out.
 * @param units the source's unit in each system
 */
export function assumedUnit<U extends string>(
  ledger: RowLedger,
  path: string,
  { assumedUnits }: Pick<ImportContext, 'assumedUnits'>,
  what: 'weight' | 'distance',
  units: Readonly<Record<UnitSystem, U>>,
): U | null {
  const unit = assumedUnits === undefined || assumedUnits === null ? null : units[assumedUnits];
  const unnamed = `${path} does not say the unit of its ${what}s.`;
  ledger.warn(
    unit === null
      ? {
          path,
          code: `${what}-unit-unknown`,
          message: `${unnamed} They were left out, since your own units are not known.`,
        }
      : { path, code: `${what}-unit-assumed`, message: `${unnamed} They were read as ${unit}, by your own units.` },
  );
  return unit;
}
