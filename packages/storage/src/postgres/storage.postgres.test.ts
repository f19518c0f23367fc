import type { Owner, TenantId, UserId } from '@vitalwire/core';
import { Pool } from 'pg';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { storageConformance } from '../testing/index.ts';
import { anna, strangers, workout } from '../testing/samples.ts';
import { postgresStorage } from './index.ts';

const schema = 'storage_suite';
/** Owns the tables and is no superuser, as on a server: the row policies hold for it. */
const role = 'storage_suite_role';
const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
const signedIn = () => {
  const url = new URL(inject('postgresUrl'));
  url.username = role;
  url.password = 'suite';
  return url.href;
};
const connected = () => postgres(signedIn(), { max: 4, onnotice: () => {}, connection: { search_path: schema } });
const pooled = () => new Pool({ connectionString: signedIn(), max: 4, options: `-c search_path=${schema}` });
let tables: string[] = [];

beforeAll(async () => {
  await admin.unsafe(`create role ${role} login password 'suite'`);
  await admin.unsafe(`create schema ${schema} authorization ${role}`);
  const storage = postgresStorage({ pool: pooled() });
  await storage.migrate();
  await storage.close();
  const rows = await admin<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = ${schema} and table_name not like 'kysely%' and table_name <> 'vitalwire_schema'`;
  tables = rows.map(({ name }) => `${schema}.${name}`);
});
afterAll(() => admin.end());

describe('storage in PostgreSQL', () => {
  const open = async () => {
    await admin.unsafe(`truncate ${tables.join(', ')}`);
    return postgresStorage({ pool: pooled() });
  };
  for (const { name, run } of storageConformance({ open })) it(name, run);
});

describe('row policies', () => {
  const withSettings = <T>(owner: Owner | null, work: (sql: postgres.TransactionSql) => Promise<T>) =>
    withServer((server) =>
      server.begin(async (sql) => {
        if (owner !== null)
          await sql`select set_config('vitalwire.tenant', ${owner.tenantId}, true), set_config('vitalwire.person', ${owner.userId}, true)`;
        return work(sql);
      }),
    );
  const withServer = async <T>(work: (server: postgres.Sql) => Promise<T>) => {
    const server = connected();
    try {
      return await work(server);
    } finally {
      await server.end();
    }
  };
  const counted = async (owner: Owner | null, table: string) =>
    withSettings(owner, async (sql) => Number((await sql`select count(*) as rows from ${sql(table)}`)[0]?.rows));

  it('give a query that forgot its owner no row, and refuse one that writes for another', async () => {
    await admin.unsafe(`truncate ${tables.join(', ')}`);
    const storage = postgresStorage({ pool: pooled() });
    await storage.records.write(anna, [workout('a')]);
    await storage.close();
    expect(await counted(null, 'record')).toBe(0);
    for (const stranger of strangers) expect(await counted(stranger, 'record')).toBe(0);
    expect(await counted(anna, 'record')).toBe(1);
    const [stranger] = strangers;
    const theft = withSettings(
      stranger ?? null,
      (sql) =>
        sql`insert into person_profile (tenant_id, user_id, payload) values (${anna.tenantId}, ${anna.userId}, '{}')`,
    );
    await expect(theft).rejects.toThrow('row-level security');
  });

  it('stand on every table that has an owner', async () => {
    const rows = await admin<{ name: string; on: boolean; forced: boolean }[]>`
      select relname as name, relrowsecurity as on, relforcerowsecurity as forced from pg_class
      join pg_namespace on pg_namespace.oid = relnamespace
      where nspname = ${schema} and relkind = 'r' and exists (
        select 1 from pg_attribute where attrelid = pg_class.oid and attname = 'tenant_id')`;
    expect(rows.length).toBeGreaterThan(15);
    const open = rows.filter(({ on, forced }) => !(on && forced)).map(({ name }) => name);
    expect(open).toEqual([]);
  });

  it('show a tenant its own people, and everyone only to who walks them all', async () => {
    await admin.unsafe(`truncate ${tables.join(', ')}`);
    const storage = postgresStorage({ pool: pooled() });
    const south: Owner = { tenantId: 'south' as TenantId, userId: 'sue' as UserId };
    await storage.records.write(anna, [workout('a')]);
    await storage.records.write(south, [workout('s')]);
    expect(await storage.owners()).toEqual([anna, south]);
    expect(await storage.snapshot((view) => view.owners())).toEqual([anna, south]);
    expect(await counted(null, 'owner')).toBe(0);
    expect(await counted(anna, 'owner')).toBe(1);
    const enter = (owner: Owner, stranger: Owner) =>
      withSettings(
        owner,
        (sql) => sql`insert into owner (tenant_id, user_id) values (${stranger.tenantId}, ${stranger.userId})`,
      );
    await expect(enter(anna, { ...south, userId: 'eve' as UserId })).rejects.toThrow('row-level security');
    await expect(enter(anna, { ...anna, userId: 'eve' as UserId })).rejects.toThrow('row-level security');
    const removed = await withSettings(anna, (sql) => sql`delete from owner`);
    expect(removed.count).toBe(1);
    expect(await storage.owners()).toEqual([south]);
    expect(await storage.erase(south)).toMatchObject({ record: 1 });
    expect(await storage.owners()).toEqual([]);
    await storage.close();
  });

  it('name the owner again when one transaction serves two', async () => {
    await admin.unsafe(`truncate ${tables.join(', ')}`);
    const storage = postgresStorage({ pool: pooled() });
    const ben: Owner = { tenantId: 'north' as TenantId, userId: 'ben' as UserId };
    await storage.transaction(async ({ records }) => {
      await records.write(anna, [workout('a')]);
      await records.write(ben, [workout('b')]);
      expect(await records.overview(anna)).toHaveLength(1);
      expect(await records.get(ben, 'workout', workout('a').id)).toBeNull();
    });
    await storage.close();
  });
});
