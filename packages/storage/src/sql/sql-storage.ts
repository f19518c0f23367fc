import type { Storage, StorageTransaction } from '@vitalwire/core';
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
  const statements = createStatements(engine.db);
  const guard = createNestGuard();
  const storesOf = (session: SqlSession): StorageTransaction => ({
    records: sqlRecords(session, statements),
    streams: sqlStreams(session, statements, engine.place),
    merges: sqlMerges(session, statements),
    people: sqlPeople(session, statements),
    imports: sqlImports(session, statements),
  });
  const read: Runner = async (work) => {
    guard.assertOutside();
    return engine.read((session) => work(storesOf(session)));
  };
  const transaction: Runner = async (work) => {
    guard.assertOutside();
    return engine.transaction((session) => guard.inside(() => work(storesOf(session))));
  };
  return {
    ...throughRunners(read, transaction),
    transaction,
    migrate: () => engine.migrate(),
    close: () => engine.close(),
  };
}
