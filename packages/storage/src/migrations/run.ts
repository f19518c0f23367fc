import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { StorageEngine } from '../engine.ts';
import type { Database } from '../schema.ts';
import { migrationsOf } from './index.ts';

/**
 * Runs what is missing, inside the caller's transaction and under its lock.
 * @returns the names of the steps that ran
 */
export async function runMigrations(db: Kysely<Database>, engine: StorageEngine): Promise<readonly string[]> {
  const { error, results } = await new Migrator({ db, provider: migrationsOf(engine) }).migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map(({ migrationName }) => migrationName);
}
