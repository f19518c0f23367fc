import type { Amendment, AnyRecord, ArchivedRecord, RecordStore } from '@vitalwire/core';
import { amendedWhereItFits } from '../shared/amending.ts';
import { checkedArchive, isThereAlready } from '../shared/archive-checks.ts';
import { facetsOf } from '../shared/facets.ts';
import type { Journal, OwnerState, StateOf, StoredRecord } from './state.ts';

export function memoryArchived(stateOf: StateOf, journal: Journal): Pick<RecordStore, 'archived' | 'restore'> {
  return {
    async archived(owner, { kind, after, limit }) {
      const state = stateOf(owner);
      const ids = [...state.records].filter(([id, { facets }]) => facets.kind === kind && id > (after ?? ''));
      const inOrder = ids.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, limit);
      return inOrder.map(([, stored]) => archivedOf(state, stored));
    },
    async restore(owner, archived) {
      const state = stateOf(owner);
      const checked = checkedArchive(archived);
      for (const { record } of checked) if (state.records.has(record.id)) throw isThereAlready(record.id);
      for (const each of checked) restoreOne(state, journal, each);
    },
  };
}

function archivedOf(state: OwnerState, stored: StoredRecord): ArchivedRecord {
  const versions = state.versions.get(stored.facets.id) ?? [];
  return {
    record: JSON.parse(stored.original ?? stored.payload) as AnyRecord,
    amendment: stored.amendment === null ? null : (JSON.parse(stored.amendment) as Amendment),
    hiddenAt: stored.hiddenAt,
    version: stored.version,
    validFrom: stored.validFrom,
    versions: versions.map(({ payload, ...rest }) => ({ ...rest, record: JSON.parse(payload) as AnyRecord })),
  };
}

function restoreOne(state: OwnerState, journal: Journal, archived: ArchivedRecord): void {
  const { record, amendment, hiddenAt, version, validFrom, versions } = archived;
  const seen = amendment === null ? record : amendedWhereItFits(record, amendment);
  journal.put(state.records, record.id, {
    facets: facetsOf(seen),
    payload: JSON.stringify(seen),
    amendment: amendment === null ? null : JSON.stringify(amendment),
    original: amendment === null ? null : JSON.stringify(record),
    hiddenAt,
    version,
    validFrom,
  });
  if (versions.length === 0) return;
  const kept = versions.map(({ record: before, ...rest }) => ({ ...rest, payload: JSON.stringify(before) }));
  journal.put(state.versions, record.id, kept);
}
