import type { KeptResult, RecordId, ResultPlace, ResultStore } from '@vitalwire/core';
import type { Journal, StateOf } from './state.ts';

export function memoryResults(stateOf: StateOf, journal: Journal, freshPlace: () => ResultPlace): ResultStore {
  return {
    async find(owner, name, keys) {
      const { results } = stateOf(owner);
      const found = new Map<RecordId, string>();
      for (const [id, key] of keys) {
        const known = results.get(id)?.get(name);
        if (known !== undefined && known.payload !== '' && known.key === key) found.set(id, known.payload);
      }
      return found;
    },
    async reserve(owner, name, ids) {
      const { records, results } = stateOf(owner);
      const places = new Map<RecordId, ResultPlace>();
      for (const id of new Set(ids)) {
        if (!records.has(id)) continue;
        const place = freshPlace();
        journal.put(results, id, withOne(results.get(id), name, { place, key: '', payload: '' }));
        places.set(id, place);
      }
      return places;
    },
    async keep(owner, name, given) {
      const { results } = stateOf(owner);
      let kept = 0;
      for (const [id, result] of given) {
        const known = results.get(id);
        if (known?.get(name)?.place !== result.place) continue;
        journal.put(results, id, withOne(known, name, result));
        kept++;
      }
      return kept;
    },
  };
}

function withOne(
  known: ReadonlyMap<string, KeptResult> | undefined,
  name: string,
  result: KeptResult,
): ReadonlyMap<string, KeptResult> {
  return new Map([...(known ?? []), [name, result]]);
}
