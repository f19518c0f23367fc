import {
  type Grant,
  type GrantStore,
  type KeyId,
  type KeyStore,
  millisecondsOf,
  type Owner,
  type SourceId,
  type TenantId,
  type UserId,
  type WrappedKey,
} from '@vitalwire/core';
import { parseStored, storedInstant } from '../shared/parse-stored.ts';
import { sameKeys } from '../shared/same-keys.ts';
import { storedText, textOf } from '../shared/stored-text.ts';
import { ownerColumns } from './insert.ts';
import type { SqlSession } from './session.ts';
import type { Statements } from './statements.ts';

export function sqlGrants(session: SqlSession, { db }: Statements): GrantStore {
  const mine = (owner: Owner) =>
    db
      .selectFrom('vendor_grant')
      .selectAll()
      .where('tenant_id', '=', owner.tenantId)
      .where('user_id', '=', owner.userId);
  const at = ({ owner, sourceId }: Pick<Grant, 'owner' | 'sourceId'>) =>
    db
      .updateTable('vendor_grant')
      .where('tenant_id', '=', owner.tenantId)
      .where('user_id', '=', owner.userId)
      .where('source_id', '=', sourceId as string);
  return {
    async find(owner, sourceId) {
      const [row] = await session.execute(
        owner,
        mine(owner)
          .where('source_id', '=', sourceId as string)
          .compile(),
      );
      return row === undefined ? null : grantOf(owner, row);
    },
    async list(owner) {
      const rows = await session.execute(owner, mine(owner).orderBy('source_id').compile());
      return rows.map((row) => grantOf(owner, row));
    },
    async claimRefresh(grant, { now, until }) {
      // One statement decides: of two processes that ask, the second one finds the claim of the first.
      const query = at(grant)
        .set({ claimed_until_ms: millisecondsOf(until) })
        .where('version', '=', grant.version)
        .where(({ eb, or }) =>
          or([eb('claimed_until_ms', 'is', null), eb('claimed_until_ms', '<=', millisecondsOf(now))]),
        )
        .returning('version');
      return (await session.execute(grant.owner, query.compile())).length > 0;
    },
    async releaseRefresh(grant) {
      const query = at(grant).set({ claimed_until_ms: null }).where('version', '=', grant.version);
      await session.execute(grant.owner, query.compile());
    },
    async reseal(grant) {
      const query = at(grant)
        .set({ sealed: grant.sealedTokens })
        .where('version', '=', grant.version)
        .returning('version');
      return (await session.execute(grant.owner, query.compile())).length > 0;
    },
    async replace(grant, expectedVersion) {
      const stored = {
        vendor_user_id: grant.vendorUserId === null ? null : storedText(grant.vendorUserId),
        sealed: grant.sealedTokens,
        scopes: JSON.stringify(grant.scopes),
        expires_at_ms: grant.expiresAt === null ? null : millisecondsOf(grant.expiresAt),
        version: grant.version,
        claimed_until_ms: null,
      };
      const query =
        expectedVersion === null
          ? db
              .insertInto('vendor_grant')
              .values({ ...ownerColumns(grant.owner), source_id: grant.sourceId as string, ...stored })
              .onConflict((conflict) => conflict.doNothing())
              .returning('version')
              .compile()
          : at(grant).set(stored).where('version', '=', expectedVersion).returning('version').compile();
      return (await session.execute(grant.owner, query)).length > 0;
    },
    async remove(owner, sourceId) {
      const query = db
        .deleteFrom('vendor_grant')
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .where('source_id', '=', sourceId as string)
        .returning('version');
      return (await session.execute(owner, query.compile())).length > 0;
    },
  };
}

interface GrantRow {
  readonly source_id: string;
  readonly vendor_user_id: string | null;
  readonly sealed: Uint8Array;
  readonly scopes: string;
  readonly expires_at_ms: number | string | null;
  readonly version: number;
}

function grantOf(owner: Owner, row: GrantRow): Grant {
  return {
    owner,
    sourceId: row.source_id as SourceId,
    vendorUserId: row.vendor_user_id === null ? null : textOf(row.vendor_user_id),
    sealedTokens: new Uint8Array(row.sealed),
    scopes: parseStored<readonly string[]>(row.scopes),
    expiresAt: row.expires_at_ms === null ? null : storedInstant(row.expires_at_ms),
    version: row.version,
  };
}

/** Rows of a tenant are reached by no person. */
const noPerson = '*' as UserId;

/** In whose name keys are read and written, and locked. */
export function ownerOfKeys(tenantId: TenantId): Owner {
  return { tenantId, userId: noPerson };
}

export function sqlKeys(session: SqlSession, { db }: Statements): KeyStore {
  const list: KeyStore['list'] = async (tenantId) => {
    const query = db
      .selectFrom('data_key')
      .selectAll()
      .where('tenant_id', '=', tenantId as string)
      .orderBy('created_at_ms')
      .orderBy('id');
    const rows = await session.execute(ownerOfKeys(tenantId), query.compile());
    return rows.map(
      (row): WrappedKey => ({
        id: row.id as KeyId,
        masterKeyId: row.master_key_id,
        wrapped: new Uint8Array(row.wrapped),
        state: row.state === 'active' ? 'active' : 'retired',
        createdAt: storedInstant(row.created_at_ms),
      }),
    );
  };
  const put = async (tenantId: TenantId, key: WrappedKey): Promise<void> => {
    const stored = {
      master_key_id: key.masterKeyId,
      wrapped: key.wrapped,
      state: key.state as string,
      created_at_ms: millisecondsOf(key.createdAt),
    };
    const query = db
      .insertInto('data_key')
      .values({ tenant_id: tenantId, id: key.id as string, ...stored })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(stored));
    await session.execute(ownerOfKeys(tenantId), query.compile());
  };
  const remove: KeyStore['remove'] = async (tenantId, id) => {
    const query = db
      .deleteFrom('data_key')
      .where('tenant_id', '=', tenantId as string)
      .where('id', '=', id as string)
      .returning('id');
    return (await session.execute(ownerOfKeys(tenantId), query.compile())).length > 0;
  };
  return {
    list,
    remove,
    async write(tenantId, key) {
      if (key.state === 'active') {
        const others = db
          .updateTable('data_key')
          .set({ state: 'retired' })
          .where('tenant_id', '=', tenantId as string)
          .where('id', '!=', key.id as string);
        await session.execute(ownerOfKeys(tenantId), others.compile());
      }
      await put(tenantId, key);
    },
    async exchange(tenantId, read, keys) {
      const there = await list(tenantId);
      if (!sameKeys(there, read)) return false;
      for (const { id } of there) if (!keys.some((key) => key.id === id)) await remove(tenantId, id);
      for (const key of keys) await put(tenantId, key);
      return true;
    },
  };
}
