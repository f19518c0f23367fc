import type { Instant, Owner, RecordStore, SourceId, SourceOverview, SourceStatus } from '@vitalwire/core';
import type { SourceCatalogue } from './source-catalogue.ts';

/** Every source that holds records, with what it holds and how fresh it is. */
export async function sourceStatuses(
  records: RecordStore,
  catalogue: SourceCatalogue,
  owner: Owner,
): Promise<readonly SourceStatus[]> {
  const bySource = Map.groupBy(await records.overview(owner), ({ sourceId }) => sourceId);
  return [...bySource]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([sourceId, rows]) => statusOf(sourceId, rows, catalogue));
}

function statusOf(sourceId: SourceId, rows: readonly SourceOverview[], catalogue: SourceCatalogue): SourceStatus {
  return {
    sourceId,
    displayName: catalogue.displayName(sourceId),
    state: catalogue.canConnect(sourceId) ? 'disconnected' : 'imported',
    kinds: rows.map(({ kind, records, firstDay, lastDay, newestRecordAt }) => ({
      kind,
      records,
      firstDay,
      lastDay,
      newestRecordAt,
    })),
    lastReceivedAt: rows.reduce<Instant | null>(
      (latest, { lastReceivedAt }) => (latest === null || lastReceivedAt > latest ? lastReceivedAt : latest),
      null,
    ),
    policy: catalogue.policy(sourceId).summary,
  };
}
