import { strict as assert } from 'node:assert';
import type { Owner, StorageTransaction } from '@vitalwire/core';
import {
  anna,
  dayAfter,
  importEntry,
  later,
  mergeOf,
  note,
  receivedAt,
  ride,
  strangers,
  threshold,
  workout,
} from '../samples.ts';
import { type Requirements, rejectsWith } from '../subject.ts';
import { filled, first, lone, readEverything, twin, workoutIds, writeEverything } from './everything.ts';

type Stores = Pick<StorageTransaction, 'records' | 'streams' | 'merges' | 'people' | 'imports'>;
type Walk = {
  readonly [S in keyof Stores]: { readonly [M in keyof Stores[S]]: (storage: Stores, owner: Owner) => Promise<void> };
};

const empty = async (call: Promise<unknown>) => assert.deepEqual(await call, []);
const nothing = async (call: Promise<unknown>) => assert.equal(await call, null);
const noChange = async (call: Promise<unknown>) => assert.equal(await call, false);

/** Every method, called by a stranger with ids that exist for another owner. A method without an entry does not compile. */
const strangerCalls: Walk = {
  records: {
    write: async ({ records }, owner) => assert.deepEqual(await records.write(owner, [first]), ['inserted']),
    get: ({ records }, owner) => nothing(records.get(owner, 'workout', first.id)),
    getMany: ({ records }, owner) => empty(records.getMany(owner, 'workout', workoutIds)),
    list: ({ records }, owner) => empty(records.list(owner, { kind: 'workout', order: 'oldest-first' })),
    remove: async ({ records }, owner) => assert.equal(await records.remove(owner, [...workoutIds, note('n').id]), 0),
    history: ({ records }, owner) => empty(records.history(owner, 'note', note('n').id)),
    overview: ({ records }, owner) => empty(records.overview(owner)),
    dayTotals: ({ records }, owner) => empty(records.dayTotals(owner, { kind: 'workout' })),
  },
  streams: {
    write: ({ streams }, owner) => rejectsWith('not-found', streams.write(owner, first.id, ride())),
    read: ({ streams }, owner) => nothing(streams.read(owner, first.id, null)),
    async readMany({ streams }, owner) {
      for await (const { workoutId } of streams.readMany(owner, workoutIds, null)) assert.fail(`saw ${workoutId}`);
    },
  },
  merges: {
    write: ({ merges }, owner) => rejectsWith('not-found', merges.write(owner, mergeOf([first, twin]))),
    remove: ({ merges }, owner) => noChange(merges.remove(owner, mergeOf([first, twin]).id)),
    ofRecords: ({ merges }, owner) => empty(merges.ofRecords(owner, workoutIds)),
    list: ({ merges }, owner) => empty(merges.list(owner, 'workout')),
    refuse: ({ merges }, owner) =>
      merges.refuse(owner, { kind: 'workout', members: [first.id, lone.id], decidedAt: later(receivedAt, 9) }),
    refusals: ({ merges }, owner) => empty(merges.refusals(owner, workoutIds)),
  },
  people: {
    profile: async ({ people }, owner) => assert.deepEqual(await people.profile(owner), { updatedAt: null }),
    writeProfile: ({ people }, owner) => people.writeProfile(owner, { displayName: 'B', updatedAt: null }),
    thresholds: ({ people }, owner) => empty(people.thresholds(owner)),
    writeThresholds: ({ people }, owner) => people.writeThresholds(owner, [threshold({ value: 1 })]),
    removeThreshold: ({ people }, owner) => noChange(people.removeThreshold(owner, threshold())),
  },
  imports: {
    find: ({ imports }, owner) => nothing(imports.find(owner, importEntry('a').hash)),
    write: ({ imports }, owner) => imports.write(owner, importEntry('a', { name: 'B' })),
    list: ({ imports }, owner) => empty(imports.list(owner)),
  },
};

const calls = Object.entries(strangerCalls).flatMap(([store, methods]) =>
  Object.entries(methods as Record<string, (storage: Stores, owner: Owner) => Promise<void>>).map(([method, call]) => ({
    store,
    method,
    call,
  })),
);

const walked: Requirements = Object.fromEntries(
  calls.map(({ store, method, call }) => [
    `${store}.${method} reaches nothing of another tenant or user`,
    async (storage: Stores) => {
      const before = await filled(storage as Parameters<typeof filled>[0]);
      for (const stranger of strangers) {
        await call(storage, stranger);
        assert.deepEqual(await readEverything(storage, anna), before);
      }
    },
  ]),
);

export const isolationCases: Requirements = {
  ...walked,

  async 'every method of the storage is walked'(storage) {
    for (const store of ['records', 'streams', 'merges', 'people', 'imports'] as const) {
      assert.deepEqual(Object.keys(storage[store]).sort(), Object.keys(strangerCalls[store]).sort());
    }
  },

  async 'two owners hold the same ids side by side'(storage) {
    const [stranger] = strangers;
    assert.ok(stranger !== undefined);
    const before = await filled(storage);
    await writeEverything(storage, stranger);
    assert.deepEqual(await readEverything(storage, stranger), before);
    await storage.records.write(stranger, [workout('a', later(first.start, 7 * 86_400), { name: 'theirs' })]);
    await storage.records.remove(stranger, [twin.id, lone.id, note('n').id]);
    assert.deepEqual(await readEverything(storage, anna), before);
    assert.deepEqual(
      (await storage.records.dayTotals(stranger, { kind: 'workout' })).map(({ localDate }) => localDate),
      [dayAfter(7)],
    );
  },
};
