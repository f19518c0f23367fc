import { postgresStorage, roleWarning } from '@vitalwire/storage/postgres';
import { Pool } from 'pg';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { strangers } from './people.ts';
import { expectApart } from './walking.ts';

const role = 'tenancy_role';
const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
/** Owns the tables, and is neither a superuser nor may it bypass row policies: what a server should be run as. */
const signedIn = (schema: string) => {
  const url = new URL(inject('postgresUrl'));
  url.username = role;
  return new Pool({ connectionString: url.href, max: 2, options: `-c search_path=${schema}` });
};
const schemas = strangers.map((_, i) => `tenancy_${i}`);

beforeAll(async () => {
  await admin.unsafe(`create role ${role} login`);
  for (const schema of schemas) await admin.unsafe(`create schema ${schema} authorization ${role}`);
});
afterAll(async () => {
  for (const schema of schemas) await admin.unsafe(`drop schema ${schema} cascade`);
  await admin.unsafe(`drop role ${role}`);
  await admin.end();
});

test.each(strangers.map((stranger, i) => [stranger.owner, schemas[i] ?? '', stranger] as const))(
  'every method of the hub over PostgreSQL, row policies holding, gives %j nothing of Anna',
  async (_, schema, stranger) => {
    const storage = postgresStorage({ pool: signedIn(schema) });
    await storage.migrate();
    expect(await expectApart(storage, stranger)).toBeGreaterThan(50);
    await storage.close();

    const pool = signedIn(schema);
    expect(await roleWarning(pool)).toBeNull();
    // Nobody is named: nothing is there, of either.
    const { rows } = await pool.query(
      'select (select count(*) from record)::int as records, (select count(*) from vendor_grant)::int as grants',
    );
    expect(rows[0]).toEqual({ records: 0, grants: 0 });
    await pool.end();
    const [held] = await admin.unsafe(`select count(*)::int as records from ${schema}.record`);
    expect(held?.records).toBeGreaterThan(10);
  },
  60_000,
);
