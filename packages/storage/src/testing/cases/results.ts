import { strict as assert } from 'node:assert';
import type { RecordId, ResultPlace, StorageTransaction } from '@vitalwire/core';
import { anna, later, receivedAt, ride, workout } from '../samples.ts';
import type { Requirements } from '../subject.ts';

const first = workout('a');
const second = workout('b', later(first.start, 86_400));
const keyOf = (key: string, ...ids: readonly RecordId[]) => new Map(ids.map((id) => [id, key]));

async function keep({ results }: StorageTransaction, name: string, key: string, ...ids: readonly RecordId[]) {
  const places = await results.reserve(anna, name, ids);
  const kept = [...places].map(([id, place]) => [id, { place, key, payload: `${name} of ${id}` }] as const);
  return results.keep(anna, name, new Map(kept));
}

const isKept = async ({ results }: StorageTransaction, id: RecordId) =>
  (await results.find(anna, 'load', keyOf('k', id))).has(id);

/** Whatever changes a record or its streams; each must take the result away. */
const changes: { readonly [change: string]: (storage: StorageTransaction) => Promise<unknown> } = {
  'a later version of the record': ({ records }) => {
    const provenance = { ...first.provenance, receivedAt: later(receivedAt, 60) };
    return records.write(anna, [{ ...first, name: 'changed', provenance }]);
  },
  'an amendment': ({ records }) => records.amend(anna, first.id, { fields: { name: 'mine' }, amendedAt: receivedAt }),
  'other streams': ({ streams }) => streams.write(anna, first.id, ride(first.start, 60)),
  'the removal of the record': ({ records }) => records.remove(anna, [first.id]),
};

export const resultCases: Requirements = {
  async 'a result is found under its name and key'(storage) {
    await storage.records.write(anna, [first, second]);
    assert.equal(await keep(storage, 'load', 'k', first.id, second.id), 2);
    assert.equal(await keep(storage, 'zones', 'k', first.id), 1);
    const both = await storage.results.find(anna, 'load', keyOf('k', first.id, second.id));
    assert.deepEqual(both, new Map([first, second].map(({ id }) => [id, `load of ${id}`])));
    assert.equal((await storage.results.find(anna, 'load', keyOf('other', first.id))).size, 0);
    assert.equal((await storage.results.find(anna, 'zones', keyOf('k', first.id, second.id))).size, 1);
    assert.equal((await storage.results.find(anna, 'curve', keyOf('k', first.id))).size, 0);
  },

  async 'many are found and kept at once'(storage) {
    const many = Array.from({ length: 150 }, (_, i) => workout(`m${i}`, later(first.start, i * 7200)));
    await storage.records.write(anna, many);
    const ids = many.map(({ id }) => id);
    assert.equal(await keep(storage, 'load', 'k', ...ids), 150);
    assert.equal((await storage.results.find(anna, 'load', keyOf('k', ...ids))).size, 150);
  },

  async 'a place is for one result, and for records that are there'(storage) {
    await storage.records.write(anna, [first]);
    const early = await storage.results.reserve(anna, 'load', [first.id, second.id]);
    assert.deepEqual([...early.keys()], [first.id]);
    const late = await storage.results.reserve(anna, 'load', [first.id]);
    const resultAt = (place: ResultPlace) => new Map([[first.id, { place, key: 'k', payload: 'p' }]]);
    assert.equal(await storage.results.keep(anna, 'load', resultAt(early.get(first.id) as ResultPlace)), 0);
    assert.equal(await isKept(storage, first.id), false);
    assert.equal(await storage.results.keep(anna, 'load', resultAt(late.get(first.id) as ResultPlace)), 1);
    assert.equal(await isKept(storage, first.id), true);
  },

  async 'what changes nothing takes no result away'(storage) {
    await storage.records.write(anna, [first]);
    await storage.streams.write(anna, first.id, ride());
    await keep(storage, 'load', 'k', first.id);
    await storage.records.write(anna, [first, second]);
    await storage.streams.write(anna, second.id, ride(second.start));
    await storage.records.hide(anna, [first.id], receivedAt);
    await storage.records.hide(anna, [first.id], null);
    assert.equal(await isKept(storage, first.id), true);
  },

  ...Object.fromEntries(
    Object.entries(changes).flatMap(([change, make]): [string, Requirements[string]][] => [
      [
        `${change} takes results away`,
        async (storage) => {
          await storage.records.write(anna, [first]);
          await storage.streams.write(anna, first.id, ride());
          await keep(storage, 'load', 'k', first.id);
          await make(storage);
          assert.equal(await isKept(storage, first.id), false);
        },
      ],
      [
        `${change} between reading and keeping leaves nothing kept`,
        async (storage) => {
          await storage.records.write(anna, [first]);
          await storage.streams.write(anna, first.id, ride());
          const places = await storage.results.reserve(anna, 'load', [first.id]);
          await make(storage);
          const stale = { place: places.get(first.id) as ResultPlace, key: 'k', payload: 'stale' };
          assert.equal(await storage.results.keep(anna, 'load', new Map([[first.id, stale]])), 0);
          await storage.records.write(anna, [first]);
          assert.equal(await isKept(storage, first.id), false);
        },
      ],
    ]),
  ),

  async 'a change that is taken back keeps it'(storage) {
    await storage.records.write(anna, [first]);
    await keep(storage, 'load', 'k', first.id);
    const failure = new Error('no');
    const work = storage.transaction(async (stores) => {
      await stores.streams.write(anna, first.id, ride());
      throw failure;
    });
    await assert.rejects(work, failure);
    assert.equal(await isKept(storage, first.id), true);
  },
};
