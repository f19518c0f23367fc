import type { Storage, StorageTransaction } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../memory/index.ts';
import { failAtEveryStep, storageConformance } from './index.ts';
import { anna, importEntry, note } from './samples.ts';

type Stores = keyof StorageTransaction;
type Change = (real: StorageTransaction) => { readonly [S in Stores]?: Partial<StorageTransaction[S]> };

/** A storage with some of its methods replaced, inside transactions and outside. */
function sabotaged(change: Change): Storage {
  const real = memoryStorage();
  const bent = (stores: StorageTransaction): StorageTransaction => {
    const changes = change(stores);
    return {
      records: { ...stores.records, ...changes.records },
      streams: { ...stores.streams, ...changes.streams },
      merges: { ...stores.merges, ...changes.merges },
      people: { ...stores.people, ...changes.people },
      imports: { ...stores.imports, ...changes.imports },
      actions: { ...stores.actions, ...changes.actions },
      choices: { ...stores.choices, ...changes.choices },
      coverage: { ...stores.coverage, ...changes.coverage },
      egress: { ...stores.egress, ...changes.egress },
      withdrawals: { ...stores.withdrawals, ...changes.withdrawals },
      results: { ...stores.results, ...changes.results },
      grants: { ...stores.grants, ...changes.grants },
    };
  };
  return { ...real, ...bent(real), transaction: (work) => real.transaction((stores) => work(bent(stores))) };
}

/** Mistakes that an implementation could make, and the suite must notice. */
const mistakes: { readonly [mistake: string]: Change } = {
  'a tenant is not looked at': ({ imports }) => ({
    imports: { find: (owner, hash) => imports.find({ ...owner, tenantId: anna.tenantId }, hash) },
  }),
  'a user is not looked at': ({ records }) => ({
    records: { overview: (owner) => records.overview({ ...owner, userId: anna.userId }) },
  }),
  'a limit is one too many': ({ records }) => ({
    records: { list: (owner, { limit, ...query }) => records.list(owner, { ...query, limit: (limit ?? 1e6) + 1 }) },
  }),
  'a position is left out': ({ records }) => ({
    records: {
      list: async (owner, { after, ...query }) => (after === undefined ? records.list(owner, query) : []),
    },
  }),
  'every write is new': ({ records }) => ({
    records: { write: async (owner, all) => (await records.write(owner, all)).map(() => 'inserted' as const) },
  }),
  'history is the wrong way round': ({ records }) => ({
    records: { history: async (owner, kind, id) => (await records.history(owner, kind, id)).toReversed() },
  }),
  'all channels are read': ({ streams }) => ({ streams: { read: (owner, id) => streams.read(owner, id, null) } }),
  'streams come in any order': ({ streams }) => ({
    streams: { readMany: (owner, ids, channels) => streams.readMany(owner, ids.toSorted(), channels) },
  }),
  'a merge is always gone': ({ merges }) => ({
    merges: { remove: (owner, id) => merges.remove(owner, id).then(() => true) },
  }),
  'refusals are forgotten': () => ({ merges: { refusals: async () => [] } }),
  'a threshold stays': () => ({ people: { removeThreshold: async () => true } }),
  'an amendment is lost': ({ records }) => ({
    records: { amend: (owner, id, { amendedAt }) => records.amend(owner, id, { fields: {}, amendedAt }) },
  }),
  'a deleted record shows': () => ({ records: { hide: async () => 1 } }),
  'weeks are months': ({ records }) => ({
    records: { periodTotals: (owner, _, query) => records.periodTotals(owner, 'month', query) },
  }),
  'two processes may refresh': () => ({ grants: { claimRefresh: async () => true } }),
  'what was read is forgotten': () => ({ coverage: { mark: async () => undefined } }),
  'nothing is ever old': () => ({ records: { receivedBefore: async () => [] } }),
  'egress is not kept': () => ({ egress: { write: async () => undefined } }),
  'a result is found whatever it rests on': ({ results }) => ({
    results: { find: (owner, name, keys) => results.find(owner, name, new Map([...keys].map(([id]) => [id, 'one']))) },
  }),
  'what was taken back is forgotten': () => ({ withdrawals: { list: async () => [] } }),
  'actions are the wrong way round': ({ actions }) => ({
    actions: { list: async (owner, limit) => (await actions.list(owner, limit)).toReversed() },
  }),
  'a choice stays': ({ choices }) => ({
    choices: { remove: (owner, id) => choices.list(owner).then(() => id !== '') },
  }),
  'a refusal stays': () => ({ merges: { allow: async () => true } }),
  'the roll-up is empty': () => ({ records: { dayTotals: async () => [] } }),
};

async function failuresOf(open: () => Storage): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, run } of storageConformance({ open: async () => open() })) {
    await run().catch(() => failed.push(name));
  }
  return failed;
}

describe('the conformance suite', () => {
  it.each(Object.entries(mistakes))('notices that %s', async (_, change) => {
    expect(await failuresOf(() => sabotaged(change))).not.toEqual([]);
  });

  it('notices a transaction that is none', async () => {
    const leaky = () => {
      const real = memoryStorage();
      return { ...real, transaction: <T>(work: (stores: StorageTransaction) => Promise<T>) => work(real) };
    };
    expect((await failuresOf(leaky)).join()).toContain('that fail leave nothing');
  });

  it('finds nothing in a storage that wraps a sound one', async () => {
    expect(await failuresOf(() => sabotaged(() => ({})))).toEqual([]);
  });

  it('names every case once', () => {
    const names = storageConformance({ open: async () => memoryStorage() }).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('failing at every step', () => {
  const open = async () => memoryStorage();
  const twoSteps = (storage: Storage) =>
    storage.transaction(async ({ records, imports }) => {
      await records.write(anna, [note('n')]);
      await imports.write(anna, importEntry('a'));
    });

  it('runs the work once for each step and looks at what is left', async () => {
    const seen: number[] = [];
    const steps = await failAtEveryStep({
      open,
      work: twoSteps,
      async check(storage, step) {
        seen.push(step);
        expect(await storage.records.overview(anna)).toEqual([]);
        expect(await storage.imports.list(anna)).toEqual([]);
      },
    });
    expect(steps).toBe(2);
    expect(seen).toEqual([1, 2]);
  });

  it('shows work that is not one transaction for what it is', async () => {
    const loose = async ({ records, imports }: Storage) => {
      await records.write(anna, [note('n')]);
      await imports.write(anna, importEntry('a'));
    };
    const check = async ({ records }: Storage) => expect(await records.overview(anna)).toEqual([]);
    await expect(failAtEveryStep({ open, work: loose, check })).rejects.toThrow();
  });

  it('refuses work that hides the failure', async () => {
    const hiding = (storage: Storage) => twoSteps(storage).catch(() => undefined);
    await expect(failAtEveryStep({ open, work: hiding, check: async () => undefined })).rejects.toThrow(
      'step 1 of 2 was swallowed',
    );
  });

  it('counts reading streams as a step', async () => {
    const reading = async (storage: Storage) => {
      for await (const _ of storage.streams.readMany(anna, [], null)) return;
    };
    expect(await failAtEveryStep({ open, work: reading, check: async () => undefined })).toBe(1);
  });
});
