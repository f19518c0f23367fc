import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ContentHash,
  HealthError,
  instantOf,
  localOwner,
  type Owner,
  type TenantId,
  type UserId,
} from '@vitalwire/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileOriginals, removeHalfWritten, removeOriginals, sha256 } from './index.ts';

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

describe('what is too long for memory', () => {
  const zip = new Uint8Array([0x50, 0x4b, 5, 6, ...new Uint8Array(18)]);
  async function* inPieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < content.byteLength; at += 100) yield content.subarray(at, at + 100);
  }
  async function collected(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
    const all: Uint8Array[] = [];
    for await (const piece of pieces) all.push(piece);
    return Buffer.concat(all);
  }

  it('is kept and given back in pieces, compressed, and is the same as one kept at once', async () => {
    const originals = fileOriginals(root);
    await originals.writeStream(localOwner, sha256(bytes), () => inPieces(bytes));
    const [path = ''] = await files();
    expect((await stat(path)).size).toBeLessThan(bytes.byteLength / 10);
    const kept = await originals.open(localOwner, sha256(bytes));
    expect(kept?.location).toBeNull();
    expect(await collected(kept?.stream() ?? inPieces(zip))).toEqual(Buffer.from(bytes));
    expect(await originals.read(localOwner, sha256(bytes))).toEqual(Buffer.from(bytes));
    await originals.write(localOwner, bytes);
    await originals.writeStream(localOwner, sha256(bytes), () => inPieces(bytes));
    expect(await files()).toEqual([path]);
  });

  it('lies there as it is when it is an archive, to be read from anywhere in it', async () => {
    const originals = fileOriginals(root);
    await originals.writeStream(localOwner, sha256(zip), () => inPieces(zip));
    const [path = ''] = await files();
    const kept = await originals.open(localOwner, sha256(zip));
    expect([kept?.location, path.endsWith('.zip')]).toEqual([path, true]);
    expect(await readFile(path)).toEqual(Buffer.from(zip));
    expect(await originals.read(localOwner, sha256(zip))).toEqual(Buffer.from(zip));
    expect(await originals.write(localOwner, zip)).toBe(sha256(zip));
    expect(await files()).toEqual([path]);
    expect(await removeOriginals(root, localOwner)).toBe(1);
    expect(await originals.open(localOwner, sha256(zip))).toBeNull();
  });

  it('leaves nothing when it is not what its hash says, or ends in an error', async () => {
    const originals = fileOriginals(root);
    for (const content of [bytes, zip]) {
      const other = originals.writeStream(localOwner, sha256(new Uint8Array(1)), () => inPieces(content));
      await expect(other).rejects.toMatchObject({ code: 'file-invalid' });
    }
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 100);
      throw new HealthError('cancelled', 'Stopped.', {});
    }
    await expect(originals.writeStream(localOwner, sha256(bytes), failing)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await files()).toEqual([]);
  });

  it('says that it is damaged, however it is damaged', async () => {
    const originals = fileOriginals(root);
    const hash = await originals.write(localOwner, bytes);
    const archive = await originals.write(localOwner, zip);
    for (const path of await files()) {
      const content = await readFile(path);
      await writeFile(path, content.fill(9, content.length - 6, content.length - 2));
    }
    for (const one of [hash, archive]) {
      const kept = await originals.open(localOwner, one);
      await expect(collected(kept?.stream() ?? inPieces(zip))).rejects.toMatchObject({ code: 'storage-corrupt' });
    }
  });

  it('half written by a process that was killed is taken away after a while', async () => {
    const originals = fileOriginals(root);
    await originals.write(localOwner, bytes);
    const [path = ''] = await files();
    await writeFile(`${path}.old.tmp`, 'half');
    await utimes(`${path}.old.tmp`, 1_700_000_000, 1_700_000_000);
    await writeFile(`${path}.new.tmp`, 'half');
    await utimes(`${path}.new.tmp`, 1_800_000_000, 1_800_000_000);
    expect(await removeHalfWritten(root, instantOf(1_750_000_000_000))).toBe(1);
    expect((await files()).toSorted()).toEqual([path, `${path}.new.tmp`]);
    expect(await removeHalfWritten(join(root, 'nowhere'), instantOf(0))).toBe(0);
  });
});
