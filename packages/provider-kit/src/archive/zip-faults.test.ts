import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, crc32, deflateRawSync, gzipSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, tree } from '../../test/reading.ts';
import { type Written, zipOf } from '../../test/zip-bytes.ts';
import { memoryFolder, memorySource, openSource, type SourceLimits } from './index.ts';

const good: Written = { name: 'good.fit', bytes: 'good' };
/** Still begins as a zip does. */
const junk = new Uint8Array(100).fill(0x50).with(1, 0x4b).with(2, 3).with(3, 4);
const goodLine = 'x.zip!/good.fit good';

const seen = (entries: readonly Written[], limits: Partial<SourceLimits> = {}) =>
  tree(memorySource('x.zip', zipOf(entries), { limits }));

describe('one bad member costs itself', () => {
  it.each<[string, Written, string]>([
    ['climbs out', { name: '../../etc/cron', bytes: 'x' }, 'file-unreadable: … cannot be read: its name leads out'],
    ['climbs within', { name: 'a/../evil.fit', bytes: 'x' }, 'file-unreadable: … cannot be read: its name leads out'],
    ['is absolute', { name: '/etc/cron', bytes: 'x' }, 'file-unreadable: … cannot be read: its name leads out'],
    ['has a drive', { name: 'C:\\cron', bytes: 'x' }, 'file-unreadable: … cannot be read: its name leads out'],
    [
      'climbs backslashed',
      { name: '..\\..\\cron', bytes: 'x' },
      'file-unreadable: … cannot be read: its name leads out',
    ],
    [
      'has a zero byte',
      { name: 'a\0.fit', bytes: 'x' },
      'file-unreadable: … cannot be read: its name holds a zero byte',
    ],
    ['is a link', { name: 'a.fit', bytes: '/etc/passwd', states: { mode: 0o120777 } }, 'it is a link and not a file'],
    ['is encrypted', { name: 'a.fit', bytes: 'x', states: { flags: 1 } }, 'protected by a password'],
    ['is Deflate64', { name: 'a.fit', bytes: 'x', states: { method: 9 } }, 'compressed by Deflate64'],
    ['is of a new method', { name: 'a.fit', bytes: 'x', states: { method: 77 } }, 'compressed by method 77'],
    ['is stored in two sizes', { name: 'a.fit', bytes: 'x', store: true, states: { plainBytes: 5 } }, 'two sizes'],
    [
      'is longer than stated',
      { name: 'a.fit', bytes: 'xxxx', states: { plainBytes: 3 } },
      'file-invalid: … is damaged: it is longer',
    ],
    [
      'is shorter than stated',
      { name: 'a.fit', bytes: 'xxxx', states: { plainBytes: 5 } },
      'file-invalid: … is damaged: its length',
    ],
    [
      'lies elsewhere',
      { name: 'a.fit', bytes: 'x'.repeat(50), states: { headerOffset: 3 } },
      'not where the archive says',
    ],
    [
      'is cut off by its neighbour',
      { name: 'a.fit', bytes: 'x', states: { packedBytes: 2 ** 31 } },
      'its end is missing',
    ],
  ])('that %s', async (_what, bad, sentence) => {
    const before = bad.states?.headerOffset === undefined && bad.states?.packedBytes === undefined;
    const lines = before
      ? await seen([bad, good])
      : await tree(memorySource('x.zip', zipOf([good, bad], { before: junk })));
    expect(lines).toHaveLength(2);
    expect(lines).toContain(goodLine);
    expect(lines.find((line) => line !== goodLine)).toContain(sentence);
  });

  it('names with backslashes are folders, as the programs that write them mean it', async () => {
    expect(await seen([{ name: 'rides\\a.fit', bytes: '1' }, good])).toEqual([
      goodLine,
      'x.zip!/rides/',
      'x.zip!/rides/a.fit 1',
    ]);
  });

  it('a name that is no text of today is still shown', async () => {
    const [line] = await seen([{ name: Uint8Array.of(0x81, 0x2e, 0x66, 0x69, 0x74), bytes: '1' }]);
    expect(line).toBe('x.zip!/ü.fit 1');
  });

  it('two members of one name are both shown, and a folder of the name of a file, too', async () => {
    expect(
      await seen([
        { name: 'export.xml', bytes: '1' },
        { name: 'export.xml', bytes: '2' },
        { name: 'a', bytes: '3' },
        { name: 'a/b.fit', bytes: '4' },
      ]),
    ).toEqual(['x.zip!/a/', 'x.zip!/a/b.fit 4', 'x.zip!/a 3', 'x.zip!/export.xml 1', 'x.zip!/export.xml (2) 2']);
  });
});

describe('an archive made to harm', () => {
  it('inflates no further than the ratio', async () => {
    const zeros = new Uint8Array(16 * 1024 * 1024);
    const lines = await seen([{ name: 'bomb.csv', bytes: zeros }, good]);
    expect(lines[0]).toContain('too-large: … inflates to more than');
    expect(lines[1]).toBe(goodLine);
  });

  it('is refused as a whole when what it states adds up to a bomb, or shares its bytes', async () => {
    const data = deflateRawSync(new Uint8Array(10_000_000));
    const packed = { data, plainBytes: 10_000_000, crc32: crc32(new Uint8Array(10_000_000)) };
    const flat = Array.from({ length: 200 }, (_, i) => ({ name: `${i}.csv`, packed }));
    expect(await seen(flat)).toEqual([
      expect.stringContaining('x.zip too-large: … unpacks to more than 200 times its size'),
    ]);
    const shared = flat.slice(0, 3).map((entry) => ({ ...entry, states: { headerOffset: 0 } }));
    expect(await seen(shared)).toEqual([
      expect.stringContaining('x.zip file-invalid: … cannot be opened: its members overlap'),
    ]);
    const quoted = [good, { ...good, name: 'second.fit', states: { headerOffset: 20 } }];
    expect(await seen(quoted)).toEqual([expect.stringContaining('its members overlap')]);
  });

  it('of too many members, or with a count that lies, is refused in a sentence', async () => {
    const three = [good, { ...good, name: 'b' }, { ...good, name: 'c' }];
    expect(await seen(three, { maximumEntries: 2 })).toEqual([expect.stringContaining('too-large: … holds 3 members')]);
    const million = memorySource('x.zip', zipOf(three, { count: 1_000_000 }));
    expect(await tree(million)).toEqual([expect.stringContaining('holds 1000000 members')]);
    const lying = memorySource('x.zip', zipOf(three, { count: 4 }));
    expect(await tree(lying)).toHaveLength(3);
    expect(lying.damage?.()).toMatchObject([{ message: expect.stringContaining('has lost its table of contents') }]);
  });

  it('in archives in archives ends at a depth', async () => {
    let bytes = zipOf([good]);
    for (let depth = 0; depth < 6; depth++) bytes = zipOf([{ name: 'x.zip', bytes, store: depth % 2 === 0 }]);
    const lines = await tree(memorySource('x.zip', bytes));
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toContain('too-large: … lies in 4 archives');
  });
});

describe('an archive that is damaged', () => {
  const whole = zipOf([good, { name: 'rides/a.csv', bytes: 'time,bpm\n'.repeat(20) }]);

  it('in any byte gives what is sound or a typed error, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: whole.byteLength - 1 }), fc.nat({ max: 255 })), { maxLength: 8 }),
        async (changes) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, value] of changes) bytes[at] = value;
          const source = memorySource('x.zip', bytes);
          const code = await codeOf(() => tree(source));
          expect(code).toBe('none');
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a member that is damaged', () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `${i},${crc32(`${i}`)}`).join('\n');

  it.each([0.1, 0.5, 0.97])('gives everything up to the damage (at %s of it)', async (part) => {
    const data = deflateRawSync(rows);
    const at = Math.round(data.byteLength * part);
    const sound = inflateRawSync(data.subarray(0, at), { finishFlush: constants.Z_SYNC_FLUSH }).byteLength;
    const packed = { data: data.fill(0xff, at), plainBytes: rows.length, crc32: crc32(rows) };
    const source = memorySource('x.zip', zipOf([{ name: 'a.csv', packed }]));
    for await (const member of source.entries()) {
      let text = '';
      const reading = (async () => {
        for await (const piece of member.open()) text += Buffer.from(piece).toString();
      })();
      await expect(reading).rejects.toMatchObject({ code: 'file-invalid' });
      // What eight packed bytes hold may be lost with the damage, and some bytes of it may be taken for packed ones.
      expect(text.length).toBeGreaterThan(sound - 100);
      expect(text.slice(0, sound)).toBe(rows.slice(0, Math.min(sound, text.length)));
    }
    expect(source.damage?.()).toMatchObject([{ path: 'x.zip!/a.csv', type: 'damaged' }]);
  });

  it('has no head where nothing of it comes out, which is noted', async () => {
    const packed = { data: new Uint8Array(50).fill(0xff), plainBytes: 100, crc32: 0 };
    const source = memorySource('x.zip', zipOf([{ name: 'a.csv', packed }, good]));
    for await (const member of source.entries()) {
      const isGood = member.name === good.name;
      expect((await member.head(10)).byteLength).toBe(isGood ? 4 : 0);
    }
    expect(source.damage?.().map(({ path }) => path)).toEqual(['x.zip!/a.csv']);
  });

  it('is noted in a folder, too, and where it stands alone in gzip', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vitalwire-damage-'));
    try {
      await writeFile(join(folder, 'a.csv.gz'), gzipSync(rows).subarray(0, 1000));
      const sources = [await openSource(folder), await openSource(join(folder, 'a.csv.gz'))];
      for (const source of sources) {
        await tree(source.type === 'folder' ? source : memoryFolder('', [source]));
        expect(source.damage?.()).toMatchObject([{ type: 'damaged', path: expect.stringContaining('a.csv.gz') }]);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
