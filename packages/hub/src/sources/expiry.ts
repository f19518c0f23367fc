import {
  type AnyRecord,
  type Coverage,
  HealthError,
  type Instant,
  instantOf,
  millisecondsOf,
  type Owner,
  type ReadCall,
  type SourceId,
  type Storage,
  type StorageTransaction,
} from '@vitalwire/core';
import { recordsOf } from '../curation/inverse.ts';
import { takeAway } from '../withdraw.ts';
import type { SourceCatalogue } from './source-catalogue.ts';
import { keptSince, termsFor } from './terms.ts';

export interface ExpiryReport {
  readonly records: number;
  /** Former versions of records that are kept. */
  readonly versions: number;
}

/** Records of one transaction: the lock is held for some milliseconds. */
const BATCH = 200;

/**
 * Removes what the terms of its source let nobody keep any longer: records with their versions and streams, hidden and
 * amended ones too. What is left of their events is decided again, roll-ups follow, and coverage says that the time would
 * have to be asked for again. What has no such terms never expires.
 */
export async function expire(
  storage: Storage,
  catalogue: SourceCatalogue,
  owner: Owner,
  now: Instant,
): Promise<ExpiryReport> {
  let records = 0;
  let versions = 0;
  for (const [sourceId, { days }] of catalogue.expiring) {
    const before = keptSince(catalogue, now, sourceId);
    if (before === null) continue;
    const [first] = await storage.records.receivedBefore(owner, { sourceId, before, limit: 1 });
    for (let removed = first === undefined ? 0 : BATCH; removed === BATCH; ) {
      removed = await storage.transaction(async (transaction) => {
        const ids = await transaction.records.receivedBefore(owner, { sourceId, before, limit: BATCH });
        const going = await recordsOf(transaction, owner, ids);
        const gone = await takeAway(transaction, catalogue, owner, ids, now);
        await askAgain(transaction, owner, sourceId, going, {
          readAt: now,
          sentence: `Kept for ${days} days, as the terms of ${catalogue.displayName(sourceId)} say.`,
        });
        return gone;
      });
      records += removed;
    }
    versions += await storage.transaction((transaction) =>
      transaction.records.forgetVersions(owner, { sourceId, before }),
    );
  }
  return { records, versions };
}

/** Where a source was read and its records are gone, it counts as not read. */
async function askAgain(
  { coverage }: StorageTransaction,
  owner: Owner,
  sourceId: SourceId,
  gone: readonly AnyRecord[],
  { readAt, sentence }: { readonly readAt: Instant; readonly sentence: string },
): Promise<void> {
  for (const [kind, records] of Map.groupBy(gone, (record) => record.kind)) {
    const starts = records.map(({ start }) => start).sort();
    const [from, last] = [starts[0], starts.at(-1)];
    if (from === undefined || last === undefined) continue;
    const to = instantOf(millisecondsOf(last) + 1);
    for (const known of await coverage.list(owner, { sourceId, kind, range: { from, to } })) {
      if (known.outcome !== 'complete') continue;
      const forgotten: Coverage = {
        ...known,
        range: {
          from: known.range.from > from ? known.range.from : from,
          to: known.range.to < to ? known.range.to : to,
        },
        readAt,
        outcome: 'failed',
        reason: { code: 'policy-forbids', sentence },
      };
      await coverage.mark(owner, forgotten);
    }
  }
}

/**
 * Before a read: removes what has expired, and names the sources that still hold such rows, because the database cannot be
 * written just now. Costs nothing where no source's terms end.
 */
export async function overdue(
  storage: Storage,
  catalogue: SourceCatalogue,
  owner: Owner,
  now: Instant,
): Promise<ReadonlySet<SourceId>> {
  const found = new Set<SourceId>();
  for (const sourceId of catalogue.expiring.keys()) {
    const before = keptSince(catalogue, now, sourceId);
    if (before === null) continue;
    const [first] = await storage.records.receivedBefore(owner, { sourceId, before, limit: 1 });
    if (first !== undefined) found.add(sourceId);
  }
  if (found.size === 0) return found;
  try {
    await expire(storage, catalogue, owner, now);
    return new Set();
  } catch (error) {
    if (!HealthError.is(error) || !error.code.startsWith('storage-')) throw error;
    return found;
  }
}

/**
 * For answers out of roll-ups and counts, which do not say when their records were received: why a source says nothing at
 * all to this reader, `null` where it may. A source with rows that should be gone is one of them.
 */
export async function withheldSources(
  storage: Storage,
  catalogue: SourceCatalogue,
  { owner, audience }: Pick<ReadCall, 'owner' | 'audience'>,
  now: Instant,
): Promise<(sourceId: SourceId) => string | null> {
  const late = catalogue.expiring.size > 0 ? await overdue(storage, catalogue, owner, now) : new Set<SourceId>();
  const terms = termsFor(catalogue, now, audience);
  return (sourceId) => (late.has(sourceId) ? OVERDUE : terms.withheld(sourceId));
}

const OVERDUE = 'Its terms have ended; it is removed as soon as the database can be written.';
