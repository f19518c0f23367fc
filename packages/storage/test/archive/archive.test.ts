import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Storage, TenantId, UserId } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { restoreArchive, verifyArchive, writeArchive } from '../../src/archive/index.ts';
import { memoryStorage } from '../../src/memory/index.ts';
import { fileOriginals, sha256 } from '../../src/originals/index.ts';
import { readEverything } from '../../src/testing/cases/everything.ts';
import { anna, note } from '../../src/testing/samples.ts';
import { fill, freshFolder, freshSqlite, hashesOf, now, owners } from './people.ts';

async function archived(purpose: 'export' | 'backup', storage: Storage, only = owners) {
  const originals = await fill(storage, freshFolder());
  const folder = freshFolder();
  const manifest = await writeArchive({ storage, folder, owners: only, purpose, originals, now, program: 'test 1' });
  return { folder, manifest, originals };
}

describe('an archive', () => {
  it.each([
    ['memory', 'SQLite', async () => memoryStorage(), freshSqlite],
    ['SQLite', 'memory', freshSqlite, async () => memoryStorage()],
    ['SQLite', 'SQLite', freshSqlite, freshSqlite],
  ])('goes out of %s and comes back equal in %s', async (_, __, openFirst, openSecond) => {
    const first = await openFirst();
    const { folder, manifest } = await archived('backup', first);
    const second = await openSecond();
    const originals = fileOriginals(freshFolder());
    const restored = await restoreArchive({ storage: second, folder, originals });
    expect(restored.map(({ contentHash }) => contentHash)).toEqual(await hashesOf(first));
    expect(await hashesOf(second)).toEqual(manifest.people.map(({ contentHash }) => contentHash));
    for (const [place, owner] of owners.entries()) {
      expect(await readEverything(second, owner)).toEqual({ ...(await readEverything(first, owner)), results: [] });
      expect(await second.records.rebuildTotals(owner)).toBe(0);
      expect(await originals.read(owner, sha256(Buffer.from(`file of ${place}`)))).not.toBeNull();
    }
    await first.close();
    await second.close();
  });

  it('is the same to the byte from two engines, but for its moment', async () => {
    const filesOf = (folder: string) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
        statSync(join(folder, path)).isFile(),
      );
    const sqlite = await freshSqlite();
    const one = await archived('backup', sqlite);
    const two = await archived('backup', memoryStorage());
    expect(filesOf(one.folder).sort()).toEqual(filesOf(two.folder).sort());
    for (const path of filesOf(one.folder))
      expect(readFileSync(join(two.folder, path))).toEqual(readFileSync(join(one.folder, path)));
    await sqlite.close();
  });

  it('of one person holds no secret, and comes back under another name', async () => {
    const storage = memoryStorage();
    const { folder, manifest } = await archived('export', storage, [anna]);
    expect(manifest.people).toHaveLength(1);
    expect(manifest.files.filter(({ path }) => /grant|key/.test(path))).toEqual([]);
    const as = { tenantId: 'local' as TenantId, userId: 'me' as UserId };
    const other = memoryStorage();
    await restoreArchive({ storage: other, folder, originals: null, as });
    expect(await other.grants.list(as)).toEqual([]);
    expect(await other.records.overview(as)).toEqual(await storage.records.overview(anna));
  });

  it.skipIf(process.platform === 'win32')('can be read by nobody else', async () => {
    const { folder } = await archived('export', memoryStorage());
    for (const path of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
      expect(statSync(join(folder, path)).mode & 0o077).toBe(0);
  });

  it('is not written over anything, and leaves nothing when it fails', async () => {
    const storage = memoryStorage();
    const { folder, originals } = await archived('export', storage);
    const again = { storage, folder, purpose: 'export', originals, now, program: 'test 1' } as const;
    await expect(writeArchive(again)).rejects.toMatchObject({ code: 'file-unreadable' });
    const place = freshFolder();
    const failing = { ...originals, open: () => Promise.reject(new Error('gone')) };
    await expect(writeArchive({ ...again, folder: join(place, 'a'), originals: failing })).rejects.toThrow('gone');
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('what is put back', () => {
  it('is refused when any file was changed, cut off or taken away', async () => {
    const { folder, manifest } = await archived('backup', memoryStorage());
    expect(manifest.files.length).toBeGreaterThan(30);
    for (const { path, sizeBytes } of manifest.files) {
      const full = join(folder, path);
      const before = readFileSync(full);
      const changed = Buffer.from(before);
      if (sizeBytes === 0) changed.fill(0);
      const damaged = sizeBytes === 0 ? Buffer.from('x') : changed.subarray(0, -1);
      writeFileSync(full, damaged);
      const storage = memoryStorage();
      await expect(restoreArchive({ storage, folder, originals: null })).rejects.toMatchObject({
        code: 'file-invalid',
      });
      expect(await storage.owners()).toEqual([]);
      writeFileSync(full, before);
    }
    await verifyArchive(folder);
  });

  it('is refused when it is not what the manifest says, and nothing of it stays', async () => {
    const { folder, manifest } = await archived('export', memoryStorage(), [anna]);
    const lie = { ...manifest, people: [{ ...manifest.people[0], contentHash: 'f'.repeat(64) }] };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(lie));
    const storage = await freshSqlite();
    await expect(restoreArchive({ storage, folder, originals: null })).rejects.toMatchObject({ code: 'file-invalid' });
    expect(await storage.owners()).toEqual([]);
    await storage.close();
  });

  it.each([
    ['of a later version', { version: 2 }],
    ['of something else', { format: 'tar' }],
    ['without people', { people: undefined }],
    ['that leads out of its folder', { files: [{ path: '../../etc/passwd', sizeBytes: 1, sha256: '0' }] }],
    ['with a folder of its own choice', { people: [{ folder: '../x' }] }],
  ])('is refused by a manifest %s', async (_, more) => {
    const { folder, manifest } = await archived('export', memoryStorage());
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...more }));
    await expect(verifyArchive(folder)).rejects.toMatchObject({ code: 'file-invalid' });
  });

  it('is not laid over what a person has', async () => {
    const { folder } = await archived('backup', memoryStorage());
    const storage = memoryStorage();
    await storage.records.write(anna, [note('mine')]);
    await expect(restoreArchive({ storage, folder, originals: null })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await storage.owners()).toEqual([anna]);
  });
});
