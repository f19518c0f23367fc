import type { Grant, GrantStore, KeyStore, WrappedKey } from '@vitalwire/core';
import { sameKeys } from '../shared/same-keys.ts';
import type { Journal, StateOf } from './state.ts';

export function memoryGrants(stateOf: StateOf, journal: Journal): GrantStore {
  return {
    find: async (owner, sourceId) => stateOf(owner).grants.get(sourceId)?.grant ?? null,
    async list(owner) {
      const all = [...stateOf(owner).grants.values()].map(({ grant }) => grant);
      return all.sort((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
    },
    async claimRefresh({ owner, sourceId, version }, { now, until }) {
      const { grants } = stateOf(owner);
      const stored = grants.get(sourceId);
      if (stored === undefined || stored.grant.version !== version) return false;
      if (stored.claimedUntil !== null && stored.claimedUntil > now) return false;
      journal.put(grants, sourceId, { grant: stored.grant, claimedUntil: until });
      return true;
    },
    async releaseRefresh({ owner, sourceId, version }) {
      const { grants } = stateOf(owner);
      const stored = grants.get(sourceId);
      if (stored?.grant.version === version) journal.put(grants, sourceId, { grant: stored.grant, claimedUntil: null });
    },
    async reseal({ owner, sourceId, version, sealedTokens }) {
      const { grants } = stateOf(owner);
      const stored = grants.get(sourceId);
      if (stored?.grant.version !== version) return false;
      journal.put(grants, sourceId, { ...stored, grant: { ...stored.grant, sealedTokens: sealedTokens.slice() } });
      return true;
    },
    async replace(grant, expectedVersion) {
      const { grants } = stateOf(grant.owner);
      if ((grants.get(grant.sourceId)?.grant.version ?? null) !== expectedVersion) return false;
      const copy: Grant = { ...grant, sealedTokens: grant.sealedTokens.slice(), scopes: [...grant.scopes] };
      journal.put(grants, grant.sourceId, { grant: copy, claimedUntil: null });
      return true;
    },
    remove: async (owner, sourceId) => journal.drop(stateOf(owner).grants, sourceId),
  };
}

interface MemoryKeys extends KeyStore {
  /** @returns how many keys the tenant had */
  forget(tenantId: string): number;
}

export function memoryKeys(): MemoryKeys {
  const tenants = new Map<string, readonly WrappedKey[]>();
  const keysOf = (tenantId: string) => tenants.get(tenantId) ?? [];
  const inOrder = (keys: readonly WrappedKey[]) =>
    keys.toSorted((a, b) =>
      a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1,
    );
  return {
    list: async (tenantId) => keysOf(tenantId),
    forget(tenantId) {
      const { length } = keysOf(tenantId);
      tenants.delete(tenantId);
      return length;
    },
    async write(tenantId, key) {
      const others = keysOf(tenantId).filter(({ id }) => id !== key.id);
      const rest = key.state === 'active' ? others.map((other) => ({ ...other, state: 'retired' as const })) : others;
      tenants.set(tenantId, inOrder([...rest, { ...key, wrapped: key.wrapped.slice() }]));
    },
    async exchange(tenantId, read, wanted) {
      if (!sameKeys(keysOf(tenantId), read)) return false;
      tenants.set(tenantId, inOrder(wanted.map((key) => ({ ...key, wrapped: key.wrapped.slice() }))));
      return true;
    },
    async remove(tenantId, id) {
      const rest = keysOf(tenantId).filter((key) => key.id !== id);
      const there = rest.length < keysOf(tenantId).length;
      tenants.set(tenantId, rest);
      return there;
    },
  };
}
