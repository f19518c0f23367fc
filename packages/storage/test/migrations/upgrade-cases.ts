import { dataKinds, type Owner, type Storage } from '@vitalwire/core';
import type { Kysely } from 'kysely';
import { expect } from 'vitest';
import { memoryStorage } from '../../src/memory/index.ts';
import { type MigrationStep, releasedSteps } from '../../src/migrations/index.ts';
import type { MigrationPlan } from '../../src/migrations/plan.ts';
import type { Database } from '../../src/schema.ts';
import { anna, ride, strangers } from '../../src/testing/samples.ts';
import { firstPlan, merge, planOf, records, withStreams, writeAsFirstRelease } from './before.ts';

export interface Opened {
  readonly storage: Storage;
  readonly db: Kysely<Database>;
}

/** What differs between the engines: each call opens the same database, with a plan of its own. */
export interface UpgradeSubject {
  open(plan?: MigrationPlan): Opened;
}

const owners: readonly Owner[] = [anna, ...strangers];

async function everything({ records: store, streams, merges }: Storage, owner: Owner): Promise<unknown> {
  const kinds = await Promise.all(
    dataKinds.map(async (kind) => [
      await store.list(owner, { kind, order: 'oldest-first' }),
      await store.dayTotals(owner, { kind }),
      await store.periodTotals(owner, 'week', { kind }),
      await store.periodTotals(owner, 'month', { kind }),
      await merges.list(owner, kind),
    ]),
  );
  return { kinds, streams: await streams.read(owner, withStreams.id, null) };
}

async function expected(): Promise<unknown> {
  const storage = memoryStorage();
  await storage.records.write(anna, records);
  await storage.streams.write(anna, withStreams.id, ride());
  await storage.merges.write(anna, merge);
  return everything(storage, anna);
}

/** A database as the first release left it, with rows of three people. */
export async function makeFirstRelease({ open }: UpgradeSubject): Promise<void> {
  const before = open(firstPlan);
  expect(await before.storage.migrate()).toEqual(['0001-initial']);
  for (const owner of owners) await writeAsFirstRelease(before.db, owner);
  await before.storage.close();
}

/** Everything of everyone is there, as if it had been written today. */
export async function expectUpgraded(storage: Storage): Promise<void> {
  expect(await storage.migrate()).toEqual([]);
  expect(await storage.owners()).toEqual([anna, strangers[1], strangers[0]]);
  for (const owner of owners) {
    expect(await everything(storage, owner)).toEqual(await expected());
    expect(await storage.records.rebuildTotals(owner)).toBe(0);
  }
}

export async function upgradesTheFirstRelease(subject: UpgradeSubject): Promise<void> {
  await makeFirstRelease(subject);
  const { storage } = subject.open();
  expect(await storage.migrate()).toEqual(releasedSteps.slice(1).map(({ name }) => name));
  await expectUpgraded(storage);
  await storage.close();
}

const forgetAmendments: MigrationStep = {
  name: '9999-forget-amendments',
  destructive: true,
  async up(db) {
    await (db as unknown as Kysely<Database>).schema.alterTable('record').dropColumn('amendment').execute();
  },
};
export const destructivePlan = planOf([...releasedSteps, forgetAmendments]);

export async function refusesToDestroyWithoutBackup({ open }: UpgradeSubject): Promise<void> {
  const now = open();
  await now.storage.migrate();
  await now.storage.records.write(anna, records);
  await now.storage.close();

  const next = open(destructivePlan);
  await expect(next.storage.migrate()).rejects.toMatchObject({
    code: 'storage-unavailable',
    details: { reason: 'backup-needed' },
  });
  const full = new Error('disk full');
  await expect(next.storage.migrate({ beforeDestructive: () => Promise.reject(full) })).rejects.toBe(full);
  const asked: unknown[] = [];
  const beforeDestructive = async (steps: readonly string[]) => {
    const { storage } = open();
    asked.push(steps, (await storage.records.list(anna, { kind: 'note', order: 'oldest-first' })).length);
    await storage.close();
  };
  expect(await next.storage.migrate({ beforeDestructive })).toEqual([forgetAmendments.name]);
  expect(asked).toEqual([[forgetAmendments.name], 1]);
  await next.storage.close();

  const old = open();
  await expect(old.storage.migrate()).rejects.toMatchObject({
    code: 'storage-newer',
    details: { found: destructivePlan.version, supported: releasedSteps.length },
  });
  await old.storage.close();
}

/** A new database is made by the same steps, and has nothing that could be lost. */
export async function makesNewDatabaseWithoutBackup({ open }: UpgradeSubject): Promise<void> {
  const { storage } = open(destructivePlan);
  expect(await storage.migrate()).toHaveLength(destructivePlan.version);
  await storage.close();
}
