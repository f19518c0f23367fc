import {
  type AnyRecord,
  type DeliveredRecord,
  type FileImporter,
  HealthError,
  type ImportBatch,
  type ImportContext,
  type ImportSource,
  type ImportWarning,
  type Instant,
  localOwner,
  type Rejection,
  type RowCount,
  type SourceDamage,
} from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';

/** Everything that one import gave. */
export interface Imported {
  readonly batches: readonly ImportBatch[];
  readonly delivered: readonly DeliveredRecord[];
  readonly records: readonly AnyRecord[];
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly ImportWarning[];
  /** What the source knows of its own damage when it has been read. */
  readonly damage: readonly SourceDamage[];
  /** Counted by the vendor's name of the sort, over all members. */
  readonly counts: Readonly<
    Record<string, Omit<RowCount, 'path' | 'what' | 'passedOver'> & { readonly passedOver: number }>
  >;
}

/** The context of an import that begins, in Berlin. */
export const testContext: ImportContext = {
  owner: localOwner,
  signal: new AbortController().signal,
  now: '2027-01-01T00:00:00.000Z' as Instant,
  assumedTimeZone: 'Europe/Berlin',
  originalHash: null,
  resumeAt: null,
};

/**
 * Runs an import to its end and checks what every import keeps: records that pass the schema, each id once, counts whose
 * sums agree.
 * @throws HealthError `internal` when one of these does not hold
 */
export async function importWhole(
  importer: FileImporter,
  source: ImportSource,
  changes: Partial<ImportContext> = {},
): Promise<Imported> {
  const batches: ImportBatch[] = [];
  for await (const batch of importer.read(source, { ...testContext, ...changes })) batches.push(batch);
  const delivered = batches.flatMap(({ records }) => records);
  const ids = new Set<string>();
  for (const { record } of delivered) {
    parseRecord(record.kind, record);
    if (ids.has(record.id)) throw broken(`${record.kind} ${record.provenance.naturalKey} comes twice`);
    if (!importer.delivers.includes(record.kind)) throw broken(`${record.kind} is not among what it delivers`);
    if (importer.mappers?.includes(record.provenance.mapper) === false)
      throw broken(`${record.provenance.mapper} is not said`);
    ids.add(record.id);
  }
  return {
    batches,
    delivered,
    records: delivered.map(({ record }) => record),
    rejected: batches.flatMap(({ rejected }) => rejected),
    warnings: batches.flatMap(({ warnings }) => warnings),
    damage: source.damage?.() ?? [],
    counts: countsOf(batches.flatMap(({ rows = [] }) => rows)),
  };
}

/**
 * Starts the import again behind every one of its batches.
 * @returns positions behind which something else came than in one go; none for a sound importer
 */
export async function unlikeWhenResumed(
  importer: FileImporter,
  source: ImportSource,
  changes: Partial<ImportContext> = {},
): Promise<readonly string[]> {
  const { batches } = await importWhole(importer, source, changes);
  const unlike: string[] = [];
  for (const [index, { position }] of batches.entries()) {
    const rest = await importWhole(importer, source, { ...changes, resumeAt: position });
    if (JSON.stringify(rest.batches) !== JSON.stringify(batches.slice(index + 1))) unlike.push(position);
  }
  return unlike;
}

function countsOf(rows: readonly RowCount[]): Imported['counts'] {
  const counts: Record<string, { read: number; used: number; rejected: number; passedOver: number }> = {};
  for (const { what, read, used, rejected, passedOver } of rows) {
    const over = passedOver.reduce((sum, reason) => sum + reason.rows, 0);
    if (read !== used + rejected + over) throw broken(`the counts of ${what} do not agree`);
    const sum = counts[what] ?? { read: 0, used: 0, rejected: 0, passedOver: 0 };
    counts[what] = {
      read: sum.read + read,
      used: sum.used + used,
      rejected: sum.rejected + rejected,
      passedOver: sum.passedOver + over,
    };
  }
  return counts;
}

function broken(what: string): HealthError<'internal'> {
  return new HealthError('internal', `The import is broken: ${what}.`, {});
}
