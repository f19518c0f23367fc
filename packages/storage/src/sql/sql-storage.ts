import {
  HealthError,
  type KeyStore,
  localOwner,
  type Storage,
  type StorageSnapshot,
  type StorageTransaction,
} from '@vitalwire/core';
import { createMetricsReader } from '../shared/day-metrics.ts';
import { createNestGuard } from '../shared/gate.ts';
import { type Runner, throughRunners } from '../shared/guarded.ts';
import { sqlCoverage } from './coverage-store.ts';
import { sqlActions, sqlChoices, sqlEgress } from './ledger-store.ts';
import { sqlMerges } from './merge-store.ts';
import { eraseOwner, listOwners, registering } from './owners.ts';
import { sqlImports, sqlPeople } from './person-store.ts';
import { sqlRecords } from './record-store.ts';
import { sqlResults } from './result-store.ts';
import { sqlGrants, sqlKeys } from './secret-store.ts';
import type { SqlEngine, SqlSession } from './session.ts';
import { createStatements } from './statements.ts';
import { sqlStreams } from './stream-store.ts';
import { sqlWithdrawals } from './withdrawal-store.ts';

/** The storage over any engine: every call that writes is a transaction, of its own or the one it is in. */
export function sqlStorage(engine: SqlEngine): Storage {
  const statements = createStatements(engine.db, engine.name);
  const metricsOf = createMetricsReader();
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
    records: sqlRecords(session, statements, metricsOf),
    streams: sqlStreams(session, statements, engine.place),
    merges: sqlMerges(session, statements),
    people: sqlPeople(session, statements),
    imports: sqlImports(session, statements),
    actions: sqlActions(session, statements),
    choices: sqlChoices(session, statements),
    coverage: sqlCoverage(session, statements),
    egress: sqlEgress(session, statements),
    withdrawals: sqlWithdrawals(session, statements),
    results: sqlResults(session, statements, engine.name),
    grants: sqlGrants(session, statements),
  });
  /** What was found damaged below does not know in which database. */
  const named = (error: unknown): never => {
    if (!HealthError.is(error) || error.code !== 'storage-corrupt' || error.details.path !== '') throw error;
    throw new HealthError(error.code, error.message, { path: engine.place }, { cause: error.cause });
  };
  const writing = async <T>(work: (session: SqlSession) => Promise<T>): Promise<T> => {
    guard.assertOutside();
    return engine.transaction((session) => guard.inside(() => work(session))).catch(named);
  };
  const reading = async <T>(work: (session: SqlSession) => Promise<T>): Promise<T> => {
    guard.assertOutside();
    return engine.read(work).catch(named);
  };
  const read: Runner = (work) => reading((session) => work(storesOf(session)));
  const transaction: Runner = (work) => writing((session) => work(storesOn(registering(session, statements))));
  const keys: KeyStore = {
    list: (...call) => reading((session) => sqlKeys(session, statements).list(...call)),
    write: (...call) => writing((session) => sqlKeys(session, statements).write(...call)),
    exchange: (...call) => writing((session) => sqlKeys(session, statements).exchange(...call)),
    remove: (...call) => writing((session) => sqlKeys(session, statements).remove(...call)),
  };
  return {
    ...throughRunners(read, transaction),
    transaction,
    keys,
    snapshot: (work) => {
      guard.assertOutside();
      const view = (session: SqlSession): StorageSnapshot => ({
        ...storesOn(session),
        keys: sqlKeys(session, statements),
        owners: () => listOwners(session, statements, localOwner),
      });
      return engine.snapshot((session) => guard.inside(() => work(view(session)))).catch(named);
    },
    erase: (owner) => {
      guard.assertOutside();
      return engine.erasing((session) => guard.inside(() => eraseOwner(session, statements, owner))).catch(named);
    },
    compact: () => {
      guard.assertOutside();
      return engine.compact();
    },
    owners: () => reading((session) => listOwners(session, statements, localOwner)),
    migrate: (options = {}) => engine.migrate(options),
    close: () => engine.close(),
  };
}
