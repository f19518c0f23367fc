import type { Storage, StorageTransaction } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { anna, strangers } from './people.ts';
import { expectApart, expectTelling } from './walking.ts';

const kinds = ['another person of the tenant', 'the same person’s id at another tenant'];

test.each(strangers.map((stranger, i) => [kinds[i], stranger] as const))(
  'every method of the hub over a SQLite file gives %s nothing of Anna',
  async (_, stranger) => {
    const storage = sqliteStorage({ database: openSqlite(':memory:', Database) });
    await storage.migrate();
    expect(await expectApart(storage, stranger)).toBeGreaterThan(50);
    await storage.close();
  },
);

test('every method in memory gives a stranger nothing of Anna', async () => {
  for (const stranger of strangers) await expectApart(memoryStorage(), stranger);
});

test('every method of the walk would tell, or change something, if it reached Anna', async () => {
  for (const stranger of strangers) await expectTelling(stranger);
});

/** One method of one store, for whomever it is called, answers for Anna. */
function forgetful<S extends keyof StorageTransaction>(store: S, method: keyof StorageTransaction[S]): Storage {
  const real = memoryStorage();
  const bent = (stores: StorageTransaction): StorageTransaction => ({
    ...stores,
    [store]: {
      ...stores[store],
      [method]: (_: unknown, ...rest: unknown[]) =>
        (stores[store][method] as (...call: unknown[]) => unknown)(anna.owner, ...rest),
    },
  });
  return { ...real, ...bent(real), transaction: (work) => real.transaction((stores) => work(bent(stores))) };
}

test.each([
  ['records', 'list'],
  ['records', 'getMany'],
  ['records', 'dayTotals'],
  ['records', 'hide'],
  ['streams', 'read'],
  ['merges', 'ofRecords'],
  ['merges', 'refusals'],
  ['people', 'profile'],
  ['imports', 'find'],
  ['actions', 'list'],
  ['choices', 'list'],
  ['coverage', 'list'],
  ['egress', 'list'],
  ['withdrawals', 'list'],
  ['grants', 'list'],
] as const)('the walk notices that %s.%s forgets whose call it is', async (store, method) => {
  const [stranger] = strangers;
  if (stranger === undefined) throw new RangeError('no stranger');
  await expect(expectApart(forgetful(store, method as never), stranger)).rejects.toThrow();
});
