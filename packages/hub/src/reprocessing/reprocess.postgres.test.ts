import { postgresStorage } from '@vitalwire/storage/postgres';
import { Pool } from 'pg';
import postgres from 'postgres';
import { inject, it } from 'vitest';
import { reprocessOn } from '../../test/reprocess-on.ts';

const schema = 'reprocessing';

it('reads originals again over PostgreSQL, and a second time changes no row', async () => {
  const place = inject('postgresUrl');
  const connection = { search_path: schema };
  const admin = postgres(place, { max: 1, onnotice: () => {}, connection });
  await admin.unsafe(`create schema ${schema}`);
  const storage = postgresStorage({
    pool: new Pool({ connectionString: place, max: 2, options: `-c search_path=${schema}` }),
  });
  await storage.migrate();
  // The row's own version number on the server: any update, even to equal values, makes another.
  const versions = (table: string) =>
    `select '${table}' as name, count(*) as rows, max(xmin::text::bigint) as last from ${table}`;
  const tables = ['record', 'record_version', 'stream', 'import_file', 'threshold'];
  await reprocessOn(storage, async () => JSON.stringify(await admin.unsafe(tables.map(versions).join(' union all '))));
  await storage.close();
  await admin.end();
});
