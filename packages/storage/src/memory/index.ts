import { HealthError, type Storage, type StorageTransaction } from '@vitalwire/core';
import { createNestGuard, createQueue } from '../shared/gate.ts';
import { throughRunners } from '../shared/guarded.ts';
import { memoryMerges } from './merge-store.ts';
import { memoryImports, memoryPeople } from './person-store.ts';
import { memoryRecords } from './record-store.ts';
import { createJournal, createStates } from './state.ts';
import { memoryStreams } from './stream-store.ts';

/** A storage that lives as long as the process: for tests, and for trying things out without a database. */
export function memoryStorage(): Storage {
  const stateOf = createStates();
  const queue = createQueue();
  const guard = createNestGuard();
  let open = true;

  const transaction = async <T>(work: (storage: StorageTransaction) => Promise<T>): Promise<T> => {
    guard.assertOutside();
    return queue(async () => {
      if (!open) throw new HealthError('storage-unavailable', 'The storage has been closed.', { reason: 'closed' });
      const journal = createJournal();
      const stores: StorageTransaction = {
        records: memoryRecords(stateOf, journal),
        streams: memoryStreams(stateOf, journal),
        merges: memoryMerges(stateOf, journal),
        people: memoryPeople(stateOf, journal),
        imports: memoryImports(stateOf, journal),
      };
      try {
        return await guard.inside(() => work(stores));
      } catch (error) {
        journal.undo();
        throw error;
      }
    });
  };

  return {
    ...throughRunners(transaction, transaction),
    transaction,
    migrate: async () => [],
    close: async () => {
      open = false;
    },
  };
}
