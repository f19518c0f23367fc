import {
  type Amendment,
  type AnyRecord,
  type Instant,
  kindOfRecordId,
  type Merge,
  type MergeRefusal,
  type Owner,
  type RecordId,
  type SourceChoice,
  type StorageTransaction,
} from '@vitalwire/core';
import { choosePrimaries } from '../merging/choose-primaries.ts';
import { updateMerges } from '../merging/update-merges.ts';
import type { SourceRanking } from '../sources/source-ranking.ts';

/** What takes an action back; stored with it as JSON. Applied from top to bottom. */
export interface Inverse {
  readonly removeRecords?: readonly RecordId[];
  /** Versions from before, of the person's own entries. */
  readonly writeRecords?: readonly AnyRecord[];
  readonly amend?: { readonly id: RecordId; readonly amendment: Amendment };
  readonly unhide?: readonly RecordId[];
  readonly removeChoices?: readonly SourceChoice[];
  readonly writeChoices?: readonly SourceChoice[];
  /** Refusals that the action made or took away. */
  readonly allow?: readonly (readonly RecordId[])[];
  readonly refuse?: readonly MergeRefusal[];
  /** The records around which merges stood otherwise, and the merges that stood there. */
  readonly remerge?: { readonly around: readonly RecordId[]; readonly merges: readonly Merge[] };
}

/** Inside the caller's transaction. */
export async function applyInverse(
  storage: StorageTransaction,
  owner: Owner,
  inverse: Inverse,
  rankingNow: () => Promise<SourceRanking>,
  now: Instant,
): Promise<void> {
  const { records, merges, choices } = storage;
  await records.remove(owner, inverse.removeRecords ?? []);
  await records.write(owner, inverse.writeRecords ?? []);
  if (inverse.amend !== undefined)
    await records.amend(owner, inverse.amend.id, { ...inverse.amend.amendment, amendedAt: now });
  await records.hide(owner, inverse.unhide ?? [], null);
  for (const { id } of inverse.removeChoices ?? []) await choices.remove(owner, id);
  for (const choice of inverse.writeChoices ?? []) await choices.write(owner, choice);
  for (const { kind, metric } of [...(inverse.removeChoices ?? []), ...(inverse.writeChoices ?? [])]) {
    if (metric === null)
      await choosePrimaries(storage, owner, kind, await rankingNow(), (ids) => recordsOf(storage, owner, ids));
  }
  for (const members of inverse.allow ?? []) await merges.allow(owner, members);
  for (const refusal of inverse.refuse ?? []) await merges.refuse(owner, refusal);
  if (inverse.remerge !== undefined) await remerge(storage, owner, inverse.remerge, await rankingNow(), now);
}

/** First the merges as they stood, to the letter; then what has come since decides whether they still hold. */
async function remerge(
  storage: StorageTransaction,
  owner: Owner,
  { around, merges }: NonNullable<Inverse['remerge']>,
  ranking: SourceRanking,
  now: Instant,
): Promise<void> {
  const named = [...around, ...merges.flatMap(({ members }) => members)];
  const standing = await storage.merges.ofRecords(owner, named);
  for (const { id } of standing) await storage.merges.remove(owner, id);
  const involved = [...new Set([...named, ...standing.flatMap(({ members }) => members)])];
  const present = new Set((await recordsOf(storage, owner, involved)).map(({ id }) => id));
  for (const merge of merges)
    if (merge.members.every((id) => present.has(id))) await storage.merges.write(owner, merge);
  await updateMerges(storage, owner, await recordsOf(storage, owner, involved), ranking, now);
}

/** Of whatever kinds; those that are hidden or gone are left out. */
export async function recordsOf(
  { records }: StorageTransaction,
  owner: Owner,
  ids: readonly RecordId[],
): Promise<readonly AnyRecord[]> {
  const found: AnyRecord[] = [];
  for (const [kind, some] of Map.groupBy(ids, kindOfRecordId))
    if (kind !== null) found.push(...(await records.getMany(owner, kind, some)));
  return found;
}
