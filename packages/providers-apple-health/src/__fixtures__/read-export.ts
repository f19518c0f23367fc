import {
  type AnyRecord,
  type DeliveredRecord,
  type ImportBatch,
  type ImportContext,
  type ImportSource,
  type ImportWarning,
  type Instant,
  localOwner,
  type Rejection,
  type RowCount,
} from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { createAppleHealthArchiveImporter } from '../archive/apple-health-importer.ts';
import { record, utf8 } from './documents.ts';

export const importer = createAppleHealthArchiveImporter();
const context: ImportContext = {
  owner: localOwner,
  signal: new AbortController().signal,
  now: '2026-06-01T00:00:00.000Z' as Instant,
  assumedTimeZone: 'Europe/Berlin',
  originalHash: null,
  resumeAt: null,
};

export const xml = (text: string | Uint8Array, name = 'export.xml'): ImportSource =>
  memorySource(name, typeof text === 'string' ? utf8(text) : text);

export interface ReadExport {
  readonly records: readonly AnyRecord[];
  readonly delivered: readonly DeliveredRecord[];
  readonly rows: readonly RowCount[];
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly ImportWarning[];
}

/** @throws where a record breaks its schema, or the sums of the rows do not agree */
export async function read(source: ImportSource | string, changes: Partial<ImportContext> = {}): Promise<ReadExport> {
  const batches: ImportBatch[] = [];
  const from = typeof source === 'string' ? xml(source) : source;
  for await (const batch of importer.read(from, { ...context, ...changes })) batches.push(batch);
  const delivered = batches.flatMap((batch) => batch.records);
  const records = delivered.map((each) => each.record);
  for (const each of records) parseRecord(each.kind, each);
  const rows = batches.flatMap((batch) => batch.rows ?? []);
  for (const { what, read: count, used, rejected, passedOver } of rows) {
    if (count !== used + rejected + passedOver.reduce((sum, each) => sum + each.rows, 0))
      throw new Error(`The rows of ${what} do not add up.`);
  }
  return {
    records,
    delivered,
    rows,
    rejected: batches.flatMap((batch) => batch.rejected),
    warnings: batches.flatMap((batch) => batch.warnings),
  };
}

export const steps = (value: number | string, start: number, more = {}): string =>
  record({ type: 'StepCount', unit: 'count', value, start, seconds: 60, ...more });
export const beat = (value: number | string, start: number, more = {}): string =>
  record({ type: 'HeartRate', unit: 'count/min', value, start, ...more });

