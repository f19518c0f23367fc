import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { HealthError, type ImportSource } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, textOf, tree } from '../../test/reading.ts';
import { type Written, zipOf } from '../../test/zip-bytes.ts';
import { memorySource, openSource, type SourceLimits } from './index.ts';

const table = 'time,bpm\n'.repeat(40);
/** Of every way to state lengths, in front of the content and behind it. */
const files: readonly Written[] = [
  { name: 'plain.fit', bytes: 'plain' },
  { name: 'rides/', store: true },
  { name: 'rides/a.csv', bytes: table, streamed: 'signed', modifiedSeconds: 1_700_000_000 },
  { name: 'rides/b.csv', bytes: table, streamed: 'bare' },
  { name: 'rides/c.csv', bytes: table, streamed: 'long' },
  { name: 'stored.fit', bytes: `stored${'PK\u0007\u0008'.repeat(3)}`, store: true, streamed: 'signed' },
  { name: 'stored-long.fit', bytes: 'x'.repeat(50), store: true, streamed: 'long' },
  { name: 'known.fit', bytes: 'known', store: true },
  { name: 'long.fit', bytes: table, zip64: true },
  { name: 'empty.fit', bytes: '', streamed: 'signed' },
];
const whole = zipOf(files);
const END_BYTES = 22;

/** Content by path, as far as it comes, and whether it ends in damage. */
async function contentOf(source: ImportSource, found = new Map<string, { text: string; isWhole: boolean }>()) {
  for await (const member of source.entries()) {
    if (member.type !== 'file') {
      await contentOf(member, found);
      continue;
    }
    let text = '';
    let isWhole = true;
    try {
      for await (const piece of member.open()) text += Buffer.from(piece).toString();
    } catch (error) {
      if (!HealthError.is(error) || error.code !== 'file-invalid') throw error;
      isWhole = false;
    }
    found.set(member.path, { text, isWhole });
  }
  return found;
}

describe('a zip without its table of contents', () => {
  it('cut at any byte gives every whole member, the beginning of the one that it ends in, and one sentence', async () => {
    const truth = await contentOf(memorySource('x.zip', whole));
    expect(truth.size).toBe(files.length - 1);
    let most = 0;
    for (let end = 4; end < whole.byteLength; end++) {
      const source = memorySource('x.zip', whole.subarray(0, end));
      if (end < 30 + 'plain.fit'.length) {
        // Not one name is whole.
        expect(await codeOf(() => contentOf(source))).toBe('file-invalid');
        continue;
      }
      const found = await contentOf(source);
      const begun = [...found.values()].filter(({ isWhole }) => !isWhole).length;
      expect(begun).toBeLessThan(2);
      for (const [path, { text, isWhole }] of found) {
        const full = truth.get(path)?.text ?? '?';
        // What is stored may end in the first bytes of what would state its length.
        if (isWhole) expect(text).toBe(full);
        else expect(text.slice(0, full.length)).toBe(full.slice(0, text.length));
      }
      expect(found.size).toBeGreaterThanOrEqual(most);
      most = found.size;
      const sentences = (source.damage?.() ?? []).filter(({ type }) => type === 'truncated');
      expect(sentences).toMatchObject([
        { path: 'x.zip', message: expect.stringContaining('Download or copy it again') },
      ]);
      const [first] = sentences;
      const count = found.size - begun;
      const said =
        count === 0 ? 'Only the beginning of' : count === 1 ? '1 file was found' : `${count} files were found`;
      expect(first?.message).toContain(said);
    }
    expect(most).toBe(truth.size);
  });

  it.each<[string, Uint8Array]>([
    ['overwritten', Uint8Array.from(whole).fill(0x20, whole.byteLength - 200)],
    ['followed by something', new Uint8Array([...whole, 1, 2, 3])],
    ['without its last byte', whole.subarray(0, whole.byteLength - 1)],
    ['without its end', whole.subarray(0, whole.byteLength - END_BYTES)],
  ])('%s is read whole', async (_what, bytes) => {
    expect(await tree(memorySource('x.zip', bytes))).toEqual(await tree(memorySource('x.zip', whole)));
  });

  it('tells what its members know of themselves', async () => {
    for await (const member of memorySource('x.zip', whole.subarray(0, -END_BYTES)).entries()) {
      if (member.name === 'long.fit') expect(member.sizeBytes).toBe(table.length);
      if (member.type !== 'folder') continue;
      for await (const each of member.entries())
        if (each.name === 'a.csv') expect([each.sizeBytes, each.modifiedAt]).toEqual([table.length, null]);
    }
  });

  it('begins behind the mark of an archive that was written as if it were split', async () => {
    const marked = zipOf([{ name: 'a.fit', bytes: 'a' }], { before: Uint8Array.of(0x50, 0x4b, 7, 8) });
    expect(await tree(memorySource('x.zip', marked.subarray(0, -1)))).toEqual(['x.zip!/a.fit a']);
  });

  it('of anything else is one sentence', async () => {
    const junk = new Uint8Array(100).fill(0x50).with(1, 0x4b).with(2, 3).with(3, 4);
    expect(await tree(memorySource('x.zip', junk))).toEqual([
      expect.stringContaining('x.zip file-invalid: … cannot be'),
    ]);
  });
});

describe('in a zip', () => {
  // Long enough to lie in several pieces, and not to be packed into nothing.
  const noise = Array.from({ length: 12_000 }, (_, i) => crc32(`${i}`).toString(36)).join('\n');
  const inner = (count: number): Uint8Array =>
    zipOf(
      Array.from({ length: count }, (_, i) => ({
        name: `${i}.csv`,
        bytes: `${i}${noise}`,
        streamed: 'signed' as const,
      })),
    );

  it.each([true, false])('a zip that is cut gives what is in it before (stored: %s)', async (store) => {
    const cut = inner(4).subarray(0, inner(4).byteLength * 0.6);
    const source = memorySource(
      'x.zip',
      zipOf([
        { name: 'a.zip', bytes: cut, store },
        { name: 'b.fit', bytes: 'b' },
      ]),
    );
    const found = await contentOf(source);
    expect([...found].map(([path, { isWhole }]) => [path, isWhole])).toEqual([
      ['x.zip!/a.zip!/0.csv', true],
      ['x.zip!/a.zip!/1.csv', true],
      ['x.zip!/a.zip!/2.csv', false],
      ['x.zip!/b.fit', true],
    ]);
    expect(source.damage?.()[0]).toMatchObject({ path: 'x.zip!/a.zip', type: 'truncated' });
  });

  it.each<[boolean, 'none' | 'signed']>([
    [true, 'none'],
    [true, 'signed'],
    [false, 'none'],
    [false, 'signed'],
  ])('the zip in which it is cut gives its beginning (stored: %s, lengths behind it: %s)', async (store, form) => {
    const streamed = form === 'none' ? {} : { streamed: form };
    const outer = zipOf(['a.zip', 'b.zip'].map((name) => ({ name, bytes: inner(3), store, ...streamed })));
    const source = memorySource('x.zip', outer.subarray(0, outer.byteLength * 0.75));
    const found = await contentOf(source);
    expect([...found].map(([path, { isWhole }]) => `${path} ${isWhole}`)).toEqual([
      'x.zip!/a.zip!/0.csv true',
      'x.zip!/a.zip!/1.csv true',
      'x.zip!/a.zip!/2.csv true',
      'x.zip!/b.zip!/0.csv true',
      'x.zip!/b.zip!/1.csv false',
    ]);
    expect(source.damage?.().map(({ path, type }) => `${path} ${type}`)).toEqual(
      expect.arrayContaining(['x.zip truncated', 'x.zip!/b.zip truncated', 'x.zip!/b.zip!/1.csv damaged']),
    );
  });

  it.each([{}, { streamed: 'signed' as const }])(
    'cut at any byte, also where one in it ends, it gives the same',
    async (form) => {
      const small = zipOf([1, 2].map((number) => ({ name: `${number}.fit`, bytes: `${number}`, streamed: 'signed' })));
      const outer = zipOf(['a.zip', 'b.zip'].map((name) => ({ name, bytes: small, store: true, ...form })));
      let most = 0;
      for (let end = 30 + 'a.zip'.length + 30 + '1.fit'.length; end <= outer.byteLength; end++) {
        const found = await contentOf(memorySource('x.zip', outer.subarray(0, end)));
        const whole = [...found].filter(([, { isWhole }]) => isWhole);
        for (const [path, { text }] of whole) expect(`${text}.fit`).toBe(path.slice(-5));
        expect(whole.length).toBeGreaterThanOrEqual(most);
        most = whole.length;
      }
      expect(most).toBe(4);
    },
  );

  it('in a folder it costs itself, too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vitalwire-salvage-'));
    try {
      await writeFile(join(folder, 'a.zip'), Uint8Array.of(0x50, 0x4b, 3, 4, 5));
      await writeFile(join(folder, 'b.zip'), zipOf([{ name: 'b.fit', bytes: 'b' }]));
      const source = await openSource(folder);
      expect([...(await contentOf(source)).values()].map(({ text }) => text)).toEqual(['b']);
      expect(source.damage?.()).toMatchObject([{ type: 'damaged', path: expect.stringContaining('a.zip') }]);
      expect(await codeOf(async () => contentOf(await openSource(join(folder, 'a.zip'))))).toBe('file-invalid');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('a zip that is damaged in the middle gives what stands before', async () => {
    const bytes = Buffer.from(zipOf([{ name: 'a.zip', bytes: inner(3) }]));
    const middle = Math.round(bytes.byteLength * 0.6);
    bytes.fill(0xff, middle, middle + 40);
    const found = await contentOf(memorySource('x.zip', bytes));
    expect(found.get('x.zip!/a.zip!/0.csv')).toEqual({ text: `0${noise}`, isWhole: true });
  });
});

describe('what a hostile header says', () => {
  const seen = (entries: readonly Written[], limits: Partial<SourceLimits> = {}) =>
    tree(memorySource('x.zip', zipOf(entries).subarray(0, -1), { limits }));
  const good: Written = { name: 'good.fit', bytes: 'good' };

  it.each<[string, Written, string]>([
    ['climbs out', { name: '../../etc/cron', bytes: 'x' }, 'its name leads out'],
    ['is absolute', { name: '/etc/cron', bytes: 'x' }, 'its name leads out'],
    ['has a zero byte', { name: 'a\0.fit', bytes: 'x' }, 'its name holds a zero byte'],
    ['is encrypted', { name: 'a.fit', bytes: 'x', states: { flags: 1 } }, 'protected by a password'],
    ['is of a new method', { name: 'a.fit', bytes: 'x', states: { method: 77 } }, 'compressed by method 77'],
    ['is stored in two sizes', { name: 'a.fit', bytes: 'x', store: true, states: { plainBytes: 5 } }, 'two sizes'],
    ['is longer than stated', { name: 'a.fit', bytes: 'xxxx', states: { plainBytes: 3 } }, 'it is longer'],
    ['is shorter than stated', { name: 'a.fit', bytes: 'xxxx', states: { plainBytes: 5 } }, 'its length'],
  ])('costs its member where it %s', async (_what, bad, sentence) => {
    const lines = await seen([bad, good]);
    expect(lines).toHaveLength(2);
    expect(lines).toContain('x.zip!/good.fit good');
    expect(lines.find((line) => !line.startsWith('x.zip!/good.fit'))).toContain(sentence);
  });

  it('does not make a bomb of it', async () => {
    const zeros = new Uint8Array(16 * 1024 * 1024);
    for (const streamed of [{}, { streamed: 'signed' as const }])
      expect((await seen([good, { name: 'bomb.csv', bytes: zeros, ...streamed }])).join()).toContain('too-large');
    const packed = { data: deflateRawSync(zeros), plainBytes: zeros.byteLength, crc32: crc32(zeros) };
    const flat = Array.from({ length: 100 }, (_, i) => ({ name: `${i}.csv`, packed }));
    expect(await seen(flat)).toEqual([expect.stringContaining('unpacks to more than 200 times its size')]);
  });

  it('is not looked at beyond the number of members, the depth, or a stop', async () => {
    const three = [good, { ...good, name: 'b' }, { ...good, name: 'c' }];
    expect(await seen(three, { maximumEntries: 2 })).toEqual([expect.stringContaining('too-large: … holds 3 members')]);
    let bytes: Uint8Array = zipOf([good]).subarray(0, -1);
    for (let depth = 0; depth < 6; depth++) bytes = zipOf([{ name: 'x.zip', bytes }]).subarray(0, -1);
    expect((await tree(memorySource('x.zip', bytes))).at(-1)).toContain('too-large: … lies in 4 archives');
    const folder = await mkdtemp(join(tmpdir(), 'vitalwire-salvage-'));
    try {
      await writeFile(join(folder, 'x.zip'), bytes);
      const stopped = await openSource(join(folder, 'x.zip'), { signal: AbortSignal.abort() });
      expect(await codeOf(() => contentOf(stopped))).toBe('cancelled');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is that the whole archive is encrypted', async () => {
    const strong = zipOf([{ ...good, states: { flags: 0x41 } }]).subarray(0, -30);
    expect(await tree(memorySource('x.zip', strong))).toEqual([expect.stringContaining('it is encrypted')]);
  });

  it('never ends in anything but content or a typed error', async () => {
    const cut = whole.subarray(0, whole.byteLength - END_BYTES);
    const change = fc.tuple(fc.nat({ max: cut.byteLength - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = Uint8Array.from(cut);
        for (const [at, value] of changes) bytes[at] = value;
        expect(await codeOf(() => tree(memorySource('x.zip', bytes)))).toBe('none');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a member whose checksum is wrong', () => {
  const long = 'a row of it\n'.repeat(300_000);
  it.each<[string, Written, string]>([
    ['small', { name: 'a.csv', bytes: 'rows' }, 'from some place on values in it may be wrong'],
    ['small and stored', { name: 'a.csv', bytes: 'rows', store: true }, 'single values in it may be wrong'],
    ['long', { name: 'a.csv', bytes: long }, 'from some place on values in it may be wrong'],
  ])('is given whole and noted (%s)', async (what, member, sentence) => {
    const limits = { maximumRatio: 2000 };
    const source = memorySource('x.zip', zipOf([{ ...member, states: { crc32: 7 } }]), { limits });
    for await (const each of source.entries()) {
      const reader = each.open().getReader();
      await reader.read();
      // Of a small one it is known before a row of it can be taken.
      expect(source.damage?.()).toHaveLength(what === 'long' ? 0 : 1);
      await reader.cancel();
      expect(await textOf(each)).toBe(member.bytes);
    }
    expect(source.damage?.()).toEqual([
      { path: 'x.zip!/a.csv', type: 'checksum-mismatch', message: expect.stringContaining(sentence) },
    ]);
  });
});
