import type {
  AnyRecord,
  DailySummary,
  DataKind,
  DeliveredRecord,
  ImportEntry,
  Instant,
  Owner,
  RecordId,
  SampleSeries,
  Storage,
  StorageTransaction,
  Threshold,
  Workout,
} from '@vitalwire/core';
import { updateMerges } from './merging/update-merges.ts';
import type { SourceCatalogue } from './sources/source-catalogue.ts';
import { createSourceRanking } from './sources/source-ranking.ts';

/** What is stored in one step, from a file, a page, a webhook or the person. */
export interface Ingest {
  readonly records: readonly DeliveredRecord[];
  readonly thresholds: readonly Threshold[];
  /** The file the records come from, when they come from one: makes importing it again a no-op. */
  readonly entry: ImportEntry | null;
  /** Stores although the file is known. */
  readonly again?: boolean;
}

export interface IngestReport {
  /** Another process had stored the file already: nothing was written. */
  readonly alreadyImported: boolean;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Records of each kind that are new or changed. */
  readonly stored: ReadonlyMap<DataKind, number>;
  /** The same, apart. */
  readonly changes: ReadonlyMap<DataKind, { readonly added: number; readonly changed: number }>;
}

/**
 * The one door that records come in by: records, streams, thresholds, merges and the ledger entry of one step are
 * stored together or not at all. Storing the same again changes nothing.
 * @throws HealthError `invalid-input` for a record that breaks the schema, and the storage errors
 */
export function ingest(
  storage: Storage,
  catalogue: SourceCatalogue,
  owner: Owner,
  step: Ingest,
  now: Instant,
): Promise<IngestReport> {
  return storage.transaction((transaction) => ingestInto(transaction, catalogue, owner, step, now));
}

/** The same inside of the caller's transaction. */
export async function ingestInto(
  transaction: StorageTransaction,
  catalogue: SourceCatalogue,
  owner: Owner,
  step: Ingest,
  now: Instant,
): Promise<IngestReport> {
  if (step.entry !== null && step.again !== true) {
    const known = await transaction.imports.find(owner, step.entry.hash);
    // As another reader said it, it is known by what that one could read.
    if (known !== null && isFinished(known) && known.mapper === step.entry.mapper)
      return { ...nothingStored, alreadyImported: true };
  }
  const kept = step.again === true ? step.records : await withoutOutdated(transaction, owner, step.records);
  const report = await writeRecords(transaction, owner, kept, step.records.length - kept.length);
  const ranking = createSourceRanking(await transaction.choices.list(owner), catalogue);
  await updateMerges(
    transaction,
    owner,
    kept.map(({ record }) => record),
    ranking,
    now,
  );
  if (step.thresholds.length > 0) await transaction.people.writeThresholds(owner, step.thresholds);
  if (step.entry !== null) await transaction.imports.write(owner, step.entry);
  return report;
}

/** What storing the records would change, merges apart: for the inside of a rehearsal. */
export async function weigh(
  transaction: StorageTransaction,
  owner: Owner,
  delivered: readonly DeliveredRecord[],
): Promise<IngestReport> {
  const kept = await withoutOutdated(transaction, owner, delivered);
  const bare = kept.map(({ record }) => ({ record, streams: null }));
  return writeRecords(transaction, owner, bare, delivered.length - kept.length);
}

export function isFinished(entry: ImportEntry): boolean {
  return entry.state === 'done' || entry.state === 'partial';
}

export const nothingStored: IngestReport = {
  alreadyImported: false,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  stored: new Map(),
  changes: new Map(),
};

/**
 * What is known better stays out: a version that was received before the known one, or before its source took the record
 * back, and was overtaken by that; and a part of what is known whole under the same id (a cable pulled, a half upload, an
 * older export). A reader that was mended may say less than before: its mapper differs.
 */
async function withoutOutdated(
  storage: StorageTransaction,
  owner: Owner,
  delivered: readonly DeliveredRecord[],
): Promise<readonly DeliveredRecord[]> {
  const knownById = new Map<RecordId, AnyRecord>();
  const every = delivered.map(({ record }) => record.id);
  const gone = new Map(
    (await storage.withdrawals.list(owner, every)).map(({ recordId, withdrawnAt }) => [recordId, withdrawnAt]),
  );
  for (const [kind, some] of Map.groupBy(delivered, ({ record }) => record.kind)) {
    const ids = some.map(({ record }) => record.id);
    for (const known of await storage.records.getMany(owner, kind, ids)) knownById.set(known.id, known);
  }
  if (knownById.size + gone.size === 0) return delivered;
  return delivered.filter(({ record }) => {
    const goneAt = gone.get(record.id);
    if (goneAt !== undefined && record.provenance.receivedAt <= goneAt) return false;
    const known = knownById.get(record.id);
    if (known === undefined || record.provenance.mapper !== known.provenance.mapper) return true;
    if (record.provenance.receivedAt < known.provenance.receivedAt) return false;
    return !isPartOf(record, known);
  });
}

/**
 * Of one recording, one day of samples or one day: what broke off, or was exported before the day was over. Exports of one
 * vendor come in any order.
 */
function isPartOf(record: AnyRecord, known: AnyRecord): boolean {
  if (isWorkout(record) && isWorkout(known)) return samplesOf(record) < samplesOf(known);
  if (record.kind === 'samples' && known.kind === 'samples')
    return record.start >= known.start && record.end <= known.end && measuredOf(record) < measuredOf(known);
  if (record.kind !== 'dailySummary' || known.kind !== 'dailySummary' || !record.partial) return false;
  return !known.partial || isEarlierOn(record, known);
}

const growing = ['steps', 'distanceMeters', 'activeEnergyKilocalories', 'totalEnergyKilocalories'] as const;

/** Of one unfinished day: what only grows in the course of it was less. */
function isEarlierOn(record: DailySummary, known: DailySummary): boolean {
  const pairs = growing.map((name) => [record[name] ?? 0, known[name] ?? 0] as const);
  return pairs.every(([now, before]) => now <= before) && pairs.some(([now, before]) => now < before);
}

const samplesOf = (workout: Workout) => workout.streams?.sampleCount ?? 0;
const measuredOf = ({ values }: SampleSeries) =>
  values.reduce<number>((sum, value) => sum + (value === null ? 0 : 1), 0);

/** @param leftOut records that are stored already in a fuller form */
async function writeRecords(
  storage: StorageTransaction,
  owner: Owner,
  delivered: readonly DeliveredRecord[],
  leftOut: number,
): Promise<IngestReport> {
  const records = delivered.map(({ record }) => record);
  const outcomes = await storage.records.write(owner, records);
  const counts = { inserted: 0, updated: 0, unchanged: leftOut };
  const stored = new Map<DataKind, number>();
  const changes = new Map<DataKind, { added: number; changed: number }>();
  for (const [index, { record, streams }] of delivered.entries()) {
    const outcome = outcomes[index] ?? 'unchanged';
    counts[outcome]++;
    if (outcome === 'unchanged') continue;
    stored.set(record.kind, (stored.get(record.kind) ?? 0) + 1);
    const change = changes.get(record.kind) ?? { added: 0, changed: 0 };
    change[outcome === 'inserted' ? 'added' : 'changed']++;
    changes.set(record.kind, change);
    if (streams !== null) await storage.streams.write(owner, record.id, streams);
  }
  return { alreadyImported: false, ...counts, stored, changes };
}

function isWorkout(record: AnyRecord): record is Workout {
  return record.kind === 'workout';
}
