import { type Kysely, sql } from 'kysely';
import type { StorageEngine } from '../engine.ts';
import { personal } from './0002-data-core.ts';

/**
 * Enters everyone whose rows are older than the list of owners. Their weeks and months are counted after it.
 * The row policies hold for the owner of the tables, too: for the length of this transaction they do not.
 */
export async function registerOwners(db: Kysely<never>, engine: StorageEngine): Promise<void> {
  for (const name of personal) {
    const table = sql.table(name);
    if (engine === 'postgres') await sql`alter table ${table} no force row level security`.execute(db);
    // The condition tells SQLite that `on conflict` is no part of a join.
    await sql`insert into owner (tenant_id, user_id) select distinct tenant_id, user_id from ${table} where true on conflict do nothing`.execute(
      db,
    );
    if (engine === 'postgres') await sql`alter table ${table} force row level security`.execute(db);
  }
}
