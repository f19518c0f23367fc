import { setTimeout as pause } from 'node:timers/promises';
import { localOwner, type Storage } from '@vitalwire/core';
import { describe, expect, inject, it } from 'vitest';
import { schemaVersion } from '../../src/engine.ts';
import { failAtEveryStep } from '../../src/testing/index.ts';
import { startChild } from './child.ts';
import { hashOf, importOne, numbered, streamsOf } from './imports.ts';
import { failureOf, freshPath, openAt } from './scratch.ts';

const CYCLES = inject('faultCycles');

/** Nothing is there by halves: record, streams, roll-up and ledger of one file stand or fall together. */
async function expectWhole(storage: Storage, acknowledged: ReadonlySet<number>): Promise<void> {
  const entries = await storage.imports.list(localOwner);
  const stored = new Set(entries.map(({ hash }) => Number.parseInt(hash, 16)));
  for (const number of acknowledged) expect(stored.has(number), `file ${number} was acknowledged`).toBe(true);
  const records = await storage.records.list(localOwner, { kind: 'workout', order: 'oldest-first' });
  expect(records).toEqual([...stored].sort((a, b) => a - b).map(numbered));
  for (const number of stored)
    expect(await storage.streams.read(localOwner, numbered(number).id, null)).toEqual(streamsOf(number));
  const days = await storage.records.dayTotals(localOwner, { kind: 'workout' });
  expect(days.reduce((sum, { records: count }) => sum + count, 0)).toBe(stored.size);
}

describe('a killed process', () => {
  it('leaves nothing half stored and loses nothing acknowledged, time after time', async ({ task }) => {
    task.meta.fault = { id: 'A1', operation: 'import, through the storage', engine: 'sqlite', cycles: CYCLES };
    const path = freshPath();
    const acknowledged = new Set<number>();
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      const child = startChild('import', path, '0', '100000');
      await child.says('ready');
      await pause(20 + ((cycle * 37) % 60));
      await child.kill();
      for (const line of child.lines) if (line.startsWith('stored ')) acknowledged.add(Number(line.slice(7)));
      const { database, storage } = openAt(path);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(database.pragma('foreign_key_check')).toEqual([]);
      await expectWhole(storage, acknowledged);
      await storage.close();
    }
    expect(acknowledged.size).toBeGreaterThan(20);
  });

  it('in the middle of a migration leaves a database that the next one completes', async ({ task }) => {
    task.meta.fault = { id: 'A5', operation: 'migrate, from outside', engine: 'sqlite', cycles: 6 };
    for (let cycle = 0; cycle < 6; cycle++) {
      const path = freshPath();
      const child = startChild('migrate', path);
      await pause(120 + cycle * 30);
      await child.kill();
      const { storage } = openAt(path);
      await storage.migrate();
      await importOne(storage, cycle);
      await expectWhole(storage, new Set([cycle]));
      await storage.close();
    }
  });
});

describe('two processes at once', () => {
  it('bring one new file up to date together', async ({ task }) => {
    task.meta.fault = { id: 'A5', operation: 'four migrate at once', engine: 'sqlite', cycles: 4 };
    const path = freshPath();
    const children = Array.from({ length: 4 }, () => startChild('migrate', path));
    expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
    expect(children.flatMap(({ lines }) => lines[0]).sort()).toEqual([
      'migrated 0',
      'migrated 0',
      'migrated 0',
      `migrated ${schemaVersion}`,
    ]);
  });

  it('import the same files without error, loss or repetition', async ({ task }) => {
    task.meta.fault = { id: 'A9', operation: 'two import at once', engine: 'sqlite', cycles: 150 };
    const path = freshPath();
    const { storage } = openAt(path, { waitMilliseconds: 60_000 });
    await storage.migrate();
    const child = startChild('import', path, '0', '150');
    for (let number = 149; number >= 0; number--) await importOne(storage, number);
    expect(await child.ended).toBe(0);
    await expectWhole(storage, new Set(Array.from({ length: 150 }, (_, number) => number)));
    await storage.close();
  });

  it('a reader and a late writer never meet a stale snapshot', async ({ task }) => {
    task.meta.fault = { id: 'A9', operation: 'stale snapshot', engine: 'sqlite', cycles: 20 };
    const path = freshPath();
    const one = openAt(path).storage;
    const two = openAt(path).storage;
    await one.migrate();
    await importOne(one, 0);
    const add = (storage: Storage) =>
      storage.transaction(async ({ imports }) => {
        const known = await imports.find(localOwner, hashOf(0));
        await pause(1);
        if (known !== null) await imports.write(localOwner, { ...known, records: known.records + 1 });
      });
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(i % 2 === 0 ? one : two)));
    expect((await two.imports.find(localOwner, hashOf(0)))?.records).toBe(21);
    await one.close();
    await two.close();
  });
});

describe('a database that another process holds', () => {
  it('is waited for while other work goes on, then answered with storage-busy', async ({ task }) => {
    task.meta.fault = { id: 'A9', operation: 'held, then storage-busy', engine: 'sqlite', cycles: 1 };
    const path = freshPath();
    const { storage } = openAt(path, { waitMilliseconds: 400 });
    await storage.migrate();
    await importOne(storage, 0);
    const child = startChild('hold-lock', path, '60000');
    await child.says('holding');
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    const failure = await failureOf(importOne(storage, 1));
    clearInterval(timer);
    expect(failure.code).toBe('storage-busy');
    expect(turns).toBeGreaterThan(2);
    expect(await storage.streams.read(localOwner, numbered(0).id, null)).toEqual(streamsOf(0));
    await child.kill();
    expect(await importOne(storage, 1)).toBe('stored');
    await storage.close();
  });

  it('is written as soon as it is free', async ({ task }) => {
    task.meta.fault = { id: 'A9', operation: 'held, then free', engine: 'sqlite', cycles: 1 };
    const path = freshPath();
    const { storage } = openAt(path, { waitMilliseconds: 60_000 });
    await storage.migrate();
    const child = startChild('hold-lock', path, '500');
    await child.says('holding');
    expect(await importOne(storage, 1)).toBe('stored');
    expect(await child.ended).toBe(0);
    await storage.close();
  });
});

describe('a step that fails', () => {
  it('whichever it is, takes the whole import back', async ({ task }) => {
    const steps = await failAtEveryStep({
      async open() {
        const { storage } = openAt(freshPath());
        await storage.migrate();
        await importOne(storage, 0);
        return storage;
      },
      work: (storage) => importOne(storage, 1),
      check: (storage) => expectWhole(storage, new Set([0])),
    });
    expect(steps).toBe(4);
    task.meta.fault = { id: 'A6', operation: 'import, through the storage', engine: 'sqlite', cycles: steps };
  });
});
