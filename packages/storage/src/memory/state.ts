import type { Owner } from '@vitalwire/core';
import type { PackedColumn } from '../codec/index.ts';
import { checkOwner } from '../shared/check-owner.ts';
import type { RecordFacets } from '../shared/facets.ts';

export interface StoredRecord {
  readonly facets: RecordFacets;
  readonly payload: string;
}

export interface StoredStreams {
  readonly start: string;
  readonly packed: readonly PackedColumn[];
}

/** Everything of one owner. Values are texts and bytes of our own: nobody can change them from outside. */
export interface OwnerState {
  readonly records: Map<string, StoredRecord>;
  /** Newest last. */
  readonly versions: Map<string, readonly string[]>;
  readonly streams: Map<string, StoredStreams>;
  readonly merges: Map<string, string>;
  /** record id → merge id */
  readonly memberOf: Map<string, string>;
  readonly refusals: Map<string, string>;
  readonly person: Map<'profile', string>;
  readonly thresholds: Map<string, string>;
  readonly imports: Map<string, string>;
}

/** Remembers how to undo what a transaction changed. */
export interface Journal {
  put<K, V>(map: Map<K, V>, key: K, value: V): void;
  drop<K, V>(map: Map<K, V>, key: K): boolean;
  undo(): void;
}

export function createJournal(): Journal {
  const inverses: (() => void)[] = [];
  const remember = <K, V>(map: Map<K, V>, key: K) => {
    const before = map.get(key);
    inverses.push(before === undefined ? () => map.delete(key) : () => map.set(key, before));
  };
  return {
    put(map, key, value) {
      remember(map, key);
      map.set(key, value);
    },
    drop(map, key) {
      if (map.has(key)) remember(map, key);
      return map.delete(key);
    },
    undo() {
      for (const inverse of inverses.reverse()) inverse();
      inverses.length = 0;
    },
  };
}

export type StateOf = (owner: Owner) => OwnerState;

export function createStates(): StateOf {
  const states = new Map<string, OwnerState>();
  return (owner) => {
    checkOwner(owner);
    const { tenantId, userId } = owner;
    const key = JSON.stringify([tenantId, userId]);
    const known = states.get(key);
    if (known !== undefined) return known;
    const fresh: OwnerState = {
      records: new Map(),
      versions: new Map(),
      streams: new Map(),
      merges: new Map(),
      memberOf: new Map(),
      refusals: new Map(),
      person: new Map(),
      thresholds: new Map(),
      imports: new Map(),
    };
    states.set(key, fresh);
    return fresh;
  };
}
