import { postgresStorage } from '@vitalwire/storage/postgres';
import { Pool } from 'pg';
import postgres from 'postgres';
import { afterAll, describe, inject } from 'vitest';
import { dataRights } from '../../test/data-rights-cases.ts';

describe('in PostgreSQL', () => {
  const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
  let schemas = 0;
  afterAll(() => admin.end());

  dataRights(async () => {
    const schema = `data_rights_${++schemas}`;
    await admin.unsafe(`create schema ${schema}`);
    const storage = postgresStorage({
      pool: new Pool({ connectionString: inject('postgresUrl'), max: 2, options: `-c search_path=${schema}` }),
    });
    await storage.migrate();
    return storage;
  });
});
