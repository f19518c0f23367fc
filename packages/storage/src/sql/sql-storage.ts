import { HealthError, type Storage, type StorageTransaction } from '@vitalwire/core';
import { createNestGuard } from '../shared/gate.ts';
import { type Runner, throughRunners } from '../shared/guarded.ts';
import { sqlMerges } from './merge-store.ts';
import { sqlImports, sqlPeople } from './person-store.ts';
import { sqlRecords } from './record-store.ts';
import type { SqlEngine, SqlSession } from './session.ts';
import { createStatements } from './statements.ts';
import { sqlStreams } from './stream-store.ts';

/** The storage over any engine: every call that writes is a transaction, of its own or the one it is in. */
export function sqlStorage(engine: SqlEngine): Storage {
  const statements = createStatements(engine.db, engine.name);
  const guard = createNestGuard();
  const made = new WeakMap<SqlSession, StorageTransaction>();
  const storesOf = (session: SqlSession): StorageTransaction => {
    const known = made.get(session);
    if (known !== undefined) return known;
    const stores = storesOn(session);
    made.set(session, stores);
    return stores;
  };
  const storesOn = (session: SqlSession): StorageTransaction => ({
    records: sqlRecords(session, statements),
    streams: sqlStreams(session, statements, engine.place),
    merges: sqlMerges(session, statements),
    people: sqlPeople(session, statements),
    imports: sqlImports(session, statements),
  });
  /** What was found damaged below does not know in which database. */
  const named = (error: unknown): never => {
    if (!HealthError.is(error) || error.code !== 'storage-corrupt' || error.details.path !== '') throw error;
    throw new HealthError(error.code, error.message, { path: engine.place }, { cause: error.cause });
  };
  const read: Runner = async (work) => {
    guard.assertOutside();
    return engine.read((session) => work(storesOf(session))).catch(named);
  };
  const transaction: Runner = async (work) => {
    guard.assertOutside();
    return engine.transaction((session) => guard.inside(() => work(storesOf(session)))).catch(named);
  };
  return {
    ...throughRunners(read, transaction),
    transaction,
    migrate: () => engine.migrate(),
    close: () => engine.close(),
  };
}
