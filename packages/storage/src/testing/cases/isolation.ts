import { strict as assert } from 'node:assert';
import type { Owner, StorageTransaction } from '@vitalwire/core';
import {
  action,
  anna,
  archivedRecord,
  choice,
  coverage,
  dayAfter,
  egressEntry,
  grantOf,
  importEntry,
  later,
  mergeOf,
  note,
  receivedAt,
  ride,
  strangers,
  threshold,
  watch,
  workout,
} from '../samples.ts';
import { type Requirements, rejectsWith } from '../subject.ts';
import { filled, first, lone, readEverything, twin, workoutIds, writeEverything } from './everything.ts';

type Stores = StorageTransaction;
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
    periodTotals: ({ records }, owner) => empty(records.periodTotals(owner, 'week', { kind: 'workout' })),
    rebuildTotals: async ({ records }, owner) => assert.equal(await records.rebuildTotals(owner), 0),
    amend: ({ records }, owner) =>
      noChange(records.amend(owner, first.id, { fields: { name: 'theirs' }, amendedAt: receivedAt })),
    amendment: ({ records }, owner) => nothing(records.amendment(owner, lone.id)),
    original: ({ records }, owner) => nothing(records.original(owner, 'workout', first.id)),
    hide: async ({ records }, owner) => assert.equal(await records.hide(owner, workoutIds, receivedAt), 0),
    hidden: ({ records }, owner) => empty(records.hidden(owner)),
    receivedBefore: ({ records }, owner) =>
      empty(records.receivedBefore(owner, { sourceId: watch, before: later(receivedAt, 9), limit: 9 })),
    forgetVersions: async ({ records }, owner) =>
      assert.equal(await records.forgetVersions(owner, { sourceId: watch, before: later(receivedAt, 9) }), 0),
    archived: ({ records }, owner) => empty(records.archived(owner, { kind: 'workout', after: null, limit: 9 })),
    restore: ({ records }, owner) => records.restore(owner, [archivedRecord(first)]),
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
    get: ({ merges }, owner) => nothing(merges.get(owner, mergeOf([first, twin]).id)),
    ofRecords: ({ merges }, owner) => empty(merges.ofRecords(owner, workoutIds)),
    list: ({ merges }, owner) => empty(merges.list(owner, 'workout')),
    refuse: ({ merges }, owner) =>
      merges.refuse(owner, { kind: 'workout', members: [first.id, lone.id], decidedAt: later(receivedAt, 9) }),
    async refusals({ merges }, owner) {
      await empty(merges.refusals(owner, workoutIds));
      await empty(merges.refusals(owner, null));
    },
    allow: ({ merges }, owner) => noChange(merges.allow(owner, [first.id, lone.id])),
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
  actions: {
    write: ({ actions }, owner) => actions.write(owner, action('a1', { sentence: 'Theirs.' })),
    list: ({ actions }, owner) => empty(actions.list(owner, 10)),
  },
  choices: {
    list: ({ choices }, owner) => empty(choices.list(owner)),
    write: ({ choices }, owner) => choices.write(owner, choice('c1', { metric: null })),
    remove: ({ choices }, owner) => noChange(choices.remove(owner, choice('c1').id)),
  },
  coverage: {
    mark: ({ coverage: store }, owner) => store.mark(owner, coverage({ outcome: 'failed' })),
    list: ({ coverage: store }, owner) => empty(store.list(owner, {})),
  },
  egress: {
    write: ({ egress }, owner) => egress.write(owner, egressEntry({ records: [] })),
    list: ({ egress }, owner) => empty(egress.list(owner, null)),
    prune: async ({ egress }, owner) => assert.equal(await egress.prune(owner, later(receivedAt, 9)), 0),
  },
  withdrawals: {
    write: ({ withdrawals }, owner) =>
      withdrawals.write(owner, [{ recordId: first.id, withdrawnAt: later(receivedAt, 9) }]),
    async list({ withdrawals }, owner) {
      await empty(withdrawals.list(owner, null));
      await empty(withdrawals.list(owner, workoutIds));
    },
  },
  results: {
    find: async ({ results }, owner) =>
      assert.equal((await results.find(owner, 'load', new Map([[first.id, 'k']]))).size, 0),
    reserve: async ({ results }, owner) => assert.equal((await results.reserve(owner, 'load', workoutIds)).size, 0),
    keep: async ({ results }, owner) => {
      const place = (await results.reserve(anna, 'theirs', [first.id])).get(first.id);
      if (place === undefined) return assert.fail('no place');
      const result = { place, key: 'k', payload: 'of a stranger' };
      assert.equal(await results.keep(owner, 'theirs', new Map([[first.id, result]])), 0);
    },
  },
  grants: {
    find: ({ grants }, owner) => nothing(grants.find(owner, watch)),
    list: ({ grants }, owner) => empty(grants.list(owner)),
    claimRefresh: ({ grants }, owner) =>
      noChange(grants.claimRefresh(grantOf(owner), { now: receivedAt, until: later(receivedAt, 60) })),
    releaseRefresh: ({ grants }, owner) => grants.releaseRefresh(grantOf(owner)),
    reseal: ({ grants }, owner) => noChange(grants.reseal(grantOf(owner, { sealedTokens: Uint8Array.of(8) }))),
    replace: ({ grants }, owner) => noChange(grants.replace(grantOf(owner, { version: 2 }), 1)),
    remove: ({ grants }, owner) => noChange(grants.remove(owner, watch)),
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
    for (const [store, methods] of Object.entries(strangerCalls)) {
      assert.deepEqual(Object.keys(storage[store as keyof Stores]).sort(), Object.keys(methods).sort());
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
