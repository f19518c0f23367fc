import { HealthError, type ResultPlace, type Storage, type StorageTransaction } from '@vitalwire/core';
import { createNestGuard, createQueue } from '../shared/gate.ts';
import { throughRunners } from '../shared/guarded.ts';
import { memoryActions, memoryChoices, memoryCoverage, memoryEgress, memoryWithdrawals } from './ledgers.ts';
import { memoryMerges } from './merge-store.ts';
import { memoryImports, memoryPeople } from './person-store.ts';
import { memoryRecords } from './record-store.ts';
import { memoryResults } from './results.ts';
import { memoryGrants, memoryKeys } from './secrets.ts';
import { createJournal, createStates, type Journal } from './state.ts';
import { memoryStreams } from './stream-store.ts';

/** A storage that lives as long as the process: for tests, and for trying things out without a database. */
export function memoryStorage(): Storage {
  const states = createStates();
  const stateOf = states.of;
  const { forget, ...keys } = memoryKeys();
  const queue = createQueue();
  const guard = createNestGuard();
  let open = true;
  let places = 0;
  const freshPlace = () => String(++places) as ResultPlace;

  const storesWith = (journal: Journal): StorageTransaction => ({
    records: memoryRecords(stateOf, journal),
    streams: memoryStreams(stateOf, journal),
    merges: memoryMerges(stateOf, journal),
    people: memoryPeople(stateOf, journal),
    imports: memoryImports(stateOf, journal),
    actions: memoryActions(stateOf, journal),
    choices: memoryChoices(stateOf, journal),
    coverage: memoryCoverage(stateOf, journal),
    egress: memoryEgress(stateOf, journal),
    withdrawals: memoryWithdrawals(stateOf, journal),
    results: memoryResults(stateOf, journal, freshPlace),
    grants: memoryGrants(stateOf, journal),
  });
  const transaction = async <T>(work: (storage: StorageTransaction) => Promise<T>): Promise<T> => {
    guard.assertOutside();
    return queue(async () => {
      if (!open) throw new HealthError('storage-unavailable', 'The storage has been closed.', { reason: 'closed' });
      const journal = createJournal();
      try {
        return await guard.inside(() => work(storesWith(journal)));
      } catch (error) {
        journal.undo();
        throw error;
      }
    });
  };

  return {
    ...throughRunners(transaction, transaction),
    transaction,
    keys,
    migrate: async () => [],
    snapshot: (work) => {
      guard.assertOutside();
      return queue(() =>
        guard.inside(() => work({ ...storesWith(createJournal()), keys, owners: async () => states.owners() })),
      );
    },
    erase: async (owner) => {
      guard.assertOutside();
      return queue(async () => {
        const erased = states.erase(owner);
        if (states.owners().some(({ tenantId }) => tenantId === owner.tenantId)) return erased;
        const count = forget(owner.tenantId);
        return count === 0 ? erased : { ...erased, keys: count };
      });
    },
    compact: async () => {},
    owners: async () => {
      guard.assertOutside();
      return queue(async () => states.owners());
    },
    close: async () => {
      open = false;
    },
  };
}
