import { setImmediate } from 'node:timers/promises';
import type { RecordStore, StorageTransaction, StreamStore } from '@vitalwire/core';

/** Runs one call of a store: in a transaction of its own, in a queue, or as it is. */
export type Runner = <T>(work: (stores: StorageTransaction) => Promise<T>) => Promise<T>;

/** The same stores with every call passed through a runner; reads and writes may take different ways. */
export function throughRunners(read: Runner, write: Runner): StorageTransaction {
  const records: RecordStore = {
    write: (...call) => write(({ records: store }) => store.write(...call)),
    get: (...call) => read(({ records: store }) => store.get(...call)),
    getMany: (...call) => read(({ records: store }) => store.getMany(...call)),
    list: (...call) => read(({ records: store }) => store.list(...call)),
    remove: (...call) => write(({ records: store }) => store.remove(...call)),
    history: (...call) => read(({ records: store }) => store.history(...call)),
    overview: (...call) => read(({ records: store }) => store.overview(...call)),
    dayTotals: (...call) => read(({ records: store }) => store.dayTotals(...call)),
    periodTotals: (...call) => read(({ records: store }) => store.periodTotals(...call)),
    rebuildTotals: (...call) => write(({ records: store }) => store.rebuildTotals(...call)),
    amend: (...call) => write(({ records: store }) => store.amend(...call)),
    amendment: (...call) => read(({ records: store }) => store.amendment(...call)),
    original: (...call) => read(({ records: store }) => store.original(...call)),
    hide: (...call) => write(({ records: store }) => store.hide(...call)),
    hidden: (...call) => read(({ records: store }) => store.hidden(...call)),
    receivedBefore: (...call) => read(({ records: store }) => store.receivedBefore(...call)),
    forgetVersions: (...call) => write(({ records: store }) => store.forgetVersions(...call)),
    archived: (...call) => read(({ records: store }) => store.archived(...call)),
    restore: (...call) => write(({ records: store }) => store.restore(...call)),
  };
  const streams: StreamStore = {
    write: (...call) => write(({ streams: store }) => store.write(...call)),
    read: (...call) => read(({ streams: store }) => store.read(...call)),
    async *readMany(owner, workoutIds, channels) {
      for (let from = 0; from < workoutIds.length; from += BLOCK) {
        // SQLite answers without ever leaving the thread: this is where a cancellation can be heard.
        if (from > 0 && from % BREATH === 0) await setImmediate();
        const block = workoutIds.slice(from, from + BLOCK);
        yield* await read(({ streams: store }) => collected(store.readMany(owner, block, channels)));
      }
    },
  };
  return {
    records,
    streams,
    merges: {
      write: (...call) => write(({ merges }) => merges.write(...call)),
      remove: (...call) => write(({ merges }) => merges.remove(...call)),
      get: (...call) => read(({ merges }) => merges.get(...call)),
      ofRecords: (...call) => read(({ merges }) => merges.ofRecords(...call)),
      list: (...call) => read(({ merges }) => merges.list(...call)),
      refuse: (...call) => write(({ merges }) => merges.refuse(...call)),
      refusals: (...call) => read(({ merges }) => merges.refusals(...call)),
      allow: (...call) => write(({ merges }) => merges.allow(...call)),
    },
    people: {
      profile: (...call) => read(({ people }) => people.profile(...call)),
      writeProfile: (...call) => write(({ people }) => people.writeProfile(...call)),
      thresholds: (...call) => read(({ people }) => people.thresholds(...call)),
      writeThresholds: (...call) => write(({ people }) => people.writeThresholds(...call)),
      removeThreshold: (...call) => write(({ people }) => people.removeThreshold(...call)),
    },
    imports: {
      find: (...call) => read(({ imports }) => imports.find(...call)),
      write: (...call) => write(({ imports }) => imports.write(...call)),
      list: (...call) => read(({ imports }) => imports.list(...call)),
    },
    actions: {
      write: (...call) => write(({ actions }) => actions.write(...call)),
      list: (...call) => read(({ actions }) => actions.list(...call)),
    },
    choices: {
      list: (...call) => read(({ choices }) => choices.list(...call)),
      write: (...call) => write(({ choices }) => choices.write(...call)),
      remove: (...call) => write(({ choices }) => choices.remove(...call)),
    },
    coverage: {
      mark: (...call) => write(({ coverage }) => coverage.mark(...call)),
      list: (...call) => read(({ coverage }) => coverage.list(...call)),
    },
    egress: {
      write: (...call) => write(({ egress }) => egress.write(...call)),
      list: (...call) => read(({ egress }) => egress.list(...call)),
      prune: (...call) => write(({ egress }) => egress.prune(...call)),
    },
    withdrawals: {
      write: (...call) => write(({ withdrawals }) => withdrawals.write(...call)),
      list: (...call) => read(({ withdrawals }) => withdrawals.list(...call)),
    },
    results: {
      find: (...call) => read(({ results }) => results.find(...call)),
      reserve: (...call) => write(({ results }) => results.reserve(...call)),
      keep: (...call) => write(({ results }) => results.keep(...call)),
    },
    grants: {
      find: (...call) => read(({ grants }) => grants.find(...call)),
      list: (...call) => read(({ grants }) => grants.list(...call)),
      claimRefresh: (...call) => write(({ grants }) => grants.claimRefresh(...call)),
      releaseRefresh: (...call) => write(({ grants }) => grants.releaseRefresh(...call)),
      reseal: (...call) => write(({ grants }) => grants.reseal(...call)),
      replace: (...call) => write(({ grants }) => grants.replace(...call)),
      remove: (...call) => write(({ grants }) => grants.remove(...call)),
    },
  };
}

/** Workouts whose streams are in memory together. */
const BLOCK = 16;
/** Workouts that are read without a pause: some milliseconds. */
const BREATH = BLOCK * 4;

async function collected<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}
