import { Pool } from 'pg';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { postgresStorage, roleWarning } from './index.ts';

const schema = 'role_warning';
const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
const signedInAs = (role: string) => {
  const url = new URL(inject('postgresUrl'));
  url.username = role;
  return new Pool({ connectionString: url.href, max: 1, options: `-c search_path=${schema}` });
};
beforeAll(async () => {
  await admin.unsafe('create role warned_plain login; create role warned_bypass login bypassrls');
  await admin.unsafe(`create schema ${schema} authorization warned_plain`);
  await admin.unsafe(`grant all on schema ${schema} to warned_bypass`);
});
afterAll(() => admin.end());

/** What whoever opens the database hears. */
async function heard(role: string): Promise<readonly string[]> {
  const warnings: string[] = [];
  const storage = postgresStorage({ pool: signedInAs(role), onWarning: (sentence) => warnings.push(sentence) });
  await storage.migrate();
  await storage.close();
  return warnings;
}

it('a role that the row policies hold for is opened without a word', async () => {
  expect(await heard('warned_plain')).toEqual([]);
});

it.each([
  ['postgres', 'is a superuser'],
  ['warned_bypass', 'has BYPASSRLS'],
])('of the role %s one sentence says that it %s, at every opening', async (role, because) => {
  await heard('warned_plain');
  await admin.unsafe(`grant select on all tables in schema ${schema} to warned_bypass`);
  const [sentence = '', ...more] = await heard(role);
  expect(more).toEqual([]);
  expect(sentence).toMatch(/^The role .*[^.]\.$/);
  expect(sentence).toContain(`The role ${role} of the PostgreSQL database postgres ${because}`);
  expect(await heard(role)).toEqual([sentence]);
});

it('a server that cannot be asked is out of reach', async () => {
  const pool = new Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none', max: 1 });
  await expect(roleWarning(pool)).rejects.toMatchObject({ code: 'storage-unavailable' });
  await pool.end();
});
