import { type AnyRecord, millisecondsOf, type RecordId, type RecordStore } from '@vitalwire/core';
import type { Journal, StateOf } from './state.ts';

type Ages = Pick<RecordStore, 'receivedBefore' | 'forgetVersions'>;

/** What was received longest ago, for terms that end. */
export function memoryRecordAges(stateOf: StateOf, journal: Journal): Ages {
  return {
    async receivedBefore(owner, { sourceId, before, limit }) {
      return [...stateOf(owner).records]
        .filter(([, { facets }]) => facets.sourceId === sourceId && facets.receivedAtMs < millisecondsOf(before))
        .sort(([a, one], [b, other]) => one.facets.receivedAtMs - other.facets.receivedAtMs || (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([id]) => id as RecordId);
    },
    async forgetVersions(owner, { sourceId, before }) {
      const { records, versions } = stateOf(owner);
      let forgotten = 0;
      for (const [id, all] of [...versions]) {
        if (records.get(id)?.facets.sourceId !== sourceId) continue;
        const kept = all.filter(({ payload }) => (JSON.parse(payload) as AnyRecord).provenance.receivedAt >= before);
        if (kept.length === all.length) continue;
        forgotten += all.length - kept.length;
        journal.put(versions, id, kept);
      }
      return forgotten;
    },
  };
}
