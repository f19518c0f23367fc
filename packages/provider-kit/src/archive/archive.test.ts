import { chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HealthError, type ImportSource, instantOf } from '@vitalwire/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, textOf } from '../../test/reading.ts';
import { bytesOf, memoryFolder, memorySource, openSource, sha256Of } from './index.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vitalwire-archive-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const utf8 = (text: string) => new TextEncoder().encode(text);
const counting = (length: number) => Uint8Array.from({ length }, (_, i) => i);

/** Root may read everything: it steps down for a while. */
async function asOrdinaryUser(run: () => Promise<void>): Promise<void> {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    await run();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

/** Everything below a source: path and text, or path and error code. */
async function tree(source: ImportSource): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const member of source.entries()) {
    if (member.type === 'folder') lines.push(`${member.path}/`, ...(await tree(member)));
    else
      lines.push(
        `${member.path} ${(await codeOf(() => textOf(member))).replace('none', await textOf(member).catch(() => ''))}`,
      );
  }
  return lines;
}

async function fill(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(root, folder, name, '..'), { recursive: true });
    await writeFile(join(root, folder, name), text);
  }
  return join(root, folder);
}

describe('a folder', () => {
  it('is read in one order, without what systems leave behind', async () => {
    await fill('plain', {
      'b.fit': '2',
      'B.fit': '1',
      'sub/z.fit': '4',
      'sub/deep/ü.gpx': '3',
      '.DS_Store': '-',
      '._b.fit': '-',
      '.git/config': '-',
      '__MACOSX/b.fit': '-',
      'Thumbs.db': '-',
      'desktop.INI': '-',
      '~$open.tcx': '-',
    });
    const source = await openSource('plain/', { base: root });
    expect([source.type, source.path, source.name]).toEqual(['folder', 'plain', 'plain']);
    const expected = [
      'plain/B.fit 1',
      'plain/b.fit 2',
      'plain/sub/',
      'plain/sub/deep/',
      'plain/sub/deep/ü.gpx 3',
      'plain/sub/z.fit 4',
    ];
    expect(await tree(source)).toEqual(expected);
    expect(await tree(source)).toEqual(expected);
    expect(await codeOf(() => textOf(source))).toBe('file-unreadable');
    expect(await source.head(4)).toHaveLength(0);
  });

  it.skipIf(process.platform === 'win32')('does not follow links, and says which lead out of it', async () => {
    const folder = await fill('links', { 'a/one.fit': '1' });
    await fill('elsewhere', { 'secret.fit': 'secret' });
    await symlink(join(root, 'elsewhere'), join(folder, 'out'));
    await symlink(join(root, 'elsewhere', 'secret.fit'), join(folder, 'out.fit'));
    await symlink('../../elsewhere/secret.fit', join(folder, 'a', 'up.fit'));
    await symlink(join(folder, 'a'), join(folder, 'in'));
    await symlink(folder, join(folder, 'a', 'loop'));
    await symlink(join(root, 'nowhere'), join(folder, 'gone'));
    expect(await tree(await openSource(folder))).toEqual([
      `${folder}/a/`,
      `${folder}/a/one.fit 1`,
      `${folder}/a/up.fit file-unreadable`,
      `${folder}/gone file-unreadable`,
      `${folder}/out file-unreadable`,
      `${folder}/out.fit file-unreadable`,
    ]);
    await symlink(folder, join(root, 'door'));
    const named = await openSource('door', { base: root });
    expect((await tree(named)).slice(0, 2)).toEqual(['door/a/', 'door/a/one.fit 1']);
  });

  it('that is gone or forbidden says so in a sentence', async () => {
    const error = await openSource(join(root, 'no-such-folder')).catch((e: unknown) => e);
    expect(HealthError.is(error) && [error.code, error.message]).toEqual([
      'file-unreadable',
      expect.stringContaining('there is no such file or folder'),
    ]);
    const vanishing = await fill('vanishing', { 'a.fit': '1' });
    const source = await openSource(vanishing);
    await rm(vanishing, { recursive: true });
    expect(await codeOf(async () => tree(source))).toBe('file-unreadable');
  });

  it.skipIf(process.platform === 'win32')('without permission costs itself and not its neighbours', async () => {
    const folder = await fill('shut', { 'a.fit': '1', 'b.fit': '2', 'c/d.fit': '3', 'e/f.fit': '4' });
    await chmod(root, 0o755);
    await chmod(join(folder, 'b.fit'), 0);
    await chmod(join(folder, 'c'), 0);
    await asOrdinaryUser(async () => {
      const outcomes: string[] = [];
      for await (const member of (await openSource(folder)).entries()) {
        const look = async () => (member.type === 'folder' ? await tree(member) : await textOf(member));
        outcomes.push(`${member.type} ${member.name} ${await codeOf(look)}`);
      }
      // What cannot be walked is no folder to whoever walks.
      const shut = ['file b.fit file-unreadable', 'file c file-unreadable'];
      expect(outcomes).toEqual(['file a.fit none', ...shut, 'folder e none']);
    });
    await chmod(join(folder, 'c'), 0o755);
  });

  it.skipIf(process.platform === 'win32')('is neither, where the path is a device', async () => {
    await expect(openSource('/dev/null')).rejects.toThrow(
      '/dev/null cannot be read: it is neither a file nor a folder.',
    );
  });

  it('can be made of memory', async () => {
    const folder = memoryFolder('up', [memorySource('up/a.fit', utf8('1')), memoryFolder('up/b', [])]);
    expect(await tree(folder)).toEqual(['up/a.fit 1', 'up/b/']);
    expect(memorySource('up/a.fit', utf8('1'), { modifiedAt: instantOf(0) })).toMatchObject({
      name: 'a.fit',
      sizeBytes: 1,
    });
  });
});

describe('a file', () => {
  it('has a head, a size and a date', async () => {
    await fill('file', { 'a.fit': '0123456789' });
    await utimes(join(root, 'file', 'a.fit'), 1_700_000_000, 1_700_000_000);
    const source = await openSource('file/a.fit', { base: root });
    expect(source).toMatchObject({
      type: 'file',
      path: 'file/a.fit',
      name: 'a.fit',
      sizeBytes: 10,
      modifiedAt: '2023-11-14T22:13:20.000Z',
    });
    expect(Buffer.from(await source.head(4)).toString()).toBe('0123');
    expect(Buffer.from(await source.head(99)).toString()).toBe('0123456789');
    expect(await source.head(0)).toHaveLength(0);
    expect(await textOf(source)).toBe('0123456789');
    expect(await tree(source)).toEqual([]);
  });

  it('is let go when reading stops early or is cancelled', async () => {
    await writeFile(join(root, 'long.fit'), new Uint8Array(300_000));
    const source = await openSource(join(root, 'long.fit'));
    for await (const piece of source.open()) {
      expect(piece.byteLength).toBeGreaterThan(0);
      break;
    }
    const abort = new AbortController();
    const reader = source.open({ signal: abort.signal }).getReader();
    await reader.read();
    abort.abort();
    await expect(reader.read()).rejects.toMatchObject({ code: 'cancelled' });
    // Windows would refuse while a handle is open.
    await rm(join(root, 'long.fit'));
    expect(await codeOf(() => textOf(source))).toBe('file-unreadable');
    expect(await codeOf(() => source.head(1))).toBe('file-unreadable');
  });

  it('is collected up to a limit', async () => {
    const open = () => memorySource('a.fit', counting(10)).open();
    expect(await bytesOf(open(), 'a.fit', 10)).toEqual(counting(10));
    expect(await codeOf(() => bytesOf(open(), 'a.fit', 9))).toBe('too-large');
    expect(await bytesOf(memorySource('a.fit', counting(0)).open(), 'a.fit', 0)).toHaveLength(0);
  });

  it('empty has an empty head', async () => {
    await writeFile(join(root, 'empty.fit'), '');
    const source = await openSource(join(root, 'empty.fit'));
    expect([source.sizeBytes, (await source.head(14)).byteLength, await textOf(source)]).toEqual([0, 0, '']);
  });
});

describe('a compressed file', () => {
  const text = 'activity '.repeat(1000);
  const packed = gzipSync(text);

  it('shows what is in it, by its content and not by its name', async () => {
    await writeFile(join(root, 'a.fit.gz'), packed);
    await writeFile(join(root, 'b.fit'), packed);
    await writeFile(join(root, 'c.fit.gz'), 'not compressed');
    for (const name of ['a.fit.gz', 'b.fit']) {
      const source = await openSource(join(root, name));
      expect([await textOf(source), Buffer.from(await source.head(8)).toString()]).toEqual([text, 'activity']);
    }
    expect(await textOf(await openSource(join(root, 'c.fit.gz')))).toBe('not compressed');
    expect((await openSource(join(root, 'a.fit.gz'))).sizeBytes).toBeNull();
  });

  it('may have several members', async () => {
    expect(await textOf(memorySource('x.gz', Buffer.concat([packed, gzipSync('more')])))).toBe(`${text}more`);
  });

  it('has the hash of what is in it', async () => {
    const plain = await sha256Of(utf8(text));
    expect(await sha256Of(memorySource('x.gz', packed).open())).toBe(plain);
    expect(await sha256Of(utf8(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('cut or damaged gives what comes before, then the reason', async () => {
    for (let end = 2; end < packed.byteLength; end++) {
      const source = memorySource('x.gz', packed.subarray(0, end));
      let got = '';
      const code = await codeOf(async () => {
        for await (const piece of source.open()) got += Buffer.from(piece).toString();
      });
      expect([code, text.startsWith(got)]).toEqual(['file-invalid', true]);
      if (end > packed.byteLength - 9) expect(got).toBe(text);
    }
    const flipped = Uint8Array.from(packed, (byte, i) => (i === packed.byteLength - 6 ? byte ^ 1 : byte));
    expect(await codeOf(() => textOf(memorySource('x.gz', flipped)))).toBe('file-invalid');
  });

  it('stops at either limit', async () => {
    const bomb = gzipSync(new Uint8Array(40 * 1024 * 1024));
    const error = await textOf(memorySource('bomb.gz', bomb)).catch((e: unknown) => e);
    expect(HealthError.is(error) && [error.code, error.message]).toEqual([
      'too-large',
      expect.stringContaining('200 times'),
    ]);
    expect(await codeOf(() => textOf(memorySource('x.gz', packed, { limits: { maximumBytes: 8999 } })))).toBe(
      'too-large',
    );
    expect(await codeOf(() => textOf(memorySource('x.gz', packed, { limits: { maximumBytes: 9000 } })))).toBe('none');
    expect(Buffer.from(await memorySource('bomb.gz', bomb).head(3))).toEqual(Buffer.alloc(3));
  });
});
