import { HealthError, localOwner, type MigrationOptions } from '@vitalwire/core';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { StorageEngine } from '../engine.ts';
import type { Database } from '../schema.ts';
import { listOwners } from '../sql/owners.ts';
import { rebuildTotals } from '../sql/rebuild-totals.ts';
import type { SqlSession } from '../sql/session.ts';
import { createStatements } from '../sql/statements.ts';
import type { MigrationStep } from './index.ts';

export interface MigrationRun {
  readonly db: Kysely<Database>;
  readonly engine: StorageEngine;
  /** Reaches every owner of `db`. */
  readonly session: SqlSession;
  readonly place: string;
  readonly steps: readonly MigrationStep[];
  readonly options: MigrationOptions;
}

/**
 * Runs what is missing, inside the caller's transaction and under its lock, so that nobody writes between the backup and
 * the step that it is for.
 * @returns the names of the steps that ran
 * @throws HealthError `storage-unavailable` where a destructive step has no backup before it
 */
export async function runMigrations(run: MigrationRun): Promise<readonly string[]> {
  const { db, engine, steps } = run;
  const schema = engine === 'postgres' ? await currentSchema(db) : undefined;
  const migrations = steps.map(({ name, up }): readonly [string, Migration] => [
    name,
    { up: (on: Kysely<never>) => up(on, engine) },
  ]);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(migrations) },
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
  const done = new Set(
    (await migrator.getMigrations()).filter(({ executedAt }) => executedAt !== undefined).map(({ name }) => name),
  );
  const missing = steps.filter(({ name }) => !done.has(name));
  if (done.size > 0) await saveFirst(run, missing);
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  if (done.size > 0 && missing.some(({ recounts }) => recounts === true)) await recount(run);
  return (results ?? []).map(({ migrationName }) => migrationName);
}

async function saveFirst(
  { db, engine, place, options }: MigrationRun,
  missing: readonly MigrationStep[],
): Promise<void> {
  const destructive = missing.filter((step) => step.destructive === true).map(({ name }) => name);
  if (destructive.length === 0) return;
  if (options.beforeDestructive === undefined) {
    throw new HealthError(
      'storage-unavailable',
      `${place} cannot be brought up to date without a backup, and none is set up. Nothing was changed: back it up, then try again.`,
      { reason: 'backup-needed' },
    );
  }
  if (engine === 'postgres') await lockTables(db);
  await options.beforeDestructive(destructive);
}

/** SQLite has one writer, and that is us. Here processes of the release before go on: until we end they can only read. */
async function lockTables(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema()
    and tablename not like 'kysely%' and tablename <> 'vitalwire_schema' order by tablename`.execute(db);
  for (const { name } of rows) await sql`lock table ${sql.table(name)} in share mode`.execute(db);
}

async function recount({ db, engine, session }: MigrationRun): Promise<void> {
  const statements = createStatements(db, engine);
  for (const owner of await listOwners(session, statements, localOwner))
    await rebuildTotals(session, statements, owner);
}

/** Named to the migrator, or it takes the table of another schema of the same database for its own. */
async function currentSchema(db: Kysely<Database>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  return rows[0]?.name ?? undefined;
}
