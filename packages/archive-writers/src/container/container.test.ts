import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { dataFile, folderInto, type MadeFile, textFile, zipBytes, zipFile, zipInto } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitalwire-writers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const long: MadeFile = {
  path: 'a/long.txt',
  *content() {
    for (let i = 0; i < 30_000; i++) yield `line ${i} é\n`;
  },
};
const files: readonly MadeFile[] = [
  textFile('a/hello.txt', 'hello'),
  long,
  dataFile('b.bin', Uint8Array.of(0, 255, 1)),
  zipFile('inner.zip', [textFile('deep.txt', 'deep')]),
];
const longText = Array.from({ length: 30_000 }, (_, i) => `line ${i} é\n`).join('');

/** Entries by the central directory, read here from the format's own description (APPNOTE 4.3.12). */
function unpacked(zip: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let at = zip.byteLength - 22;
  while (view.getUint32(at, true) !== 0x06054b50) at--;
  const count = view.getUint16(at + 10, true);
  let entry = view.getUint32(at + 16, true);
  const found = new Map<string, Uint8Array>();
  for (let i = 0; i < count; i++) {
    const [method, size, nameLength, extraLength, noteLength, start] = [
      view.getUint16(entry + 10, true),
      view.getUint32(entry + 20, true),
      view.getUint16(entry + 28, true),
      view.getUint16(entry + 30, true),
      view.getUint16(entry + 32, true),
      view.getUint32(entry + 42, true),
    ];
    const name = new TextDecoder().decode(zip.subarray(entry + 46, entry + 46 + nameLength));
    const data = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    const packed = zip.subarray(data, data + size);
    found.set(name, method === 0 ? packed : inflateRawSync(packed));
    entry += 46 + nameLength + extraLength + noteLength;
  }
  return found;
}
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe('an archive', () => {
  it.each([0, 6])('packs files in their order, at level %d, and a zip in it', async (level) => {
    const entries = unpacked(await zipBytes(files, { level }));
    expect([...entries.keys()]).toEqual(['a/hello.txt', 'a/long.txt', 'b.bin', 'inner.zip']);
    expect(text(entries.get('a/hello.txt'))).toBe('hello');
    expect(text(entries.get('a/long.txt'))).toBe(longText);
    expect([...(entries.get('b.bin') ?? [])]).toEqual([0, 255, 1]);
    const inner = unpacked(new Uint8Array(entries.get('inner.zip') ?? []));
    expect(text(inner.get('deep.txt'))).toBe('deep');
  });

  it('has the same bytes every time', async () => {
    expect(await zipBytes(files)).toEqual(await zipBytes(files));
  });

  it('has the same bytes in every zone', async () => {
    const program = `import('@vitalwire/archive-writers').then(async (w) => {
      const zip = await w.zipBytes([w.textFile('a.txt', 'a')]);
      process.stdout.write(Buffer.from(zip).toString('hex'));
    });`;
    const run = (zone: string) =>
      execFileSync(process.execPath, ['--conditions=@vitalwire/source', '--input-type=module', '-e', program], {
        cwd: join(import.meta.dirname, '..'),
        env: { TZ: zone },
        encoding: 'utf8',
      });
    expect(run('Pacific/Auckland')).toBe(run('America/New_York'));
  });

  it('is written to disk, in the long form too', async () => {
    const path = join(folder, 'a.zip');
    await zipInto(path, files);
    expect(new Uint8Array(readFileSync(path))).toEqual(await zipBytes(files));
    const long = await zipBytes([textFile('a.txt', 'a')], { zip64: true });
    // The long form's own end of the central directory.
    expect(Buffer.from(long).includes(Buffer.from('PK\u0006\u0006'))).toBe(true);
    writeFileSync(join(folder, 'long.zip'), long);
  });

  it('names folders when asked', async () => {
    const entries = unpacked(await zipBytes([textFile('a/b/c.txt', 'c'), textFile('a/d.txt', 'd')], { folders: true }));
    expect([...entries.keys()]).toEqual(['a/', 'a/b/', 'a/b/c.txt', 'a/d.txt']);
  });

  it('fails when a file cannot be made', async () => {
    const broken: MadeFile = {
      path: 'x',
      // biome-ignore lint/correctness/useYield: it breaks before it gives anything
      *content() {
        throw new Error('cannot be made');
      },
    };
    await expect(zipBytes([broken])).rejects.toThrow('cannot be made');
  });
});

describe('a folder', () => {
  it('holds the same files', async () => {
    const place = join(folder, 'unpacked');
    await folderInto(place, files);
    expect(readFileSync(join(place, 'a/long.txt'), 'utf8')).toBe(longText);
    expect([...readFileSync(join(place, 'b.bin'))]).toEqual([0, 255, 1]);
  });
});
