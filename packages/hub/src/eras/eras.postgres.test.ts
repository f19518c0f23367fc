import { postgresStorage } from '@vitalwire/storage/postgres';
import { Pool } from 'pg';
import postgres from 'postgres';
import { afterAll, describe, inject } from 'vitest';
import { eraCases } from '../../test/era-cases.ts';

describe('in PostgreSQL', () => {
  const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
  let schemas = 0;
  afterAll(() => admin.end());

  eraCases(async () => {
    const schema = `eras_${++schemas}`;
    await admin.unsafe(`create schema ${schema}`);
    const storage = postgresStorage({
      pool: new Pool({ connectionString: inject('postgresUrl'), max: 2, options: `-c search_path=${schema}` }),
    });
    await storage.migrate();
    return storage;
  });
});
