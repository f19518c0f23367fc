import type { ImportContext, ImportSource, Instant, RowCount } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole } from '@vitalwire/provider-kit/testing';
import { createAppleHealthArchiveImporter } from '../archive/apple-health-importer.ts';
import { record, utf8 } from './documents.ts';

export const importer = createAppleHealthArchiveImporter();

export const xml = (text: string | Uint8Array, name = 'export.xml'): ImportSource =>
  memorySource(name, typeof text === 'string' ? utf8(text) : text);

const now = '2026-06-01T00:00:00.000Z' as Instant;

export interface ReadExport extends Imported {
  readonly rows: readonly RowCount[];
}

/** @throws where a record breaks its schema, or the sums of the rows do not agree */
export async function read(source: ImportSource | string, changes: Partial<ImportContext> = {}): Promise<ReadExport> {
  const whole = await importWhole(importer, typeof source === 'string' ? xml(source) : source, { now, ...changes });
  return { ...whole, rows: whole.batches.flatMap((batch) => batch.rows ?? []) };
}

export const steps = (value: number | string, start: number, more = {}): string =>
  record({ type: 'StepCount', unit: 'count', value, start, seconds: 60, ...more });
export const beat = (value: number | string, start: number, more = {}): string =>
  record({ type: 'HeartRate', unit: 'count/min', value, start, ...more });

