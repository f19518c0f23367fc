import {
  type ContentHash,
  type FileImporter,
  HealthError,
  type ImportBatch,
  type ImportContext,
  type ImportEntry,
  type ImportSource,
  type Instant,
  type Owner,
  type Rejection,
} from '@vitalwire/core';
import { bufferedSource, readWhole } from './buffered-source.ts';
import { type Found, findImportable } from './file-walk.ts';
import type { HubOptions } from './hub.ts';
import {
  addCount,
  type ImportProgress,
  type ImportReport,
  type ImportTally,
  newTally,
  reportOf,
} from './import-report.ts';
import { type Ingest, type IngestReport, ingest, isFinished } from './ingest.ts';
import { answeredBy } from './reprocessing/known-records.ts';
import {
  isReadBy,
  newThresholds,
  type ReprocessReport,
  type ReprocessRequest,
  reprocess,
} from './reprocessing/reprocess.ts';
import { type Withdrawn, withdraw } from './withdraw.ts';

export interface ImportRequest {
  readonly owner: Owner;
  readonly sources: Iterable<ImportSource> | AsyncIterable<ImportSource>;
  readonly importers: readonly FileImporter[];
  readonly signal: AbortSignal;
  /** Reads and counts, stores nothing. */
  readonly dryRun?: boolean;
  /** Reads files that are known, too: after the person told their time zone, or a reader was mended. */
  readonly again?: boolean;
  /** Called after every file. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface Importing {
  /**
   * Takes in files and folders. Each file is stored in transactions of its own: what is reported as imported is on
   * disk, and a run that was killed goes on where it stopped. A bad file costs itself; a storage error ends the run.
   * @throws HealthError the storage errors
   */
  importFrom(request: ImportRequest): Promise<ImportReport>;
  /**
   * Reads kept originals again with the readers of today. Records keep their ids, and with them their merges and what the
   * person did to them; nothing is written where nothing has changed.
   * @throws HealthError `not-found` where no originals are kept, the storage errors
   */
  reprocess(request: ReprocessRequest): Promise<ReprocessReport>;
  /** One step from anywhere but a file: a generator, a webhook, the person. */
  ingest(owner: Owner, step: Ingest): Promise<IngestReport>;
  /**
   * A source takes records back (an activity deleted at the vendor), known or not yet: what it gave until then stays away.
   * What is left of their events is decided again.
   * @returns how many records went
   */
  withdraw(owner: Owner, withdrawn: Withdrawn): Promise<number>;
}

/** Ends that make a file worth a complaint when nothing can read it, wherever it lies. */
const ARCHIVE = /\.(?:zip|tar|tgz|7z|rar)$/i;
const ACTIVITY_FILE = /\.(?:fit|tcx|gpx)(?:\.gz)?$/i;

export function createImporting(options: HubOptions): Importing {
  const { storage, catalogue } = options;
  const store = (owner: Owner, step: Ingest) => ingest(storage, catalogue, owner, step, options.now());

  return {
    ingest: store,
    reprocess: (request) => reprocess(options, request),
    withdraw: (owner, withdrawn) => withdraw(storage, catalogue, owner, withdrawn, options.now()),

    async importFrom(request) {
      const tally = newTally();
      const profile = await storage.people.profile(request.owner);
      const run: Run = {
        options,
        request,
        tally,
        context: {
          owner: request.owner,
          signal: request.signal,
          now: options.now(),
          assumedTimeZone: profile.timeZone ?? null,
          originalHash: null,
          resumeAt: null,
        },
        found: [],
        bytesFound: 0,
      };
      try {
        for await (const found of findImportable(request.sources, request.importers, request.signal)) {
          run.found.push(found);
          run.bytesFound += sizeOf(found);
          showProgress(run, 'finding', found);
        }
        for (const found of run.found) {
          request.signal.throwIfAborted();
          await takeIn(run, found);
          tally.bytesDone += sizeOf(found);
          showProgress(run, 'reading', found);
        }
      } catch (error) {
        if (!request.signal.aborted) throw error;
        return reportOf(tally, true);
      }
      return reportOf(tally, false);
    },
  };
}

interface Run {
  readonly options: HubOptions;
  readonly request: ImportRequest;
  readonly tally: ImportTally;
  readonly context: ImportContext;
  readonly found: Found[];
  bytesFound: number;
}

async function takeIn(run: Run, found: Found): Promise<void> {
  const { tally } = run;
  tally.counts.seen++;
  if (found.type === 'unreadable') reject(tally, found.rejection);
  else if (found.type === 'unknown') passOver(tally, found);
  else await takeInFile(run, found.source, found.importer);
}

function sizeOf(found: Found): number {
  return found.type === 'unreadable' ? 0 : (found.source.sizeBytes ?? 0);
}

function showProgress(run: Run, phase: ImportProgress['phase'], found: Found): void {
  run.request.onProgress?.({
    phase,
    files: { ...run.tally.counts },
    filesFound: run.found.length,
    bytesFound: run.bytesFound,
    bytesDone: run.tally.bytesDone,
    currentPath: found.type === 'unreadable' ? found.rejection.path : found.source.path,
  });
}

function passOver(tally: ImportTally, { source, named }: Extract<Found, { type: 'unknown' }>): void {
  const reason = 'none of the formats that can be imported';
  if (named || ACTIVITY_FILE.test(source.name)) {
    const empty = source.sizeBytes === 0;
    const message = empty
      ? `${source.path} is empty. Copy it from the device again.`
      : `${source.path} is ${reason} (FIT, TCX, GPX, or one of them in .gz).${ARCHIVE.test(source.name) ? ' Unpack it and import the folder.' : ''}`;
    reject(tally, { path: source.path, code: empty ? 'file-invalid' : 'file-unrecognised', message });
    return;
  }
  tally.counts.skipped++;
}

async function takeInFile(run: Run, source: ImportSource, importer: FileImporter): Promise<void> {
  const { tally, options, request } = run;
  try {
    const bytes = await readWhole(source, request.signal);
    const hash = (await options.sha256(bytes)) as ContentHash;
    const known = await options.storage.imports.find(request.owner, hash);
    const outdated =
      known !== null && isFinished(known) && importer.mappers !== undefined && !isReadBy([importer], [known.mapper]);
    if (known !== null && isFinished(known) && !outdated && request.again !== true) {
      tally.counts.duplicate++;
      return;
    }
    countFile(tally, await readInto(run, source, importer, { hash, known, bytes, outdated }));
  } catch (error) {
    if (request.signal.aborted || !HealthError.is(error) || error.code.startsWith('storage-')) throw error;
    reject(tally, { path: source.path, code: error.code, message: error.message });
  }
}

interface FileResult {
  records: number;
  stored: number;
  rejections: number;
  alreadyImported: boolean;
  mapper: string | null;
}

interface FileAtHand {
  readonly hash: ContentHash;
  readonly known: ImportEntry | null;
  readonly bytes: Uint8Array;
  /** Known, as a reader said it that has been mended since. */
  readonly outdated: boolean;
}

async function readInto(run: Run, source: ImportSource, importer: FileImporter, file: FileAtHand): Promise<FileResult> {
  const { options, request, tally } = run;
  const result: FileResult = { records: 0, stored: 0, rejections: 0, alreadyImported: false, mapper: null };
  // Reading again makes nothing younger, and brings back nothing that was withdrawn since.
  const importedAt = file.outdated && request.again !== true ? (file.known?.importedAt ?? null) : null;
  const context: ImportContext = {
    ...run.context,
    ...(importedAt !== null && { now: importedAt }),
    originalHash: options.originals === null ? null : file.hash,
    resumeAt: file.known !== null && !isFinished(file.known) ? file.known.position : null,
  };
  const entry = (batch: ImportBatch, state: ImportEntry['state']): ImportEntry => ({
    hash: file.hash,
    sourceId: importer.id,
    mapper: result.mapper ?? importer.id,
    name: source.name,
    sizeBytes: file.bytes.byteLength,
    state,
    position: state === 'running' ? batch.position : null,
    records: result.records,
    importedAt: importedAt ?? (options.now() satisfies Instant),
  });
  let pending: ImportBatch | null = null;
  const store = async (batch: ImportBatch, last: boolean): Promise<void> => {
    note(tally, batch);
    result.mapper ??= batch.records[0]?.record.provenance.mapper ?? null;
    result.records += batch.records.length;
    result.rejections += batch.rejected.length;
    if (request.dryRun === true) {
      for (const { record } of batch.records) addCount(tally.records, record.kind, 1);
      result.stored += batch.records.length;
      return;
    }
    const state = last ? (result.rejections > 0 ? 'partial' : 'done') : 'running';
    if (last && result.records === 0) return;
    // Before the rows that name it: a crash in between leaves a file too many, never a row that points nowhere.
    if (batch.records.length > 0) await options.originals?.write(request.owner, file.bytes);
    const report = await ingest(
      options.storage,
      options.catalogue,
      request.owner,
      {
        records:
          importedAt === null
            ? batch.records
            : await answeredBy(options.storage, request.owner, file.hash, batch.records),
        thresholds:
          importedAt === null
            ? batch.thresholds
            : await newThresholds(options.storage, request.owner, batch.thresholds),
        entry: entry(batch, state),
        again: request.again ?? false,
      },
      options.now(),
    );
    result.alreadyImported ||= report.alreadyImported;
    result.stored += report.inserted + report.updated;
    tally.unchangedRecords += report.unchanged;
    for (const [kind, count] of report.stored) addCount(tally.records, kind, count);
  };
  for await (const batch of importer.read(bufferedSource(source, file.bytes), context)) {
    if (pending !== null) await store(pending, false);
    pending = batch;
  }
  if (pending !== null) await store(pending, true);
  return result;
}

function note(tally: ImportTally, batch: ImportBatch): void {
  tally.rejected.push(...batch.rejected);
  tally.warnings.push(...batch.warnings);
}

/** A file is one of imported, duplicate, rejected and skipped, by what became of its records. */
function countFile(tally: ImportTally, result: FileResult): void {
  const { counts } = tally;
  if (result.stored > 0) counts.imported++;
  else if (result.records > 0) counts.duplicate++;
  else if (result.rejections > 0) counts.rejected++;
  else counts.skipped++;
}

function reject(tally: ImportTally, rejection: Rejection): void {
  tally.counts.rejected++;
  tally.rejected.push(rejection);
}
