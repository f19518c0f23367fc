import type { DataKind, FileImporter, ImportSource, LocalDate, Owner, SourceId } from '@vitalwire/core';
import { findImportable } from './file-walk.ts';
import type { HubOptions } from './hub.ts';
import { noteDamage, remembered } from './import-damage.ts';
import type { ImportFilter } from './import-filter.ts';
import type { ImportProgress, ImportReport } from './import-report.ts';
import { type ImportRun, showProgress, sizeOf, takeIn } from './import-run.ts';
import { newTally, reportOf } from './import-tally.ts';
import { type Ingest, type IngestReport, ingest } from './ingest.ts';
import { type ReprocessReport, type ReprocessRequest, reprocess } from './reprocessing/reprocess.ts';
import { type Withdrawn, withdraw } from './withdraw.ts';

export interface ImportRequest {
  readonly owner: Owner;
  readonly sources: Iterable<ImportSource> | AsyncIterable<ImportSource>;
  readonly importers: readonly FileImporter[];
  readonly signal: AbortSignal;
  /** Reads and counts, stores nothing. */
  readonly dryRun?: boolean;
  /** The one source whose data this is, as the person says; what looks like another's is rejected. */
  readonly from?: SourceId;
  /** Leaves out records that ended before this day. Of a source that was read in part the next run reads everything. */
  readonly since?: LocalDate;
  /** Leaves out every other kind. */
  readonly kinds?: readonly DataKind[];
  /** Reads files that are known, too: after the person told their time zone, or a reader was mended. */
  readonly again?: boolean;
  /** Called after every file, and now and then within a long one. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface Importing {
  /**
   * Takes in files, archives and folders. Each is stored in transactions of its own: what is reported as imported is on
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
      const run: ImportRun = {
        options,
        request,
        tally,
        context: {
          owner: request.owner,
          signal: request.signal,
          now: options.now(),
          assumedTimeZone: profile.timeZone ?? null,
          assumedUnits: profile.units ?? null,
          originalHash: null,
          resumeAt: null,
          ...(options.spill !== undefined && { spill: options.spill }),
        },
        filter: filterOf(request, profile.timeZone ?? null),
        found: [],
        bytesFound: 0,
      };
      const { importers, signal, from = null } = request;
      const seen: ImportSource[] = [];
      const report = (cancelled: boolean): ImportReport => {
        noteDamage(tally, seen);
        return reportOf(tally, cancelled);
      };
      try {
        const sources = remembered(request.sources, seen);
        for await (const found of findImportable(sources, { importers, signal, from })) {
          run.found.push(found);
          run.bytesFound += sizeOf(found);
          showProgress(run, 'finding', found);
        }
        for (const found of run.found) {
          signal.throwIfAborted();
          await takeIn(run, found);
          tally.bytesDone += sizeOf(found);
          showProgress(run, 'reading', found);
        }
      } catch (error) {
        if (!signal.aborted) throw error;
        return report(true);
      }
      return report(false);
    },
  };
}

function filterOf({ since, kinds }: ImportRequest, assumedTimeZone: string | null): ImportFilter | null {
  if (since === undefined && kinds === undefined) return null;
  return { since: since ?? null, kinds: kinds === undefined ? null : new Set(kinds), assumedTimeZone };
}
