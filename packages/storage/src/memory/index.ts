import { HealthError, type Storage, type StorageTransaction } from '@vitalwire/core';
import { createNestGuard, createQueue } from '../shared/gate.ts';
import { throughRunners } from '../shared/guarded.ts';
import { memoryActions, memoryChoices, memoryCoverage, memoryEgress } from './ledgers.ts';
import { memoryMerges } from './merge-store.ts';
import { memoryImports, memoryPeople } from './person-store.ts';
import { memoryRecords } from './record-store.ts';
import { memoryGrants, memoryKeys } from './secrets.ts';
import { createJournal, createStates } from './state.ts';
import { memoryStreams } from './stream-store.ts';

/** A storage that lives as long as the process: for tests, and for trying things out without a database. */
export function memoryStorage(): Storage {
  const states = createStates();
  const stateOf = states.of;
  const keys = memoryKeys();
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
        actions: memoryActions(stateOf, journal),
        choices: memoryChoices(stateOf, journal),
        coverage: memoryCoverage(stateOf, journal),
        egress: memoryEgress(stateOf, journal),
        grants: memoryGrants(stateOf, journal),
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
    keys,
    migrate: async () => [],
    erase: (owner) => queue(async () => states.erase(owner)),
    owners: () => queue(async () => states.owners()),
    close: async () => {
      open = false;
    },
  };
}
