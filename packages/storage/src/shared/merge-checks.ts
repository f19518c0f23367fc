import { HealthError, type Merge, type MergeRefusal, type RecordId } from '@vitalwire/core';

/** @throws HealthError `invalid-input` for a merge that contradicts itself */
export function checkMerge(merge: Merge): void {
  const { members, primary, borrowedChannels } = merge;
  checkMembers(members);
  if (!members.includes(primary)) throw refused('primary', 'is not one of the members');
  for (const { from } of borrowedChannels) {
    if (!members.includes(from) || from === primary) throw refused('borrowedChannels', 'must come from another member');
  }
}

/** In the order of id: what tells one refusal from another. */
export function membersOf(refusal: MergeRefusal): readonly RecordId[] {
  checkMembers(refusal.members);
  return refusal.members.toSorted();
}

/**
 * Whether a record of this kind can be a member. A strength session that was logged set by set is the same event as the
 * workout of the watch, which answers for it.
 */
export function mayJoin(kind: string, merge: Pick<Merge, 'kind' | 'primary'>, id: RecordId): boolean {
  if (kind === merge.kind) return true;
  return merge.kind === 'workout' && kind === 'strengthSession' && merge.primary !== id;
}

function checkMembers(members: readonly RecordId[]): void {
  if (members.length < 2 || new Set(members).size !== members.length)
    throw refused('members', 'must be at least two different records');
}

export function memberUnknown(id: RecordId): HealthError<'not-found'> {
  return new HealthError('not-found', `The merge names ${id}, which is not stored. Store the record first.`, {
    what: id,
  });
}

export function memberTaken(id: RecordId): HealthError<'invalid-input'> {
  return refused('members', `${id} already belongs to another merge; remove that one first`);
}

export function kindDiffers(id: RecordId): HealthError<'invalid-input'> {
  return refused('members', `${id} is of another kind than the merge`);
}

function refused(path: string, message: string): HealthError<'invalid-input'> {
  return new HealthError('invalid-input', `This merge cannot be stored: ${path} ${message}.`, {
    issues: [{ path, message }],
  });
}
