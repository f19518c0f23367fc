import type { Instant, Owner, RecordId, Storage, StorageTransaction } from '@vitalwire/core';
import { recordsOf } from './curation/inverse.ts';
import { isMergeable } from './merging/match.ts';
import { mergeOf } from './merging/merge-of.ts';
import { updateMerges } from './merging/update-merges.ts';
import type { SourceCatalogue } from './sources/source-catalogue.ts';
import { createSourceRanking } from './sources/source-ranking.ts';

/** What a source took back, and when that was received. */
export interface Withdrawn {
  readonly ids: readonly RecordId[];
  readonly withdrawnAt: Instant;
}

/**
 * A source takes back what it gave until then: the records go, with their versions and streams, and stay away when they
 * come late; what is left of their events is decided again. Records that the person joined stay joined, as long as two of
 * them are left. A version that was received later is of a record that the source gave anew: it stays.
 * @returns how many records went
 */
export function withdraw(
  storage: Storage,
  catalogue: SourceCatalogue,
  owner: Owner,
  { ids, withdrawnAt }: Withdrawn,
  now: Instant,
): Promise<number> {
  return storage.transaction(async (transaction) => {
    await transaction.withdrawals.write(
      owner,
      ids.map((recordId) => ({ recordId, withdrawnAt })),
    );
    const given = await recordsOf(transaction, owner, ids);
    const anew = new Set(given.filter(({ provenance }) => provenance.receivedAt > withdrawnAt).map(({ id }) => id));
    const going = ids.filter((id) => !anew.has(id));
    return takeAway(transaction, catalogue, owner, going, now);
  });
}

/**
 * Removes records inside the caller's transaction and decides again what is left of their events.
 * @returns how many records went
 */
export async function takeAway(
  transaction: StorageTransaction,
  catalogue: SourceCatalogue,
  owner: Owner,
  going: readonly RecordId[],
  now: Instant,
): Promise<number> {
  const merges = await transaction.merges.ofRecords(owner, going);
  const removed = await transaction.records.remove(owner, going);
  const ranking = createSourceRanking(await transaction.choices.list(owner), catalogue);
  const left = await recordsOf(
    transaction,
    owner,
    merges.flatMap(({ members }) => members),
  );
  for (const merge of merges.filter(({ decidedBy }) => decidedBy === 'person')) {
    const members = left.filter(({ id }) => merge.members.includes(id)).filter(isMergeable);
    if (members.length < 2) continue;
    const decided = { by: merge.decidedBy, at: merge.decidedAt };
    await transaction.merges.write(owner, mergeOf({ members, reason: merge.reason }, ranking, decided));
  }
  await updateMerges(transaction, owner, left, ranking, now);
  return removed;
}
