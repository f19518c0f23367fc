import { setTimeout as pause } from 'node:timers/promises';
import type { Owner } from '@vitalwire/core';
import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import { type MigrationPlan, releasedPlan } from '../migrations/plan.ts';
import type { Database } from '../schema.ts';
import { checkOwner } from '../shared/check-owner.ts';
import { newerDatabase } from '../shared/newer.ts';
import { storedText } from '../shared/stored-text.ts';
import { personalTables } from '../sql/owners.ts';
import type { SqlEngine, SqlSession } from '../sql/session.ts';
import { closedError, isRetryable, isUnprepared, postgresError } from './errors.ts';
import { placeOf } from './place-of.ts';

/** Two transactions that met in a deadlock rarely meet a second time. */
const ATTEMPTS = 5;
const BACK_OFF_MILLISECONDS = 20;
/** Any number will do, as long as it is never another one. */
const MIGRATION_LOCK = 5_646_728_351;

export function postgresEngine(pool: Pool, waitMilliseconds: number, plan: MigrationPlan = releasedPlan): SqlEngine {
  hearLostConnections(pool);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const place = placeOf(pool);
  let closed = false;
  const failure = (error: unknown) =>
    closed ? closedError(place, error) : postgresError(error, place, waitMilliseconds);

  /** The driver would wait for a connection that never comes. */
  const assertOpen = () => {
    if (closed) throw closedError(place, undefined);
  };

  const sessionOf = (on: Kysely<Database>): SqlSession => ({
    async execute<R>(owner: Owner, query: CompiledQuery<R>) {
      checkOwner(owner);
      assertOpen();
      try {
        return (await on.executeQuery<R>({ ...query, parameters: query.parameters.map(withoutNul) })).rows;
      } catch (error) {
        throw failure(error);
      }
    },
  });

  /** Names the owner to the server before the first query for them, so that no row of anyone else is in reach. */
  const scopedSession = (on: Kysely<Database>, failed: (error: unknown) => void, lock: boolean): SqlSession => {
    const session = sessionOf(on);
    const held = new Set<string>();
    let current: string | null = null;
    const noticed = async <R>(owner: Owner, query: CompiledQuery<R>): Promise<readonly R[]> => {
      try {
        return await session.execute(owner, query);
      } catch (error) {
        failed(error);
        throw error;
      }
    };
    return {
      async execute(owner, query) {
        const key = JSON.stringify([owner.tenantId, owner.userId]);
        // Whoever changes or asks for rows of an owner inside a writing transaction holds that owner until its end.
        if (lock && !held.has(key)) await noticed(owner, lockQuery(db, owner, key, waitMilliseconds));
        else if (current !== key) await noticed(owner, scopeQuery(db, owner));
        held.add(key);
        current = key;
        return noticed(owner, query);
      },
    };
  };

  const transaction = async <T>(work: (on: Kysely<Database>) => Promise<T>): Promise<T> => {
    assertOpen();
    for (let attempt = 1; ; attempt++) {
      try {
        return await db.transaction().execute(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) throw failure(error);
        await pause(BACK_OFF_MILLISECONDS * attempt);
      }
    }
  };

  const scoped = <T>(work: (session: SqlSession) => Promise<T>, lock: boolean): Promise<T> =>
    transaction(async (on) => {
      const failures: unknown[] = [];
      const result = await work(scopedSession(on, (error) => failures.push(error), lock));
      // The server has undone the transaction by now, and would answer a commit with a silent rollback.
      if (failures.length > 0) throw failures[0];
      return result;
    });

  const versionOn = async (on: Kysely<Database>): Promise<number> => {
    const { rows } = await sql<{ version: number }>`select version from vitalwire_schema`.execute(on);
    const found = rows[0]?.version ?? 0;
    if (found > plan.version) throw newerDatabase(place, found, plan.version);
    return found;
  };
  const version = async (): Promise<number> => {
    assertOpen();
    try {
      return await versionOn(db);
    } catch (error) {
      if (isUnprepared(error)) return 0;
      throw failure(error);
    }
  };

  return {
    name: 'postgres',
    place,
    db,
    read: (work) => scoped(work, false),
    transaction: (work) => scoped(work, true),
    async snapshot(work) {
      assertOpen();
      try {
        return await db.transaction().execute(async (on) => {
          await sql`set transaction isolation level repeatable read, read only`.execute(on);
          const failures: unknown[] = [];
          const result = await work(scopedSession(on, (error) => failures.push(error), false));
          if (failures.length > 0) throw failures[0];
          return result;
        });
      } catch (error) {
        throw failure(error);
      }
    },
    erasing: (work) => scoped(work, true),
    async compact() {
      assertOpen();
      try {
        for (const table of personalTables) await sql`vacuum ${sql.table(table)}`.execute(db);
      } catch (error) {
        throw failure(error);
      }
    },
    async migrate(options) {
      if ((await version()) === plan.version) return [];
      const { runMigrations } = await import('../migrations/run.ts');
      return transaction(async (on) => {
        await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK}::bigint)`.execute(on);
        await sql`create table if not exists vitalwire_schema (version integer not null)`.execute(on);
        // Another process may have done it meanwhile.
        if ((await versionOn(on)) === plan.version) return [];
        const session = scopedSession(on, () => undefined, true);
        const steps = await plan.steps();
        const ran = await runMigrations({ db: on, engine: 'postgres', session, place, steps, options });
        await sql`delete from vitalwire_schema`.execute(on);
        await sql`insert into vitalwire_schema (version) values (${plan.version})`.execute(on);
        return ran;
      });
    },
    async close() {
      closed = true;
      await db.destroy();
      // The query builder only ends what it has used.
      if (!pool.ending) await pool.end();
    },
  };
}

/** A connection that is lost fails its query and leaves the pool; an event that nobody hears would end the process. */
function hearLostConnections(pool: Pool): void {
  const heard = () => undefined;
  pool.on('error', heard);
  pool.on('connect', (client) => client.on('error', heard));
}

/** What is stored is free of NUL; what is looked for may hold one, and is not found. */
function withoutNul(parameter: unknown): unknown {
  return typeof parameter === 'string' && parameter.includes('\u0000') ? storedText(parameter) : parameter;
}

/** The time limit is set first: the parts of one answer are evaluated from left to right. */
function lockQuery(db: Kysely<Database>, owner: Owner, key: string, waitMilliseconds: number): CompiledQuery<unknown> {
  return sql`select set_config('lock_timeout', ${String(waitMilliseconds)}, true), ${scope(owner)}, pg_advisory_xact_lock(hashtextextended(${key}, 0))`.compile(
    db,
  );
}

function scopeQuery(db: Kysely<Database>, owner: Owner): CompiledQuery<unknown> {
  return sql`select ${scope(owner)}`.compile(db);
}

/** Read by the row policies of the migration; gone with the transaction. */
function scope({ tenantId, userId }: Owner) {
  return sql`set_config('vitalwire.tenant', ${tenantId as string}, true), set_config('vitalwire.person', ${userId as string}, true)`;
}
