import type { AnyRecord, DataKind, Merge, Owner, RecordId, StorageTransaction } from '@vitalwire/core';
import type { SourceRanking } from '../sources/source-ranking.ts';
import { isMergeable } from './match.ts';
import { mergeOf } from './merge-of.ts';

/** Merges whose members are read at once. */
const BLOCK = 200;

/**
 * Lets the preferred source answer for every event of a kind, after the preference changed. Which records are one event,
 * and when that was decided, stays.
 */
export async function choosePrimaries(
  storage: StorageTransaction,
  owner: Owner,
  kind: DataKind,
  ranking: SourceRanking,
  recordsOf: (ids: readonly RecordId[]) => Promise<readonly AnyRecord[]>,
): Promise<void> {
  const merges = await storage.merges.list(owner, kind);
  for (let from = 0; from < merges.length; from += BLOCK) {
    const block = merges.slice(from, from + BLOCK);
    const records = new Map(
      (await recordsOf(block.flatMap(({ members }) => members))).map((record) => [record.id, record]),
    );
    for (const merge of block) {
      const next = decidedAgain(merge, records, ranking);
      if (next !== null && (next.primary !== merge.primary || next.primaryBecause !== merge.primaryBecause))
        await storage.merges.write(owner, next);
    }
  }
}

function decidedAgain(merge: Merge, records: ReadonlyMap<RecordId, AnyRecord>, ranking: SourceRanking): Merge | null {
  const members = merge.members.map((id) => records.get(id)).filter((record) => record !== undefined);
  const mergeable = members.filter(isMergeable);
  if (mergeable.length !== merge.members.length) return null;
  return mergeOf({ members: mergeable, reason: merge.reason }, ranking, { by: merge.decidedBy, at: merge.decidedAt });
}
