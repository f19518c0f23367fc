import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { ImportSource } from '@vitalwire/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, textOf, tree } from '../../test/reading.ts';
import { type Written, zipOf } from '../../test/zip-bytes.ts';
import { diskScratch, memoryScratch, memorySource, openSource, sha256Of } from './index.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vitalwire-zip-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const files: readonly Written[] = [
  { name: 'b.fit', bytes: '2' },
  { name: 'rides/2026/', store: true },
  { name: 'rides/2026/a.fit', bytes: '3', modifiedSeconds: 1_700_000_000 },
  { name: 'B.fit', bytes: '1', store: true },
  { name: '__MACOSX/b.fit', bytes: '-' },
  { name: 'rides/.DS_Store', bytes: '-' },
  { name: 'rides/z.gpx.gz', bytes: gzipSync('4'), store: true },
  { name: 'ü/long.csv', bytes: 'x'.repeat(100_000), zip64: true },
];
const expected = (path: string) => [
  `${path}!/B.fit 1`,
  `${path}!/b.fit 2`,
  `${path}!/rides/`,
  `${path}!/rides/2026/`,
  `${path}!/rides/2026/a.fit 3`,
  `${path}!/rides/z.gpx.gz 4`,
  `${path}!/ü/`,
  `${path}!/ü/long.csv ${'x'.repeat(100_000)}`,
];

async function membersOf(source: ImportSource): Promise<readonly ImportSource[]> {
  const members: ImportSource[] = [];
  for await (const member of source.entries()) members.push(member);
  return members;
}

async function first(source: ImportSource): Promise<ImportSource> {
  for await (const member of source.entries()) return member;
  throw new Error('there is none');
}

describe('a zip', () => {
  it('is a folder tree in one order, known by its first bytes and not by its name', async () => {
    await writeFile(join(root, 'export.zip'), zipOf(files));
    await writeFile(join(root, 'export.fit'), zipOf(files));
    for (const name of ['export.zip', 'export.fit']) {
      const source = await openSource(name, { base: root });
      expect([source.type, source.sizeBytes]).toEqual(['archive', zipOf(files).byteLength]);
      expect(await tree(source)).toEqual(expected(name));
      expect(await tree(source)).toEqual(expected(name));
    }
    const memory = memorySource('up.zip', zipOf(files));
    expect(memory.type).toBe('archive');
    expect(await tree(memory)).toEqual(expected('up.zip'));
    await writeFile(join(root, 'other.zip'), 'PK and so on');
    expect((await openSource(join(root, 'other.zip'))).type).toBe('file');
  });

  it('is found in a folder, and is the bytes of the archive when it is opened', async () => {
    const folder = await mkdtemp(join(root, 'found-'));
    await writeFile(join(folder, 'export'), zipOf(files));
    const member = await first(await openSource(folder));
    expect([member.type, member.name]).toEqual(['archive', 'export']);
    expect(await sha256Of(member.open())).toBe(await sha256Of(zipOf(files)));
    expect(await member.head(2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });

  it('tells sizes, and times only where they are in UTC', async () => {
    const source = memorySource('a.zip', zipOf([{ ...files[2], name: 'a.fit' } as Written, { name: 'b.fit' }]));
    const members = await membersOf(source);
    expect(members.map(({ sizeBytes, modifiedAt }) => [sizeBytes, modifiedAt])).toEqual([
      [1, '2023-11-14T22:13:20.000Z'],
      [0, null],
    ]);
  });

  it('gives the head of a member without the rest', async () => {
    const long = memorySource('a.zip', zipOf([{ name: 'a.csv', bytes: 'time,bpm\n'.repeat(100_000) }]));
    expect(Buffer.from(await (await first(long)).head(8)).toString()).toBe('time,bpm');
  });

  it('without members has none', async () => {
    expect(await tree(memorySource('a.zip', zipOf([])))).toEqual([]);
  });

  it('stops when it is cancelled', async () => {
    const source = await first(memorySource('a.zip', zipOf([{ name: 'a.csv', bytes: 'x'.repeat(1_000_000) }])));
    await expect(textOf({ ...source, open: () => source.open({ signal: AbortSignal.abort() }) })).rejects.toMatchObject(
      {
        code: 'cancelled',
      },
    );
  });

  it('gives back whatever was put into it, packed and stored', async () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9 ü_-]{1,12}$/).filter((text) => text.trim() === text);
    const member = fc.record({ name, bytes: fc.uint8Array({ maxLength: 3000 }), store: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(member, { selector: (one) => one.name, maxLength: 6 }), async (members) => {
        const got = new Map<string, string>();
        for await (const one of memorySource(
          'a.zip',
          zipOf(members.map((m) => ({ ...m, name: `${m.name}.fit` }))),
        ).entries())
          got.set(one.name, await sha256Of(one.open()));
        for (const { name, bytes } of members) expect(got.get(`${name}.fit`)).toBe(await sha256Of(bytes));
        expect(got.size).toBe(members.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a zip in a zip', () => {
  const inner = zipOf([{ name: 'a.fit', bytes: 'deep' }]);
  const both = zipOf([
    { name: 'packed.zip', bytes: inner },
    { name: 'stored.zip', bytes: inner, store: true },
  ]);
  const lines = [
    'a.zip!/packed.zip (archive)',
    'a.zip!/packed.zip!/a.fit deep',
    'a.zip!/stored.zip (archive)',
    'a.zip!/stored.zip!/a.fit deep',
  ];

  it('is walked, in memory and on disk, with nothing left behind', async () => {
    await writeFile(join(root, 'a.zip'), both);
    const folder = await mkdtemp(join(root, 'scratch-'));
    expect(await tree(await openSource('a.zip', { base: root }))).toEqual(lines);
    const scratch = diskScratch({ folder });
    const source = await openSource('a.zip', { base: root, scratch });
    expect(await tree(source)).toEqual(lines);
    expect(await tree(source)).toEqual(lines);
    const packed = await first(source);
    expect(await sha256Of(packed.open())).toBe(await sha256Of(inner));
    expect(await readdir(folder)).toHaveLength(1);
    await scratch.close();
    expect(await readdir(folder)).toEqual([]);
    expect(await codeOf(async () => textOf(await first(await first(source))))).toBe('cancelled');
  });

  it('leaves nothing behind when it is damaged or cancelled', async () => {
    const folder = await mkdtemp(join(root, 'scratch-'));
    const abort = new AbortController();
    const scratch = diskScratch({ folder, signal: abort.signal });
    const packed = { data: deflateRawSync(inner).fill(0xff, 10), plainBytes: inner.byteLength, crc32: 1 };
    const broken = memorySource('x.zip', zipOf([{ name: 'a.zip', packed }]), { scratch });
    expect(await membersOf(await first(broken))).toEqual([]);
    expect(broken.damage?.()).toMatchObject([{ path: 'x.zip!/a.zip', type: 'damaged' }]);
    abort.abort();
    expect(await codeOf(async () => first(await first(memorySource('x.zip', both, { scratch }))))).toBe('cancelled');
    await scratch.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it('says what to do when there is no room to unpack it', async () => {
    const scratch = diskScratch({ folder: join(root, 'no-such-folder') });
    await expect(first(await first(memorySource('x.zip', both, { scratch })))).rejects.toMatchObject({
      code: 'storage-readonly',
      message: expect.stringContaining('Set TMPDIR'),
    });
    const long = { data: new Uint8Array(inner), plainBytes: 65 * 1024 * 1024, crc32: 0 };
    const nested = memorySource(
      'x.zip',
      zipOf([{ name: 'a.zip', bytes: inner, states: { plainBytes: long.plainBytes } }]),
    );
    expect(await codeOf(async () => first(await first(nested)))).toBe('too-large');
  });

  it('keeps the last few unpacked and comes back to the others', async () => {
    const many = Array.from({ length: 20 }, (_, i) => ({
      name: `${String(i).padStart(2, '0')}.zip`,
      bytes: zipOf([{ name: 'a.fit', bytes: `deep ${i}` }]),
    }));
    const folder = await mkdtemp(join(root, 'scratch-'));
    for (const scratch of [memoryScratch(), diskScratch({ folder })]) {
      const source = memorySource('x.zip', zipOf(many), { scratch });
      const nested = await membersOf(source);
      const members = await Promise.all(nested.map(first));
      expect(await Promise.all(members.map(textOf))).toEqual(many.map((_, i) => `deep ${i}`));
      expect(await textOf(members[0] as ImportSource)).toBe('deep 0');
      await scratch.close();
    }
    expect(await readdir(folder)).toEqual([]);
  });
});
