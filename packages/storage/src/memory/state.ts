import type { Grant, Instant, KeptResult, Owner, RecordId, TenantId, UserId } from '@vitalwire/core';
import type { PackedColumn } from '../codec/index.ts';
import { checkOwner } from '../shared/check-owner.ts';
import type { RecordFacets } from '../shared/facets.ts';

export interface StoredRecord {
  /** Of the record as everything sees it. */
  readonly facets: RecordFacets;
  /** With the person's amendment, where there is one. */
  readonly payload: string;
  readonly amendment: string | null;
  /** What the source gave, where an amendment lies over it. */
  readonly original: string | null;
  readonly hiddenAt: Instant | null;
  /** Counts from 1. */
  readonly version: number;
  readonly validFrom: Instant;
}

export interface StoredVersion {
  readonly version: number;
  readonly validFrom: Instant;
  readonly validTo: Instant;
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
  readonly versions: Map<string, readonly StoredVersion[]>;
  readonly streams: Map<string, StoredStreams>;
  readonly merges: Map<string, string>;
  /** record id → merge id */
  readonly memberOf: Map<string, string>;
  readonly refusals: Map<string, string>;
  readonly person: Map<'profile', string>;
  readonly thresholds: Map<string, string>;
  readonly imports: Map<string, string>;
  readonly actions: Map<string, string>;
  readonly choices: Map<string, string>;
  /** source, kind, subtype → readings */
  readonly coverage: Map<string, string>;
  /** In the order of writing. */
  readonly egress: Map<number, string>;
  /** record id → moment */
  readonly withdrawals: Map<RecordId, Instant>;
  /** record id → name → result */
  readonly results: Map<string, ReadonlyMap<string, KeptResult>>;
  readonly grants: Map<string, { readonly grant: Grant; readonly claimedUntil: Instant | null }>;
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

export interface States {
  readonly of: StateOf;
  /** Everyone who holds something. */
  owners(): readonly Owner[];
  /** @returns what there was, by the name of its part */
  erase(owner: Owner): { readonly [part: string]: number };
}

export function createStates(): States {
  const states = new Map<string, OwnerState>();
  const stateOf: StateOf = (owner) => {
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
      actions: new Map(),
      choices: new Map(),
      coverage: new Map(),
      egress: new Map(),
      withdrawals: new Map(),
      results: new Map(),
      grants: new Map(),
    };
    states.set(key, fresh);
    return fresh;
  };
  return {
    of: stateOf,
    owners: () =>
      [...states]
        .filter(([, state]) => Object.values(state).some((part: ReadonlyMap<unknown, unknown>) => part.size > 0))
        .map(([key]) => JSON.parse(key) as [TenantId, UserId])
        .map(([tenantId, userId]) => ({ tenantId, userId }))
        .sort((a, b) =>
          a.tenantId === b.tenantId ? (a.userId < b.userId ? -1 : 1) : a.tenantId < b.tenantId ? -1 : 1,
        ),
    erase(owner) {
      const parts = Object.entries(stateOf(owner)) as [string, ReadonlyMap<unknown, unknown>][];
      states.delete(JSON.stringify([owner.tenantId, owner.userId]));
      return Object.fromEntries(parts.filter(([, { size }]) => size > 0).map(([name, { size }]) => [name, size]));
    },
  };
}
