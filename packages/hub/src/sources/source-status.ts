import {
  type Instant,
  manualSource,
  type Owner,
  type RecordStore,
  type SourceId,
  type SourceOverview,
  type SourceStatus,
} from '@vitalwire/core';
import type { SourceCatalogue } from './source-catalogue.ts';

/**
 * Every source that holds records, with what it holds and how fresh it is.
 * @param because why a source says nothing to this reader; it is named then, and what it holds is not
 */
export async function sourceStatuses(
  records: RecordStore,
  catalogue: SourceCatalogue,
  owner: Owner,
  because: (sourceId: SourceId) => string | null,
): Promise<readonly SourceStatus[]> {
  const bySource = Map.groupBy(await records.overview(owner), ({ sourceId }) => sourceId);
  return [...bySource]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([sourceId, rows]) => statusOf(sourceId, rows, catalogue, because(sourceId)));
}

function statusOf(
  sourceId: SourceId,
  all: readonly SourceOverview[],
  catalogue: SourceCatalogue,
  withheld: string | null,
): SourceStatus {
  const rows = withheld === null ? all : [];
  return {
    sourceId,
    displayName: catalogue.displayName(sourceId),
    state: catalogue.canConnect(sourceId) ? 'disconnected' : sourceId === manualSource ? 'own' : 'imported',
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
    ...(withheld !== null && { withheld }),
  };
}
