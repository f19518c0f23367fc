import type { Owner, TenantId, UserId } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { expect, it } from 'vitest';
import { changedScenes, oneByOne, permutations, sharedScenes, stateAfter } from '../arrival.ts';
import { engines, newPlace, openPlace } from './engines.ts';

const families = [
  ['B8', 'records that are changed, split, taken back', changedScenes],
  ['B9', 'one event of three sources and more', sharedScenes],
] as const;
/** On the server each order costs a hundred round trips: of a large scene this many are tried, spread over all. */
const MOST_ORDERS = { sqlite: 120, postgres: 12 };

for (const engine of engines) {
  it.for(families)(
    `%s on ${engine}: %s end alike in every order, day values, too`,
    async ([id, operation, scenes], { task }) => {
      const storage = openPlace(await newPlace(engine, `arrival_${id.toLowerCase()}`));
      await storage.migrate();
      let orders = 0;
      for (const [name, { preference, messages }] of scenes) {
        const expected = await stateAfter(memoryStorage(), preference, oneByOne(messages));
        const all = permutations(messages);
        const stride = Math.ceil(all.length / MOST_ORDERS[engine]);
        for (const order of all.filter((_, place) => place % stride === 0)) {
          const owner: Owner = { tenantId: 'arrival' as TenantId, userId: `p${orders++}` as UserId };
          expect(await stateAfter(storage, preference, oneByOne(order), owner), name).toEqual(expected);
        }
      }
      await storage.close();
      task.meta.fault = { id, operation, engine, cycles: orders };
    },
  );
}
