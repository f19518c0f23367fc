import type { Instant, Owner, RecordId, Storage } from '@vitalwire/core';
import { recordsOf } from './curation/inverse.ts';
import { isMergeable } from './merging/match.ts';
import { mergeOf } from './merging/merge-of.ts';
import { updateMerges } from './merging/update-merges.ts';
import type { SourceCatalogue } from './sources/source-catalogue.ts';
import { createSourceRanking } from './sources/source-ranking.ts';

/**
 * A source takes back what it gave: the records go, with their versions and streams, and what is left of their events is
 * decided again. Records that the person joined stay joined, as long as two of them are left.
 * @returns how many there were
 */
export function withdraw(
  storage: Storage,
  catalogue: SourceCatalogue,
  owner: Owner,
  ids: readonly RecordId[],
  now: Instant,
): Promise<number> {
  return storage.transaction(async (transaction) => {
    const merges = await transaction.merges.ofRecords(owner, ids);
    const removed = await transaction.records.remove(owner, ids);
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
  });
}
