import {
  type AnyHealthProvider,
  type Coverage,
  type CoverageOutcome,
  type DataKind,
  type ErrorCode,
  HealthError,
  type Instant,
  instantOf,
  isSourceId,
  millisecondsOf,
  millisecondsPerDay,
  type Owner,
  type RecordReader,
  type SkippedRecord,
  type SourceId,
  type Storage,
  type TimeRange,
} from '@vitalwire/core';
import { ingestInto } from '../ingest.ts';
import type { SourceCatalogue } from '../sources/source-catalogue.ts';
import { gapsOf, usualGapRules } from './gaps.ts';

export interface FillRequest {
  readonly provider: AnyHealthProvider;
  readonly kind: DataKind;
  readonly range: TimeRange;
  readonly owner: Owner;
  readonly signal: AbortSignal;
}

export interface FillReport {
  /** What the source was asked for: only what was missing or had not settled. */
  readonly asked: readonly TimeRange[];
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Records of the source that could not be taken in. */
  readonly skipped: readonly SkippedRecord[];
  /** Why it stopped before the end. */
  readonly failure: { readonly code: ErrorCode; readonly sentence: string } | null;
}

/** Pages that a vendor may need for one window; more is a listing that turns in a circle. */
const MOST_PAGES = 10_000;

/**
 * Asks a source for what is missing of a stretch, and nothing else. A window's records and the word that it was read are
 * stored together, so a run that was killed goes on where it stopped; a failure is kept with its reason.
 */
export async function fillGaps(
  storage: Storage,
  catalogue: SourceCatalogue,
  now: () => Instant,
  { provider, kind, range, owner, signal }: FillRequest,
): Promise<FillReport> {
  const { id, capabilities } = provider.descriptor;
  const reader = provider.readers[kind] as RecordReader<DataKind> | undefined;
  const capability = capabilities[kind];
  if (reader === undefined || capability === undefined || !isSourceId(id))
    throw new HealthError('unsupported', `${provider.descriptor.displayName} has no ${kind}.`, { sourceId: id, kind });
  const { servable, unavailable } = withinHistory(range, capability.historyDays, now());
  if (unavailable !== null)
    await storage.coverage.mark(
      owner,
      coverageOf(id, kind, unavailable, now(), 'unavailable', tooOld(capability.historyDays)),
    );
  const known = await storage.coverage.list(owner, { sourceId: id, kind, range });
  const gaps = servable === null ? [] : gapsOf(servable, known, { now: now(), ...usualGapRules });
  const asked: TimeRange[] = [];
  const counts = { inserted: 0, updated: 0, unchanged: 0 };
  const skipped: SkippedRecord[] = [];
  for (const window of gaps.flatMap((gap) => windowsOf(gap, capability.windowDays))) {
    signal.throwIfAborted();
    asked.push(window);
    try {
      const records = await allPages(reader, window, { owner, signal }, skipped);
      await storage.transaction(async (transaction) => {
        const step = { records: records.map((record) => ({ record, streams: null })), thresholds: [], entry: null };
        const report = await ingestInto(transaction, catalogue, owner, step, now());
        counts.inserted += report.inserted;
        counts.updated += report.updated;
        counts.unchanged += report.unchanged;
        await transaction.coverage.mark(owner, coverageOf(id, kind, window, now(), 'complete', null));
      });
    } catch (error) {
      signal.throwIfAborted();
      if (!HealthError.is(error) || error.code.startsWith('storage-')) throw error;
      const failure = { code: error.code, sentence: error.message };
      await storage.coverage.mark(owner, coverageOf(id, kind, window, now(), 'failed', failure));
      return { asked, ...counts, skipped, failure };
    }
  }
  return { asked, ...counts, skipped, failure: null };
}

async function allPages(
  reader: RecordReader<DataKind>,
  range: TimeRange,
  context: { readonly owner: Owner; readonly signal: AbortSignal },
  skipped: SkippedRecord[],
) {
  const records = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    context.signal.throwIfAborted();
    const answer: Awaited<ReturnType<typeof reader.readPage>> = await reader.readPage({ range, cursor }, context);
    records.push(...answer.records);
    skipped.push(...answer.skipped);
    if (answer.nextCursor === null) return records;
    cursor = answer.nextCursor;
  }
  throw new HealthError('too-large', 'The source gave more pages than it can have.', {
    what: 'The listing',
    limit: MOST_PAGES,
    unit: 'pages',
  });
}

function withinHistory(range: TimeRange, historyDays: number | null, now: Instant) {
  if (historyDays === null) return { servable: range, unavailable: null };
  const oldest = instantOf(millisecondsOf(now) - historyDays * millisecondsPerDay);
  if (range.from >= oldest) return { servable: range, unavailable: null };
  if (range.to <= oldest) return { servable: null, unavailable: range };
  return { servable: { from: oldest, to: range.to }, unavailable: { from: range.from, to: oldest } };
}

function tooOld(historyDays: number | null): Coverage['reason'] {
  return { code: 'unsupported', sentence: `The source serves the last ${historyDays} days only.` };
}

/** Newest first: what the person looks at is there soonest. */
function windowsOf({ from, to }: TimeRange, windowDays: number | null): readonly TimeRange[] {
  if (windowDays === null) return [{ from, to }];
  const length = windowDays * millisecondsPerDay;
  const windows: TimeRange[] = [];
  for (let end = millisecondsOf(to); end > millisecondsOf(from); end -= length)
    windows.push({ from: instantOf(Math.max(millisecondsOf(from), end - length)), to: instantOf(end) });
  return windows;
}

function coverageOf(
  sourceId: SourceId,
  kind: DataKind,
  range: TimeRange,
  readAt: Instant,
  outcome: CoverageOutcome,
  reason: Coverage['reason'],
): Coverage {
  return { sourceId, kind, subtype: '', range, readAt, outcome, reason };
}
