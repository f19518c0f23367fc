import { postgresStorage } from '@vitalwire/storage/postgres';
import postgres from 'postgres';
import { inject, test } from 'vitest';
import { expectExactRehearsals } from '../../test/rehearsed-deeds.ts';

test('a rehearsal in PostgreSQL answers what the deed answers, and leaves nothing', async () => {
  const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
  await admin.unsafe('create schema rehearsal');
  const connection = { search_path: 'rehearsal' };
  const storage = postgresStorage({ sql: postgres(inject('postgresUrl'), { max: 4, onnotice: () => {}, connection }) });
  try {
    await storage.migrate();
    await expectExactRehearsals(storage);
  } finally {
    await storage.close();
    await admin.unsafe('drop schema rehearsal cascade');
    await admin.end();
  }
});
