import { postgresStorage } from '@vitalwire/storage/postgres';
import { Pool } from 'pg';
import postgres from 'postgres';
import { inject, test } from 'vitest';
import { expectExactRehearsals } from '../../test/rehearsed-deeds.ts';

test('a rehearsal in PostgreSQL answers what the deed answers, and leaves nothing', async () => {
  const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
  await admin.unsafe('create schema rehearsal');

  const storage = postgresStorage({
    pool: new Pool({ connectionString: inject('postgresUrl'), max: 4, options: '-c search_path=rehearsal' }),
  });
  try {
    await storage.migrate();
    await expectExactRehearsals(storage);
  } finally {
    await storage.close();
    await admin.end();
  }
});
