import type { Amendment, AnyRecord, DataKind, HiddenRecord, RecordId, RecordOf, RecordStore } from '@vitalwire/core';
import { checkedAmended } from '../shared/amending.ts';
import { facetsOf } from '../shared/facets.ts';
import { dissolveMergesOf } from './merge-store.ts';
import type { Journal, OwnerState, StateOf, StoredRecord } from './state.ts';

type Amendments = Pick<RecordStore, 'amend' | 'amendment' | 'original' | 'hide' | 'hidden'>;

export function memoryAmendments(stateOf: StateOf, journal: Journal): Amendments {
  return {
    async amend(owner, id, amendment) {
      const state = stateOf(owner);
      const known = state.records.get(id);
      if (known === undefined || known.hiddenAt !== null) return false;
      const original = known.original ?? known.payload;
      const empty = Object.keys(amendment.fields).length === 0;
      if (empty && known.amendment === null) return true;
      const seen = checkedAmended(JSON.parse(original) as AnyRecord, amendment);
      replaceRecord(state, journal, known, {
        ...known,
        facets: facetsOf(seen),
        payload: JSON.stringify(seen),
        amendment: empty ? null : JSON.stringify(amendment),
        original: empty ? null : original,
        validFrom: amendment.amendedAt,
      });
      return true;
    },
    async amendment(owner, id) {
      const text = stateOf(owner).records.get(id)?.amendment ?? null;
      return text === null ? null : (JSON.parse(text) as Amendment);
    },
    async original<K extends DataKind>(owner: Parameters<RecordStore['get']>[0], kind: K, id: string) {
      const known = stateOf(owner).records.get(id);
      return known?.facets.kind === kind ? (JSON.parse(known.original ?? known.payload) as RecordOf<K>) : null;
    },
    async hide(owner, ids, at) {
      const state = stateOf(owner);
      const changing = [...new Set(ids)].filter((id) => {
        const known = state.records.get(id);
        return known !== undefined && (known.hiddenAt === null) !== (at === null);
      });
      if (at !== null) dissolveMergesOf(state, journal, changing);
      for (const id of changing) {
        const known = state.records.get(id);
        if (known !== undefined) journal.put(state.records, id, { ...known, hiddenAt: at });
      }
      return changing.length;
    },
    async hidden(owner) {
      const all = [...stateOf(owner).records].flatMap(([id, { facets, hiddenAt }]): readonly HiddenRecord[] =>
        hiddenAt === null ? [] : [{ id: id as RecordId, kind: facets.kind, hiddenAt }],
      );
      return all.sort((a, b) =>
        a.hiddenAt === b.hiddenAt ? (a.id < b.id ? -1 : 1) : a.hiddenAt < b.hiddenAt ? 1 : -1,
      );
    },
  };
}

/** Keeps the version before. */
export function replaceRecord(
  state: OwnerState,
  journal: Journal,
  before: StoredRecord,
  after: Omit<StoredRecord, 'version'>,
): void {
  const { id } = after.facets;
  const { version, validFrom, payload } = before;
  const held = { version, validFrom, validTo: after.validFrom, payload };
  journal.put(state.versions, id, [...(state.versions.get(id) ?? []), held]);
  journal.put(state.records, id, { ...after, version: version + 1 });
  journal.drop(state.results, id);
}
