import type { Merge, MergeRefusal, MergeStore } from '@vitalwire/core';
import { checkMerge, kindDiffers, mayJoin, membersOf, memberTaken, memberUnknown } from '../shared/merge-checks.ts';
import type { Journal, OwnerState, StateOf } from './state.ts';

export function memoryMerges(stateOf: StateOf, journal: Journal): MergeStore {
  return {
    async write(owner, merge) {
      const state = stateOf(owner);
      checkMerge(merge);
      for (const id of merge.members) {
        const record = state.records.get(id);
        if (record === undefined || record.hiddenAt !== null) throw memberUnknown(id);
        if (!mayJoin(record.facets.kind, merge, id)) throw kindDiffers(id);
        const holder = state.memberOf.get(id);
        if (holder !== undefined && holder !== merge.id) throw memberTaken(id);
      }
      dissolve(state, journal, merge.id);
      journal.put(state.merges, merge.id, JSON.stringify(merge));
      for (const id of merge.members) journal.put(state.memberOf, id, merge.id);
    },
    remove: async (owner, id) => dissolve(stateOf(owner), journal, id),
    get: async (owner, id) => inOrder([stateOf(owner).merges.get(id)])[0] ?? null,
    async ofRecords(owner, ids) {
      const state = stateOf(owner);
      const held = new Set(ids.map((id) => state.memberOf.get(id)).filter((id) => id !== undefined));
      return inOrder([...held].map((id) => state.merges.get(id)));
    },
    async list(owner, kind) {
      return inOrder([...stateOf(owner).merges.values()]).filter((merge) => merge.kind === kind);
    },
    async refuse(owner, refusal) {
      const members = membersOf(refusal);
      const stored: MergeRefusal = { kind: refusal.kind, members, decidedAt: refusal.decidedAt };
      journal.put(stateOf(owner).refusals, JSON.stringify(members), JSON.stringify(stored));
    },
    allow: async (owner, members) => journal.drop(stateOf(owner).refusals, JSON.stringify(members.toSorted())),
    async refusals(owner, ids) {
      const refusals = [...stateOf(owner).refusals].sort(([a], [b]) => (a < b ? -1 : 1));
      return refusals
        .map(([, payload]) => JSON.parse(payload) as MergeRefusal)
        .filter(({ members }) => ids === null || members.some((id) => ids.includes(id)));
    },
  };
}

function dissolve(state: OwnerState, journal: Journal, id: string): boolean {
  const payload = state.merges.get(id);
  if (payload === undefined) return false;
  for (const member of (JSON.parse(payload) as Merge).members) journal.drop(state.memberOf, member);
  return journal.drop(state.merges, id);
}

/** A merge that lost a member says something untrue. */
export function dissolveMergesOf(state: OwnerState, journal: Journal, ids: readonly string[]): void {
  for (const id of ids) {
    const mergeId = state.memberOf.get(id);
    if (mergeId !== undefined) dissolve(state, journal, mergeId);
  }
}

function inOrder(payloads: readonly (string | undefined)[]): readonly Merge[] {
  return payloads
    .filter((payload) => payload !== undefined)
    .map((payload) => JSON.parse(payload) as Merge)
    .sort((a, b) => (a.decidedAt === b.decidedAt ? (a.id < b.id ? -1 : 1) : a.decidedAt < b.decidedAt ? -1 : 1));
}
