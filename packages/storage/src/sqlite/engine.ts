import { setTimeout as pause } from 'node:timers/promises';
import { HealthError, type Owner } from '@vitalwire/core';
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { type MigrationPlan, releasedPlan } from '../migrations/plan.ts';
import type { Database } from '../schema.ts';
import { checkOwner } from '../shared/check-owner.ts';
import { createQueue } from '../shared/gate.ts';
import { newerDatabase } from '../shared/newer.ts';
import type { SqlEngine, SqlSession } from '../sql/session.ts';
import { preparedStatements, type SqliteDatabase } from './database.ts';
import { busy, isBusy, sqliteError } from './errors.ts';

/** SQLite itself waits this long with the thread standing still; between two tries other work goes on. */
const SLICE_MILLISECONDS = 50;
const PAUSE_MILLISECONDS = 15;

/** One connection; its calls run one after the other, a transaction as one of them. */
export function sqliteEngine(
  database: SqliteDatabase,
  waitMilliseconds: number,
  plan: MigrationPlan = releasedPlan,
): SqlEngine {
  const statements = preparedStatements(database);
  const queue = createQueue();
  const path = database.name;
  database.pragma(`busy_timeout = ${SLICE_MILLISECONDS}`);
  database.pragma('foreign_keys = ON');

  const run = <R>(sql: string, parameters: readonly unknown[] = []): readonly R[] => {
    const statement = statements.get(sql);
    if (statement.reader) return statement.all(parameters) as R[];
    statement.run(parameters);
    return [];
  };
  const patiently = async <T>(work: () => T): Promise<T> => {
    const tries = Math.max(1, Math.ceil(waitMilliseconds / (SLICE_MILLISECONDS + PAUSE_MILLISECONDS)));
    for (let attempt = 1; ; attempt++) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error)) throw sqliteError(error, path);
        if (attempt >= tries) throw busy(path, waitMilliseconds, error);
        await pause(PAUSE_MILLISECONDS);
      }
    }
  };
  const reading: SqlSession = {
    async execute<R>(owner: Owner, query: CompiledQuery<R>) {
      checkOwner(owner);
      return patiently(() => run<R>(query.sql, query.parameters));
    },
  };
  /** The lock is held: nothing has to be waited for. */
  const writing: SqlSession = {
    async execute<R>(owner: Owner, query: CompiledQuery<R>) {
      checkOwner(owner);
      try {
        return run<R>(query.sql, query.parameters);
      } catch (error) {
        throw sqliteError(error, path);
      }
    },
  };
  const transaction = <T>(work: () => Promise<T>): Promise<T> =>
    queue(async () => {
      // Not the deferred BEGIN: that one takes the write lock late, and fails at once when another has written meanwhile.
      await patiently(() => run('begin immediate'));
      try {
        const result = await work();
        await patiently(() => run('commit'));
        return result;
      } catch (error) {
        if (database.inTransaction) run('rollback');
        throw sqliteError(error, path);
      }
    });
  const snapshot = <T>(work: () => Promise<T>): Promise<T> =>
    queue(async () => {
      await patiently(() => run('begin'));
      try {
        return await work();
      } finally {
        if (database.inTransaction) run('rollback');
      }
    });
  /** Everything that the log holds into the file, and the log to nothing; waits for those who still read from it. */
  const emptyLog = () =>
    patiently(() => {
      const [row] = database.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
      if (row?.busy === 1) throw Object.assign(new Error('the log is in use'), { code: 'SQLITE_BUSY' });
    });
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: { ...connection(database) } }) });

  const version = (): number => {
    const found = Number(database.pragma('user_version', { simple: true }));
    if (found > plan.version) throw newerDatabase(path, found, plan.version);
    return found;
  };
  return {
    name: 'sqlite',
    place: path,
    db,
    read: (work) => queue(() => work(reading)),
    transaction: (work) => transaction(() => work(writing)),
    snapshot: (work) => snapshot(() => work(reading)),
    async erasing(work) {
      database.pragma('secure_delete = ON');
      try {
        return await transaction(() => work(writing));
      } finally {
        database.pragma('secure_delete = FAST');
      }
    },
    compact: () =>
      queue(async () => {
        await emptyLog();
        await patiently(() => run('vacuum'));
        await emptyLog();
      }),
    async migrate(options) {
      if ((await patiently(version)) === plan.version) return [];
      const { runMigrations } = await import('../migrations/run.ts');
      return transaction(async () => {
        if (version() === plan.version) return [];
        refuseForeign(run<{ readonly name: string }>("select name from sqlite_schema where type = 'table'"), path);
        const steps = await plan.steps();
        const ran = await runMigrations({ db, engine: 'sqlite', session: writing, place: path, steps, options });
        database.pragma(`user_version = ${plan.version}`);
        return ran;
      });
    },
    close: () =>
      queue(async () => {
        database.close();
      }),
  };
}

/** Closing is the engine's to do, and the query builder must not copy what it cannot. */
function connection(database: SqliteDatabase) {
  return { prepare: (sql: string) => database.prepare(sql), close: () => undefined };
}

/** A path given by mistake: tables of ours are not put among those of another program. */
function refuseForeign(tables: readonly { readonly name: string }[], path: string): void {
  const names = tables.map(({ name }) => name).filter((name) => !name.startsWith('sqlite_'));
  if (names.length === 0 || names.includes('kysely_migration')) return;
  throw new HealthError('storage-unavailable', `${path} holds the data of another program. Choose another path.`, {
    reason: 'foreign-database',
  });
}
