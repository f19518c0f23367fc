import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Storage } from '@vitalwire/core';
import { postgresStorage } from '@vitalwire/storage/postgres';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { Pool } from 'pg';
import postgres from 'postgres';
import { afterAll, expect, inject } from 'vitest';

export const engines = ['sqlite', 'postgres'] as const;
export type Engine = (typeof engines)[number];

/** A database file or a schema of the server, as a child process gets to hear of it. */
export interface Place {
  readonly engine: Engine;
  /** Path of the file, or connection string. */
  readonly address: string;
  readonly schema: string;
  /** A folder for kept originals. */
  readonly originals: string;
}

const folder = mkdtempSync(join(tmpdir(), 'hub-faults-'));
const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await admin.end();
});
let places = 0;

/** Owns its tables and is no superuser: the row policies hold, as they must on a server. */
const role = 'hub_faults';
const roleUrl = new URL(inject('postgresUrl'));
roleUrl.username = role;
/** Other test files make the same role at the same time. */
const roleMade = admin.unsafe(`do $$ begin create role ${role} login;
  exception when duplicate_object or unique_violation then null; end $$`);

/** Nothing is there yet, no table either. */
export async function newPlace(engine: Engine, prefix: string): Promise<Place> {
  const schema = `${prefix}_${places++}`;
  const originals = join(folder, `${schema}-originals`);
  if (engine === 'sqlite') return { engine, address: join(folder, `${schema}.db`), schema, originals };
  await roleMade;
  await admin.unsafe(`create schema ${schema} authorization ${role}`);
  return { engine, address: roleUrl.href, schema, originals };
}

export function openPlace({ engine, address, schema }: Place, waitMilliseconds = 10_000): Storage {
  if (engine === 'sqlite') return sqliteStorage({ database: openSqlite(address, Database), waitMilliseconds });
  const connection = { options: `-c search_path=${schema}`, application_name: schema };
  return postgresStorage({ pool: new Pool({ connectionString: address, max: 2, ...connection }), waitMilliseconds });
}

/** The engine's own look at the file; on the server, that the killed process's sessions are gone. */
export async function settled({ engine, address, schema }: Place): Promise<void> {
  if (engine === 'sqlite') {
    const database = new Database(address);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
    return;
  }
  const sessions = () => admin`select 1 from pg_stat_activity where application_name = ${`child ${schema}`}`;
  while ((await sessions()).length > 0) await pause(5);
}

export function adminSql() {
  return admin;
}
