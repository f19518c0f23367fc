import {
  type DeliveredRecord,
  type FileImporter,
  HealthError,
  type ImportBatch,
  type ImportContext,
  type ImportEntry,
  type Instant,
  type Rejection,
} from '@vitalwire/core';
import { rehearse } from './curation/rehearsal.ts';
import type { Found } from './file-walk.ts';
import type { HubOptions } from './hub.ts';
import { contentOf, type ImportContent } from './import-content.ts';
import { filtered, type ImportFilter, wantedOf } from './import-filter.ts';
import type { ImportProgress, SourceReport } from './import-report.ts';
import { countRecords, type ImportTally, type KindTally, kindCounts, noteBatch } from './import-tally.ts';
import { complaintAbout } from './import-unknown.ts';
import type { ImportRequest } from './importing.ts';
import { type IngestReport, ingest, ingestInto, isFinished, nothingStored, weigh } from './ingest.ts';
import { answeredBy } from './reprocessing/known-records.ts';
import { isReadBy, newThresholds } from './reprocessing/reprocess.ts';
import { storablePart } from './storable-part.ts';

/** One call of `importFrom`, while it goes on. */
export interface ImportRun {
  readonly options: HubOptions;
  readonly request: ImportRequest;
  readonly tally: ImportTally;
  readonly context: ImportContext;
  /** `null` takes everything. */
  readonly filter: ImportFilter | null;
  readonly found: Found[];
  bytesFound: number;
}

export async function takeIn(run: ImportRun, found: Found): Promise<void> {
  const { tally } = run;
  tally.counts.seen++;
  if (found.type === 'unreadable') reject(tally, found.rejection);
  else if (found.type === 'readable') await takeInSource(run, found);
  else {
    const complaint = await complaintAbout(found.source, found.named);
    if (complaint === null) tally.counts.skipped++;
    else reject(tally, complaint);
  }
}

export function sizeOf(found: Found): number {
  return found.type === 'unreadable' ? 0 : (found.source.sizeBytes ?? 0);
}

/** @param fraction how much of what is being read is done */
export function showProgress(run: ImportRun, phase: ImportProgress['phase'], found: Found, fraction = 0): void {
  run.request.onProgress?.({
    phase,
    files: { ...run.tally.counts },
    filesFound: run.found.length,
    bytesFound: run.bytesFound,
    bytesDone: run.tally.bytesDone + Math.round(sizeOf(found) * Math.min(1, Math.max(0, fraction))),
    currentPath: found.type === 'unreadable' ? found.rejection.path : found.source.path,
  });
}

type Readable = Extract<Found, { type: 'readable' }>;

async function takeInSource(run: ImportRun, found: Readable): Promise<void> {
  const { tally, options, request } = run;
  const { source, importer, what } = found;
  const kinds: KindTally = new Map();
  const end = (outcome: SourceReport['outcome'], resumed = false) => {
    tally.counts[outcome]++;
    tally.sources.push({ path: source.path, sourceId: importer.id, what, outcome, resumed, kinds: kindCounts(kinds) });
  };
  try {
    const content = await contentOf(source, options.sha256, request.signal);
    const known = await options.storage.imports.find(request.owner, content.hash);
    const outdated = known !== null && isFinished(known) && isOutdated(known, importer);
    if (known !== null && isFinished(known) && !outdated && request.again !== true) return end('duplicate');
    const result = await readInto(run, found, { content, known, outdated, kinds });
    end(outcomeOf(result), result.resumed);
  } catch (error) {
    if (request.signal.aborted || !HealthError.is(error) || error.code.startsWith('storage-')) {
      // Stopped in the middle: it counts by what is stored of it already.
      if ([...kinds.values()].some(({ added, changed }) => added + changed > 0)) end('imported');
      else tally.counts.seen--;
      throw error;
    }
    tally.rejected.push({ path: source.path, code: error.code, message: error.message });
    end('rejected');
  }
}

/** Known, as a reader said it that has been mended since. */
function isOutdated(known: ImportEntry, importer: FileImporter): boolean {
  return importer.mappers !== undefined && !isReadBy([importer], [known.mapper]);
}

/** What batches depend on beside the source: the days of series go by the zone. */
function premiseOf({ assumedTimeZone, assumedUnits }: ImportContext): string {
  return `${assumedTimeZone ?? ''} ${assumedUnits ?? ''}#`;
}

/** Where the reader was; `null` when it was on the way with other premises. */
function placeIn({ position }: ImportEntry, context: ImportContext): string | null {
  const premise = premiseOf(context);
  return position?.startsWith(premise) === true ? position.substring(premise.length) : null;
}

interface SourceResult {
  records: number;
  stored: number;
  rejections: number;
  resumed: boolean;
  mapper: string | null;
}

/** A file is one of imported, duplicate, rejected and skipped, by what became of its records. */
function outcomeOf({ records, stored, rejections }: SourceResult): SourceReport['outcome'] {
  if (stored > 0) return 'imported';
  if (records > 0) return 'duplicate';
  return rejections > 0 ? 'rejected' : 'skipped';
}

interface Reading {
  readonly content: ImportContent;
  readonly known: ImportEntry | null;
  readonly outdated: boolean;
  readonly kinds: KindTally;
}

async function readInto(run: ImportRun, found: Readable, reading: Reading): Promise<SourceResult> {
  const { options, request, filter } = run;
  const { content, known, outdated } = reading;
  // Reading again makes nothing younger, and brings back nothing that was withdrawn since.
  const importedAt = outdated && request.again !== true ? (known?.importedAt ?? null) : null;
  // Part of a source leaves no entry: it neither ends nor goes on with the reading of the whole.
  // Nor does a place that another reader came to, or this one with another zone in mind, say anything of its batches.
  const isBegun = filter === null && known !== null && !isFinished(known) && !isOutdated(known, found.importer);
  const resumeAt = isBegun ? placeIn(known, run.context) : null;
  const begun = resumeAt === null ? null : known;
  const result: SourceResult = {
    records: 0,
    stored: 0,
    rejections: 0,
    resumed: begun !== null,
    mapper: begun?.mapper ?? null,
  };
  const keeps = options.originals !== null && content.keep !== null && filter === null;
  const context: ImportContext = {
    ...run.context,
    ...(importedAt !== null && { now: importedAt }),
    originalHash: keeps ? content.hash : null,
    resumeAt,
    ...(filter === null ? {} : { wanted: wantedOf(filter) }),
    onProgress: (fraction) => showProgress(run, 'reading', found, fraction),
  };
  const step = batchStore(run, found, reading, { result, keeps, importedAt, before: begun?.records ?? 0 });
  let pending: ImportBatch | null = null;
  try {
    for await (const batch of found.importer.read(content.source, context)) {
      if (pending !== null) await step(pending, false);
      pending = batch;
    }
  } catch (error) {
    // What was sound before the damage is not lost.
    const ofTheSource = HealthError.is(error) && !error.code.startsWith('storage-') && !request.signal.aborted;
    if (ofTheSource && pending !== null) await step(pending, false);
    throw error;
  }
  if (pending !== null) await step(pending, true);
  return result;
}

/** Stores one batch after the other, or finds out what that would do. */
function batchStore(
  run: ImportRun,
  { source, importer }: Readable,
  { content, kinds }: Reading,
  state: {
    readonly result: SourceResult;
    readonly keeps: boolean;
    /** Of a source that is read by a mended reader. */
    readonly importedAt: Instant | null;
    /** Records that an earlier run stored, which stopped. */
    readonly before: number;
  },
): (batch: ImportBatch, last: boolean) => Promise<void> {
  const { options, request, tally, filter } = run;
  const { result, before, importedAt } = state;
  let kept = false;
  const entryOf = (batch: ImportBatch, entryState: ImportEntry['state']): ImportEntry => ({
    hash: content.hash,
    sourceId: importer.id,
    mapper: result.mapper ?? importer.id,
    name: source.name,
    sizeBytes: content.sizeBytes,
    state: entryState,
    position: entryState === 'running' ? premiseOf(run.context) + batch.position : null,
    records: before + result.records,
    importedAt: importedAt ?? options.now(),
  });
  const store = async (batch: ImportBatch, last: boolean): Promise<IngestReport> => {
    if (request.dryRun === true) return rehearsed(run, batch.records);
    const entryState = last ? (result.rejections > 0 ? 'partial' : 'done') : 'running';
    const empty = batch.records.length + batch.thresholds.length === 0;
    if (empty && (filter !== null || (last && before + result.records === 0))) return nothingStored;
    // Before the rows that name it: a crash in between leaves a file too many, never a row that points nowhere.
    if (state.keeps && !kept && batch.records.length > 0 && options.originals !== null) {
      await content.keep?.(options.originals, request.owner);
      kept = true;
    }
    const { storage, catalogue } = options;
    const { owner } = request;
    const known = importedAt !== null;
    const step = {
      records: known ? await answeredBy(storage, owner, content.hash, batch.records) : batch.records,
      thresholds: known ? await newThresholds(storage, owner, batch.thresholds) : batch.thresholds,
      entry: filter === null ? entryOf(batch, entryState) : null,
      again: request.again ?? false,
    };
    return ingest(storage, catalogue, owner, step, options.now());
  };
  const step = async (batch: ImportBatch, last: boolean): Promise<void> => {
    const { kept: wanted, leftOut } = filtered(batch, filter);
    result.mapper ??= batch.records[0]?.record.provenance.mapper ?? null;
    result.records += wanted.records.length;
    result.rejections += batch.rejected.length;
    let report: IngestReport;
    try {
      report = await store(wanted, last);
    } catch (error) {
      const rest = isRefusal(error) ? await storablePart(batch, source.path, (each) => refusalOf(run, each)) : batch;
      if (rest === batch) {
        noteBatch(tally, batch);
        throw error;
      }
      result.records -= wanted.records.length;
      result.rejections -= batch.rejected.length;
      return step(rest, last);
    }
    noteBatch(tally, batch);
    result.stored += report.inserted + report.updated;
    countRecords([tally.kinds, kinds], wanted.records, leftOut, report);
  };
  return step;
}

function isRefusal(error: unknown): error is HealthError {
  return HealthError.is(error) && (error.code === 'invalid-input' || error.code === 'too-large');
}

/** Why a record cannot be stored, in a transaction that is taken back; `null`: it can. */
async function refusalOf({ options, request }: ImportRun, delivered: DeliveredRecord): Promise<string | null> {
  const alone = { records: [delivered], thresholds: [], entry: null };
  try {
    await rehearse(options.storage, (transaction) =>
      ingestInto(transaction, options.catalogue, request.owner, alone, options.now()),
    );
    return null;
  } catch (error) {
    if (isRefusal(error)) return error.message;
    throw error;
  }
}

function rehearsed({ options, request }: ImportRun, records: readonly DeliveredRecord[]): Promise<IngestReport> {
  if (records.length === 0) return Promise.resolve(nothingStored);
  return rehearse(options.storage, (transaction) => weigh(transaction, request.owner, records));
}

function reject(tally: ImportTally, rejection: Rejection): void {
  tally.counts.rejected++;
  tally.rejected.push(rejection);
}
