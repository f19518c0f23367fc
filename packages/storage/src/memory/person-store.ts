import type { ImportEntry, ImportLedger, PersonProfile, PersonStore, Threshold } from '@vitalwire/core';
import type { Journal, StateOf } from './state.ts';

export function memoryPeople(stateOf: StateOf, journal: Journal): PersonStore {
  return {
    async profile(owner) {
      const payload = stateOf(owner).person.get('profile');
      return payload === undefined ? { updatedAt: null } : (JSON.parse(payload) as PersonProfile);
    },
    async writeProfile(owner, profile) {
      journal.put(stateOf(owner).person, 'profile', JSON.stringify(profile));
    },
    async thresholds(owner) {
      const thresholds = [...stateOf(owner).thresholds].map(
        ([key, payload]) => [key, JSON.parse(payload) as Threshold] as const,
      );
      const order = ([key, { validFrom }]: (typeof thresholds)[number]) => `${validFrom} ${key}`;
      return thresholds.sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(([, threshold]) => threshold);
    },
    async writeThresholds(owner, thresholds) {
      const state = stateOf(owner);
      for (const threshold of thresholds) {
        const { metric, sport, validFrom, origin } = threshold;
        journal.put(
          state.thresholds,
          JSON.stringify([metric, sport ?? '', validFrom, origin]),
          JSON.stringify(threshold),
        );
      }
    },
    async removeThreshold(owner, { metric, sport, validFrom }) {
      const state = stateOf(owner);
      const keys = [...state.thresholds.keys()].filter((key) => {
        const [itsMetric, itsSport, itsDay] = JSON.parse(key) as readonly string[];
        return itsMetric === metric && itsSport === (sport ?? '') && itsDay === validFrom;
      });
      for (const key of keys) journal.drop(state.thresholds, key);
      return keys.length > 0;
    },
  };
}

export function memoryImports(stateOf: StateOf, journal: Journal): ImportLedger {
  return {
    async find(owner, hash) {
      const payload = stateOf(owner).imports.get(hash);
      return payload === undefined ? null : (JSON.parse(payload) as ImportEntry);
    },
    async write(owner, entry) {
      journal.put(stateOf(owner).imports, entry.hash, JSON.stringify(entry));
    },
    async list(owner) {
      const entries = [...stateOf(owner).imports.values()].map((payload) => JSON.parse(payload) as ImportEntry);
      const order = ({ importedAt, hash }: ImportEntry) => `${importedAt} ${hash}`;
      return entries.sort((a, b) => (order(a) < order(b) ? -1 : 1));
    },
  };
}
