import { type Kysely, sql } from 'kysely';
import type { StorageEngine } from '../engine.ts';

/**
 * The list of owners gets a policy, too: a tenant sees its own people, and a person is entered by their own call alone.
 * Who walks everyone (a backup, expiry) says so in a setting of the transaction.
 */
export async function keepOwnerListApart(db: Kysely<never>, engine: StorageEngine): Promise<void> {
  if (engine !== 'postgres') return;
  const ofTenant = sql`tenant_id = current_setting('vitalwire.tenant', true)`;
  const mine = sql`${ofTenant} and user_id = current_setting('vitalwire.person', true)`;
  const walked = sql`current_setting('vitalwire.everyone', true) = 'on'`;
  await sql`alter table owner enable row level security`.execute(db);
  await sql`alter table owner force row level security`.execute(db);
  await sql`create policy owner_seen on owner for select using (${ofTenant} or ${walked})`.execute(db);
  await sql`create policy owner_entered on owner for insert with check (${mine})`.execute(db);
  await sql`create policy owner_erased on owner for delete using (${mine})`.execute(db);
}
