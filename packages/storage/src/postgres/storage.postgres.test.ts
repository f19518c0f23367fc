import postgres from 'postgres';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { storageConformance } from '../testing/index.ts';
import { postgresStorage } from './index.ts';

const schema = 'storage_suite';
const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
const connected = () =>
  postgres(inject('postgresUrl'), { max: 4, onnotice: () => {}, connection: { search_path: schema } });
let tables: string[] = [];

beforeAll(async () => {
  await admin.unsafe(`create schema ${schema}`);
  const storage = postgresStorage({ sql: connected() });
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
    return postgresStorage({ sql: connected() });
  };
  for (const { name, run } of storageConformance({ open })) it(name, run);
});
