import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { StorageEngine } from '../engine.ts';
import type { Database } from '../schema.ts';
import { migrationsOf } from './index.ts';

/**
 * Runs what is missing, inside the caller's transaction and under its lock.
 * @returns the names of the steps that ran
 */
export async function runMigrations(db: Kysely<Database>, engine: StorageEngine): Promise<readonly string[]> {
  const schema = engine === 'postgres' ? await currentSchema(db) : undefined;
  const migrator = new Migrator({
    db,
    provider: migrationsOf(engine),
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map(({ migrationName }) => migrationName);
}

/** Named to the migrator, or it takes the table of another schema of the same database for its own. */
async function currentSchema(db: Kysely<Database>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  return rows[0]?.name ?? undefined;
}
