import * as z from 'zod';
import { recordId } from '../ids.ts';
import { addDays, type LocalDate, localDateOf } from '../instant.ts';
import type { DataKind } from '../kinds.ts';
import { Channel } from '../provenance.ts';
import { type BaseRecord, DateBasis } from '../records/base.ts';
import { once } from './once.ts';
import { contentHash, instant, key, localDate, optional, recordIdSchema, sourceId, word } from './parts.ts';

export const deviceSchema = once(() =>
  z.strictObject({
    manufacturer: optional(word),
    product: optional(word),
    serialNumber: optional(word),
    softwareVersion: optional(word),
  }),
);

export const provenanceSchema = once(() =>
  z.strictObject({
    sourceId: sourceId(),
    channel: z.enum(Channel),
    vendorId: key().nullable(),
    naturalKey: key(),
    device: deviceSchema().nullable(),
    originalHash: contentHash().nullable(),
    receivedAt: instant(),
    mapper: word(),
  }),
);

/** Offsets in use lie between -12:00 and +14:00; local mean times of the past reach 16 hours. */
const utcOffsetMinutes = once(() => z.int().min(-1080).max(1080));

/** The fields of `BaseRecord`. A kind that always has an end overrides `end`. */
export function baseShape<K extends DataKind>(kind: K) {
  return { kind: z.literal(kind), ...sharedShape() };
}

const sharedShape = once(() => ({
  id: recordIdSchema(),
  provenance: provenanceSchema(),
  start: instant(),
  end: instant().nullable(),
  utcOffsetMinutes: utcOffsetMinutes().nullable(),
  localDate: localDate(),
  dateBasis: z.enum(DateBasis),
}));

export interface Checked<R> {
  readonly value: R;
  readonly issues: z.core.$ZodRawIssue[];
}

export function addIssue(checked: Checked<unknown>, path: readonly PropertyKey[], message: string): void {
  checked.issues.push({ code: 'custom', message, path: [...path], input: checked.value });
}

/** What the fields of any record say about each other. */
export function checkBase(checked: Checked<BaseRecord>): void {
  const record = checked.value;
  const { provenance } = record;
  if (record.id !== recordId(record.kind, provenance.sourceId, provenance.naturalKey)) {
    addIssue(checked, ['id'], 'is not the id of this kind, source and natural key: make it with recordId');
  }
  if (record.end !== null && record.end < record.start) {
    addIssue(checked, ['end'], 'ends before it starts');
  }
  if (record.utcOffsetMinutes !== null && record.dateBasis !== 'recorded') {
    addIssue(checked, ['dateBasis'], 'is assumed although the offset is known');
  }
  const [earliest, latest] = plausibleDays(record);
  if (record.localDate < earliest || record.localDate > latest) {
    addIssue(checked, ['localDate'], 'is more than a day away from start and offset');
  }
}

/** Vendors differ in where a day begins and which day a night counts for: one day to either side is believed. */
function plausibleDays(record: BaseRecord): readonly [LocalDate, LocalDate] {
  const { start, utcOffsetMinutes: offset } = record;
  const last = record.kind === 'sleep' ? (record.end ?? start) : start;
  const first = localDateOf(start, offset ?? WESTERNMOST);
  return [addDays(first, -1), addDays(localDateOf(last, offset ?? EASTERNMOST), 1)];
}
const WESTERNMOST = -12 * 60;
const EASTERNMOST = 14 * 60;
