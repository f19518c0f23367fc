import { setTimeout as pause } from 'node:timers/promises';
import { localOwner, type Storage } from '@vitalwire/core';
import { Pool } from 'pg';
import postgres from 'postgres';
import { afterAll, expect, inject, it } from 'vitest';
import { restoreArchive, writeArchive } from '../../src/archive/index.ts';
import { type MigrationStep, releasedSteps } from '../../src/migrations/index.ts';
import { postgresEngine } from '../../src/postgres/engine.ts';
import { postgresStorage } from '../../src/postgres/index.ts';
import { sqlStorage } from '../../src/sql/sql-storage.ts';
import { readEverything } from '../../src/testing/cases/everything.ts';
import { anna, note } from '../../src/testing/samples.ts';
import { planOf } from '../migrations/before.ts';
import { fill, freshFolder, freshSqlite, hashesOf, now, owners } from './people.ts';

const role = 'archive_role';
const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
afterAll(() => admin.end());

async function freshPostgres(schema: string): Promise<Storage> {
  await makeSchema(schema);
  const storage = postgresStorage({ pool: connected(schema) });
  await storage.migrate();
  return storage;
}

async function makeSchema(schema: string): Promise<void> {
  await admin.unsafe(
    `do $$ begin create role ${role} login password 'archive'; exception when duplicate_object then null; end $$`,
  );
  await admin.unsafe(`create schema ${schema} authorization ${role}`);
}

function connected(schema: string): Pool {
  const url = new URL(inject('postgresUrl'));
  url.username = role;
  url.password = 'archive';
  return new Pool({ connectionString: url.href, max: 2, options: `-c search_path=${schema}` });
}

async function moves(from: Storage, to: Storage): Promise<void> {
  const originals = await fill(from, freshFolder());
  const folder = freshFolder();
  await writeArchive({ storage: from, folder, purpose: 'backup', originals, now, program: 'test 1' });
  await restoreArchive({ storage: to, folder, originals: null });
  expect(await hashesOf(to)).toEqual(await hashesOf(from));
  for (const owner of owners)
    expect(await readEverything(to, owner)).toEqual({ ...(await readEverything(from, owner)), results: [] });
  await from.close();
  await to.close();
}

it('goes from PostgreSQL to SQLite, equal', async () => moves(await freshPostgres('archive_out'), await freshSqlite()));
it('goes from SQLite to PostgreSQL, equal', async () => moves(await freshSqlite(), await freshPostgres('archive_in')));
it('goes from one PostgreSQL to another, equal', async () =>
  moves(await freshPostgres('archive_one'), await freshPostgres('archive_two')));

it('is what a migration that takes something away leaves behind, and brings it back', async () => {
  const before = await freshPostgres('archive_drill');
  const originals = await fill(before, freshFolder());
  const hashes = await hashesOf(before);
  const folder = freshFolder();
  const dropped: MigrationStep = {
    name: '9999-dropped',
    destructive: true,
    async up(db) {
      await db.schema.dropTable('threshold').execute();
    },
  };
  const next = sqlStorage(postgresEngine(connected('archive_drill'), 5000, planOf([...releasedSteps, dropped])));
  let writing: Promise<unknown> = Promise.resolve();
  const beforeDestructive = async () => {
    // A process of the release before, which has to wait until the backup has become the truth.
    writing = before.records.write(anna, [note('in between')]);
    const first = await Promise.race([writing.then(() => 'stored'), pause(200, 'waits')]);
    expect(first).toBe('waits');
    await writeArchive({ storage: before, folder, purpose: 'backup', originals, now, program: 'test 1' });
  };
  expect(await next.migrate({ beforeDestructive })).toEqual([dropped.name]);
  await writing;
  await expect(next.people.thresholds(owners[0] ?? localOwner)).rejects.toMatchObject({ code: 'storage-unavailable' });
  const restored = await freshPostgres('archive_drilled');
  await restoreArchive({ storage: restored, folder, originals: null });
  expect(await hashesOf(restored)).toEqual(hashes);
  for (const storage of [before, next, restored]) await storage.close();
});
