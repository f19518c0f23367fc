import {
  type ActionStore,
  type Coverage,
  type CoverageStore,
  type EgressEntry,
  type EgressStore,
  millisecondsOf,
  type PersonAction,
  type SourceChoice,
  type SourceChoiceStore,
  type WithdrawalStore,
} from '@vitalwire/core';
import { checkCoverage } from '../shared/coverage-checks.ts';
import { coverageAfter } from '../shared/coverage-cuts.ts';
import type { Journal, StateOf } from './state.ts';

export function memoryActions(stateOf: StateOf, journal: Journal): ActionStore {
  return {
    async write(owner, action) {
      journal.put(stateOf(owner).actions, action.id, JSON.stringify(action));
    },
    async list(owner, limit) {
      const all = [...stateOf(owner).actions.values()].map((payload) => JSON.parse(payload) as PersonAction);
      return all.sort((a, b) => newestFirst(a.at, b.at) || newestFirst(a.id, b.id)).slice(0, limit);
    },
  };
}

export function memoryChoices(stateOf: StateOf, journal: Journal): SourceChoiceStore {
  return {
    async list(owner) {
      const all = [...stateOf(owner).choices.values()].map((payload) => JSON.parse(payload) as SourceChoice);
      return all.sort((a, b) => newestFirst(a.decidedAt, b.decidedAt) || newestFirst(a.id, b.id));
    },
    async write(owner, choice) {
      journal.put(stateOf(owner).choices, choice.id, JSON.stringify(choice));
    },
    remove: async (owner, id) => journal.drop(stateOf(owner).choices, id),
  };
}

export function memoryCoverage(stateOf: StateOf, journal: Journal): CoverageStore {
  return {
    async mark(owner, coverage) {
      checkCoverage(coverage);
      const { coverage: map } = stateOf(owner);
      const { sourceId, kind, subtype, range } = coverage;
      const key = JSON.stringify([sourceId, kind, subtype]);
      const known = JSON.parse(map.get(key) ?? '[]') as readonly Coverage[];
      const touches = (other: Coverage) => other.range.from <= range.to && other.range.to >= range.from;
      const after = coverageAfter(known.filter(touches), coverage);
      const all = [...known.filter((other) => !touches(other)), ...after];
      journal.put(map, key, JSON.stringify(all.sort((a, b) => (a.range.from < b.range.from ? -1 : 1))));
    },
    async list(owner, { sourceId, kind, range }) {
      const keys = [...stateOf(owner).coverage].sort(([a], [b]) => (a < b ? -1 : 1));
      return keys
        .flatMap(([, payload]) => JSON.parse(payload) as readonly Coverage[])
        .filter(
          (each) =>
            (sourceId === undefined || each.sourceId === sourceId) &&
            (kind === undefined || each.kind === kind) &&
            (range === undefined || (each.range.from < range.to && each.range.to > range.from)),
        );
    },
  };
}

export function memoryEgress(stateOf: StateOf, journal: Journal): EgressStore {
  return {
    async write(owner, entry) {
      const { egress } = stateOf(owner);
      const position = [...egress.keys()].reduce((next, key) => Math.max(next, key + 1), 0);
      journal.put(egress, position, JSON.stringify(entry));
    },
    async list(owner, range) {
      return [...stateOf(owner).egress]
        .map(([position, payload]) => ({ position, entry: JSON.parse(payload) as EgressEntry }))
        .filter(({ entry: { at } }) => range === null || (at >= range.from && at < range.to))
        .sort((a, b) => millisecondsOf(a.entry.at) - millisecondsOf(b.entry.at) || a.position - b.position)
        .map(({ entry }) => entry);
    },
    async prune(owner, before) {
      const { egress } = stateOf(owner);
      const old = [...egress].filter(([, payload]) => (JSON.parse(payload) as EgressEntry).at < before);
      for (const [position] of old) journal.drop(egress, position);
      return old.length;
    },
  };
}

export function memoryWithdrawals(stateOf: StateOf, journal: Journal): WithdrawalStore {
  return {
    async write(owner, given) {
      const { withdrawals } = stateOf(owner);
      for (const { recordId, withdrawnAt } of given) {
        const known = withdrawals.get(recordId);
        if (known === undefined || known < withdrawnAt) journal.put(withdrawals, recordId, withdrawnAt);
      }
    },
    async list(owner, ids) {
      const wanted = ids === null ? null : new Set(ids);
      return [...stateOf(owner).withdrawals]
        .map(([recordId, withdrawnAt]) => ({ recordId, withdrawnAt }))
        .filter(({ recordId }) => wanted?.has(recordId) ?? true)
        .sort((a, b) => (a.recordId < b.recordId ? -1 : 1));
    },
  };
}

function newestFirst(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0;
}
