import {
  type ContentHash,
  type DataKind,
  type DeliveredRecord,
  type FileImporter,
  HealthError,
  type ImportEntry,
  type ImportSource,
  type ImportWarning,
  type LocalDate,
  type OriginalStore,
  type Owner,
  type RecordId,
  type Rejection,
  type SourceId,
  type StorageTransaction,
  type Threshold,
  type UnitSystem,
} from '@vitalwire/core';
import { rehearse } from '../curation/rehearsal.ts';
import type { HubOptions } from '../hub.ts';
import { addCount } from '../import-tally.ts';
import { type IngestReport, ingestInto, isFinished, nothingStored } from '../ingest.ts';
import { openKept } from './kept-source.ts';
import { type KnownRecord, knownRecords } from './known-records.ts';

export interface ReprocessRequest {
  readonly owner: Owner;
  readonly importers: readonly FileImporter[];
  readonly signal: AbortSignal;
  /** Only originals with a record of this day or later. */
  readonly since?: LocalDate;
  readonly sourceIds?: readonly SourceId[];
  /** Reads those as well that the present readers have read already. */
  readonly all?: boolean;
  /** Writes and takes everything back, so that the report says exactly what would happen. */
  readonly dryRun?: boolean;
  /** Called after every original. */
  readonly onProgress?: (progress: ReprocessProgress) => void;
}

export interface ReprocessProgress {
  readonly done: number;
  readonly total: number;
  readonly name: string;
}

/** A record that its original no longer gives. It stays as it is: whether it goes is the person's to say. */
export interface LostRecord {
  readonly id: RecordId;
  readonly kind: DataKind;
  readonly localDate: LocalDate;
  /** Name of the file. */
  readonly name: string;
}

export interface ReprocessReport {
  /** `seen` is the sum of the five after it. */
  readonly originals: {
    readonly seen: number;
    /** Read by the present reader before. */
    readonly upToDate: number;
    readonly changed: number;
    readonly unchanged: number;
    /** The ledger knows them, their bytes were not kept. */
    readonly notKept: number;
    readonly rejected: number;
  };
  /** New or changed records. */
  readonly records: { readonly [K in DataKind]?: number };
  readonly unchangedRecords: number;
  readonly lost: readonly LostRecord[];
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly ImportWarning[];
  /** The run was stopped; what was stored stays, and the next run goes on. */
  readonly cancelled: boolean;
}

interface Run {
  readonly options: HubOptions;
  readonly originals: OriginalStore;
  readonly request: ReprocessRequest;
  readonly assumedTimeZone: string | null;
  readonly assumedUnits: UnitSystem | null;
  readonly known: ReadonlyMap<RecordId, KnownRecord>;
  readonly counts: { upToDate: number; changed: number; unchanged: number; notKept: number; rejected: number };
  readonly records: Map<DataKind, number>;
  readonly lost: LostRecord[];
  readonly rejected: Rejection[];
  readonly warnings: ImportWarning[];
  unchangedRecords: number;
}

export async function reprocess(options: HubOptions, request: ReprocessRequest): Promise<ReprocessReport> {
  const { storage, originals } = options;
  if (originals === null) throw noOriginals();
  const { timeZone, units } = await storage.people.profile(request.owner);
  const known = await knownRecords(storage, request.owner);
  const counts = { upToDate: 0, changed: 0, unchanged: 0, notKept: 0, rejected: 0 };
  const run: Run = {
    options,
    originals,
    request,
    assumedTimeZone: timeZone ?? null,
    assumedUnits: units ?? null,
    known,
    counts,
    records: new Map(),
    lost: [],
    rejected: [],
    warnings: [],
    unchangedRecords: 0,
  };
  const byOriginal = Map.groupBy(known.values(), ({ originalHash }) => originalHash);
  const wanted = (await storage.imports.list(request.owner)).filter(
    (entry) =>
      isFinished(entry) &&
      (request.sourceIds?.includes(entry.sourceId) ?? true) &&
      reaches(byOriginal.get(entry.hash), request.since),
  );
  let done = 0;
  for (const entry of wanted) {
    if (request.signal.aborted) break;
    try {
      counts[await readAgain(run, entry, byOriginal.get(entry.hash) ?? [])]++;
    } catch (error) {
      if (request.signal.aborted) break;
      if (!HealthError.is(error) || !isOfTheFile(error)) throw error;
      counts.rejected++;
      run.rejected.push({ path: entry.name, code: error.code, message: error.message });
    }
    done++;
    request.onProgress?.({ done, total: wanted.length, name: entry.name });
  }
  return {
    originals: { seen: done, ...counts },
    records: Object.fromEntries([...run.records].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    unchangedRecords: run.unchangedRecords,
    lost: run.lost,
    rejected: run.rejected,
    warnings: run.warnings,
    cancelled: done < wanted.length,
  };
}

/** What an original costs itself for. Anything else is not the original's fault. */
function isOfTheFile({ code }: HealthError): boolean {
  return code.startsWith('file-') || code === 'too-large' || code === 'invalid-input';
}

function noOriginals(): HealthError<'not-found'> {
  return new HealthError(
    'not-found',
    'No originals are kept, because VITALWIRE_KEEP_ORIGINALS is 0. Set it to 1 and import your files once more with --again; from then on they can be read again.',
    { what: 'kept originals' },
  );
}

function reaches(records: readonly KnownRecord[] | undefined, since: LocalDate | undefined): boolean {
  return since === undefined || (records ?? []).some(({ localDate }) => localDate >= since);
}

async function readAgain(
  run: Run,
  entry: ImportEntry,
  before: readonly KnownRecord[],
): Promise<'upToDate' | 'changed' | 'unchanged' | 'notKept' | 'rejected'> {
  const { options, request, originals } = run;
  const importers = request.importers.filter(({ id }) => id === entry.sourceId);
  const carried = [entry.mapper, ...before.map(({ mapper }) => mapper)];
  if (request.all !== true && isReadBy(importers, carried)) return 'upToDate';
  const kept = await openKept(originals, options.openKept ?? null, request.owner, entry).catch((error: unknown) => {
    throw ofDamage(error, entry);
  });
  if (kept === null) return 'notKept';
  try {
    return await readKept(run, entry, before, importers, kept.source);
  } finally {
    await kept.close();
  }
}

async function readKept(
  run: Run,
  entry: ImportEntry,
  before: readonly KnownRecord[],
  importers: readonly FileImporter[],
  source: ImportSource,
): Promise<'changed' | 'unchanged' | 'rejected'> {
  const { options, request, known } = run;
  const importer = await readerOf(importers, source);
  if (importer === null)
    throw new HealthError('file-unrecognised', `${entry.name} is not known by any reader of today.`, unreadable(entry));
  const given = new Set<RecordId>();
  let mapper = entry.mapper;
  let changed = 0;
  // Received when it was imported: reading again makes nothing younger, and brings back nothing that was withdrawn since.
  const context = {
    owner: request.owner,
    signal: request.signal,
    now: entry.importedAt,
    assumedTimeZone: run.assumedTimeZone,
    assumedUnits: run.assumedUnits,
    originalHash: entry.hash,
    resumeAt: null,
    ...(options.spill !== undefined && { spill: options.spill }),
  };
  let rejections = 0;
  for await (const batch of importer.read(source, context)) {
    for (const { record } of batch.records) given.add(record.id);
    mapper = batch.records[0]?.record.provenance.mapper ?? mapper;
    const mine = batch.records.filter(({ record }) => answersFor(entry.hash, known.get(record.id)));
    const report = await storeChanges(run, mine, batch.thresholds);
    run.unchangedRecords += report.unchanged;
    changed += report.inserted + report.updated;
    for (const [kind, count] of report.stored) addCount(run.records, kind, count);
    run.rejected.push(...batch.rejected);
    run.warnings.push(...batch.warnings);
    rejections += batch.rejected.length;
  }
  for (const { id, kind, localDate } of before)
    if (!given.has(id)) run.lost.push({ id, kind, localDate, name: entry.name });
  const state = rejections > 0 ? 'partial' : 'done';
  // Last, so that a run that was killed reads this original once more.
  if (request.dryRun !== true && given.size > 0 && (mapper !== entry.mapper || state !== entry.state))
    await options.storage.imports.write(request.owner, { ...entry, mapper, state, records: given.size });
  if (given.size === 0 && rejections > 0) return 'rejected';
  return changed > 0 ? 'changed' : 'unchanged';
}

/** Are all of these mappers those of the readers of today? A reader that does not name its own reads all again. */
export function isReadBy(importers: readonly FileImporter[], carried: readonly string[]): boolean {
  const current = new Set(importers.flatMap(({ mappers }) => mappers ?? []));
  return carried.every((mapper) => current.has(mapper));
}

/** A record that another original gave, perhaps in a fuller form, is that one's to change. */
function answersFor(hash: ContentHash, known: KnownRecord | undefined): boolean {
  return known === undefined || known.originalHash === hash;
}

function storeChanges(
  { options, request }: Run,
  records: readonly DeliveredRecord[],
  stated: readonly Threshold[],
): Promise<IngestReport> {
  if (records.length + stated.length === 0) return Promise.resolve(nothingStored);
  const work = async (transaction: StorageTransaction): Promise<IngestReport> => {
    const thresholds = await newThresholds(transaction, request.owner, stated);
    const step = { records, thresholds, entry: null };
    return ingestInto(transaction, options.catalogue, request.owner, step, options.now());
  };
  return request.dryRun === true ? rehearse(options.storage, work) : options.storage.transaction(work);
}

/** Of those that a file states, the ones that are not known. */
export async function newThresholds(
  { people }: Pick<StorageTransaction, 'people'>,
  owner: Owner,
  stated: readonly Threshold[],
): Promise<readonly Threshold[]> {
  if (stated.length === 0) return stated;
  const there = await people.thresholds(owner);
  return stated.filter(
    (one) =>
      !there.some(
        (other) =>
          other.metric === one.metric &&
          other.sport === one.sport &&
          other.validFrom === one.validFrom &&
          other.origin === one.origin &&
          other.value === one.value,
      ),
  );
}

async function readerOf(importers: readonly FileImporter[], source: ImportSource): Promise<FileImporter | null> {
  for (const importer of importers) if ((await importer.recognise(source)) !== null) return importer;
  return null;
}

function unreadable({ name }: ImportEntry) {
  return { path: name, reason: 'kept original' };
}

/** A damaged original costs itself; a disk that cannot be read ends the run. */
function ofDamage(error: unknown, entry: ImportEntry): unknown {
  if (!HealthError.is(error) || error.code !== 'storage-corrupt') return error;
  return new HealthError('file-invalid', `${entry.name}: ${error.message}`, unreadable(entry));
}
