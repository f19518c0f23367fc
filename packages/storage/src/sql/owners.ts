import type { Owner, TenantId, UserId } from '@vitalwire/core';
import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import { ownerColumns } from './insert.ts';
import { ownerOfKeys } from './secret-store.ts';
import type { SqlSession } from './session.ts';
import type { Statements } from './statements.ts';

/** Tables with rows of a person; those that refer to others first. */
export const personalTables = [
  'stream',
  'record_version',
  'kept_result',
  'merge_member',
  'merge',
  'merge_refusal',
  'day_total',
  'period_total',
  'record',
  'person_profile',
  'threshold',
  'import_file',
  'person_action',
  'source_choice',
  'coverage',
  'egress',
  'withdrawal',
  'vendor_grant',
  'owner',
] as const satisfies readonly (keyof Database)[];

/**
 * The keys of a tenant go with its last person. Whoever looks whether they are the last holds the keys until the end, so
 * that nobody seals with one that goes: see `Seal.isKept`.
 * @returns how many rows of each table there were */
export async function eraseOwner(
  session: SqlSession,
  { db }: Statements,
  owner: Owner,
): Promise<{ readonly [table: string]: number }> {
  const erased: [string, number][] = [];
  for (const table of personalTables) {
    const count = db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number | string>().as('rows'))
      .where('tenant_id', '=', owner.tenantId)
      .where('user_id', '=', owner.userId);
    const [row] = await session.execute(owner, count.compile());
    const rows = Number(row?.rows ?? 0);
    if (rows === 0) continue;
    const remove = db.deleteFrom(table).where('tenant_id', '=', owner.tenantId).where('user_id', '=', owner.userId);
    await session.execute(owner, remove.compile());
    if (table !== 'owner') erased.push([table, rows]);
  }
  const others = db.selectFrom('owner').select('user_id').where('tenant_id', '=', owner.tenantId).limit(1);
  const tenant = ownerOfKeys(owner.tenantId);
  if ((await session.execute(tenant, others.compile())).length === 0) {
    const keys = db.deleteFrom('data_key').where('tenant_id', '=', owner.tenantId).returning('id');
    const { length } = await session.execute(tenant, keys.compile());
    if (length > 0) erased.push(['data_key', length]);
  }
  return Object.fromEntries(erased);
}

/** Everyone, of every tenant. On PostgreSQL the row policy of the list lets only those see it who say so. */
export async function listOwners(
  session: SqlSession,
  { db, engine }: Statements,
  asked: Owner,
): Promise<readonly Owner[]> {
  const everyone = (state: 'on' | 'off') =>
    engine === 'postgres'
      ? session.execute(asked, sql`select set_config('vitalwire.everyone', ${state}, true)`.compile(db))
      : null;
  const query = db.selectFrom('owner').selectAll().orderBy('tenant_id').orderBy('user_id');
  await everyone('on');
  const rows = await session.execute(asked, query.compile());
  await everyone('off');
  return rows.map(({ tenant_id, user_id }) => ({ tenantId: tenant_id as TenantId, userId: user_id as UserId }));
}

/** The same session, which remembers everyone it writes for. */
export function registering(session: SqlSession, statements: Statements): SqlSession {
  const known = new Set<string>();
  return {
    async execute(owner, query) {
      const key = JSON.stringify([owner.tenantId, owner.userId]);
      if (!known.has(key)) {
        known.add(key);
        const columns = ownerColumns(owner);
        const register = statements.bind('register owner', columns, (db, slot) =>
          db
            .insertInto('owner')
            .values({ tenant_id: slot((v) => v.tenant_id), user_id: slot((v) => v.user_id) })
            .onConflict((conflict) => conflict.doNothing()),
        );
        await session.execute(owner, register);
      }
      return session.execute(owner, query);
    },
  };
}
