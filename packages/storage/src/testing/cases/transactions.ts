import { strict as assert } from 'node:assert';
import { anna, dayAfter, importEntry, later, mergeOf, note, ride, strangers, threshold, workout } from '../samples.ts';
import { type Requirements, rejectsWith } from '../subject.ts';
import { filled, first, readEverything, twin, workoutIds, writeEverything } from './everything.ts';

export const transactionCases: Requirements = {
  async 'store as a whole, see their own writes and answer with their result'(storage) {
    const answer = await storage.transaction(async (transaction) => {
      await writeEverything(transaction, anna);
      return readEverything(transaction, anna);
    });
    assert.deepEqual(await readEverything(storage, anna), answer);
    assert.deepEqual(await storage.records.write(anna, [first]), ['unchanged']);
  },

  async 'that fail leave nothing, whatever they did'(storage) {
    const before = await filled(storage);
    const failing = storage.transaction(async (transaction) => {
      await transaction.records.write(anna, [workout('new'), note('n', later(first.start, 99_999))]);
      await transaction.streams.write(anna, workout('new').id, ride());
      await transaction.streams.write(anna, first.id, ride(first.start, 3));
      await transaction.merges.remove(anna, mergeOf([first, twin]).id);
      await transaction.merges.refuse(anna, { kind: 'workout', members: [first.id, twin.id], decidedAt: first.start });
      await transaction.people.writeProfile(anna, { updatedAt: null });
      await transaction.people.removeThreshold(anna, threshold());
      await transaction.people.writeThresholds(anna, [threshold({ validFrom: dayAfter(0) })]);
      await transaction.imports.write(anna, importEntry('a', { state: 'rejected' }));
      await transaction.imports.write(anna, importEntry('b'));
      await transaction.records.remove(anna, workoutIds);
      throw new Error('the work failed');
    });
    await assert.rejects(failing, /the work failed/);
    assert.deepEqual(await readEverything(storage, anna), before);
  },

  async 'that fail do not stop the next'(storage) {
    await rejectsWith(
      'invalid-input',
      storage.transaction(({ records }) => records.list(anna, { kind: 'note', order: 'oldest-first', limit: -1 })),
    );
    assert.deepEqual(await storage.transaction(({ records }) => records.write(anna, [note('n')])), ['inserted']);
  },

  async 'of many callers come one after the other'({ transaction, records }) {
    const add = (text: string) =>
      transaction(async (inside) => {
        const [known] = await inside.records.list(anna, { kind: 'note', order: 'oldest-first' });
        await inside.records.write(anna, [note('log', undefined, { text: `${known?.text ?? ''}${text}` })]);
      });
    const letters = 'abcdefgh';
    await Promise.all([...letters].map(add));
    const [log] = await records.list(anna, { kind: 'note', order: 'oldest-first' });
    assert.equal([...(log?.text ?? '')].sort().join(''), letters);
    assert.equal((await records.history(anna, 'note', note('log').id)).length, letters.length - 1);
  },

  async 'hide what is not yet stored from others'({ transaction, records }) {
    const [stranger] = strangers;
    assert.ok(stranger !== undefined);
    let seenInside: Promise<unknown> = Promise.resolve();
    let observe = () => {};
    const observed = new Promise<void>((resolve) => {
      observe = resolve;
    });
    const outside = observed.then(() => records.list(anna, { kind: 'note', order: 'oldest-first' }));
    await assert.rejects(
      transaction(async (inside) => {
        await inside.records.write(anna, [note('n')]);
        seenInside = inside.records.list(anna, { kind: 'note', order: 'oldest-first' });
        await seenInside;
        observe();
        throw new Error('undone');
      }),
      /undone/,
    );
    assert.equal(((await seenInside) as unknown[]).length, 1);
    assert.deepEqual(await outside, []);
  },

  async 'refuse to nest instead of waiting for themselves'(storage) {
    await rejectsWith(
      'internal',
      storage.transaction(() => storage.records.overview(anna)),
    );
    await rejectsWith(
      'internal',
      storage.transaction(() => storage.transaction(async () => undefined)),
    );
    assert.deepEqual(await storage.records.overview(anna), []);
  },

  async 'a closed storage says so'(storage) {
    await storage.close();
    await rejectsWith('storage-unavailable', storage.records.write(anna, [note('n')]));
    await rejectsWith('storage-unavailable', storage.records.overview(anna));
  },

  async 'migrating what is up to date does nothing'(storage) {
    await writeEverything(storage, anna);
    assert.deepEqual(await storage.migrate(), []);
    assert.deepEqual(await storage.records.get(anna, 'workout', first.id), first);
  },
};
