import { strict as assert } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordId, WrappedKey } from '@vitalwire/core';
import { digestOf } from '../../archive/digest.ts';
import { type ArchiveEntry, entriesOf, restoreEntries } from '../../archive/entries.ts';
import { anna, archivedRecord, note, receivedAt, strangers } from '../samples.ts';
import { type Requirements, rejectsWith } from '../subject.ts';
import { filled, first, lone, readEverything, writeEverything } from './everything.ts';

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

export const archiveCases: Requirements = {
  async 'a snapshot sees one moment'(storage) {
    await storage.records.write(anna, [note('before')]);
    let begun = () => {};
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const reading = storage.snapshot(async (view) => {
      const count = async () => (await view.records.list(anna, { kind: 'note', order: 'oldest-first' })).length;
      const before = await count();
      begun();
      // Long enough for a write that does not have to wait.
      await pause(50);
      return [before, await count(), await view.owners()];
    });
    await beginning;
    const writing = storage.records.write(anna, [note('meanwhile')]);
    assert.deepEqual(await reading, [1, 1, [anna]]);
    await writing;
    assert.equal((await storage.records.list(anna, { kind: 'note', order: 'oldest-first' })).length, 2);
  },

  async 'a snapshot gives the failure of its work on, and is over'(storage) {
    const failure = new Error('stop');
    await assert.rejects(
      storage.snapshot(() => Promise.reject(failure)),
      failure,
    );
    await storage.records.write(anna, [note('after')]);
    await assert.rejects(storage.snapshot(() => storage.owners()));
  },

  async 'what was archived comes back as it was'(storage) {
    const before = await filled(storage);
    const [stranger = anna] = strangers;
    await writeEverything(storage, stranger);
    const entries: ArchiveEntry[] = [];
    const digest = await storage.snapshot(async (view) => {
      for await (const entry of entriesOf(view, anna)) entries.push(entry);
      return digestOf(view, anna);
    });
    await storage.erase(anna);
    const counts = await storage.transaction((transaction) => restoreEntries(transaction, anna, from(entries)));
    assert.deepEqual(Object.fromEntries(counts), digest.counts);
    // What was computed from records is no part of an archive.
    assert.deepEqual(await readEverything(storage, anna), { ...before, results: [] });
    assert.deepEqual(await storage.snapshot((view) => digestOf(view, anna)), digest);
    assert.equal(await storage.records.rebuildTotals(anna), 0);
    // The other one wrote the same.
    assert.deepEqual(await storage.snapshot((view) => digestOf(view, stranger)), digest);
  },

  async 'the hash of everything changes with anything'(storage) {
    const hashes = new Set<string>();
    const take = async () => hashes.add((await storage.snapshot((view) => digestOf(view, anna))).contentHash);
    await take();
    await writeEverything(storage, anna);
    await take();
    await storage.records.amend(anna, first.id, { fields: { name: 'x' }, amendedAt: receivedAt });
    await take();
    // The record reads as before, and has a version more.
    await storage.records.amend(anna, first.id, { fields: {}, amendedAt: receivedAt });
    await take();
    await storage.records.hide(anna, [lone.id], receivedAt);
    await take();
    await storage.merges.refuse(anna, { kind: 'workout', members: [first.id, lone.id], decidedAt: first.start });
    await take();
    assert.equal(hashes.size, 6);
  },

  async 'archived records are paged in the order of their ids, hidden ones too'(storage) {
    await writeEverything(storage, anna);
    const all = await storage.records.archived(anna, { kind: 'note', after: null, limit: 100 });
    assert.equal(all.length, 2);
    assert.equal(all.filter(({ hiddenAt }) => hiddenAt !== null).length, 1);
    assert.deepEqual(all.map(({ versions }) => versions.length).sort(), [0, 1]);
    const ids = all.map(({ record }) => record.id);
    assert.deepEqual(ids, ids.toSorted());
    const [head] = await storage.records.archived(anna, { kind: 'note', after: null, limit: 1 });
    assert.deepEqual(head, all[0]);
    const rest = await storage.records.archived(anna, { kind: 'note', after: ids[0] ?? null, limit: 5 });
    assert.deepEqual(rest, all.slice(1));
    const amended = await storage.records.archived(anna, { kind: 'workout', after: null, limit: 100 });
    assert.deepEqual(amended.find(({ record }) => record.id === lone.id)?.record, lone);
  },

  async 'an archive is not laid over what is there, and not over what contradicts itself'(storage) {
    await storage.records.write(anna, [first]);
    await rejectsWith('invalid-input', storage.records.restore(anna, [archivedRecord(first)]), first.id);
    const fresh = archivedRecord(lone);
    await rejectsWith('invalid-input', storage.records.restore(anna, [fresh, fresh]), lone.id);
    await rejectsWith('invalid-input', storage.records.restore(anna, [{ ...fresh, version: 0 }]));
    const foreign = { version: 1, validFrom: receivedAt, validTo: receivedAt, record: first };
    await rejectsWith('invalid-input', storage.records.restore(anna, [{ ...fresh, version: 2, versions: [foreign] }]));
    const broken = { ...fresh, record: { ...lone, id: 'workout_0000000000000000' as RecordId } };
    await rejectsWith('invalid-input', storage.records.restore(anna, [broken]));
    assert.equal((await storage.records.list(anna, { kind: 'workout', order: 'oldest-first' })).length, 1);
  },

  async 'the keys of a tenant go with its last person'(storage) {
    const [, colleague = anna] = strangers;
    const key = { id: 'k1', masterKeyId: 'm', wrapped: Uint8Array.of(1), state: 'active', createdAt: receivedAt };
    await storage.keys.write(anna.tenantId, key as WrappedKey);
    await storage.records.write(anna, [note('a')]);
    await storage.records.write(colleague, [note('b')]);
    await storage.erase(anna);
    assert.equal((await storage.keys.list(anna.tenantId)).length, 1);
    await storage.erase(colleague);
    assert.deepEqual(await storage.keys.list(anna.tenantId), []);
    await storage.compact();
  },
};
