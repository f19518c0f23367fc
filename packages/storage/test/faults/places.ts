import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Pool } from 'pg';
import { afterAll, inject } from 'vitest';
import type { MigrationPlan } from '../../src/migrations/plan.ts';
import { postgresEngine } from '../../src/postgres/engine.ts';
import { sqlStorage } from '../../src/sql/sql-storage.ts';
import { sqliteEngine } from '../../src/sqlite/engine.ts';
import { openSqlite } from '../../src/sqlite/open.ts';
import type { Opened } from '../migrations/upgrade-cases.ts';
import { failingDatabase, failingPool, type StatementCounter } from './failing-statements.ts';

export const engines = ['sqlite', 'postgres'] as const;
export type Engine = (typeof engines)[number];

/** A database file or a schema of the server, as a child process gets to hear of it. */
export interface Place {
  readonly engine: Engine;
  /** Path of the file, or connection string. */
  readonly address: string;
  readonly schema: string;
}

/** Owns its tables and is no superuser: the row policies hold. */
const role = 'storage_fault_role';
const folder = mkdtempSync(join(tmpdir(), 'storage-places-'));
const admin = new Pool({ connectionString: inject('postgresUrl'), max: 1 });
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await admin.end();
});
const roleMade = admin.query(`do $$ begin create role ${role} login;
  exception when duplicate_object or unique_violation then null; end $$`);
let places = 0;

/** Nothing is there yet, no table either. @param prefix another one in each test file */
export async function newPlace(engine: Engine, prefix: string): Promise<Place> {
  const schema = `${prefix}_${places++}`;
  if (engine === 'sqlite') return { engine, address: join(folder, `${schema}.db`), schema };
  await roleMade;
  await admin.query(`create schema ${schema} authorization ${role}`);
  const url = new URL(inject('postgresUrl'));
  url.username = role;
  return { engine, address: url.href, schema };
}

/** @param more a plan of migrations that is not the released one; what counts its statements and has one fail */
export function openPlace(
  { engine, address, schema }: Place,
  more: { readonly plan?: MigrationPlan; readonly counter?: StatementCounter } = {},
): Opened {
  const { counter = { failAt: Number.POSITIVE_INFINITY, taken: 0 } } = more;
  const options = `-c search_path=${schema}`;
  const made =
    engine === 'sqlite'
      ? sqliteEngine(failingDatabase(openSqlite(address, Database), counter), 5000, more.plan)
      : postgresEngine(failingPool(new Pool({ connectionString: address, max: 1, options }), counter), 5000, more.plan);
  return { storage: sqlStorage(made), db: made.db };
}

/** On the server, that the killed process's sessions are gone. */
export async function settled({ schema }: Place): Promise<void> {
  const sessions = () => admin.query('select 1 from pg_stat_activity where application_name = $1', [`child ${schema}`]);
  while (((await sessions()).rowCount ?? 0) > 0);
}
