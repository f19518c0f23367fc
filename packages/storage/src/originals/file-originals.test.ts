import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ContentHash, HealthError, localOwner, type Owner, type TenantId, type UserId } from '@vitalwire/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileOriginals, sha256 } from './index.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'originals-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('a ride '.repeat(1000));

async function files(): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('fileOriginals', () => {
  it('gives back the same bytes under their hash, compressed on disk', async () => {
    const originals = fileOriginals(root);
    const hash = await originals.write(localOwner, bytes);
    expect(hash).toBe(sha256(bytes));
    expect(await originals.read(localOwner, hash)).toEqual(Buffer.from(bytes));
    const [path] = await files();
    expect((await stat(path ?? '')).size).toBeLessThan(bytes.byteLength / 10);
  });

  it('keeps one copy of one content and no temporary file', async () => {
    const originals = fileOriginals(root);
    await Promise.all([originals.write(localOwner, bytes), originals.write(localOwner, bytes)]);
    await originals.write(localOwner, bytes);
    expect(await files()).toHaveLength(1);
  });

  it('does not show one owner the file of another', async () => {
    const originals = fileOriginals(root);
    const hash = await originals.write(localOwner, bytes);
    const stranger: Owner = { tenantId: 'local' as TenantId, userId: 'you' as UserId };
    expect(await originals.read(stranger, hash)).toBeNull();
    expect(await originals.remove(stranger, hash)).toBe(false);
  });

  it.each(['..', '../../etc', 'a/b', 'a\\b', '.', 'CON'])('stays below its root for the user id %j', async (userId) => {
    const originals = fileOriginals(join(root, 'kept'));
    await originals.write({ tenantId: '..' as TenantId, userId: userId as UserId }, bytes);
    for (const path of await files()) expect(path.startsWith(join(root, 'kept'))).toBe(true);
  });

  it('says that a damaged original is damaged', async () => {
    const originals = fileOriginals(root);
    const hash = await originals.write(localOwner, bytes);
    const [path = ''] = await files();
    const packed = await readFile(path);
    packed[packed.length - 3] = (packed[packed.length - 3] ?? 0) ^ 0xff;
    await writeFile(path, packed);
    const error = await originals.read(localOwner, hash).catch((thrown: unknown) => thrown);
    expect(HealthError.is(error) && error.code).toBe('storage-corrupt');
  });

  it('removes what is there and knows what is not', async () => {
    const originals = fileOriginals(root);
    const hash = await originals.write(localOwner, bytes);
    expect(await originals.remove(localOwner, hash)).toBe(true);
    expect(await originals.remove(localOwner, hash)).toBe(false);
    expect(await originals.read(localOwner, hash)).toBeNull();
  });

  it('refuses a name that is no hash', async () => {
    await expect(fileOriginals(root).read(localOwner, '../../secret' as ContentHash)).rejects.toThrow(RangeError);
  });
});
