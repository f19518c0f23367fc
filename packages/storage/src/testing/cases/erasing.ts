import { strict as assert } from 'node:assert';
import { anna, note, strangers } from '../samples.ts';
import type { Requirements } from '../subject.ts';
import { filled, readEverything, writeEverything } from './everything.ts';

export const erasingCases: Requirements = {
  async 'erasing one person leaves nothing of them and all of the others'(storage) {
    const empty = await readEverything(storage, anna);
    const full = await filled(storage);
    for (const stranger of strangers) await writeEverything(storage, stranger);
    assert.equal((await storage.owners()).length, 3);
    const erased = await storage.erase(anna);
    assert.ok(Object.values(erased).every((rows) => rows > 0));
    assert.ok(Object.keys(erased).length > 10);
    assert.deepEqual(await readEverything(storage, anna), empty);
    assert.deepEqual(await storage.erase(anna), {});
    assert.deepEqual((await storage.owners()).length, 2);
    for (const stranger of strangers) assert.deepEqual(await readEverything(storage, stranger), full);
    assert.deepEqual(await filled(storage), full);
  },

  async 'owners are those who stored something'(storage) {
    assert.deepEqual(await storage.owners(), []);
    await storage.records.write(anna, [note('n')]);
    assert.deepEqual(await storage.owners(), [anna]);
  },
};
