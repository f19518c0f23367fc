import type { Storage } from '@vitalwire/core';
import postgres from 'postgres';
import { afterAll, expect, inject, it } from 'vitest';
import { restoreArchive, writeArchive } from '../../src/archive/index.ts';
import { postgresStorage } from '../../src/postgres/index.ts';
import { readEverything } from '../../src/testing/cases/everything.ts';
import { fill, freshFolder, freshSqlite, hashesOf, now, owners } from './people.ts';

const role = 'archive_role';
const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
afterAll(() => admin.end());

async function freshPostgres(schema: string): Promise<Storage> {
  await admin.unsafe(
    `do $$ begin create role ${role} login password 'archive'; exception when duplicate_object then null; end $$`,
  );
  await admin.unsafe(`create schema ${schema} authorization ${role}`);
  const url = new URL(inject('postgresUrl'));
  url.username = role;
  url.password = 'archive';
  const storage = postgresStorage({
    sql: postgres(url.href, { max: 2, onnotice: () => {}, connection: { search_path: schema } }),
  });
  await storage.migrate();
  return storage;
}

async function moves(from: Storage, to: Storage): Promise<void> {
  const originals = await fill(from, freshFolder());
  const folder = freshFolder();
  await writeArchive({ storage: from, folder, purpose: 'backup', originals, now, program: 'test 1' });
  await restoreArchive({ storage: to, folder, originals: null });
  expect(await hashesOf(to)).toEqual(await hashesOf(from));
  for (const owner of owners) expect(await readEverything(to, owner)).toEqual(await readEverything(from, owner));
  await from.close();
  await to.close();
}

it('goes from PostgreSQL to SQLite, equal', async () => moves(await freshPostgres('archive_out'), await freshSqlite()));
it('goes from SQLite to PostgreSQL, equal', async () => moves(await freshSqlite(), await freshPostgres('archive_in')));
it('goes from one PostgreSQL to another, equal', async () =>
  moves(await freshPostgres('archive_one'), await freshPostgres('archive_two')));
