import {
  type DataKind,
  kindOfRecordId,
  type Merge,
  type Owner,
  type Provenance,
  type RecordId,
  type RecordOf,
  type Storage,
} from '@vitalwire/core';
import type { Origin, Terms } from './terms.ts';

/** Neither the ids of records that the reader may not see, nor a sentence that was made of what they say. */
export function visiblePart(
  merge: Merge,
  answering: RecordId,
  origins: ReadonlyMap<RecordId, Origin>,
  terms: Terms,
): Merge | null {
  const members = merge.members.filter((id) => {
    const origin = origins.get(id);
    return origin !== undefined && terms.visible(origin);
  });
  if (members.length === merge.members.length) return merge;
  if (members.length < 2) return null;
  const sentence = 'Decided together with records that may not be shown here.';
  return {
    ...merge,
    members,
    primary: members.includes(merge.primary) ? merge.primary : answering,
    borrowedChannels: merge.borrowedChannels.filter(({ from }) => members.includes(from)),
    reason: { ...merge.reason, sentence },
  };
}

/** Where each record and each member of a merge comes from; only members that are not at hand are read. */
export async function originsOf<K extends DataKind>(
  { records: store }: { readonly records: Pick<Storage['records'], 'getMany'> },
  owner: Owner,
  merges: readonly Merge[],
  records: readonly RecordOf<K>[],
): Promise<ReadonlyMap<RecordId, Provenance>> {
  const known = new Map<RecordId, Provenance>(records.map(({ id, provenance }) => [id, provenance]));
  const unknown = merges.flatMap(({ members }) => members.filter((id) => !known.has(id)));
  for (const [kind, ids] of Map.groupBy(unknown, kindOfRecordId)) {
    if (kind === null) continue;
    for (const { id, provenance } of await store.getMany(owner, kind, ids)) known.set(id, provenance);
  }
  return known;
}
