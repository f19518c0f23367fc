import { postgresStorage } from '@vitalwire/storage/postgres';
import { Pool } from 'pg';
import postgres from 'postgres';
import { expect, inject, it } from 'vitest';
import { raceForRefreshes } from './race.ts';

const schema = 'grants_race';

it('two processes over one PostgreSQL use every refresh token once', async () => {
  const place = inject('postgresUrl');
  const admin = postgres(place, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create schema ${schema}`);
  await admin.end();
  const pool = new Pool({ connectionString: place, max: 2, options: `-c search_path=${schema}` });
  const storage = postgresStorage({ pool });
  try {
    await storage.migrate();
    await raceForRefreshes(storage, { engine: 'postgres', place, schema }, 100);
    expect(await storage.owners()).toHaveLength(1);
  } finally {
    await storage.close();
  }
});
