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
  const ofRecord = sql`begin delete from kept_result
    where tenant_id = new.tenant_id and user_id = new.user_id and record_id = new.id; end`;
  const ofStream = sql`begin delete from kept_result
    where tenant_id = new.tenant_id and user_id = new.user_id and record_id = new.workout_id; end`;
  const ofOldStream = sql`begin delete from kept_result
    where tenant_id = old.tenant_id and user_id = old.user_id and record_id = old.workout_id; end`;
  await sql`create trigger record_changed after update of payload on record ${ofRecord}`.execute(db);
  await sql`create trigger stream_written after insert on stream when new.channel = 'elapsedSeconds' ${ofStream}`.execute(
    db,
  );
  await sql`create trigger stream_changed after update on stream when new.channel = 'elapsedSeconds' ${ofStream}`.execute(
    db,
  );
  await sql`create trigger stream_removed after delete on stream when old.channel = 'elapsedSeconds' ${ofOldStream}`.execute(
    db,
  );
}

async function forgetOnPostgres(db: Kysely<never>): Promise<void> {
  await sql`create function forget_of_record() returns trigger language plpgsql as $$ begin
    delete from kept_result where tenant_id = new.tenant_id and user_id = new.user_id and record_id = new.id;
    return null; end $$`.execute(db);
  await sql`create function forget_of_stream() returns trigger language plpgsql as $$ begin
    delete from kept_result where tenant_id = new.tenant_id and user_id = new.user_id and record_id = new.workout_id;
    return null; end $$`.execute(db);
  await sql`create function forget_of_old_stream() returns trigger language plpgsql as $$ begin
    delete from kept_result where tenant_id = old.tenant_id and user_id = old.user_id and record_id = old.workout_id;
    return null; end $$`.execute(db);
  await sql`create trigger record_changed after update of payload on record
    for each row execute function forget_of_record()`.execute(db);
  await sql`create trigger stream_written after insert or update on stream
    for each row when (new.channel = 'elapsedSeconds') execute function forget_of_stream()`.execute(db);
  await sql`create trigger stream_removed after delete on stream
    for each row when (old.channel = 'elapsedSeconds') execute function forget_of_old_stream()`.execute(db);
}

/** Roll-ups in the order of their key have no second copy of it; most kinds have no word to be found by. */
async function needLessRoom(db: Kysely<never>): Promise<void> {
  const { text, whole, small, required, table, create } = tableMaker(db, 'sqlite');
  const keys = {
    day_total: ['kind', 'local_date', 'source_id', 'subtype'],
    period_total: ['period', 'kind', 'local_date', 'source_id', 'subtype'],
  };
  for (const [name, key] of Object.entries(keys)) {
    const before = `${name}_before`;
    await db.schema.alterTable(name).renameTo(before).execute();
    const total = required(required(table(name, key), ['metrics'], text), ['records', 'events'], small);
    await create(required(total, ['newest_ms', 'received_at_ms'], whole), key, { byKey: true });
    await sql`insert into ${sql.table(name)} select * from ${sql.table(before)}`.execute(db);
    await db.schema.dropTable(before).execute();
  }
  await db.schema.dropIndex('record_by_subtype').execute();
  await sql`create index record_by_subtype on record (tenant_id, user_id, kind, subtype, start_ms, id) where subtype <> ''`.execute(
    db,
  );
}
