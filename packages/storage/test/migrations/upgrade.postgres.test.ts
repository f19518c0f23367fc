import { Pool } from 'pg';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { postgresEngine } from '../../src/postgres/engine.ts';
import { sqlStorage } from '../../src/sql/sql-storage.ts';
import {
  makesNewDatabaseWithoutBackup,
  refusesToDestroyWithoutBackup,
  type UpgradeSubject,
  upgradesTheFirstRelease,
} from './upgrade-cases.ts';

/** No superuser: the row policies hold for it while it migrates. */
const role = 'upgrade_role';
const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
beforeAll(async () => {
  await admin.unsafe(`create role ${role} login password 'upgrade'`);
});
afterAll(() => admin.end());
let schemas = 0;

async function subject(): Promise<UpgradeSubject> {
  const schema = `upgrade_${schemas++}`;
  await admin.unsafe(`create schema ${schema} authorization ${role}`);
  const url = new URL(inject('postgresUrl'));
  url.username = role;
  url.password = 'upgrade';
  return {
    open(plan) {
      const pool = new Pool({ connectionString: url.href, max: 4, options: `-c search_path=${schema}` });
      const engine = postgresEngine(pool, 5000, plan);
      return { storage: sqlStorage(engine), db: engine.db };
    },
  };
}

describe('a PostgreSQL database of an earlier release', () => {
  it('gets its list of owners, weeks and months, with its row policies standing', async () =>
    upgradesTheFirstRelease(await subject()));
  it('is saved before a step that takes something away', async () => refusesToDestroyWithoutBackup(await subject()));
  it('is not looked for where the database is new', async () => makesNewDatabaseWithoutBackup(await subject()));
});
