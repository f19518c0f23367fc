import { setTimeout as pause } from 'node:timers/promises';
import { HealthError, type Storage } from '@vitalwire/core';
import { Pool } from 'pg';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { releasedSteps } from '../migrations/index.ts';
import { anna, note, strangers } from '../testing/samples.ts';
import { postgresStorage } from './index.ts';

const schema = 'storage_faults';
const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
const opened: Storage[] = [];
const [ben = anna] = strangers;

function open(options: { readonly application?: string; readonly waitMilliseconds?: number } = {}): Storage {
  const { application = 'storage', waitMilliseconds = 10_000 } = options;
  const pool = new Pool({
    connectionString: inject('postgresUrl'),
    max: 2,
    options: `-c search_path=${schema}`,
    application_name: application,
  });
  const storage = postgresStorage({ pool, waitMilliseconds });
  opened.push(storage);
  return storage;
}

beforeAll(async () => {
  await admin.unsafe(`create schema ${schema}`);
  await open().migrate();
});
afterAll(async () => {
  await Promise.all(opened.map((storage) => storage.close()));
  await admin.end();
});

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: unknown) => (HealthError.is(error) ? error.code : String(error)),
  );
const has = async (storage: Storage, key: string) => (await storage.records.get(anna, 'note', note(key).id)) !== null;

describe('a connection that the server ends', () => {
  it('in the middle of a transaction undoes it, says so, and is made again by the next call', async () => {
    const storage = open({ application: 'victim' });
    const cut = storage.transaction(async ({ records }) => {
      await records.write(anna, [note('cut')]);
      await admin`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victim'`;
      await pause(50);
      await records.write(anna, [note('after')]);
    });
    expect(await codeOf(cut)).toBe('storage-unavailable');
    expect(await has(storage, 'cut')).toBe(false);
    expect(await storage.records.write(anna, [note('cut')])).toEqual(['inserted']);
  });

  it('between two calls is made again', async () => {
    const storage = open({ application: 'idle' });
    await storage.records.write(anna, [note('before')]);
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'idle'`;
    await pause(50);
    expect(await has(storage, 'before')).toBe(true);
  });

  it('cannot be made where no server is', async () => {
    const pool = new Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none', max: 1 });
    const storage = postgresStorage({ pool });
    expect(await codeOf(storage.migrate())).toBe('storage-unavailable');
    expect(await codeOf(storage.records.overview(anna))).toBe('storage-unavailable');
    await expect(storage.records.overview(anna)).rejects.toThrow(/^The PostgreSQL database none cannot be reached\./);
    await storage.close();
  });
});

describe('transactions in each other’s way', () => {
  it('that lock two people crosswise both succeed: the one that gave way runs again as a whole', async () => {
    const storage = open();
    let runs = 0;
    const meet = (first: typeof anna, second: typeof anna, key: string) =>
      storage.transaction(async ({ records }) => {
        runs++;
        await records.write(first, [note(key)]);
        await pause(100);
        await records.write(second, [note(key)]);
      });
    await Promise.all([meet(anna, ben, 'one'), meet(ben, anna, 'two')]);
    expect(runs).toBe(3);
    for (const owner of [anna, ben]) {
      const ids = [note('one').id, note('two').id];
      expect(await storage.records.getMany(owner, 'note', ids)).toHaveLength(2);
    }
  });

  it('run again when the server asks for it, five times at the most', async () => {
    const storage = open();
    const conflict = Object.assign(new Error('could not serialize access'), { code: '40001' });
    let runs = 0;
    const settles = storage.transaction(async ({ records }) => {
      await records.write(anna, [note(`try ${runs}`)]);
      if (++runs < 4) throw conflict;
      return runs;
    });
    expect(await settles).toBe(4);
    expect(await has(storage, 'try 0')).toBe(false);
    expect(await has(storage, 'try 3')).toBe(true);
    runs = 0;
    const never = storage.transaction(async () => {
      runs++;
      throw conflict;
    });
    expect(await codeOf(never)).toBe('storage-busy');
    expect(runs).toBe(5);
  });

  it('wait for another process, then say storage-busy', async () => {
    const holder = open();
    const impatient = open({ waitMilliseconds: 150 });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holding = holder.transaction(async ({ records }) => {
      await records.write(anna, [note('held')]);
      await held;
    });
    await pause(50);
    expect(await codeOf(impatient.records.write(anna, [note('late')]))).toBe('storage-busy');
    expect(await impatient.records.write(ben, [note('late')])).toEqual(['inserted']);
    expect(await has(impatient, 'held')).toBe(false);
    release();
    await holding;
    expect(await impatient.records.write(anna, [note('late')])).toEqual(['inserted']);
  });

  it('of two processes that store the same file do not store it twice', async () => {
    const stores = [open(), open()];
    const outcomes = await Promise.all(stores.map((storage) => storage.records.write(anna, [note('same')])));
    expect(outcomes.flat().sort()).toEqual(['inserted', 'unchanged']);
  });
});

describe('a statement that fails inside a transaction', () => {
  it('fails the transaction even when the work goes on as if nothing had happened', async () => {
    const storage = open();
    const work = storage.transaction(async ({ records, imports }) => {
      await records.write(anna, [note('swallowed')]);
      const entry = {
        hash: 'f'.repeat(64),
        sourceId: 'files',
        mapper: 'm',
        name: 'n',
        position: null,
        importedAt: note('n').start,
      };
      await imports
        .write(anna, { ...entry, sizeBytes: 1, state: 'done', records: 2 ** 40 } as Parameters<typeof imports.write>[1])
        .catch(() => undefined);
    });
    await expect(work).rejects.toThrow();
    expect(await has(storage, 'swallowed')).toBe(false);
  });
});

describe('a database that is not ready', () => {
  it('of a newer release is refused', async () => {
    await admin.unsafe(`update ${schema}.vitalwire_schema set version = 99`);
    expect(await codeOf(open().migrate())).toBe('storage-newer');
    await admin.unsafe(`update ${schema}.vitalwire_schema set version = 1`);
  });

  it('without tables says what to do', async () => {
    const pool = new Pool({ connectionString: inject('postgresUrl'), max: 1, options: '-c search_path=nowhere' });
    const storage = postgresStorage({ pool });
    expect(await codeOf(storage.records.overview(anna))).toBe('storage-unavailable');
    await storage.close();
  });

  it('that takes no writes is read', async () => {
    const pool = new Pool({
      connectionString: inject('postgresUrl'),
      max: 1,
      options: `-c search_path=${schema} -c default_transaction_read_only=on`,
    });
    const storage = postgresStorage({ pool });
    expect(await codeOf(storage.records.write(anna, [note('refused')]))).toBe('storage-readonly');
    expect(await has(storage, 'refused')).toBe(false);
    await storage.close();
  });

  it('is brought up to date by many processes at once', async () => {
    await admin.unsafe('create schema storage_race');
    const instances = Array.from({ length: 4 }, () =>
      postgresStorage({
        pool: new Pool({
          connectionString: inject('postgresUrl'),
          max: 1,
          options: '-c search_path=storage_race',
        }),
      }),
    );
    const steps = await Promise.all(instances.map((storage) => storage.migrate()));
    expect(steps.flat()).toEqual(releasedSteps.map(({ name }) => name));
    await Promise.all(instances.map((storage) => storage.close()));
  });
});
