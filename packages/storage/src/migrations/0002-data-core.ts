import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { StorageEngine } from '../engine.ts';
import { tableMaker } from './tables.ts';

/** What a person changes, chooses and undoes; roll-ups by week and month; coverage, egress, grants and keys. */
export async function addDataCore(db: Kysely<never>, engine: StorageEngine): Promise<void> {
  const { text, whole, small, bytes, required, table, create, index } = tableMaker(db, engine);

  await db.schema.alterTable('record').addColumn('amendment', text).execute();
  await db.schema.alterTable('record').addColumn('original', text).execute();
  await db.schema.alterTable('record').addColumn('hidden_at_ms', whole).execute();
  await sql`create index record_hidden on record (tenant_id, user_id, hidden_at_ms) where hidden_at_ms is not null`.execute(
    db,
  );

  const period = ['period', 'kind', 'local_date', 'source_id', 'subtype'];
  const total = required(required(table('period_total', period), ['metrics'], text), ['records', 'events'], small);
  await create(required(total, ['newest_ms', 'received_at_ms'], whole), period);

  const dated = (name: string) => required(required(table(name, ['id']), ['payload'], text), ['at_ms'], whole);
  await create(dated('person_action'), ['id']);
  await index('person_action_by_time', 'person_action', ['tenant_id', 'user_id', 'at_ms']);
  await create(dated('source_choice'), ['id']);

  const covered = required(
    table('coverage', ['source_id', 'kind', 'subtype']),
    ['from_ms', 'to_ms', 'read_at_ms'],
    whole,
  );
  await create(required(covered, ['outcome'], text).addColumn('reason', text), [
    'source_id',
    'kind',
    'subtype',
    'from_ms',
  ]);

  const egress = required(required(table('egress', ['payload']), ['at_ms'], whole), ['position'], small);
  await create(egress, ['at_ms', 'position']);

  let grant = required(required(table('vendor_grant', ['source_id', 'scopes']), ['version'], small), ['sealed'], bytes);
  grant = grant
    .addColumn('vendor_user_id', text)
    .addColumn('expires_at_ms', whole)
    .addColumn('claimed_until_ms', whole);
  await create(grant, ['source_id']);

  const key = required(db.schema.createTable('data_key'), ['tenant_id', 'id', 'master_key_id', 'state'], text);
  await create(required(required(key, ['wrapped'], bytes), ['created_at_ms'], whole), ['id'], { owner: ['tenant_id'] });

  await create(table('owner', []), []);
  if (engine === 'postgres') await separateOwners(db);
}

/** Tables that no row can be read from or written to but for the tenant and person whose call it is. */
export const personal = [
  ...['record', 'record_version', 'stream', 'day_total', 'period_total', 'merge', 'merge_member', 'merge_refusal'],
  ...['person_profile', 'threshold', 'import_file', 'person_action', 'source_choice', 'coverage', 'egress'],
  'vendor_grant',
];

/**
 * The second wall behind the keys: a query that forgot its owner finds nothing. Each transaction names its owner in two
 * settings of its own. Holds for the owner of the tables, too; not for a superuser, which the server is not run as.
 */
async function separateOwners(db: Kysely<never>): Promise<void> {
  await keepOwnersApart(db, personal);
  await protect(db, 'data_key', tenant);
}

export async function keepOwnersApart(db: Kysely<never>, tables: readonly string[]): Promise<void> {
  for (const name of tables) await protect(db, name, mine);
}

const tenant = sql`tenant_id = current_setting('vitalwire.tenant', true)`;
const mine = sql`${tenant} and user_id = current_setting('vitalwire.person', true)`;

async function protect(db: Kysely<never>, name: string, rule: RawBuilder<unknown>): Promise<void> {
  const table = sql.table(name);
  await sql`alter table ${table} enable row level security`.execute(db);
  await sql`alter table ${table} force row level security`.execute(db);
  await sql`create policy owner_only on ${table} using (${rule}) with check (${rule})`.execute(db);
}
