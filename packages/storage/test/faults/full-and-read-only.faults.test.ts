import { chmodSync, copyFileSync } from 'node:fs';
import { localOwner } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { schemaVersion } from '../../src/engine.ts';
import { hashOf, importOne, numbered, streamsOf } from './imports.ts';
import { failureOf, freshPath, openAt } from './scratch.ts';

describe('a full disk', () => {
  it('fails with storage-full, keeps what was stored readable, half stores nothing and goes on when there is room', async ({
    task,
  }) => {
    task.meta.fault = { id: 'A7', operation: 'import', engine: 'sqlite', cycles: 1 };
    const { database, storage } = openAt(freshPath());
    await storage.migrate();
    await importOne(storage, 0);
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages + 30}`);
    let stored = 1;
    let failure = await failureOf(importOne(storage, stored));
    while (failure.code === 'none' && stored < 500) failure = await failureOf(importOne(storage, ++stored));
    expect(failure.code).toBe('storage-full');
    expect(stored).toBeGreaterThan(1);

    expect(await storage.streams.read(localOwner, numbered(0).id, null)).toEqual(streamsOf(0));
    const listed = await storage.records.list(localOwner, { kind: 'workout', order: 'oldest-first' });
    expect(listed).toHaveLength(stored);
    expect(await storage.imports.find(localOwner, hashOf(stored))).toBeNull();
    expect(await storage.streams.read(localOwner, numbered(stored).id, null)).toBeNull();
    expect((await failureOf(importOne(storage, stored))).code).toBe('storage-full');

    database.pragma('max_page_count = 1000000');
    expect(await importOne(storage, stored)).toBe('stored');
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    await storage.close();
  });

  it('stops a migration as a whole', async ({ task }) => {
    task.meta.fault = { id: 'A7', operation: 'migrate', engine: 'sqlite', cycles: 1 };
    const path = freshPath();
    const { database, storage } = openAt(path);
    database.pragma('max_page_count = 6');
    expect((await failureOf(storage.migrate())).code).toBe('storage-full');
    database.pragma('max_page_count = 1000000');
    expect(await storage.migrate()).toHaveLength(schemaVersion);
    await importOne(storage, 0);
    await storage.close();
  });
});

describe('a database that cannot be written', () => {
  const filled = async () => {
    const path = freshPath();
    const { storage } = openAt(path);
    await storage.migrate();
    await importOne(storage, 0);
    await storage.close();
    return path;
  };

  it('is read, and refuses to be written with one sentence', async ({ task }) => {
    task.meta.fault = { id: 'A8', operation: 'read-only file', engine: 'sqlite', cycles: 1 };
    const path = await filled();
    const { storage } = openAt(path, { readonly: true });
    expect(await storage.migrate()).toEqual([]);
    expect(await storage.streams.read(localOwner, numbered(0).id, null)).toEqual(streamsOf(0));
    const failure = await failureOf(importOne(storage, 1));
    expect(failure.code).toBe('storage-readonly');
    expect(failure.message).toContain(path);
    expect((await failureOf(storage.records.remove(localOwner, [numbered(0).id]))).code).toBe('storage-readonly');
    await storage.close();
  });

  it('cannot be brought up to date when it is empty', async ({ task }) => {
    task.meta.fault = { id: 'A8', operation: 'read-only and empty', engine: 'sqlite', cycles: 1 };
    const path = freshPath();
    openAt(path).database.close();
    const { storage } = openAt(path, { readonly: true });
    expect((await failureOf(storage.migrate())).code).toBe('storage-readonly');
    expect((await failureOf(storage.records.overview(localOwner))).code).toBe('storage-unavailable');
    await storage.close();
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'says so when the file mode forbids it',
    async () => {
      const copy = freshPath();
      copyFileSync(await filled(), copy);
      chmodSync(copy, 0o444);
      const failure = await failureOf((async () => importOne(openAt(copy).storage, 1))());
      expect(failure.code).toBe('storage-readonly');
    },
  );

  it('is not made up where there is no folder for it', async ({ task }) => {
    task.meta.fault = { id: 'A8', operation: 'no folder', engine: 'sqlite', cycles: 1 };
    const failure = await failureOf((async () => openAt(`${freshPath()}/missing/health.db`))());
    expect(failure.code).toBe('storage-unavailable');
    expect((await failureOf((async () => openAt(freshPath(), { readonly: true }))())).code).toBe('storage-unavailable');
  });
});
