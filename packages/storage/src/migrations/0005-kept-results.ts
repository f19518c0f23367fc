import { type Kysely, sql } from 'kysely';
import type { StorageEngine } from '../engine.ts';
import { keepOwnersApart } from './0002-data-core.ts';
import { tableMaker } from './tables.ts';

/** Results computed from one record, and what takes them away; on SQLite also tables and an index that need less room. */
export async function addKeptResults(db: Kysely<never>, engine: StorageEngine): Promise<void> {
  const { text, required, table, create, ofRecord } = tableMaker(db, engine);
  const kept = required(table('kept_result', ['record_id', 'name']), ['place', 'key', 'payload'], text);
  await create(ofRecord(kept, 'record_id'), ['record_id', 'name']);
  if (engine === 'postgres') {
    await keepOwnersApart(db, ['kept_result']);
    await forgetOnPostgres(db);
  } else {
    await forgetOnSqlite(db);
    await needLessRoom(db);
  }
}

/**
 * By triggers, so that nothing that writes can forget it, a process of the release before included. Whoever writes
 * streams writes their time axis, once.
 */
async function forgetOnSqlite(db: Kysely<never>): Promise<void> {
  const forget = (id: string, row: 'new' | 'old') =>
    sql.raw(
      `begin delete from kept_result where tenant_id = ${row}.tenant_id and user_id = ${row}.user_id and record_id = ${row}.${id}; end`,
    );
  await sql`create trigger record_changed after update of payload on record ${forget('id', 'new')}`.execute(db);
  for (const [event, row] of [
    ['insert', 'new'],
    ['update', 'new'],
    ['delete', 'old'],
  ] as const)
    await sql`create trigger ${sql.raw(`stream_${event}`)} after ${sql.raw(event)} on stream when ${sql.raw(row)}.channel = 'elapsedSeconds' ${forget('workout_id', row)}`.execute(
      db,
    );
}

async function forgetOnPostgres(db: Kysely<never>): Promise<void> {
  const forget = (id: string, row: 'new' | 'old') =>
    sql.raw(
      `begin delete from kept_result where tenant_id = ${row}.tenant_id and user_id = ${row}.user_id and record_id = ${row}.${id}; return null; end`,
    );
  const define = async (name: string, id: string, row: 'new' | 'old', when: string) => {
    await sql`create function ${sql.ref(`forget_${name}`)}() returns trigger language plpgsql as ${sql.lit(forget(id, row).compile(db).sql)}`.execute(
      db,
    );
    await sql`create trigger ${sql.ref(name)} after ${sql.raw(when)} execute function ${sql.ref(`forget_${name}`)}()`.execute(
      db,
    );
  };
  const axis = (row: 'new' | 'old') => `when (${row}.channel = 'elapsedSeconds')`;
  await define('record_changed', 'id', 'new', 'update of payload on record for each row');
  await define('stream_written', 'workout_id', 'new', `insert or update on stream for each row ${axis('new')}`);
  await define('stream_removed', 'workout_id', 'old', `delete on stream for each row ${axis('old')}`);
}

/** Roll-ups in the order of their key have no second copy of it; most kinds have no word to be found by. */
async function needLessRoom(db: Kysely<never>): Promise<void> {
  for (const name of ['day_total', 'period_total']) {
    const { rows } = await sql<{
      sql: string;
    }>`select sql from sqlite_schema where type = 'table' and name = ${name}`.execute(db);
    const made = rows[0]?.sql ?? '';
    await sql.raw(`alter table ${name} rename to ${name}_before`).execute(db);
    await sql.raw(`${made}, without rowid`).execute(db);
    await sql.raw(`insert into ${name} select * from ${name}_before`).execute(db);
    await sql.raw(`drop table ${name}_before`).execute(db);
  }
  await sql`drop index record_by_subtype`.execute(db);
  await sql`create index record_by_subtype on record (tenant_id, user_id, kind, subtype, start_ms, id) where subtype <> ''`.execute(
    db,
  );
}
