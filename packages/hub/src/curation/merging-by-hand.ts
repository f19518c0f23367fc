import {
  HealthError,
  type Instant,
  isRecordId,
  type Merge,
  type MergeId,
  type MergeRefusal,
  type Owner,
  type RecordId,
  type StorageTransaction,
} from '@vitalwire/core';
import { isMergeable } from '../merging/match.ts';
import { mergeOf } from '../merging/merge-of.ts';
import { updateMerges } from '../merging/update-merges.ts';
import type { SourceRanking } from '../sources/source-ranking.ts';
import { type Inverse, recordsOf } from './inverse.ts';

/** Inside the caller's transaction. @throws HealthError `not-found`, `invalid-input`, `policy-forbids` */
export async function mergeByHand(
  storage: StorageTransaction,
  owner: Owner,
  ids: readonly RecordId[],
  ranking: SourceRanking,
  now: Instant,
): Promise<{ readonly merge: Merge; readonly inverse: Inverse }> {
  if (new Set(ids).size < 2) throw unfit(ids.length < 2 ? 'Name two records or more.' : 'Name two different records.');
  const records = await recordsOf(storage, owner, ids);
  for (const id of ids) {
    if (!records.some((record) => record.id === id))
      throw new HealthError('not-found', `There is no record ${id}.`, { what: `record ${id}` });
  }
  const mergeable = records.filter(isMergeable);
  const kinds = [...new Set(records.map(({ kind }) => kind))].sort();
  const together = kinds.length === 1 || kinds.join() === 'strengthSession,workout';
  if (mergeable.length !== records.length || !together)
    throw unfit(
      `The records must be workouts (and logs of their sets), sleeps, daily totals or body values, not ${kinds.join(' and ')}.`,
    );
  const unwilling = mergeable.find((a) =>
    mergeable.some((b) => !ranking.mayCombine(a.provenance.sourceId, b.provenance.sourceId)),
  );
  if (unwilling !== undefined) {
    const { sourceId } = unwilling.provenance;
    const message = `Records of ${sourceId} and another source stay apart: the terms of one of them forbid joining them.`;
    throw new HealthError('policy-forbids', message, { sourceId, use: 'combination' });
  }
  const before = await storage.merges.ofRecords(owner, ids);
  for (const { id } of before) await storage.merges.remove(owner, id);
  const apart = (await storage.merges.refusals(owner, ids)).filter(({ members }) => overlaps(members, ids));
  for (const { members } of apart) await storage.merges.allow(owner, members);
  const reason = { rule: 'person', confidence: 1, sentence: 'You said that they are one.' };
  const merge = mergeOf({ members: mergeable, reason }, ranking, { by: 'person', at: now });
  await storage.merges.write(owner, merge);
  const left = before.flatMap(({ members }) => members).filter((id) => !ids.includes(id));
  const ended = await updateMerges(storage, owner, await recordsOf(storage, owner, left), ranking, now);
  return { merge, inverse: { refuse: apart, remerge: { around: [...ids, ...left], merges: [...before, ...ended] } } };
}

/** Inside the caller's transaction. @param id of a merge, or of a record that is in one. @throws HealthError `not-found` */
export async function unmergeByHand(
  storage: StorageTransaction,
  owner: Owner,
  id: string,
  ranking: SourceRanking,
  now: Instant,
): Promise<{ readonly members: readonly RecordId[]; readonly primary: RecordId; readonly inverse: Inverse }> {
  const merge = await findMerge(storage.merges, owner, id);
  if (merge === null) throw noMerge(id);
  const apart: readonly (readonly RecordId[])[] = isRecordId(id)
    ? merge.members.filter((other) => other !== id).map((other) => [id, other])
    : [merge.members];
  const known = await storage.merges.refusals(owner, merge.members);
  const fresh = apart.filter((members) => !known.some((refusal) => sameMembers(refusal.members, members)));
  for (const members of apart) await storage.merges.refuse(owner, { kind: merge.kind, members, decidedAt: now });
  await storage.merges.remove(owner, merge.id);
  const ended = await updateMerges(storage, owner, await recordsOf(storage, owner, merge.members), ranking, now);
  const inverse: Inverse = {
    allow: fresh,
    refuse: known.filter((refusal) => apart.some((members) => sameMembers(refusal.members, members))),
    remerge: { around: merge.members, merges: [merge, ...ended] },
  };
  return { members: merge.members, primary: merge.primary, inverse };
}

/** By its id, or by a record that is in it. */
export async function findMerge(
  merges: Pick<StorageTransaction['merges'], 'get' | 'ofRecords'>,
  owner: Owner,
  id: string,
): Promise<Merge | null> {
  if (!isRecordId(id)) return merges.get(owner, id as MergeId);
  return (await merges.ofRecords(owner, [id]))[0] ?? null;
}

/** @param id as for {@link findMerge} */
export function noMerge(id: string): HealthError<'not-found'> {
  if (isRecordId(id))
    return new HealthError('not-found', `The record ${id} is in no merge.`, { what: `merge of ${id}` });
  const message = `There is no merge ${id}. \`vitalwire merges\` lists them.`;
  return new HealthError('not-found', message, { what: `merge ${id}` });
}

function unfit(message: string): HealthError<'invalid-input'> {
  return new HealthError('invalid-input', message, { issues: [{ path: 'ids', message }] });
}

/** Two or more of the ids are among those that were told apart. */
function overlaps(members: MergeRefusal['members'], ids: readonly RecordId[]): boolean {
  return members.filter((id) => ids.includes(id)).length >= 2;
}

function sameMembers(a: readonly RecordId[], b: readonly RecordId[]): boolean {
  return JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());
}
