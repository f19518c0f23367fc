import {
  addDays,
  type BaseRecord,
  Channel,
  type DataKind,
  DateBasis,
  type Device,
  type Instant,
  instantOf,
  type LocalDate,
  recordId,
} from '@vitalwire/core';
import { syntheticId } from '../descriptor.ts';

/** Who the records are of. */
export interface RecordOwner {
  readonly scenario: string;
  readonly seed: number;
  /** `null`: a day after each record's own. */
  readonly receivedAt: Instant | null;
}

export type RecordBase<K extends DataKind> = BaseRecord<K>;

interface RecordMoment {
  /** Unique within athlete and kind: `2026-05-01/1`. */
  readonly key: string;
  readonly startMilliseconds: number;
  readonly endMilliseconds: number | null;
  readonly utcOffsetMinutes: number;
  readonly localDate: LocalDate;
  readonly device: Device | null;
}

/** Raised when records of the same athlete come out otherwise than before. */
const MAPPER = 'synthetic/1';

export const watch: Device = { manufacturer: 'Vitalwire', product: 'Synthetic watch', serialNumber: 'SYN-1' };
export const headUnit: Device = { manufacturer: 'Vitalwire', product: 'Synthetic head unit', serialNumber: 'SYN-2' };
export const scale: Device = { manufacturer: 'Vitalwire', product: 'Synthetic scale', serialNumber: 'SYN-3' };

/** A device that reports at noon UTC on the next day: a fixed rule, so that no clock is asked. */
export function receivedAtOf(owner: RecordOwner, date: LocalDate): Instant {
  return owner.receivedAt ?? (`${addDays(date, 1)}T12:00:00.000Z` as Instant);
}

export function naturalKeyOf(owner: RecordOwner, key: string): string {
  return `${owner.scenario}/${owner.seed}/${key}`;
}

export function recordBase<K extends DataKind>(kind: K, owner: RecordOwner, moment: RecordMoment): RecordBase<K> {
  const naturalKey = naturalKeyOf(owner, moment.key);
  return {
    kind,
    id: recordId(kind, syntheticId, naturalKey),
    provenance: {
      sourceId: syntheticId,
      channel: Channel.Generated,
      vendorId: null,
      naturalKey,
      device: moment.device,
      originalHash: null,
      receivedAt: receivedAtOf(owner, moment.localDate),
      mapper: MAPPER,
    },
    start: instantOf(moment.startMilliseconds),
    end: moment.endMilliseconds === null ? null : instantOf(moment.endMilliseconds),
    utcOffsetMinutes: moment.utcOffsetMinutes,
    localDate: moment.localDate,
    dateBasis: DateBasis.Recorded,
  };
}
