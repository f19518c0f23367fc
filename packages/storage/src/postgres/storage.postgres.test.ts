import postgres from 'postgres';
import { afterAll, describe, inject, it } from 'vitest';
import { storageConformance } from '../testing/index.ts';
import { postgresStorage } from './index.ts';

const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
afterAll(() => admin.end());
let schemas = 0;

describe('storage in PostgreSQL', () => {
  const open = async () => {
    const schema = `storage_${schemas++}`;
    await admin.unsafe(`create schema ${schema}`);
    const sql = postgres(inject('postgresUrl'), { max: 4, onnotice: () => {}, connection: { search_path: schema } });
    const storage = postgresStorage({ sql });
    await storage.migrate();
    return storage;
  };
  for (const { name, run } of storageConformance({ open })) it(name, run);
});
